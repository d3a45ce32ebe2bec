#include "site/git.h"

#include "base/path.h"
#include "base/source.h"
#include "site/process.h"

#include <fmt/format.h>

#include <algorithm>

namespace galley {

namespace {

// Returns the rest of the file's first line after `prefix`. The result is empty where the file can't be read
// or begins otherwise.
std::string read_line_after(const FileSystem &files, const std::string &path, std::string_view prefix) {
  std::string text;
  if (!files.read(path, max_source_size, text) || !text.starts_with(prefix)) return "";
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  return text.substr(prefix.size());
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

Error cannot_run(const Error &error) {
  return Error{
      fmt::format("git can't be run, and --since, --staged and --affected ask it: {}", error.message)};
}

// Git's message may have several lines; the last one says how to help.
Error failure(std::string_view command, std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space || (!line.empty() && line.back() != ' ')) line += space ? ' ' : c;
  }
  if (line.ends_with(' ')) line.pop_back();
  return Error{fmt::format("git {} fails: {}", command, line)};
}

} // namespace

std::optional<std::string> find_repository(const FileSystem &files, std::string_view current_folder,
                                           std::string_view folder) {
  for (std::string at(folder); !at.empty(); at = folder_of(at)) {
    const FileKind kind = files.info(join_path(printed_path(current_folder, at), ".git")).kind;
    if (kind == FileKind::file || kind == FileKind::folder) return at;
  }
  return std::nullopt;
}

std::string read_repository_excludes(const FileSystem &files, std::string_view current_folder,
                                     std::string_view root) {
  const auto printed = [&](const std::string &path) { return printed_path(current_folder, path); };
  std::string folder = absolute_path(root, ".git");
  if (files.info(printed(folder)).kind == FileKind::file) { // in submodules and linked worktrees
    const std::string target = read_line_after(files, printed(folder), "gitdir: ");
    if (target.empty()) return "";
    folder = absolute_path(root, target);
    const std::string common = read_line_after(files, printed(join_path(folder, "commondir")), "");
    if (!common.empty()) folder = absolute_path(folder, common);
  }
  std::string text;
  if (!files.read(printed(join_path(folder, "info/exclude")), max_source_size, text)) return "";
  return text;
}

std::vector<std::string> GitRepository::command(const std::vector<std::string> &words) const {
  std::vector<std::string> result = {"git", "-C", root_};
  result.insert(result.end(), words.begin(), words.end());
  return result;
}

Result<std::string> GitRepository::ask(const std::vector<std::string> &words) const {
  auto done = run_process(command(words));
  if (!done) return cannot_run(done.error());
  if (done->code != 0) return failure(words.front(), done->err);
  return std::move(done->out);
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
