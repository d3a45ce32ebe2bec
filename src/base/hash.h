// Hashes bytes to a value that is the same on every machine and in every version of galley, so that it may be
// stored.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

struct XXH3_state_s;

namespace galley {

// Returns the 64-bit XXH3 hash.
std::uint64_t hash_bytes(std::string_view bytes);

// Computes the same hash for bytes that come piece by piece.
class Hasher {
public:
  Hasher();
  void add(std::string_view bytes);
  std::uint64_t hash() const; // of the bytes added so far

private:
  struct Free {
    void operator()(XXH3_state_s *state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

} // namespace galley
