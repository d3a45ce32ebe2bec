#include "base/hash.h"

#include "catch.h"

#include <string>

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
