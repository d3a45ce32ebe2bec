// Writes comments that hold diagnostics back. In: a document's text, and diagnostics found in it. Out: the
// text with comments in the places where they change nothing that a reader sees. No file is written.
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

// The text with suppressions of these diagnostics, which all stand in it. None where edits collide.
std::optional<std::string> add_suppressions(const std::string &text,
                                            const std::vector<const Diagnostic *> &diagnostics);

struct SuppressedDocument {
  std::string path; // as file systems take it
  std::string before, after;
  std::size_t diagnostics = 0; // that are held back
};

struct SuppressResult {
  std::vector<SuppressedDocument> documents; // sorted by path
  std::vector<std::string> left_alone; // paths, likewise, where comments would not do, or would change more
};

// Of the rules `ids`, in what the scope names. A second run over the new texts proves that just the
// diagnostics meant are gone; a document where it is not so is left alone.
Result<SuppressResult> suppress_rules(const FileSystem &files, const CheckScope &scope,
                                      const std::vector<std::string> &ids);

} // namespace galley
