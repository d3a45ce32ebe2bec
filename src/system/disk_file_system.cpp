#include "system/disk_file_system.h"

#include "base/path.h"
#include "system/file_attributes.h"
#include "system/private_folder.h"
#include "system/symlinks.h"
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
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace galley {

namespace {

// Returns the system's message for the last failure.
FileError failure() {
  if (errno == EXDEV) return lies_outside();
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

void describe(const struct stat &status, FileInfo &info) {
  static const uid_t user = ::geteuid();
  info.kind = kind_of(status.st_mode);
  info.size = static_cast<std::uint64_t>(status.st_size);
  info.device = status.st_dev;
  info.inode = status.st_ino;
  info.owner = status.st_uid;
  info.foreign = status.st_uid != user && status.st_uid != 0;
#ifdef __APPLE__
  info.modified = nanoseconds(status.st_mtimespec);
  info.changed = nanoseconds(status.st_ctimespec);
#else
  info.modified = nanoseconds(status.st_mtim);
  info.changed = nanoseconds(status.st_ctim);
#endif
}

// Completes the description of a symlink's target.
void join_symlink(const FileInfo &symlink, FileInfo &target) {
  target.symlink = true;
  target.owner = symlink.owner;
  target.foreign = target.foreign || symlink.foreign;
}

// Describes what is at a path, wherever it leads.
FileInfo info_anywhere(const std::string &path) {
  FileInfo result;
  struct stat status = {};
  if (::lstat(system_path(path), &status) != 0) {
    throw_if_machine_fails(path);
    return result;
  }
  describe(status, result);
  if (!S_ISLNK(status.st_mode)) return result;
  FileInfo target;
  if (::stat(system_path(path), &status) == 0) describe(status, target); // else it points to nothing
  join_symlink(result, target);
  return target;
}

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
    const ssize_t count = read_available(descriptor, text.data() + filled, text.size() - filled);
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

// The flags that open a file to be read. O_NONBLOCK keeps galley from waiting if a pipe has replaced it.
constexpr int open_to_read = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

// Reads the file that was opened by `path`, which errors name.
FileResult read_file(const Descriptor &file, const std::string &path, std::size_t limit, std::string &text) {
  struct stat status = {};
  if (!file.is_open() || ::fstat(file.number(), &status) != 0) return read_failure(path);
  if (!S_ISREG(status.st_mode))
    return FileError{S_ISDIR(status.st_mode) ? "it is a folder" : "it is no regular file"};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) return too_large(size, limit);
  if (size > large_size && has_hole(file.number(), size)) return FileError{"it has holes"};
  if (!read_all(file.number(), static_cast<std::size_t>(size), limit, text)) return read_failure(path);
  if (text.size() > limit) return too_large(text.size(), limit);
  return {};
}

// Finds the folder and the name of a file after following symlinks, wherever they lead.
FilePlace find_anywhere(const std::string &path) {
  const std::optional<std::string> found = real_path(path);
  struct stat link = {};
  // Where no file exists yet, the path is its own; else it is a link to nothing, or a loop of links.
  if (!found && (errno != ENOENT || ::lstat(path.c_str(), &link) == 0)) return {};
  const std::string &real = found ? *found : path;
  const std::string folder(folder_of(real));
  return {Descriptor(::open(system_path(folder), enter_folder)), std::string(name_of(real))};
}

// Makes the new name outlast a power cut. Some file systems can't do that; the bytes are safe even so.
void sync_folder(int folder) {
  const Descriptor file(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.is_open()) ::fsync(file.number());
}

// Returns whether the file has the text that a change was made of.
bool has_text(int folder, const std::string &name, std::string_view expected) {
  const Descriptor file(::openat(folder, name.c_str(), open_to_read | O_NOFOLLOW));
  std::string held;
  return read_file(file, name, expected.size(), held) && held == expected;
}

// Gives the new file the attributes of the one that it replaces, or those of a new file.
FileResult take_attributes(int folder, const std::string &name, const TemporaryFile &file,
                           std::string &lost) {
  const Descriptor old(::openat(folder, name.c_str(), open_to_read | O_NOFOLLOW));
  struct stat status = {};
  if (!old.is_open() && errno == ENOENT) {
    if (!set_new_mode(file.number())) return failure();
    return {};
  }
  if (!old.is_open() || ::fstat(old.number(), &status) != 0) return failure();
  if (!S_ISREG(status.st_mode)) return FileError{"it is not a file"};
  if (::faccessat(folder, name.c_str(), W_OK, 0) != 0 || !copy_attributes(old.number(), file.number(), lost))
    return failure();
  return {};
}

FileResult write_file(int folder, const std::string &name, const FileSystem::Writing &writing) {
  struct stat status = {};
  if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(status.st_mode))
    return FileError{"it is not a file"};
  TemporaryFile file(folder);
  if (!file.is_open()) return failure();
  std::string lost;
  if (FileResult copied = take_attributes(folder, name, file, lost); !copied) return copied;
  FileResult written;
  writing.make([&](std::string_view piece) {
    if (written && !file.write(piece)) written = failure();
  });
  if (!written) return written;
  if (writing.synced && !file.sync()) return failure();
  // The text is compared as late as possible. A change between this check and the rename would go unnoticed.
  if (writing.expected != nullptr && !has_text(folder, name, *writing.expected)) return FileError{{}, true};
  if (!file.move_to(name)) return failure();
  if (writing.synced) sync_folder(folder);
  if (writing.lost != nullptr) *writing.lost = lost;
  return {};
}

} // namespace

