#include "base/hash.h"

#include "catch.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

using namespace galley;

TEST_CASE("a hash is the same on every machine") {
  // As https://github.com/Cyan4973/xxHash gives them for XXH3_64bits.
  CHECK(hash_bytes("") == 0x2D06800538D394C2U);
  CHECK(hash_bytes("abc") == 0x78AF5F94892F3950U);
}

TEST_CASE("bytes that come piece by piece have the hash of the whole") {
  const std::string text(1000, 'x');
  Hasher hasher;
  CHECK(hasher.hash() == hash_bytes(""));
  for (std::size_t at = 0; at < text.size(); at += 37) hasher.add(std::string_view(text).substr(at, 37));
  CHECK(hasher.hash() == hash_bytes(text));
  CHECK(hash_bytes(text) != hash_bytes(text + "x"));
}

TEST_CASE("tables of texts are searched without a copy, by a hash that only this run knows") {
  HashMap<std::string, int> numbers;
  numbers.emplace("one", 1);
  CHECK(numbers.find(std::string_view("one"))->second == 1);
  CHECK_FALSE(numbers.contains(std::string_view("two")));
  const KeyedHash hash;
  CHECK(hash(std::string_view("one")) == hash("one"));
  CHECK(hash("one") != hash("two"));
  CHECK(hash(std::uint64_t{1}) != hash(std::uint64_t{2}));
  // The seed is drawn, so neither is what anyone can compute beforehand.
  CHECK(hash("one") != hash_bytes("one"));
  CHECK(hash("one") != std::hash<std::string_view>()("one"));
}
