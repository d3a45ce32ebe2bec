#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace galley {

void parallel_for(std::size_t count, unsigned jobs,
                  const std::function<void(std::size_t index, unsigned thread)> &work) {
  std::atomic<std::size_t> next = 0;
  std::mutex guard; // of `failure`
  std::exception_ptr failure;
  const auto run = [&](unsigned thread) {
    try {
      for (std::size_t index = next++; index < count; index = next++) work(index, thread);
    } catch (...) {
      const std::lock_guard lock(guard);
      if (!failure) failure = std::current_exception();
      next = count;
    }
  };
  std::vector<std::thread> threads;
  const auto thread_count = static_cast<unsigned>(std::min<std::size_t>(jobs, count));
  threads.reserve(thread_count); // nothing may be thrown while threads run
  try {
    for (unsigned thread = 1; thread < thread_count; ++thread) threads.emplace_back(run, thread);
  } catch (const std::system_error &) { // NOLINT(bugprone-empty-catch): those that did start do all the work
  }
  run(0);
  for (std::thread &thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

unsigned default_jobs() {
  return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace galley
