#include "base/disk_file_system.h"

#include "base/path.h"
#include "system/temporary_file.h"
#include "text/phrase.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <optional>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace galley {

namespace {

// Returns the system's message for the last failure.
FileError failure() {
  return {system_words(errno)};
}

// Returns how to help where the last failure is the machine's; it is empty where it is the file's.
std::string_view machine_cure() {
  switch (errno) {
  case EMFILE:
    return "; allow more by `ulimit -n`, or give `--jobs 1`";
  case ENFILE:
    return "; close other programs";
  case ENOMEM:
    return "; close other programs, or give `--jobs 1`";
  case EIO:
    return "; the disk fails";
  default:
    return "";
  }
}

// Ends the run where the last failure to read is the machine's, which says nothing of the file.
void throw_if_machine_fails(const std::string &path) {
  if (const std::string_view cure = machine_cure(); !cure.empty())
    throw RunFailure{{cannot_be_read("it", system_words(errno)) + std::string(cure), path}};
}

FileError read_failure(const std::string &path) {
  throw_if_machine_fails(path);
  return failure();
}

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::file;
  if (S_ISDIR(mode)) return FileKind::folder;
  return FileKind::other;
}

const char *system_path(const std::string &path) {
  return path.empty() ? "." : path.c_str();
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

// Nothing that galley reads at this size has holes: stores, parts and baselines were written from start to
// end. A file that only claims to be large takes its memory even so.
constexpr std::uint64_t large_size = std::uint64_t{16} << 20; // bytes

bool has_hole(int descriptor, std::uint64_t size) {
#ifdef SEEK_HOLE
  const off_t hole = ::lseek(descriptor, 0, SEEK_HOLE);
  ::lseek(descriptor, 0, SEEK_SET);
  return hole >= 0 && static_cast<std::uint64_t>(hole) < size;
#else
  (void)descriptor;
  (void)size;
  return false;
#endif
}

// Reads to the end of the file, which may grow or shrink meanwhile. Returns false with errno set where that
// fails.
bool read_all(int descriptor, std::size_t expected, std::size_t limit, std::string &text) {
  // The buffer has one byte more than expected, so that the first read finds the end.
  text.resize(expected + 1);
  std::size_t filled = 0;
  for (;;) {
    const ssize_t count = ::read(descriptor, text.data() + filled, text.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    filled += static_cast<std::size_t>(count);
    if (count == 0 || filled > limit) break;
    // A read that fills less than the buffer has reached the end. Where the size of a file is reported as 0
    // (proc(5)), only an empty read proves the end.
    if (filled < text.size() && expected > 0) break;
    if (filled == text.size()) text.resize(std::min(2 * text.size(), limit + 1));
  }
  text.resize(filled);
  return true;
}

// Returns the path of the file after following symlinks, or the path itself where no file exists yet.
std::optional<std::string> real_path(const std::string &path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (real) return std::string(real.get());
  struct stat link = {};
  if (errno == ENOENT && ::lstat(path.c_str(), &link) != 0) return path;
  return std::nullopt; // a link to nothing, or a loop of links
}

// Returns the folder of a path in the form that the system expects.
std::string system_folder_of(const std::string &path) {
  const std::string_view folder = folder_of(path);
  return folder.empty() ? "." : std::string(folder);
}

// Makes the new name outlast a power cut. Some file systems can't do that; the bytes are safe even so.
void sync_folder(const std::string &folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

} // namespace

FileInfo DiskFileSystem::info(const std::string &path) const {
  struct stat link = {};
  if (::lstat(system_path(path), &link) != 0) {
    throw_if_machine_fails(path);
    return {};
  }
  FileInfo result;
  result.symlink = S_ISLNK(link.st_mode);
  struct stat target = link;
  if (result.symlink && ::stat(system_path(path), &target) != 0) return result; // the link points to nothing
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

FileResult DiskFileSystem::read(const std::string &path, std::size_t limit, std::string &text) const {
  // O_NONBLOCK keeps galley from waiting if a pipe has replaced the file.
  const Descriptor file(::open(system_path(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status = {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) return read_failure(path);
  if (!S_ISREG(status.st_mode))
    return FileError{S_ISDIR(status.st_mode) ? "it is a folder" : "it is no regular file"};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) return too_large(size, limit);
  if (size > large_size && has_hole(file.number(), size)) return FileError{"it has holes"};
  if (!read_all(file.number(), static_cast<std::size_t>(size), limit, text)) return read_failure(path);
  if (text.size() > limit) return too_large(text.size(), limit);
  return {};
}

FileResult DiskFileSystem::list(const std::string &path, std::vector<FolderEntry> &entries) const {
  entries.clear();
  const auto close = [](DIR *folder) { ::closedir(folder); };
  const std::unique_ptr<DIR, decltype(close)> folder(::opendir(system_path(path)), close);
  if (!folder) return read_failure(path);
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
      const FileInfo target = info(join_path(path, entry.name));
      entry.kind = target.kind;
      entry.symlink = target.symlink;
    } else if (found->d_type != DT_REG) {
      entry.kind = FileKind::other;
    }
  }
  if (errno != 0) return read_failure(path);
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry &a, const FolderEntry &b) { return a.name < b.name; });
  return {};
}

FileResult DiskFileSystem::write_pieces(const std::string &named, const Writing &writing) {
  const std::optional<std::string> path = real_path(named);
  if (!path) return failure();
  std::optional<struct stat> old = std::make_optional<struct stat>();
  if (::stat(path->c_str(), &*old) != 0) {
    if (errno != ENOENT) return failure();
    old.reset();
  } else if (!S_ISREG(old->st_mode)) {
    return FileError{"it is not a file"};
  } else if (::access(path->c_str(), W_OK) != 0) {
    return failure();
  }
  const std::string folder = system_folder_of(*path);
  TemporaryFile file(folder);
  if (!file.is_open() || !file.copy_permissions(old)) return failure();
  FileResult written;
  writing.make([&](std::string_view piece) {
    if (written && !file.write(piece)) written = failure();
  });
  if (!written) return written;
  if (writing.synced && !file.sync()) return failure();
  // The text is compared as late as possible. A change between this check and the rename would go unnoticed.
  if (std::string held; writing.expected != nullptr &&
                        (!read(*path, writing.expected->size(), held) || held != *writing.expected))
    return FileError{{}, true};
  if (!file.move_to(*path)) return failure();
  if (writing.synced) sync_folder(folder);
  return {};
}

void DiskFileSystem::remove_leftovers(const std::string &folder) {
  constexpr std::time_t oldest = std::time_t{24} * 60 * 60; // no write takes a day
  std::vector<FolderEntry> entries;
  if (!list(folder, entries)) return;
  const std::time_t now = std::time(nullptr);
  for (const FolderEntry &entry : entries) {
    if (!entry.name.starts_with(temporary_prefix)) continue;
    const std::string path = join_path(folder, entry.name);
    struct stat status = {};
    if (::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_mtime < now - oldest)
      ::unlink(path.c_str());
  }
}

FileResult DiskFileSystem::make_folders(const std::string &path) {
  if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return {};
  const std::string_view above = folder_of(path);
  if (errno != ENOENT || above.empty() || above == "/") return failure();
  if (FileResult made = make_folders(std::string(above)); !made) return made;
  if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return failure();
}

} // namespace galley
