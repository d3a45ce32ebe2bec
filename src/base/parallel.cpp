#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace galley {

void parallel_for(std::size_t count, unsigned jobs,
                  const std::function<void(std::size_t index, unsigned thread)> &work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&](unsigned thread) {
    for (std::size_t index = next++; index < count; index = next++) work(index, thread);
  };
  std::vector<std::thread> threads;
  const auto thread_count = static_cast<unsigned>(std::min<std::size_t>(jobs, count));
  try {
    for (unsigned thread = 1; thread < thread_count; ++thread) threads.emplace_back(run, thread);
  } catch (const std::system_error &) { // NOLINT(bugprone-empty-catch): those that did start do all the work
  }
  run(0);
  for (std::thread &thread : threads) thread.join();
}

unsigned default_jobs() {
  return std::max(1U, std::thread::hardware_concurrency());
}

} // namespace galley
