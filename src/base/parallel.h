// Work shared out among threads.
#pragma once

#include <cstddef>
#include <functional>

namespace galley {

// Calls `work(index, thread)` once for every index below `count`; threads take indices from one counter.
// thread < jobs tells which thread it is, for its own buffers. jobs is at least 1; with 1 all runs on the
// caller's.
void parallel_for(std::size_t count, unsigned jobs,
                  const std::function<void(std::size_t index, unsigned thread)> &work);

// How many threads the machine runs at once, at least 1.
unsigned default_jobs();

} // namespace galley
