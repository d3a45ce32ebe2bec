#include "base/write_file.h"

#include "base/file_system.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

namespace galley {

namespace {

WriteResult failure() {
  return {WriteOutcome::failed, std::generic_category().message(errno)};
}

std::string folder_of(const std::string &path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// The file that a path leads to once symlinks are followed; the path itself where there is none yet.
std::optional<std::string> real_path(const std::string &path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (real) return std::string(real.get());
  struct stat link = {};
  if (errno == ENOENT && ::lstat(path.c_str(), &link) != 0) return path;
  return std::nullopt; // a link to nothing, or a loop of them
}

// A file beside the one it is to replace; removed again unless it has been moved there.
class TemporaryFile {
public:
  explicit TemporaryFile(const std::string &folder)
      : path_(folder + "/.galley-XXXXXX"), file_(::mkostemp(path_.data(), O_CLOEXEC)) {}
  TemporaryFile(const TemporaryFile &) = delete;
  TemporaryFile &operator=(const TemporaryFile &) = delete;
  ~TemporaryFile() {
    if (file_ < 0) return;
    ::close(file_);
    if (!moved_) ::unlink(path_.c_str());
  }

  bool is_open() const { return file_ >= 0; }

  // Mode and owner of the file it replaces, or of any new file.
  bool take_permissions(const std::optional<struct stat> &old) const {
    if (!old) {
      const mode_t mask = ::umask(0); // there is no other way to ask for it
      ::umask(mask);
      return ::fchmod(file_, 0666 & ~mask) == 0;
    }
    struct stat made = {};
    if (::fstat(file_, &made) != 0) return false;
    if (made.st_gid != old->st_gid && ::fchown(file_, static_cast<uid_t>(-1), old->st_gid) != 0 &&
        errno != EPERM)
      return false;
    if (made.st_uid != old->st_uid && ::fchown(file_, old->st_uid, static_cast<gid_t>(-1)) != 0 &&
        errno != EPERM)
      return false;
    return ::fchmod(file_, old->st_mode & 07777) == 0; // last: a change of owner clears bits
  }

  bool write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  bool sync() const { return ::fsync(file_) == 0; }

  bool move_to(const std::string &path) {
    moved_ = ::rename(path_.c_str(), path.c_str()) == 0;
    return moved_;
  }

private:
  std::string path_;
  int file_;
  bool moved_ = false;
};

// So that the new name outlives a power cut. Not every file system can; the bytes are safe either way.
void sync_folder(const std::string &folder) {
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  ::fsync(file);
  ::close(file);
}

bool still_holds(const std::string &path, std::string_view expected) {
  std::string text;
  std::string error;
  return DiskFileSystem().read(path, expected.size(), text, error) && text == expected;
}

WriteResult write(const std::string &named, const MakePieces &make, const std::string_view *expected,
                  bool sync = true) {
  const std::optional<std::string> path = real_path(named);
  if (!path) return failure();
  std::optional<struct stat> old = std::make_optional<struct stat>();
  if (::stat(path->c_str(), &*old) != 0) {
    if (errno != ENOENT) return failure();
    old.reset();
  } else if (!S_ISREG(old->st_mode)) {
    return {WriteOutcome::failed, "it is not a file"};
  } else if (::access(path->c_str(), W_OK) != 0) {
    return failure();
  }
  const std::string folder = folder_of(*path);
  TemporaryFile file(folder);
  if (!file.is_open() || !file.take_permissions(old)) return failure();
  std::optional<WriteResult> failed;
  make([&](std::string_view piece) {
    if (!failed && !file.write(piece)) failed = failure();
  });
  if (failed) return *failed;
  if (sync && !file.sync()) return failure();
  // As late as can be; what happens between here and the rename is nobody's to see.
  if (expected != nullptr && !still_holds(*path, *expected)) return {WriteOutcome::changed, {}};
  if (!file.move_to(*path)) return failure();
  if (sync) sync_folder(folder);
  return {WriteOutcome::written, {}};
}

MakePieces in_one_piece(std::string_view text) {
  return [text](const TakePiece &take) { take(text); };
}

} // namespace

WriteResult write_file(const std::string &path, std::string_view text) {
  return write(path, in_one_piece(text), nullptr);
}

WriteResult write_file_unsynced(const std::string &path, const MakePieces &make) {
  return write(path, make, nullptr, false);
}

WriteResult replace_file(const std::string &path, std::string_view expected, std::string_view text) {
  return write(path, in_one_piece(text), &expected);
}

bool make_folders(const std::string &path) {
  if (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) return true;
  if (errno != ENOENT || path.rfind('/') == path.npos || path.rfind('/') == 0) return false;
  return make_folders(folder_of(path)) && (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST);
}

} // namespace galley
