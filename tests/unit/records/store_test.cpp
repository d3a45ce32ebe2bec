#include "records/store.h"

#include "catch.h"

#include <cstddef>
#include <string>
#include <vector>

using namespace galley;

namespace {

std::vector<StoredRecord> some_entries() {
  return {{"a.md", {5, 77, 1000, -1, 0xfedcba9876543210}, "bytes of a"},
          {"b/c.md", {0, 0, 0, 0, 0}, ""},
          {"文.md", {1U << 31U, ~std::uint64_t{0}, 1, 2, 3}, std::string_view("\0\n", 2)}};
}

const Outcome some_outcome = {
    {{"", 0x123456789abcdef0}, {"b/文", 0}}, {{"a.md", "what was found"}, {"b/c.md", ""}}, 0x42};

} // namespace

TEST_CASE("A store gives back what it was made of") {
  const auto store = Store::read(store_bytes(some_entries(), some_outcome, 9), 9);
  REQUIRE(store);
  REQUIRE(store->entries().size() == 3);
  for (const StoredRecord &entry : some_entries()) {
    const StoredRecord *found = store->find(entry.path);
    REQUIRE(found != nullptr);
    CHECK(found->state == entry.state);
    CHECK(found->bytes == entry.bytes);
  }
  CHECK(store->find("a") == nullptr);
  CHECK(store->find("z.md") == nullptr);
  REQUIRE(store->outcome());
  REQUIRE(store->outcome()->folders.size() == 2);
  CHECK(store->outcome()->folders.front().content == 0x123456789abcdef0);
  CHECK(store->outcome()->folders.back().path == "b/文");
  REQUIRE(store->outcome()->files.size() == 2);
  CHECK(store->outcome()->files.front().path == "a.md");
  CHECK(store->outcome()->files.front().bytes == "what was found");

  const auto empty = Store::read(store_bytes({}, std::nullopt, 1), 1);
  REQUIRE(empty);
  CHECK(empty->entries().empty());
  CHECK_FALSE(empty->outcome());
}

TEST_CASE("A store of another fingerprint or version is none") {
  std::string bytes = store_bytes(some_entries(), some_outcome, 9);
  CHECK_FALSE(Store::read(bytes, 8));
  ++bytes[bytes.find('\n') + 1];
  CHECK_FALSE(Store::read(bytes, 9));
  CHECK_FALSE(Store::read("", 9));
  CHECK_FALSE(Store::read("#!/bin/sh\n", 9));
}

TEST_CASE("Any bit that is another one is noticed, and any byte that is missing") {
  const std::string bytes = store_bytes(some_entries(), some_outcome, 9);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CHECK_FALSE(Store::read(bytes.substr(0, i), 9));
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      CHECK_FALSE(Store::read(changed, 9));
    }
  }
  CHECK_FALSE(Store::read(bytes + '\0', 9));
}
