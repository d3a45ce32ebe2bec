// Renames a value of a front matter field in a whole site: in its documents and in its taxonomy. In: a path
// of the site, the field, the value and its new text. Out: each file that changes, before and after. Nothing
// is written to any file.
//
// Only the bytes of the value change, and its quotes where the new text needs them. Where a list already
// contains the new value, the item with the old value is removed. The taxonomy loses the old value, too, if
// it already lists the new one. The taxonomy is to be written last, so that a run that was interrupted finds
// the remaining documents again.
#pragma once

#include "actions/fixer.h"
#include "base/error.h"
#include "base/file_system.h"
#include "site/scope.h"

#include <string>
#include <vector>

namespace galley {

struct RenameRequest {
  CheckScope scope;          // it has one path, which may be any path of the site
  std::string field;         // a key, or a path such as `nav.parent`
  std::string before, after; // values, compared without surrounding white space
};

// A file that may contain the value but is not changed.
struct LeftAlone {
  std::string path, why;
};

struct RenameResult {
  std::vector<FixedDocument> documents; // sorted by path
  std::vector<FixedDocument> taxonomy; // files that change, sorted by path; to be written after the documents
  std::vector<LeftAlone> left_alone;   // documents by path, then files of the taxonomy
  std::vector<std::string> notices;    // messages about the run for stderr
};

// It is an Error if the path or the config is bad, the value is empty, or the new value is deprecated
// in the taxonomy or is there an alias of a third value.
Result<RenameResult> rename_value(const FileSystem &files, const RenameRequest &request);

} // namespace galley
