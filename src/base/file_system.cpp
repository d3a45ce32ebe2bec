#include "base/file_system.h"

#include "base/path.h"
#include "text/phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

namespace galley {

namespace {

FileError system_error(int number) {
  return {system_words(number)};
}

MakePieces in_one_piece(std::string_view text) {
  return [text](const TakePiece &take) { take(text); };
}

// Returns the prefix that the paths of all files in a folder have.
std::string folder_prefix(const std::string &path) {
  return path == "." ? "" : join_path(path, "");
}

} // namespace

FileError too_large(std::uint64_t size, std::size_t limit) {
  return {fmt::format("it holds {} bytes; galley reads at most {}", size, limit)};
}

FileError lies_outside() {
  FileError error{"it lies outside of the repository (`--allow-root DIR` lets it be read)"};
  error.refused = true;
  return error;
}

bool Bounds::contains(std::string_view path) const {
  const auto is_in = [&](const std::string &folder) {
    if (!is_within(path, folder)) return false;
    for (std::string_view below = path_below(folder, path); !below.empty(); below = folder_of(below)) {
      if (is_git_folder(name_of(below))) return false;
    }
    return true;
  };
  return is_in(root) || std::ranges::any_of(others, is_in);
}

bool FilesWithin::contains(const std::string &path) const {
  return bounds_.contains(absolute_path(current_folder_, path));
}

FileInfo FilesWithin::info(const std::string &path) const {
  if (contains(path)) return files_.info(path);
  FileInfo result;
  result.outside = true;
  return result;
}

FileResult FilesWithin::read(const std::string &path, std::size_t limit, std::string &text) const {
  return contains(path) ? files_.read(path, limit, text) : lies_outside();
}

FileResult FilesWithin::list(const std::string &path, std::vector<FolderEntry> &entries) const {
  entries.clear();
  return contains(path) ? files_.list(path, entries) : lies_outside();
}

FileResult FileSystem::write(const std::string &path, std::string_view text) {
  return write_pieces(path, {in_one_piece(text)});
}

FileResult FileSystem::replace(const std::string &path, std::string_view expected, std::string_view text,
                               std::string *lost) {
  return write_pieces(path, {in_one_piece(text), &expected, true, lost});
}

FileResult FileSystem::write_unsynced(const std::string &path, const MakePieces &make) {
  return write_pieces(path, {make, nullptr, false});
}

FileResult FileSystem::write_pieces(const std::string &, const Writing &) {
  return system_error(EROFS);
}

void MemoryFileSystem::add(std::string path, std::string text) {
  files_.insert_or_assign(std::move(path), std::move(text));
}

FileInfo MemoryFileSystem::info(const std::string &path) const {
  FileInfo result;
  if (const auto file = files_.find(path); file != files_.end()) {
    // A file that also exists below keeps that file's identity.
    if (below_ != nullptr) result = below_->info(path);
    if (result.kind != FileKind::file) {
      result.device = ~std::uint64_t{0};
      result.inode = static_cast<std::uint64_t>(std::distance(files_.begin(), file)) + 1;
    }
    result.kind = FileKind::file;
    result.outside = false;
    result.size = file->second.size();
    result.modified = result.changed = 0; // the times of the file below don't apply to this text
    return result;
  }
  if (below_ != nullptr) result = below_->info(path);
  if (result.kind != FileKind::missing) return result;
  const std::string prefix = folder_prefix(path);
  const auto inside = files_.lower_bound(prefix);
  if (inside != files_.end() && inside->first.starts_with(prefix)) {
    result.kind = FileKind::folder;
    result.device = ~std::uint64_t{0};
    // A folder is identified by the index of its first file and the length of its path, since a folder within
    // it may have the same first file.
    result.inode =
        static_cast<std::uint64_t>(std::distance(files_.begin(), inside) + 1) << 32U | prefix.size();
  }
  return result;
}

FileResult MemoryFileSystem::read(const std::string &path, std::size_t limit, std::string &text) const {
  const auto file = files_.find(path);
  if (file == files_.end()) {
    if (below_ != nullptr) return below_->read(path, limit, text);
    return system_error(info(path).kind == FileKind::folder ? EISDIR : ENOENT);
  }
  if (file->second.size() > limit) return too_large(file->second.size(), limit);
  text = file->second;
  return {};
}

FileResult MemoryFileSystem::list(const std::string &path, std::vector<FolderEntry> &entries) const {
  entries.clear();
  FileResult below = below_ != nullptr ? below_->list(path, entries) : system_error(ENOENT);
  const std::string prefix = folder_prefix(path);
  bool any = false;
  for (auto file = files_.lower_bound(prefix); file != files_.end() && file->first.starts_with(prefix);
       ++file) {
    any = true;
    const std::string rest = file->first.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    FolderEntry entry{rest.substr(0, slash), slash == std::string::npos ? FileKind::file : FileKind::folder};
    if (entry.name.empty()) continue; // an absolute path, seen from the current folder
    entries.push_back(std::move(entry));
  }
  if (!below && !any) return below;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const FolderEntry &a, const FolderEntry &b) { return a.name < b.name; });
  const auto same = [](const FolderEntry &a, const FolderEntry &b) { return a.name == b.name; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  return {};
}

FileResult MemoryFileSystem::write_pieces(const std::string &path, const Writing &writing) {
  std::string text;
  writing.make([&](std::string_view piece) { text += piece; });
  const std::lock_guard lock(writing_);
  const FileKind kind = info(path).kind;
  if (kind != FileKind::file && kind != FileKind::missing) return FileError{"it is not a file"};
  if (writing.expected != nullptr) {
    std::string held;
    if (!read(path, writing.expected->size(), held) || held != *writing.expected) return FileError{{}, true};
  }
  add(path, std::move(text));
  return {};
}

} // namespace galley
