// Hashes of bytes. In: bytes. Out: two kinds of 64-bit hashes. That of hash_bytes() is the same on every
// machine and in every version of galley, so that it may be stored. That of KeyedHash differs from run to
// run: tables whose keys strangers write use it, so that nobody can choose keys that all fall together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

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

// The hash of tables in memory: XXH3 with a random seed, which is drawn once a run. Nothing may depend on it,
// nor on the order of such a table.
struct KeyedHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view bytes) const;
  std::size_t operator()(std::uint64_t number) const;
};

// Tables of texts, in which a std::string_view is looked up without a copy. Key is std::string, or
// std::string_view where the text outlives the table.
template <class Key, class Value> using HashMap = std::unordered_map<Key, Value, KeyedHash, std::equal_to<>>;
template <class Key> using HashSet = std::unordered_set<Key, KeyedHash, std::equal_to<>>;

} // namespace galley