// Paths are normal but for a `..` at their start.
std::string DiskFileSystem::absolute(const std::string &path) const {
  if (path.starts_with('/') || path.starts_with('.') || path.find("/.") != std::string::npos)
    return absolute_path(*current_folder_, path);
  return path.empty() ? *current_folder_ : join_path(*current_folder_, path);
}

Descriptor DiskFileSystem::open(const std::string &path, int flags) const {
  if (confined()) return confinement_.open(absolute(path), flags);
  return Descriptor(::open(system_path(path), flags));
}

FilePlace DiskFileSystem::find(const std::string &path) const {
  return confined() ? confinement_.find(absolute(path)) : find_anywhere(path);
}

void DiskFileSystem::confine(const Bounds &bounds) const {
  confinement_.confine(bounds.root, bounds.others);
  for (const std::string &other : bounds.others) confinement_.confine(other, bounds.others);
}

FileInfo DiskFileSystem::info(const std::string &path) const {
  if (!confined()) return info_anywhere(path);
  const std::string wanted = absolute(path);
  FileInfo result;
  if (!confinement_.contains(wanted)) return info_anywhere(wanted);
  const FilePlace place = confinement_.find(wanted);
  if (place.status) describe(*place.status, result);
  if (place.folder.is_open() && !place.symlink) return result;
  if (!place.folder.is_open()) throw_if_machine_fails(path);
  const bool outside = !place.folder.is_open() && errno == EXDEV;
  const FileInfo named = info_anywhere(wanted);
  if (outside) result.kind = named.kind;
  result.outside = outside;
  result.symlink = named.symlink;
  result.owner = named.owner;
  result.foreign = named.foreign;
  return result;
}

FileResult DiskFileSystem::read(const std::string &path, std::size_t limit, std::string &text) const {
  return read_file(open(path, open_to_read), path, limit, text);
}

FileResult DiskFileSystem::list(const std::string &path, std::vector<FolderEntry> &entries) const {
  entries.clear();
  Descriptor opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (!opened.is_open()) return read_failure(path);
  const auto close = [](DIR *folder) { ::closedir(folder); };
  const std::unique_ptr<DIR, decltype(close)> folder(::fdopendir(opened.number()), close);
  if (!folder) return read_failure(path);
  (void)opened.release(); // the DIR closes it
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
      entry.outside = target.outside;
    } else if (found->d_type != DT_REG) {
      entry.kind = FileKind::other;
    }
  }
  if (errno != 0) return read_failure(path);
  std::sort(entries.begin(), entries.end(),
            [](const FolderEntry &a, const FolderEntry &b) { return a.name < b.name; });
  return {};
}

FileResult DiskFileSystem::write_pieces(const std::string &path, const Writing &writing) {
  const FilePlace place = find(path);
  return place.folder.is_open() ? write_file(place.folder.number(), place.name, writing) : failure();
}

namespace {

// Removes from a private folder what programs left that were killed in the middle of a write, long ago.
void remove_leftovers(const std::string &folder) {
  constexpr std::time_t oldest = std::time_t{24} * 60 * 60; // no write takes a day
  std::vector<FolderEntry> entries;
  if (!DiskFileSystem().list(folder, entries)) return;
  const std::time_t now = std::time(nullptr);
  for (const FolderEntry &entry : entries) {
    if (!entry.name.starts_with(temporary_prefix)) continue;
    const std::string path = join_path(folder, entry.name);
    struct stat status = {};
    if (::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_mtime < now - oldest)
      ::unlink(path.c_str());
  }
}

} // namespace

Descriptor PrivateFolder::open(bool make, FileError &error) const {
  Descriptor folder = open_private_folder(path_, make, error.reason);
  error.refused = !folder.is_open() && (errno == EPERM || errno == EXDEV);
  if (error.refused) error.reason.insert(0, path_ + ": ");
  return folder;
}

FileInfo PrivateFolder::info(const std::string &name) const {
  FileInfo result;
  FileError error;
  const Descriptor folder = open(false, error);
  struct stat status = {};
  if (folder.is_open() && ::fstatat(folder.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
    describe(status, result);
  return result;
}

FileResult PrivateFolder::read(const std::string &name, std::size_t limit, std::string &text) const {
  FileError error;
  const Descriptor folder = open(false, error);
  if (!folder.is_open()) return error;
  const Descriptor file(::openat(folder.number(), name.c_str(), open_to_read | O_NOFOLLOW));
  struct stat status = {};
  if (file.is_open() && ::fstat(file.number(), &status) == 0 && status.st_uid != ::geteuid())
    return FileError{"the file belongs to somebody else"};
  return read_file(file, join_path(path_, name), limit, text);
}

FileResult PrivateFolder::list(const std::string &, std::vector<FolderEntry> &) const {
  return FileError{system_words(ENOTDIR)};
}

FileResult PrivateFolder::write_pieces(const std::string &name, const Writing &writing) {
  FileError error;
  const Descriptor folder = open(true, error);
  if (!folder.is_open()) return error;
  // What has the name is replaced, whatever it is: a symlink is not followed.
  struct stat status = {};
  if (::fstatat(folder.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
      (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid()))
    ::unlinkat(folder.number(), name.c_str(), 0);
  FileResult written = write_file(folder.number(), name, writing);
  remove_leftovers(path_);
  return written;
}

} // namespace galley
