#include "site/git.h"

#include "base/path.h"
#include "base/source.h"
#include "site/git_folder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): not every libc declares it

namespace galley {

namespace {

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

Error cannot_run(const Error &error) {
  return Error{
      fmt::format("git can't be run, and --since, --staged and --affected ask it: {}", error.message)};
}

std::string variable(const char *name) {
  const char *const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// Returns the user's own file of ignored paths where none is configured (gitignore(5)).
std::string default_excludes() {
  const std::string folder = variable("XDG_CONFIG_HOME");
  if (!folder.empty()) return folder + "/git/ignore";
  const std::string home = variable("HOME");
  return home.empty() ? "/dev/null" : home + "/.config/git/ignore";
}

// Returns the index that Git tells a hook to look at, such as that of `git commit FILE`. It is empty where
// that is no file of this repository.
std::string index_of_hook(const FileSystem &files, std::string_view current_folder, std::string_view root,
                          const GitFolder &folder) {
  const std::string named = variable("GIT_INDEX_FILE");
  if (named.empty()) return {};
  std::string index = absolute_path(root, named);
  const FileInfo holder = files.info(printed_path(current_folder, folder_of(index)));
  const FileInfo own = files.info(printed_path(current_folder, folder.own));
  const bool is_own =
      holder.kind == FileKind::folder && holder.device == own.device && holder.inode == own.inode;
  return is_own ? index : std::string();
}

// Returns galley's environment without what would lead Git elsewhere or make it run, write or print more. Of
// Git's own variables, those that name the user's configuration remain.
std::vector<std::string> inherited_environment(const std::vector<std::string> &folders) {
  constexpr std::array<std::string_view, 3> kept = {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
                                                    "GIT_CONFIG_NOSYSTEM"};
  std::vector<std::string> result;
  for (char **at = environ; *at != nullptr; ++at) {
    const std::string_view entry = *at;
    const std::string_view name = entry.substr(0, entry.find('='));
    if (name == "PATH" || (name.starts_with("GIT_") && std::ranges::find(kept, name) == kept.end())) continue;
    result.emplace_back(entry);
  }
  result.push_back(fmt::format("PATH={}", fmt::join(folders, ":")));
  return result;
}

// Returns whether the folder has a `.git` that somebody put there who may decide what is read. Else anyone
// could make a repository of a folder for temporary files.
bool is_repository(const FileSystem &files, const std::string &folder) {
  const FileInfo git = files.info(join_path(folder, ".git"));
  if (!exists_here(git) || (git.kind != FileKind::file && git.kind != FileKind::folder)) return false;
  return !git.foreign || git.owner == files.info(folder).owner;
}

} // namespace

std::string_view take_record(std::string_view &text) {
  const std::string_view record = text.substr(0, text.find('\0'));
  text.remove_prefix(std::min(record.size() + 1, text.size()));
  return record;
}

std::optional<std::string> find_repository(const FileSystem &files, std::string_view current_folder,
                                           std::string_view folder) {
  for (std::string at(folder); !at.empty(); at = folder_of(at)) {
    if (is_repository(files, printed_path(current_folder, at))) return at;
  }
  return std::nullopt;
}

std::string read_repository_excludes(const FileSystem &files, std::string_view current_folder,
                                     std::string_view root) {
  const auto folder = find_git_folder(files, current_folder, root);
  if (!folder) return "";
  const std::string path = printed_path(current_folder, join_path(folder->common, "info/exclude"));
  std::string text;
  if (files.info(path).symlink || !files.read(path, max_source_size, text)) return "";
  return text;
}

Result<GitRepository> GitRepository::open(const FileSystem &files, std::string_view current_folder,
                                          const std::string &root) {
  const auto printed = [&](const std::string &path) { return printed_path(current_folder, path); };
  const auto folder = find_git_folder(files, current_folder, root);
  if (!folder)
    return Error{
        "it leads to another repository, which doesn't know this folder as its own; galley asks Git in "
        "clones, linked worktrees and submodules",
        printed(join_path(root, ".git"))};
  if (auto error = check_git_folder(files, current_folder, root, *folder)) return *std::move(error);

  GitRepository repository;
  repository.root_ = root;
  const std::vector<std::string> folders = program_folders(variable("PATH"), root);
  repository.program_ = find_program("git", folders);
  if (repository.program_.empty()) return cannot_run(Error{"no folder of PATH has it"});
  std::vector<std::string> &environment = repository.environment_;
  environment = inherited_environment(folders);
  environment.push_back("GIT_DIR=" + folder->own);
  environment.push_back("GIT_WORK_TREE=" + root);
  const std::string index = index_of_hook(files, current_folder, root, *folder);
  if (!index.empty()) environment.push_back("GIT_INDEX_FILE=" + index);
  // Older versions of Git know no GIT_NO_LAZY_FETCH, but fetch by no protocol that is not allowed.
  for (const char *fixed : {"GIT_ALLOW_PROTOCOL=", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0",
                            "GIT_TERMINAL_PROMPT=0", "GIT_NO_REPLACE_OBJECTS=1", "GIT_LITERAL_PATHSPECS=1"})
    environment.emplace_back(fixed);
  std::string config;
  if (files.read(printed(join_path(folder->common, "config")), max_source_size, config))
    repository.partial_ = config.find("promisor") != config.npos || config.find("partial") != config.npos;
  return repository;
}

Program GitRepository::command(const std::vector<std::string> &words, const std::string &setting) const {
  Program program;
  program.environment = environment_;
  // No command of galley runs a hook, a filter or a helper; these would be the next to do so.
  program.words = {program_, "-C", root_, "--no-pager"};
  for (const char *fixed :
       {"core.fsmonitor=false", "core.untrackedCache=false", "core.hooksPath=/dev/null",
        "core.attributesFile=/dev/null", "core.excludesFile=/dev/null", "core.sshCommand=false",
        "core.gitProxy=", "core.askPass=", "credential.helper=", "protocol.allow=never",
        "fetch.bundleURI=", "submodule.recurse=false", "gc.auto=0", "maintenance.auto=false"}) {
    program.words.emplace_back("-c");
    program.words.emplace_back(fixed);
  }
  if (!setting.empty()) program.words.insert(program.words.end(), {"-c", setting});
  program.words.insert(program.words.end(), words.begin(), words.end());
  return program;
}

std::string_view GitRepository::cure() const {
  return partial_ ? "; this clone lacks what was filtered out, and galley fetches nothing: clone without "
                    "`--filter`, or `git fetch --refetch --no-filter`"
                  : "";
}

// Git's message may have several lines; the last one says how to help.
Error GitRepository::failure(std::string_view command, std::string_view words) const {
  std::string line;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space || (!line.empty() && line.back() != ' ')) line += space ? ' ' : c;
  }
  if (line.ends_with(' ')) line.pop_back();
  return Error{fmt::format("git {} fails: {}{}", command, line, cure())};
}

