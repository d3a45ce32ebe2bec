#include "base/file_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace galley {

namespace {

std::string system_words(int number) {
  return std::generic_category().message(number);
}

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::file;
  if (S_ISDIR(mode)) return FileKind::folder;
  return FileKind::other;
}

const char *system_path(const std::string &path) {
  return path.empty() ? "." : path.c_str();
}

std::string too_large(std::uint64_t size, std::size_t limit) {
  return fmt::format("it holds {} bytes; galley reads at most {}", size, limit);
}

std::int64_t nanoseconds(const struct timespec &time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

private:
  int number_;
};

// Reads to the end of the file, which may grow or shrink meanwhile. False with errno set.
bool read_all(int descriptor, std::size_t expected, std::size_t limit, std::string &text) {
  // One byte more than expected, so that the end is met by the first read.
  text.resize(expected + 1);
  std::size_t filled = 0;
  for (;;) {
    const ssize_t count = ::read(descriptor, text.data() + filled, text.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    filled += static_cast<std::size_t>(count);
    if (count == 0 || filled > limit) break;
    // Less than asked for is the end. Where a file has no size of its own (proc(5)), only an empty read is.
    if (filled < text.size() && expected > 0) break;
    if (filled == text.size()) text.resize(std::min(2 * text.size(), limit + 1));
  }
  text.resize(filled);
  return true;
}

} // namespace

FileInfo DiskFileSystem::info(const std::string &path) const {
  struct stat link = {};
  if (::lstat(system_path(path), &link) != 0) return {};
  FileInfo result;
  result.symlink = S_ISLNK(link.st_mode);
  struct stat target = link;
  if (result.symlink && ::stat(system_path(path), &target) != 0) return result; // it points nowhere
  result.kind = kind_of(target.st_mode);
  result.size = static_cast<std::uint64_t>(target.st_size);
  result.device = target.st_dev;
  result.inode = target.st_ino;
#ifdef __APPLE__
  result.modified = nanoseconds(target.st_mtimespec);
  result.changed = nanoseconds(target.st_ctimespec);
#else
  result.modified = nanoseconds(target.st_mtim);
  result.changed = nanoseconds(target.st_ctim);
#endif
  return result;
}

bool DiskFileSystem::read(const std::string &path, std::size_t limit, std::string &text,
                          std::string &error) const {
  // Not to be held up by a pipe that took the file's place.
  const Descriptor file(::open(system_path(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status = {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
    error = system_words(errno);
    return false;
  }
  if (!S_ISREG(status.st_mode)) {
    error = S_ISDIR(status.st_mode) ? "it is a folder" : "it is no regular file";
    return false;
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) {
    error = too_large(size, limit);
    return false;
  }
  if (!read_all(file.number(), static_cast<std::size_t>(size), limit, text)) {
    error = system_words(errno);
    return false;
  }
  if (text.size() > limit) {
    error = too_large(text.size(), limit);
    return false;
  }
  return true;
}

bool DiskFileSystem::list(const std::string &path, std::vector<FolderEntry> &entries,
                          std::string &error) const {
  entries.clear();
  const auto close = [](DIR *folder) { ::closedir(folder); };
  const std::unique_ptr<DIR, decltype(close)> folder(::opendir(system_path(path)), close);
  if (!folder) {
    error = system_words(errno);
    return false;
  }
  for (;;) {
    errno = 0;
    const dirent *found = ::readdir(folder.get()); // NOLINT(concurrency-mt-unsafe): one thread, one DIR
    if (found == nullptr) break;
    const std::string_view name = found->d_name;
    if (name == "." || name == "..") continue;
    FolderEntry &entry = entries.emplace_back();
    entry.name = name;
    if (found->d_type == DT_DIR) {
      entry.kind = FileKind::folder;
    } else if (found->d_type == DT_LNK || found->d_type == DT_UNKNOWN) {
      const FileInfo target = info(path.empty() ? entry.name : path + "/" + entry.name);
      entry.kind = target.kind;
      entry.symlink = target.symlink;
    } else if (found->d_type != DT_REG) {
      entry.kind = FileKind::other;
    }
  }
  if (errno != 0) {
    error = system_words(errno);
    return false;
  }
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry &a, const FolderEntry &b) { return a.name < b.name; });
  return true;
}

void MemoryFileSystem::add(std::string path, std::string text) {
  files_.insert_or_assign(std::move(path), std::move(text));
}

namespace {

// What the paths of a folder's content start with.
std::string folder_prefix(const std::string &path) {
  if (path.empty() || path == ".") return "";
  return path.ends_with('/') ? path : path + "/";
}

} // namespace

FileInfo MemoryFileSystem::info(const std::string &path) const {
  FileInfo result;
  if (const auto file = files_.find(path); file != files_.end()) {
    // A file that also stands below is still that file.
    if (below_ != nullptr) result = below_->info(path);
    if (result.kind != FileKind::file) {
      result.device = ~std::uint64_t{0};
      result.inode = static_cast<std::uint64_t>(std::distance(files_.begin(), file)) + 1;
    }
    result.kind = FileKind::file;
    result.size = file->second.size();
    result.modified = result.changed = 0; // not when the file below was
    return result;
  }
  if (below_ != nullptr) result = below_->info(path);
  if (result.kind != FileKind::missing) return result;
  const std::string prefix = folder_prefix(path);
  const auto inside = files_.lower_bound(prefix);
  if (inside != files_.end() && inside->first.starts_with(prefix)) {
    result.kind = FileKind::folder;
    result.device = ~std::uint64_t{0};
    // A folder is told from others by its first file and by how many folders that is below it.
    result.inode =
        static_cast<std::uint64_t>(std::distance(files_.begin(), inside) + 1) << 32U | prefix.size();
  }
  return result;
}

bool MemoryFileSystem::read(const std::string &path, std::size_t limit, std::string &text,
                            std::string &error) const {
  const auto file = files_.find(path);
  if (file == files_.end()) {
    if (below_ != nullptr) return below_->read(path, limit, text, error);
    error = system_words(info(path).kind == FileKind::folder ? EISDIR : ENOENT);
    return false;
  }
  if (file->second.size() > limit) {
    error = too_large(file->second.size(), limit);
    return false;
  }
  text = file->second;
  return true;
}

bool MemoryFileSystem::list(const std::string &path, std::vector<FolderEntry> &entries,
                            std::string &error) const {
  entries.clear();
  const bool below = below_ != nullptr && below_->list(path, entries, error);
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
  if (!below && !any) {
    if (below_ == nullptr) error = system_words(ENOENT);
    return false;
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const FolderEntry &a, const FolderEntry &b) { return a.name < b.name; });
  const auto same = [](const FolderEntry &a, const FolderEntry &b) { return a.name == b.name; };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
  return true;
}

} // namespace galley
