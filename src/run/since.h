// What a change brought. In: what a run is to look at, and what to compare it with. Out: the run's result
// without the diagnostics that were there before: those whose fingerprints (run/fingerprint.h) a run over
// the earlier state prints. The two are whole runs, each with the config, schemas, glossary and baseline of
// its own state. So a document that was renamed is a new one.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "run/run.h"

#include <optional>
#include <string>

namespace galley {

struct Since {
  std::optional<std::string> revision; // to compare with; none: HEAD, or nothing before the first commit
  bool staged = false;                 // look at what is staged, not at the work tree
  bool affected = false;               // of what the request names all is wanted, of the rest what is new
};

// `files`: the disk's. What the request names must be in one Git repository. Errors, besides those of run():
// no repository, no such revision, no Git, a merge in conflict.
Result<RunResult> run_since(const FileSystem &files, const RunRequest &request, const Since &since);

// The same between any two states. `before` has a name for messages. Where it can't be checked, for its
// config is bad, a notice says so, and all counts as new.
Result<RunResult> run_between(const FileSystem &before, const std::string &name, const FileSystem &now,
                              RunRequest request, bool affected);

} // namespace galley
