#include "base/arena.h"

#include <algorithm>
#include <cstring>

namespace galley {

namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t chunk_size = std::size_t{256} << 10; // bytes; most documents need no second one

// Before each object stands its size, for grow().
constexpr std::size_t header = alignment;
static_assert(header >= sizeof(std::size_t));

std::size_t rounded(std::size_t size) {
  return (size + alignment - 1) / alignment * alignment;
}

std::size_t size_of(const std::byte *object) {
  std::size_t size = 0;
  std::memcpy(&size, object - header, sizeof size);
  return size;
}

void set_size(std::byte *object, std::size_t size) {
  std::memcpy(object - header, &size, sizeof size);
}

} // namespace

std::byte *Arena::take(std::size_t size) {
  if (chunks_.empty() || chunks_.back().size - used_ < size) {
    const std::size_t fresh = std::max(chunk_size, size);
    chunks_.push_back({std::make_unique_for_overwrite<std::byte[]>(fresh), fresh});
    used_ = 0;
  }
  std::byte *const result = chunks_.back().bytes.get() + used_;
  used_ += size;
  return result;
}

void *Arena::allocate(std::size_t size) {
  size = rounded(size);
  std::byte *const object = take(header + size) + header;
  set_size(object, size);
  std::memset(object, 0, size);
  return object;
}

void *Arena::grow(void *old, std::size_t size) {
  if (old == nullptr) return allocate(size);
  auto *const object = static_cast<std::byte *>(old);
  const std::size_t old_size = size_of(object);
  size = rounded(size);
  if (size <= old_size) return old;
  const Chunk &chunk = chunks_.back();
  // The last object grows where it is.
  if (object + old_size == chunk.bytes.get() + used_ && size - old_size <= chunk.size - used_) {
    used_ += size - old_size;
    set_size(object, size);
    return old;
  }
  std::byte *const grown = take(header + size) + header;
  set_size(grown, size);
  std::memcpy(grown, object, old_size);
  return grown;
}

void Arena::reset() {
  if (chunks_.size() > 1) chunks_.erase(chunks_.begin() + 1, chunks_.end());
  if (!chunks_.empty() && chunks_.front().size > chunk_size) chunks_.clear();
  used_ = 0;
}

} // namespace galley
