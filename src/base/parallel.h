// Divides work among threads.
#pragma once

#include <cstddef>
#include <functional>

namespace galley {

// Calls `work(index, thread)` once for every index below `count`, in increasing order within a thread.
// `thread`, below `jobs`, is the number of the thread, so that each can have its own buffers. `jobs` is at
// least 1; with 1, all calls are made on the caller's thread. Where fewer threads can be started, these do
// all the work. What a call throws is thrown to the caller, once all threads have ended; no further calls are
// made.
void parallel_for(std::size_t count, unsigned jobs,
                  const std::function<void(std::size_t index, unsigned thread)> &work);

// Returns how many threads the machine runs at once, at least 1.
unsigned default_jobs();

} // namespace galley
