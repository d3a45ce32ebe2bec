// Renames a value of a front matter field in a whole site: in its documents, and in its taxonomy. In: a path
// of the site, the field, the value and its new text. Out: each file that changes, before and after; nothing
// is written to any file.
//
// Only the value's own bytes change, and its quotes where the new text needs them. Where a list has the new
// value already, the old one's item is taken out. A value of the taxonomy that becomes another one of it is
// taken out likewise. What is to be written last stands last: a run that was cut short finds the rest again.
#pragma once

#include "actions/fixer.h"
#include "base/error.h"
#include "base/file_system.h"
#include "site/request.h"

#include <string>
#include <vector>

namespace galley {

struct RenameRequest {
  CheckScope scope;          // its only path: any of the site
  std::string field;         // as checks name it: a key, or `nav.parent`
  std::string before, after; // values, compared without white space around them
};

// A file that may hold the value and is not changed.
struct LeftAlone {
  std::string path, why;
};

struct RenameResult {
  std::vector<FixedDocument> documents; // sorted by path
  std::vector<FixedDocument>
      taxonomy; // its files that change, sorted by path; to be written after the documents
  std::vector<LeftAlone> left_alone; // documents by path, then the taxonomy's
  std::vector<std::string> notices;  // words about the run for stderr
};

// A bad path or config, an empty value, and a new value that the taxonomy has given up are Errors.
Result<RenameResult> rename_value(const FileSystem &files, const RenameRequest &request);

} // namespace galley
