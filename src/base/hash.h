// A hash of bytes that is the same on every machine and in every version of galley, so that it may be stored.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

struct XXH3_state_s;

namespace galley {

// XXH3, 64 bits.
std::uint64_t hash_bytes(std::string_view bytes);

// The same of bytes that come piece by piece.
class Hasher {
public:
  Hasher();
  void add(std::string_view bytes);
  std::uint64_t hash() const; // of what was added so far

private:
  struct Free {
    void operator()(XXH3_state_s *state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

} // namespace galley
