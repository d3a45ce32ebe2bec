// Memory for many small objects that end together. In: sizes. Out: memory that is valid until reset(). Owns
// it all. For one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace galley {

class Arena {
public:
  // `size` zeroed bytes, aligned for any object.
  void *allocate(std::size_t size);

  // The object at `old`, which allocate() or grow() gave, with at least `size` bytes; maybe elsewhere.
  void *grow(void *old, std::size_t size);

  // Ends all objects. Keeps some memory for the next ones.
  void reset();

private:
  std::byte *take(std::size_t size); // bytes, header included
  void add_chunk(std::size_t size);

  std::vector<std::unique_ptr<std::byte[]>> chunks_; // the last one is in use
  std::byte *next_ = nullptr, *end_ = nullptr;       // what of it is free: zeroed
};

} // namespace galley
