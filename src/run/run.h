// One run: from what a user typed to diagnostics. In: what is checked, how Records are had, and what is left
// out. Out: sorted diagnostics, the same at any number of threads. A bad invocation or config is an Error.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "run/request.h"
#include "run/result.h"

namespace galley {

Result<RunResult> run(const FileSystem &files, const RunRequest &request);

} // namespace galley
