// A run that reports only new diagnostics. In: a run's request, and the earlier state of the files. Out: the
// run's result without the diagnostics whose fingerprints (run/fingerprint.h) a run over the earlier state
// has, too. Both are whole runs, each with the config, schemas, glossary and baseline of its own state. A
// renamed document counts as new.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "run/run.h"

#include <optional>
#include <string>

namespace galley {

struct Since {
  // The revision to compare with. Without one it is HEAD, or an empty tree before the first commit.
  std::optional<std::string> revision;
  bool staged = false;   // the staged files are checked instead of the work tree
  bool affected = false; // everything in the named paths is reported, and what is new in the rest of the site
};

// `files` is the disk, confined to repositories; `git_files` is all of it, as Git sees it. All paths of the
// request must be in one Git repository. Besides the errors of run(), there are errors for a missing
// repository, revision or Git, and for a merge in conflict.
Result<RunResult> run_since(const FileSystem &files, const FileSystem &git_files, const RunRequest &request,
                            const Since &since);

// Does the same for any two states. `name` names `before` in messages. If `before` can't be checked because
// its config is bad, a notice says so, and all diagnostics count as new.
Result<RunResult> run_between(const FileSystem &before, const std::string &name, const FileSystem &now,
                              RunRequest request, bool affected);

} // namespace galley
