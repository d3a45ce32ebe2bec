#include "cache/clocked_files.h"

#include "base/hash.h"
#include "base/path.h"

namespace galley::cache_test {

namespace {

constexpr std::string_view site = "/site";

} // namespace

std::int64_t ClockedFiles::tick() const {
  constexpr std::int64_t length = 10'000'000;
  return now - now % length;
}

void ClockedFiles::put(const std::string &path, std::string text) const {
  File &file = files_[path];
  if (file.inode == 0) file.inode = next_inode_++;
  file.text = std::move(text);
  file.modified = file.changed = tick();
}

void ClockedFiles::write(const std::string &path, std::string text) {
  put(path, std::move(text));
}

void ClockedFiles::replace(const std::string &path, std::string text) {
  put(path, std::move(text));
  files_[path].inode = next_inode_++;
}

void ClockedFiles::write_and_hide(const std::string &path, std::string text) {
  const std::int64_t modified = files_.at(path).modified;
  put(path, std::move(text));
  files_[path].modified = modified;
}

void ClockedFiles::remove(const std::string &path) {
  files_.erase(path);
}

void ClockedFiles::rename(const std::string &from, const std::string &to) {
  File file = files_.at(from);
  file.changed = tick();
  files_.erase(from);
  files_[to] = std::move(file);
}

void ClockedFiles::touch(const std::string &path) {
  files_.at(path).modified = files_.at(path).changed = tick();
}

void ClockedFiles::touch_kept(const std::string &path) {
  files_.at(path).changed = tick();
}

void ClockedFiles::write_when_read(const std::string &path, std::string text) {
  pending_.emplace(path, std::move(text));
}

void ClockedFiles::settle() {
  if (pending_) put(pending_->first, std::move(pending_->second));
  pending_.reset();
}

std::vector<std::string> ClockedFiles::documents() const {
  std::vector<std::string> paths;
  for (const auto &[path, file] : files_) {
    if (path.ends_with(".md")) paths.push_back(path);
  }
  return paths;
}

std::unique_ptr<ClockedFiles> ClockedFiles::committed() const {
  auto result = std::make_unique<ClockedFiles>();
  result->current_folder = current_folder;
  result->fixed_ = true;
  for (const auto &[path, file] : files_)
    result->files_[path] = {file.text, hash_bytes(file.text + '\0' + path), 0, 0};
  return result;
}

// None: it lies outside of the site's folder, whose own path is "".
std::optional<std::string> ClockedFiles::in_site(const std::string &path) const {
  const std::string absolute = absolute_path(current_folder, path);
  if (absolute == site) return "";
  if (!is_within(absolute, site)) return std::nullopt;
  return absolute.substr(site.size() + 1);
}

FileInfo ClockedFiles::info(const std::string &path) const {
  const std::lock_guard lock(mutex_);
  FileInfo info;
  const auto inside = in_site(path);
  if (!inside) {
    if (absolute_path(current_folder, path) == "/") info.kind = FileKind::folder;
    return info;
  }
  info.device = 1;
  const auto found = files_.find(*inside);
  if (found != files_.end()) {
    info.kind = FileKind::file;
    info.fixed = fixed_;
    info.size = fixed_ ? 0 : found->second.text.size();
    info.inode = found->second.inode;
    info.modified = found->second.modified;
    info.changed = found->second.changed;
    return info;
  }
  const std::string prefix = inside->empty() ? "" : *inside + "/";
  const auto first = files_.lower_bound(prefix);
  if (first == files_.end() || !first->first.starts_with(prefix)) return info;
  info.kind = FileKind::folder;
  info.inode = hash_bytes(prefix);
  return info;
}

FileResult ClockedFiles::read(const std::string &path, std::size_t /*limit*/, std::string &text) const {
  const std::lock_guard lock(mutex_);
  const auto inside = in_site(path);
  if (inside && pending_ && pending_->first == *inside) {
    put(*inside, std::move(pending_->second));
    pending_.reset();
  }
  const auto found = inside ? files_.find(*inside) : files_.end();
  if (found == files_.end()) return FileError{"it is not there"};
  if (path.ends_with(".md")) ++documents_read_;
  text = found->second.text;
  return {};
}

FileResult ClockedFiles::list(const std::string &path, std::vector<FolderEntry> &entries) const {
  const std::lock_guard lock(mutex_);
  entries.clear();
  const auto inside = in_site(path);
  const std::string prefix = !inside || inside->empty() ? "" : *inside + "/";
  const auto first = files_.lower_bound(prefix);
  for (auto file = first; inside && file != files_.end() && file->first.starts_with(prefix); ++file) {
    const std::string rest = file->first.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    const FileKind kind = slash == std::string::npos ? FileKind::file : FileKind::folder;
    if (entries.empty() || entries.back().name != rest.substr(0, slash))
      entries.push_back({rest.substr(0, slash), kind});
  }
  if (entries.empty()) return FileError{"it is not there"};
  return {};
}

} // namespace galley::cache_test
