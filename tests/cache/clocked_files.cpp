#include "cache/clocked_files.h"

#include <utility>

namespace galley::cache_test {

std::int64_t ClockedFiles::tick() const {
  constexpr std::int64_t length = 10'000'000;
  return now - now % length;
}

void ClockedFiles::write(const std::string &path, std::string text) {
  File &file = files_[path];
  if (file.inode == 0) file.inode = next_inode_++;
  file.text = std::move(text);
  file.modified = file.changed = tick();
  memory_.reset();
}

void ClockedFiles::replace(const std::string &path, std::string text) {
  write(path, std::move(text));
  files_[path].inode = next_inode_++;
}

void ClockedFiles::write_and_hide(const std::string &path, std::string text) {
  const std::int64_t modified = files_.at(path).modified;
  write(path, std::move(text));
  files_[path].modified = modified;
}

void ClockedFiles::remove(const std::string &path) {
  files_.erase(path);
  memory_.reset();
}

void ClockedFiles::rename(const std::string &from, const std::string &to) {
  File file = files_.at(from);
  file.changed = tick();
  files_.erase(from);
  files_[to] = std::move(file);
  memory_.reset();
}

void ClockedFiles::touch(const std::string &path) {
  files_.at(path).modified = files_.at(path).changed = tick();
}

void ClockedFiles::touch_kept(const std::string &path) {
  files_.at(path).changed = tick();
}

std::vector<std::string> ClockedFiles::documents() const {
  std::vector<std::string> paths;
  for (const auto &[path, file] : files_) {
    if (path.ends_with(".md")) paths.push_back(path);
  }
  return paths;
}

const MemoryFileSystem &ClockedFiles::memory() const {
  if (!memory_) {
    memory_ = std::make_unique<MemoryFileSystem>();
    for (const auto &[path, file] : files_) memory_->add(path, file.text);
  }
  return *memory_;
}

FileInfo ClockedFiles::info(const std::string &path) const {
  FileInfo info = memory().info(path);
  const auto found = files_.find(path);
  if (found == files_.end()) return info;
  info.inode = found->second.inode;
  info.modified = found->second.modified;
  info.changed = found->second.changed;
  return info;
}

bool ClockedFiles::read(const std::string &path, std::size_t limit, std::string &text,
                        std::string &error) const {
  if (path.ends_with(".md")) ++documents_read_;
  return memory().read(path, limit, text, error);
}

bool ClockedFiles::list(const std::string &path, std::vector<FolderEntry> &entries,
                        std::string &error) const {
  return memory().list(path, entries, error);
}

} // namespace galley::cache_test
