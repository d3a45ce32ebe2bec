// Suppresses the diagnostics of rules by comments. In: what is to be checked, and ids of rules. Out: texts
// with comments, which a second run proves. No file is written.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "run/run.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

struct SuppressedDocument {
  std::string path; // as file systems know it
  std::string before, after;
  std::size_t diagnostics = 0; // the number that is suppressed
  std::size_t left = 0;        // the number of those that no comment there would hold back alone
};

struct SuppressResult {
  std::vector<SuppressedDocument> documents; // sorted by path
  // Sorted paths of documents that stay as they are because comments would not suppress enough, or would
  // suppress more than was asked for.
  std::vector<std::string> left_alone;
  std::vector<std::string> notices; // of the run
};

// Suppresses the diagnostics of the rules `ids` in the files that the scope names. A second run over the new
// texts proves that exactly these diagnostics are gone; where that fails, the others are suppressed, or the
// document is left alone.
Result<SuppressResult> suppress_rules(const FileSystem &files, const CheckScope &scope,
                                      const std::vector<std::string> &ids);

} // namespace galley
