// The defects that a site had when it adopted galley, left out so that new ones stand out. In: a site's
// baseline file, and what is found in the site. Out: the same without what the baseline holds, and the file's
// new text where one is to be written. Nothing is written here.
//
// The file is text, an entry a line: path, rule and fingerprint, with a tab between them, sorted. A line
// says all it means by itself, so any merge that keeps whole lines is right: unsorted lines and repeated
// ones are read as they come. Control characters, backslashes, and a `#` at the start of a path are written
// as `\x09`.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "run/records.h"
#include "run/request.h"
#include "run/result.h"

#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace galley {

struct BaselineEntry {
  std::string path; // escaped as in the file
  std::string rule;
  std::string fingerprint;

  bool operator<(const BaselineEntry &other) const {
    return std::tie(path, rule, fingerprint) < std::tie(other.path, other.rule, other.fingerprint);
  }
};

struct Baseline {
  bool exists = false;
  std::string text; // the file's, as it was read
  std::set<BaselineEntry> entries;
};

// A missing file is an empty baseline. A line that is no entry is an Error at that line.
Result<Baseline> read_baseline(const FileSystem &files, const std::string &path);
std::string baseline_text(const Baseline &baseline);

// Leaves out of `found` what the baseline holds, or does what else `left_out.baseline` says. An entry is
// mended where its document was checked without meeting it and could be read in full, or where the whole site
// was checked and has no such document. `found` are all diagnostics of the site's named files. Adds to
// `result` what is to be said and written.
std::optional<Error> apply_baseline(const SitePass &pass, const LeftOut &left_out, const SiteRecords &records,
                                    std::vector<Found> &found, RunResult &result);

} // namespace galley
