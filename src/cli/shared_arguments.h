// Declares the arguments that several commands have. In: the command's list of arguments, and the variables
// that receive the values. Out: the parts of a run's request that these values make.
#pragma once

#include "base/diagnostic.h"
#include "cli/arguments.h"
#include "cli/command.h"
#include "run/request.h"
#include "run/result.h"

#include <optional>
#include <string>
#include <vector>

namespace galley {

// Says which documents a run checks, and on how many threads.
struct DocumentOptions {
  std::vector<std::string> paths;         // `-` is standard input
  std::vector<std::string> allowed_roots; // of --allow-root
  std::string stdin_filename;             // empty: none was given
  unsigned jobs = 1;
  bool no_exclude = false;
};

void declare_paths(CommandArguments &arguments, std::vector<std::string> &paths);
void declare_stdin_filename(CommandArguments &arguments, std::string &filename);
void declare_jobs(CommandArguments &arguments, unsigned &jobs);
// Folders outside of the repository that its config and symlinks may lead to.
void declare_allow_root(CommandArguments &arguments, std::vector<std::string> &roots);
// Returns the roots as absolute paths.
std::vector<std::string> absolute_roots(const std::vector<std::string> &roots,
                                        const Surroundings &surroundings);
// All links are judged, whatever the site's generator may make.
void declare_strict_links(CommandArguments &arguments, bool &strict);
// The lowest severity that makes for exit code 1; none: no severity does.
void declare_fail_on(CommandArguments &arguments, std::optional<Severity> &fail_on, std::string text);
void declare_no_baseline(CommandArguments &arguments, bool &no_baseline);
// Declare a field of the front matter, and a path of the site whose documents have the field.
void declare_field(CommandArguments &arguments, std::string &field);
void declare_site_path(CommandArguments &arguments, std::string &path);

bool reads_stdin(const DocumentOptions &options);
// Returns an Error if two of the options contradict each other.
std::optional<Error> find_contradiction(const DocumentOptions &options);
// Makes the scope of a run over these documents, and reads standard input if it is one of them.
Result<CheckScope> make_scope(const DocumentOptions &options, const Surroundings &surroundings);
// Makes the scope of a run over these files and folders; none: the current folder.
CheckScope make_scope(const std::vector<std::string> &paths, const std::vector<std::string> &allowed_roots,
                      unsigned jobs, const Surroundings &surroundings);

// Sets what the store of Records needs: which build of galley this is, and the store's folder. If `folder` is
// empty, no Records are stored.
void add_cache(RecordSource &source, const std::string &folder, const Surroundings &surroundings);

// Returns whether the run found a diagnostic that gives exit code 1.
bool fails(const RunResult &result, std::optional<Severity> fail_on);

} // namespace galley
