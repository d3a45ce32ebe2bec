#include "catch.h"

#include "base/error.h"
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <vector>

using namespace galley;

TEST_CASE("every index is worked on once, whatever the number of threads") {
  for (const unsigned jobs : {1U, 2U, 8U, 64U}) {
    std::vector<int> worked(1000);
    std::atomic<bool> thread_in_range = true;
    parallel_for(worked.size(), jobs, [&](std::size_t index, unsigned thread) {
      ++worked[index];
      if (thread >= jobs) thread_in_range = false;
    });
    CHECK(std::count(worked.begin(), worked.end(), 1) == 1000);
    CHECK(thread_in_range);
  }
}

TEST_CASE("no work is no call") {
  parallel_for(0, 4, [](std::size_t, unsigned) { FAIL("called"); });
  CHECK(default_jobs() >= 1);
}

TEST_CASE("what a call throws reaches the caller, and no further calls are made") {
  for (const unsigned jobs : {1U, 4U}) {
    std::atomic<std::size_t> calls = 0;
    const auto work = [&](std::size_t index, unsigned) {
      ++calls;
      if (index == 10) throw RunFailure{{"it fails"}};
    };
    REQUIRE_THROWS_AS(parallel_for(1'000'000, jobs, work), RunFailure);
    CHECK(calls < 1'000'000);
  }
}
