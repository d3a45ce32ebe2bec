#include "corpus/site_files.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "corpus/site_path.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

// Folders nested deeper hold no part of a site; symlinks may make a circle.
constexpr int deepest = 40;

std::pair<std::string, std::string> split(const std::string &path) {
  return {std::string(folder_of(path)), std::string(name_of(path))};
}

std::uint64_t hash_of(const std::vector<FolderEntry> &entries) {
  std::string bytes;
  ByteWriter writer(bytes);
  for (const FolderEntry &entry : entries) {
    writer.put_text(entry.name);
    writer.put_byte(static_cast<std::uint8_t>(entry.kind));
    writer.put_byte(entry.symlink ? 1 : 0);
  }
  return hash_bytes(bytes);
}

} // namespace

std::vector<FolderEntry> SiteFiles::read(const std::string &path) const {
  std::string place = root_;
  if (!path.empty()) place += (place.empty() || place.ends_with('/') ? "" : "/") + path;
  std::vector<FolderEntry> entries;
  std::string error;
  if (!files_.list(place, entries, error)) entries.clear();
  return entries;
}

const SiteFiles::Folder &SiteFiles::folder(const std::string &path) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] = folders_.try_emplace(path);
  Folder &folder = found->second;
  if (!is_new) return folder;
  folder.entries = read(path);
  for (const FolderEntry &entry : folder.entries) {
    folder.names.insert(entry.name);
    const std::string folded = fold(entry.name);
    folder.stems.insert(folded.substr(0, folded.find('.', 1)));
    folder.folded.insert(folded);
  }
  return folder;
}

bool SiteFiles::has(const std::string &path) {
  if (path.empty()) return true;
  const auto [above, name] = split(path);
  return folder(above).names.count(name) != 0;
}

bool SiteFiles::has_in_any_case(const std::string &path) {
  if (path.empty()) return true;
  const auto [above, name] = split(path);
  return folder(above).folded.count(fold(name)) != 0;
}

bool SiteFiles::has_stem(const std::string &path) {
  const auto [above, name] = split(path);
  return folder(above).stems.count(fold(name)) != 0;
}

bool SiteFiles::has_folder(const std::string &path) {
  if (path.empty()) return true;
  const auto [above, name] = split(path);
  const std::string &wanted = name;
  const auto &entries = folder(above).entries;
  return std::any_of(entries.begin(), entries.end(), [&](const FolderEntry &entry) {
    return entry.kind == FileKind::folder && entry.name == wanted;
  });
}

void SiteFiles::collect_names() {
  collected_ = true;
  std::vector<std::pair<std::string, int>> open = {{"", 0}};
  while (!open.empty()) {
    const auto [path, depth] = std::move(open.back());
    open.pop_back();
    for (const FolderEntry &entry : folder(path).entries) {
      if (entry.name.starts_with('.') || entry.name == "node_modules") continue;
      if (entry.kind != FileKind::folder) {
        all_names_.insert(fold(entry.name));
      } else if (!entry.symlink && depth < deepest) {
        open.emplace_back(path.empty() ? entry.name : path + "/" + entry.name, depth + 1);
      }
    }
  }
}

bool SiteFiles::has_name(std::string_view name) {
  const std::lock_guard lock(mutex_);
  if (!collected_) collect_names();
  return all_names_.count(fold(name)) != 0;
}

std::vector<SiteFiles::Listed> SiteFiles::listed() const {
  std::vector<Listed> result;
  for (const auto &[path, folder] : folders_) result.push_back({path, hash_of(folder.entries)});
  return result;
}

std::uint64_t SiteFiles::content_of(const std::string &path) const {
  return hash_of(read(path));
}

} // namespace galley
