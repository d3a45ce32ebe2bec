// How much of its material a test goes through. Tests that could go on for long take a fixed sample, so that
// continuous integration stays quick; scripts/test-long sets GALLEY_LONG, and they take all.
#pragma once

#include <cstdlib>

namespace galley {

template <class Size> Size sample_or_all(Size sample, Size all) {
  return std::getenv("GALLEY_LONG") == nullptr ? sample : all;
}

} // namespace galley
