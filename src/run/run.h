// One run: from what a user typed to diagnostics. In: paths, and how to run. Out: sorted diagnostics with
// paths as they are printed, the same at any number of threads. A bad invocation or config is an Error.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/file_system.h"
#include "site/request.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace galley {

// A baseline as it is to be written.
struct BaselineUpdate {
  std::string path; // relative to the current folder or absolute
  std::string text;
  std::size_t entries = 0, added = 0, mended = 0;
  bool created = false; // there is no such file yet
  bool changed = false; // it doesn't hold this already
};

struct RunResult {
  std::vector<Diagnostic> diagnostics;   // sorted; paths relative to the current folder, without `./`
  std::size_t documents = 0;             // how many were checked
  std::string records;                   // of RunRequest::shard: the bytes of its file
  std::vector<std::string> data_files;   // paths among those of diagnostics that are of no document
  std::vector<std::string> notices;      // words about the run for stderr, one line each once escaped
  std::size_t held = 0;                  // diagnostics that a baseline holds back
  bool has_baseline = false;             // one of the sites has one
  std::size_t left_out = 0;              // diagnostics that RunRequest::known holds
  SiteFingerprints known;                // of all diagnostics, where the request asks for them
  std::vector<BaselineUpdate> baselines; // of each site, where the request asks for them
};

Result<RunResult> run(const FileSystem &files, const RunRequest &request);

} // namespace galley
