#include "site/git_files.h"

#include "base/hash.h"
#include "base/path.h"
#include "text/phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <deque>
#include <functional>
#include <set>
#include <system_error>
#include <utility>

namespace galley {

namespace {

// Linux follows at most this many links on the way to a file, and knows paths up to this length.
constexpr int most_links = 40;
constexpr std::size_t longest_path = 4096; // bytes

// Git is started anew rather than read to the end of a blob that is larger than this.
constexpr std::size_t most_skipped = std::size_t{64} << 20; // bytes

FileError system_error(std::errc number) {
  return {system_words(static_cast<int>(number))};
}

// Calls `take` with each record of the output of Git's option -z.
void each_record(std::string_view text, const std::function<void(std::string_view)> &take) {
  while (!text.empty()) take(take_record(text));
}

// The ids of the empty file and of the empty tree, which Git knows everywhere.
struct EmptyObjects {
  std::string_view file, tree;
};
constexpr std::array<EmptyObjects, 2> empty_objects = {
    {{"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "4b825dc642cb6eb9a060e54bf8d69288fbee4904"},
     {"473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
      "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"}}};

bool is_empty_file(std::string_view id) {
  return std::ranges::any_of(empty_objects, [&](const EmptyObjects &empty) { return id == empty.file; });
}

// Finds the paths of the index that the next commit would contain, if `index`, the list of all, has files of
// which Git may only know that they will be added (git add --intent-to-add). They are listed as empty files.
// Git looks at no file of the work tree for this, since it would convert it by a program that the repository
// names.
Result<std::optional<std::set<std::string, std::less<>>>> find_added(const GitRepository &repository,
                                                                     std::string_view index) {
  std::optional<std::set<std::string, std::less<>>> result;
  for (const EmptyObjects &empty : empty_objects) {
    if (index.find(empty.file) == index.npos) continue;
    const auto listed =
        repository.ask({"diff-index", "--cached", "--ita-invisible-in-index", "--name-only", "--no-renames",
                        "--no-ext-diff", "--no-textconv", "-z", "--diff-filter=A", std::string(empty.tree)});
    if (!listed) return listed.error();
    result.emplace();
    each_record(*listed, [&](std::string_view path) { result->emplace(path); });
  }
  return result;
}

// A mode consists of six octal digits.
bool is_link(std::string_view mode) {
  return mode == "120000";
}
bool is_submodule(std::string_view mode) {
  return mode == "160000";
}

void push_parts(std::string_view path, std::deque<std::string> &parts) {
  std::size_t place = 0;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    if (end > 0)
      parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(place++), std::string(path.substr(0, end)));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
}

} // namespace

Result<std::unique_ptr<GitFileSystem>> GitFileSystem::of_tree(const GitRepository &repository,
                                                              const std::string &tree, const FileSystem &disk,
                                                              const std::string &current_folder) {
  std::unique_ptr<GitFileSystem> result(new GitFileSystem(repository, disk, current_folder));
  result->nodes_.try_emplace("");
  if (!tree.empty()) {
    const auto listed = repository.ask({"ls-tree", "-r", "-z", "--full-tree", tree});
    if (!listed) return listed.error();
    each_record(*listed, [&](std::string_view record) { // MODE TYPE ID\tPATH
      const std::size_t tab = std::min(record.find('\t'), record.size() - 1);
      const std::string_view mode = record.substr(0, record.find(' '));
      const std::string_view head = record.substr(0, tab);
      const Kind kind = is_submodule(mode) ? Kind::on_disk : is_link(mode) ? Kind::link : Kind::file;
      result->add(std::string(record.substr(tab + 1)), kind, std::string(head.substr(head.rfind(' ') + 1)));
    });
  }
  if (auto error = result->add_ignored()) return *std::move(error);
  return result;
}

Result<std::unique_ptr<GitFileSystem>> GitFileSystem::of_index(const GitRepository &repository,
                                                               const FileSystem &disk,
                                                               const std::string &current_folder) {
  std::unique_ptr<GitFileSystem> result(new GitFileSystem(repository, disk, current_folder));
  result->nodes_.try_emplace("");
  const auto listed = repository.ask({"ls-files", "--stage", "-z"});
  if (!listed) return listed.error();
  const auto added = find_added(repository, *listed);
  if (!added) return added.error();
  std::optional<Error> conflict;
  each_record(*listed, [&](std::string_view record) { // MODE ID STAGE\tPATH
    const std::size_t tab = std::min(record.find('\t'), record.size() - 1);
    const std::string path(record.substr(tab + 1));
    const std::string_view mode = record.substr(0, record.find(' '));
    const std::string_view head = record.substr(0, tab);
    const std::size_t stage = head.rfind(' ');
    if (!head.ends_with(" 0") && !conflict)
      conflict =
          Error{"a merge left it in conflict, so nothing of it is staged; settle it, then `git add` it",
                printed_path(current_folder, join_path(repository.root(), path))};
    const Kind kind = is_submodule(mode) ? Kind::on_disk : is_link(mode) ? Kind::link : Kind::file;
    const std::string_view id = head.substr(mode.size() + 1, stage - mode.size() - 1);
    if (!is_empty_file(id) || !*added || (*added)->contains(path)) result->add(path, kind, std::string(id));
  });
  if (conflict) return *std::move(conflict);
  if (auto error = result->add_ignored()) return *std::move(error);
  return result;
}

std::optional<Error> GitFileSystem::add_ignored() {
  const auto listed = repository_.list_ignored();
  if (!listed) return listed.error();
  each_record(*listed, [&](std::string_view path) {
    if (path.ends_with('/')) path.remove_suffix(1);
    add(std::string(path), Kind::on_disk, "");
  });
  for (auto &[path, node] : nodes_) std::ranges::sort(node.names);
  return std::nullopt;
}

void GitFileSystem::add(const std::string &path, Kind kind, std::string blob) {
  // A tree may name what no checkout could: "a//b", "../c", or folders in folders without end.
  if (path.size() > longest_path || absolute_path("/", path) != "/" + path) return;
  if (!nodes_.try_emplace(path, Node{kind, std::move(blob), {}}).second) return;
  // Adds the folders above, up to the first that is known already.
  for (std::string at = path; !at.empty();) {
    std::string name(name_of(at));
    at = folder_of(at);
    const auto [above, is_new] = nodes_.try_emplace(at);
    above->second.names.push_back(std::move(name));
    if (!is_new) break;
  }
}

GitFileSystem::Place GitFileSystem::find(const std::string &path) const {
  const std::string absolute = absolute_path(current_folder_, path);
  const std::string &root = repository_.root();
  if (!is_within(absolute, root)) return {nullptr, absolute, true, false};
  std::deque<std::string> rest;
  push_parts(path_below(root, absolute), rest);
  Place place;
  int links = 0;
  const auto on_disk = [&](std::string from) {
    for (const std::string &part : rest) from = join_path(from, part);
    return Place{nullptr, std::move(from), true, place.symlink};
  };
  if (!rest.empty() && rest.front() == ".git") return on_disk(root);
  for (;;) {
    const auto found = nodes_.find(place.path);
    if (found == nodes_.end()) return {nullptr, "", false, place.symlink};
    place.node = &found->second;
    if (place.node->kind == Kind::on_disk) return on_disk(join_path(root, place.path));
    if (place.node->kind == Kind::link) {
      std::string target;
      place.symlink = place.symlink || rest.empty();
      if (++links > most_links || !read_blob(place.node->blob, longest_path, target))
        return {nullptr, "", false, place.symlink};
      const std::string there = absolute_path(join_path(root, folder_of(place.path)), target);
      if (!is_within(there, root)) return on_disk(there);
      push_parts(path_below(root, there), rest);
      place.path.clear();
      continue;
    }
    if (rest.empty()) return place;
    place.path = join_path(place.path, rest.front());
    rest.pop_front();
  }
}

void GitFileSystem::confine(const Bounds &bounds) const {
  const auto is_same = [&](const Bounds &other) { return other.root == bounds.root; };
  if (std::ranges::none_of(announced_, is_same)) announced_.push_back(bounds);
  disk_.confine(bounds);
}

// Returns whether a symlink that Git stores leads out of all that was announced.
bool GitFileSystem::lies_out(const Place &place) const {
  return place.on_disk && !is_within(place.path, repository_.root()) && !announced_.empty() &&
         std::ranges::none_of(announced_, [&](const Bounds &bounds) { return bounds.contains(place.path); });
}

FileInfo GitFileSystem::info(const std::string &path) const {
  const Place place = find(path);
  FileInfo result;
  if (place.on_disk) {
    result = disk_.info(printed_path(current_folder_, place.path));
    result.symlink = result.symlink || place.symlink;
    result.outside = result.outside || lies_out(place);
    return result;
  }
  result.symlink = place.symlink;
  if (place.node == nullptr) return result;
  result.kind = place.node->kind == Kind::folder ? FileKind::folder : FileKind::file;
  // No real file looks like this, whichever disk the repository is on.
  result.device = ~std::uint64_t{0};
  // The blob distinguishes the states of one file, and the path distinguishes files.
  result.inode = hash_bytes(place.node->blob + '\0' + place.path);
  result.fixed = true;
  return result;
}

FileResult GitFileSystem::read(const std::string &path, std::size_t limit, std::string &text) const {
  const Place place = find(path);
  if (lies_out(place)) return lies_outside();
  if (place.on_disk) return disk_.read(printed_path(current_folder_, place.path), limit, text);
  if (place.node == nullptr) return system_error(std::errc::no_such_file_or_directory);
  if (place.node->kind == Kind::folder) return system_error(std::errc::is_a_directory);
  return read_blob(place.node->blob, limit, text);
}

FolderEntry GitFileSystem::entry(const std::string &folder, const std::string &name) const {
  const std::string path = join_path(folder, name);
  const Node &node = nodes_.find(path)->second;
  if (node.kind == Kind::file) return {name, FileKind::file, false};
  if (node.kind == Kind::folder) return {name, FileKind::folder, false};
  const FileInfo target = info(join_path(repository_.root(), path));
  return {name, target.kind, target.symlink, target.outside};
}

FileResult GitFileSystem::list(const std::string &path, std::vector<FolderEntry> &entries) const {
  entries.clear();
  const Place place = find(path);
  if (lies_out(place)) return lies_outside();
  if (place.on_disk) return disk_.list(printed_path(current_folder_, place.path), entries);
  if (place.node == nullptr) return system_error(std::errc::no_such_file_or_directory);
  if (place.node->kind != Kind::folder) return system_error(std::errc::not_a_directory);
  for (const std::string &name : place.node->names) entries.push_back(entry(place.path, name));
  return {};
}

FileResult GitFileSystem::read_blob(const std::string &blob, std::size_t limit, std::string &text) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (const auto large = large_.find(blob); large != large_.end() && large->second > limit)
    return too_large(large->second, limit);
  if (!git_) {
    auto started = Conversation::start(repository_.command({"cat-file", "--batch"}));
    if (!started) fail(blob, started.error().message);
    git_ = std::move(*started);
  }
  std::string line; // ID TYPE SIZE
  if (!git_->write(blob + "\n") || !git_->read_line(line)) fail(blob, "git cat-file gives no answer");
  const std::string_view digits = std::string_view(line).substr(line.rfind(' ') + 1);
  std::size_t size = 0;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), size).ec != std::errc())
    fail(blob, "Git lacks it"); // ID missing
  if (size > limit) {
    large_[blob] = size;
    if (size > most_skipped || !git_->skip(size + 1)) git_.reset();
    return too_large(size, limit);
  }
  if (!git_->read(size, text) || !git_->skip(1)) fail(blob, "git cat-file gives no answer");
  return {};
}

void GitFileSystem::fail(const std::string &blob, std::string_view why) const {
  throw RunFailure{{fmt::format("the text {} can't be read: {}{}", blob, why, repository_.cure())}};
}

} // namespace galley
