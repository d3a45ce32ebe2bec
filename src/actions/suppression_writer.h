// Writes comments that suppress diagnostics. In: a document's text, and diagnostics found in it. Out: the
// text with comments inserted where they change nothing that a reader sees. No file is written.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/file_system.h"
#include "run/run.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace galley {

// Returns the text with suppressions of these diagnostics, which must all be in it. Returns nothing where
// edits collide.
std::optional<std::string> add_suppressions(const std::string &text,
                                            const std::vector<const Diagnostic *> &diagnostics);

struct SuppressedDocument {
  std::string path; // as file systems know it
  std::string before, after;
  std::size_t diagnostics = 0; // the number that is suppressed
};

struct SuppressResult {
  std::vector<SuppressedDocument> documents; // sorted by path
  // Sorted paths of documents that stay as they are because comments would not suppress enough, or would
  // suppress more than was asked for.
  std::vector<std::string> left_alone;
  std::vector<std::string> notices; // of the run
};

// Suppresses the diagnostics of the rules `ids` in the files that the scope names. A second run over the new
// texts proves that exactly these diagnostics are gone; a document where that fails is left alone.
Result<SuppressResult> suppress_rules(const FileSystem &files, const CheckScope &scope,
                                      const std::vector<std::string> &ids);

} // namespace galley
