#include "markdown/arena.h"

#include "catch.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

using namespace galley;

namespace {

bool is_zero(const void *object, std::size_t size) {
  const auto *bytes = static_cast<const unsigned char *>(object);
  return std::all_of(bytes, bytes + size, [](unsigned char byte) { return byte == 0; });
}

} // namespace

TEST_CASE("what an arena gives is zeroed and aligned, also when it was used before") {
  Arena arena;
  for (int round = 0; round < 3; ++round) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{24}, std::size_t{1000}, std::size_t{300000}}) {
      void *const object = arena.allocate(size);
      CHECK(reinterpret_cast<std::uintptr_t>(object) % alignof(std::max_align_t) == 0);
      CHECK(is_zero(object, size));
      std::memset(object, 0xFF, size);
    }
    arena.reset();
  }
}

TEST_CASE("an object of an arena keeps its bytes as it grows") {
  Arena arena;
  auto *object = static_cast<unsigned char *>(arena.grow(nullptr, 10));
  std::memset(object, 7, 10);
  CHECK(arena.grow(object, 5) == object);
  CHECK(arena.grow(object, 500) == object); // the last one, where it is
  arena.allocate(1);
  auto *const moved = static_cast<unsigned char *>(arena.grow(object, 400000));
  CHECK(moved != object);
  CHECK(std::all_of(moved, moved + 10, [](unsigned char byte) { return byte == 7; }));
  std::memset(moved, 7, 400000);
  arena.reset();
  CHECK(is_zero(arena.allocate(1000), 1000));
}
