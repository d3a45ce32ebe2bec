// Random numbers that are the same on every machine and with every standard library, whose own distributions
// differ. In: a seed. Out: whole numbers only, since also libm differs from machine to machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace galley::bench {

// SplitMix64 by Sebastiano Vigna, https://prng.di.unimi.it/splitmix64.c (public domain).
class Random {
public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A stream of its own for each `number`, so that any one can be made without those before it.
  Random(std::uint64_t seed, std::uint64_t number) : state_(Random(seed).next() ^ Random(~number).next()) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  // 0 to limit - 1; limit is at least 1, and so far below 2^64 that the remainder's bias is nothing.
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  bool percent(std::uint64_t share) { return below(100) < share; }

  template <std::size_t N> std::string_view pick(const std::array<std::string_view, N> &words) {
    return words[static_cast<std::size_t>(below(N))];
  }
  std::string_view pick(std::initializer_list<std::string_view> words) {
    return words.begin()[below(words.size())];
  }

private:
  std::uint64_t state_;
};

} // namespace galley::bench
