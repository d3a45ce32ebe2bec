// One run: from what a user typed to diagnostics. In: paths, and how to run. Out: sorted diagnostics with
// paths as they are printed, the same at any number of threads. A bad invocation or config is an Error.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/file_system.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace galley {

// A document that stands in no file, or not yet: standard input.
struct StdinDocument {
  std::string filename; // what it is called: relative to the current folder or absolute; empty: <stdin>
  std::string text;
};

struct RunRequest {
  std::string current_folder = "/"; // absolute, without a final '/' unless it is the root
  std::vector<std::string> paths;   // files and folders, relative or absolute; "" is the current folder
  std::optional<StdinDocument> stdin_document; // checked besides `paths`
  unsigned jobs = 1;                           // threads, at least 1
  bool no_exclude = false;                     // check also what the config excludes
};

struct RunResult {
  std::vector<Diagnostic> diagnostics; // sorted; paths relative to the current folder, without `./`
  std::size_t documents = 0;           // how many were checked
  std::vector<std::string> notices;    // words about the run for stderr, one line each once escaped
};

Result<RunResult> run(const FileSystem &files, const RunRequest &request);

} // namespace galley
