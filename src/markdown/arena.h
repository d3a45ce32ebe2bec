// Memory for many small objects that are freed together. In: sizes. Out: memory that is valid until reset().
// An arena owns all of it, and is for one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace galley {

class Arena {
public:
  // Returns `size` zeroed bytes, aligned for any object.
  void *allocate(std::size_t size);

  // Returns the object at `old`, a result of allocate() or grow(), with at least `size` bytes; what is new of
  // them has no value yet. It may be moved.
  void *grow(void *old, std::size_t size);

  // Frees all objects, but keeps some memory for the next ones.
  void reset();

private:
  std::byte *take(std::size_t size); // `size` in bytes, with the header
  void add_chunk(std::size_t size);

  std::vector<std::unique_ptr<std::byte[]>> chunks_; // only the last one has free memory
  std::byte *next_ = nullptr, *end_ = nullptr;       // its free memory
};

} // namespace galley
