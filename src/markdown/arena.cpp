#include "markdown/arena.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t chunk_size = std::size_t{256} << 10; // bytes; most documents need only one chunk

// The size of each object is stored before it, for grow().
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

void Arena::add_chunk(std::size_t size) {
  chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
  next_ = chunks_.back().get();
  end_ = next_ + size;
}

std::byte *Arena::take(std::size_t size) {
  if (static_cast<std::size_t>(end_ - next_) < size) add_chunk(std::max(chunk_size, size));
  return std::exchange(next_, next_ + size);
}

void *Arena::allocate(std::size_t size) {
  size = rounded(size);
  std::byte *const object = take(header + size) + header;
  set_size(object, size);
  return std::memset(object, 0, size);
}

void *Arena::grow(void *old, std::size_t size) {
  if (old == nullptr) return allocate(size);
  auto *const object = static_cast<std::byte *>(old);
  const std::size_t old_size = size_of(object);
  size = rounded(size);
  if (size <= old_size) return old;
  // The last object can grow in place.
  if (object + old_size == next_ && size - old_size <= static_cast<std::size_t>(end_ - next_)) {
    next_ += size - old_size;
    set_size(object, size);
    return old;
  }
  std::byte *const grown = take(header + size) + header;
  set_size(grown, size);
  std::memcpy(grown, object, old_size);
  return grown;
}

void Arena::reset() {
  if (chunks_.empty()) return;
  std::byte *const first = chunks_.front().get();
  if (chunks_.size() == 1 && end_ == first + chunk_size) {
    next_ = first;
  } else {
    chunks_.clear();
    next_ = end_ = nullptr;
  }
}

} // namespace galley
