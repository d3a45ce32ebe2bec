// A baseline lists the defects that a site had when it adopted galley. They are left out of the output, so
// that new ones stand out. In: a site's baseline file, and the diagnostics of the site. Out: the diagnostics
// that the baseline does not list, and the file's new text if it is to be written. This header writes no
// file.
//
// The file is text. Each line is an entry: path, rule and fingerprint, separated by tabs. The lines are
// sorted. Since each line is complete by itself, any merge that keeps whole lines is right: unsorted and
// repeated lines are accepted. Control characters, backslashes, and a `#` at the start of a path are escaped
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
  std::string path; // is escaped as in the file
  std::string rule;
  std::string fingerprint;

  bool operator<(const BaselineEntry &other) const {
    return std::tie(path, rule, fingerprint) < std::tie(other.path, other.rule, other.fingerprint);
  }
};

struct Baseline {
  bool exists = false;
  std::string text; // the bytes of the file
  std::set<BaselineEntry> entries;
};

// Returns an empty baseline for a missing file, and an Error at the first line that is not an entry.
Result<Baseline> read_baseline(const FileSystem &files, const std::string &path);
std::string baseline_text(const Baseline &baseline);

// Removes from `found` the diagnostics that the baseline lists, or does what else `left_out.baseline` asks
// for. `found` contains all diagnostics of the site's named files. An entry counts as fixed if its document
// was read completely and no longer has the defect, or if the whole site was checked and the document is
// gone. The notices and the new baseline are added to `result`.
std::optional<Error> apply_baseline(const SitePass &pass, const LeftOut &left_out, const SiteRecords &records,
                                    std::vector<Found> &found, RunResult &result);

} // namespace galley
