#include "records/site_files.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "base/path.h"
#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

// Folders that are nested deeper are ignored, because symlinks may form a circle.
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

// Longer texts, in bytes, are not read.
constexpr std::size_t longest_text = std::size_t{1} << 20;

// Returns whether one of the texts that `add_texts` derives from the entries' folded names equals the folded
// `name`, by their hashes. The hashes are computed on first use.
template <class AddTexts>
bool holds(std::optional<std::vector<std::uint64_t>> &hashes, const std::vector<FolderEntry> &entries,
           const std::string &name, AddTexts add_texts) {
  if (!hashes) {
    hashes.emplace();
    for (const FolderEntry &entry : entries) {
      add_texts(entry, fold(entry.name), [&](std::string_view text) { hashes->push_back(hash_bytes(text)); });
    }
    std::ranges::sort(*hashes);
  }
  return std::ranges::binary_search(*hashes, hash_bytes(fold(name)));
}

} // namespace

SiteFiles::Folder SiteFiles::read(const std::string &path) const {
  Folder folder;
  const FileResult listed = files_.list(path.empty() ? root_ : join_path(root_, path), folder.entries);
  folder.has_pattern = std::ranges::any_of(folder.entries, [](const FolderEntry &entry) {
    return entry.name.starts_with('[') && entry.name.find(']') != std::string::npos;
  });
  if (listed) return folder;
  folder = {};
  folder.unknown = listed.error().refused;
  return folder;
}

SiteFiles::Folder &SiteFiles::folder(const std::string &path) const {
  const auto [found, is_new] = folders_.try_emplace(path);
  if (is_new) found->second = read(path);
  return found->second;
}

const FolderEntry *SiteFiles::find(const std::string &path) const {
  const auto [above, name] = split(path);
  const std::vector<FolderEntry> &entries = folder(above).entries;
  const auto found = std::ranges::lower_bound(entries, name, {}, &FolderEntry::name);
  return found != entries.end() && found->name == name ? &*found : nullptr;
}

bool SiteFiles::has(const std::string &path) const {
  if (path.empty()) return true;
  const std::lock_guard lock(mutex_);
  return find(path) != nullptr || folder(split(path).first).unknown;
}

bool SiteFiles::has_folder(const std::string &path) const {
  if (path.empty()) return true;
  const std::lock_guard lock(mutex_);
  const FolderEntry *entry = find(path);
  if (entry == nullptr) return folder(split(path).first).unknown;
  return entry->kind == FileKind::folder;
}

bool SiteFiles::has_in_any_case(const std::string &path) const {
  if (path.empty()) return true;
  const auto [above, name] = split(path);
  const std::lock_guard lock(mutex_);
  if (folder(above).unknown) return true;
  return holds(folder(above).folded, folder(above).entries, name,
               [](const FolderEntry &, std::string_view folded, auto add) { add(folded); });
}

const std::vector<FolderEntry> &SiteFiles::list(const std::string &path) const {
  const std::lock_guard lock(mutex_);
  return folder(path).entries;
}

bool SiteFiles::has_stem(const std::string &path) const {
  const auto [above, name] = split(path);
  const std::lock_guard lock(mutex_);
  if (folder(above).unknown) return true;
  const std::vector<FolderEntry> &entries = folder(above).entries;
  if (folder(above).has_pattern) return true;
  return holds(folder(above).stems, entries, name,
               [](const FolderEntry &entry, std::string_view folded, auto add) {
                 if (entry.kind == FileKind::folder) return;
                 // `v1.2.njk` may be the page v1.2, and `about.11tydata.js` belongs to the page about.
                 for (std::size_t dot = folded.find('.', 1); dot != std::string_view::npos;
                      dot = folded.find('.', dot + 1))
                   add(folded.substr(0, dot));
                 if (folded.find('.', 1) == std::string_view::npos) add(folded);
               });
}

void SiteFiles::collect_names() const {
  all_names_.emplace();
  std::vector<std::pair<std::string, int>> open = {{"", 0}};
  while (!open.empty()) {
    const auto [path, depth] = std::move(open.back());
    open.pop_back();
    const std::string folded_path = "/" + fold(path);
    for (const FolderEntry &entry : folder(path).entries) {
      if (entry.name.starts_with('.') || entry.name == "node_modules") continue;
      if (entry.kind != FileKind::folder) {
        (*all_names_)[fold(entry.name)].push_back(folded_path);
      } else if (!entry.symlink && depth < deepest) {
        open.emplace_back(join_path(path, entry.name), depth + 1);
      }
    }
  }
}

bool SiteFiles::has_name(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  if (!all_names_) collect_names();
  return all_names_->count(fold(name)) != 0;
}

bool SiteFiles::has_path_end(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  if (!all_names_) collect_names();
  const auto found = all_names_->find(fold(name_of(path)));
  if (found == all_names_->end()) return false;
  const std::string folder = folder_of(path).empty() ? "" : "/" + fold(folder_of(path));
  return std::ranges::any_of(found->second,
                             [&](const std::string &one) { return one.ends_with(folder) || folder.empty(); });
}

std::string SiteFiles::read_text(const std::string &path) const {
  std::string text;
  if (!files_.read(root_.empty() ? path : join_path(root_, path), longest_text, text)) text.clear();
  return text;
}

const std::string &SiteFiles::text_of(const std::string &path) const {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] = texts_.try_emplace(path);
  if (is_new) found->second = read_text(path);
  return found->second;
}

std::vector<SiteFiles::Listed> SiteFiles::listed() const {
  const std::lock_guard lock(mutex_);
  std::vector<Listed> result;
  for (const auto &[path, folder] : folders_) result.push_back({path, hash_of(folder.entries)});
  for (const auto &[path, text] : texts_) result.push_back({path, hash_bytes(text), false});
  return result;
}

std::uint64_t SiteFiles::content_of(const Listed &listed) const {
  return listed.folder ? hash_of(read(listed.path).entries) : hash_bytes(read_text(listed.path));
}

} // namespace galley