Result<std::string> GitRepository::ask(const std::vector<std::string> &words,
                                       const std::string &setting) const {
  auto done = run_process(command(words, setting));
  if (!done) return cannot_run(done.error());
  if (done->code != 0) return failure(words.front(), done->err);
  return std::move(done->out);
}

Result<std::string> GitRepository::list_ignored() const {
  // The user's file of ignored paths counts, and none that the repository names.
  const auto named =
      run_process(command({"config", "-z", "--show-scope", "--type=path", "--get-all", "core.excludesFile"}));
  if (!named) return cannot_run(named.error());
  if (named->code > 1) return failure("config", named->err); // 1: there is none
  std::string excludes = default_excludes();
  std::string_view rest = named->out; // SCOPE\0VALUE\0
  while (!rest.empty()) {
    const std::string_view scope = take_record(rest);
    const std::string_view value = take_record(rest);
    if (scope == "global" || scope == "system") excludes = value;
  }
  return ask({"ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z"},
             "core.excludesFile=" + excludes);
}

Result<bool> GitRepository::has_commit() const {
  const auto done = run_process(command({"rev-parse", "--verify", "--quiet", "HEAD"}));
  if (!done) return cannot_run(done.error());
  if (done->code > 1) return failure("rev-parse", done->err); // 1: there is no HEAD
  return done->code == 0;
}

Result<std::string> GitRepository::find_tree(const std::string &revision) const {
  const auto shallow = ask({"rev-parse", "--is-shallow-repository"});
  if (!shallow) return shallow.error();
  // Git would read a revision that begins with a dash as an option.
  if (!revision.empty() && !revision.starts_with('-') && revision.find('\n') == std::string::npos) {
    auto tree = ask({"rev-parse", "--verify", "--quiet", revision + "^{tree}"});
    if (tree) return first_line(*tree);
  }
  const std::string_view cure =
      shallow->starts_with("true")
          ? "the clone is shallow; fetch more of it, in GitHub Actions by `fetch-depth: 0` of "
            "actions/checkout, in GitLab by the variable `GIT_DEPTH: 0`"
          : "`git fetch` brings what others have, `git branch --all` lists names";
  return Error{fmt::format("Git knows no revision \"{}\": {}", revision, cure)};
}

} // namespace galley
