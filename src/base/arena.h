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

  // The object at `old`, which allocate() or grow() gave, with at least `size` bytes; maybe elsewhere. What
  // is new is not zeroed.
  void *grow(void *old, std::size_t size);

  // Ends all objects. Keeps some memory for the next ones.
  void reset();

private:
  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };
  std::byte *take(std::size_t size); // bytes, header included

  std::vector<Chunk> chunks_; // the last one is in use
  std::size_t used_ = 0;      // bytes of it
};

} // namespace galley
