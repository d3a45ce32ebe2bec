// An interface to the files that galley reads and writes, so that tests, stdin and an editor's unsaved text
// can replace the disk. Paths use '/' and are absolute or relative to the current folder, whose own path is
// "".
#pragma once

#include "base/error.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class FileKind : std::uint8_t { missing, file, folder, other };

struct FileInfo {
  FileKind kind = FileKind::missing; // for a symlink, the kind of its target
  bool symlink = false;
  std::uint64_t size = 0;   // bytes
  std::uint64_t device = 0; // identifies, together with inode, the real file
  std::uint64_t inode = 0;
  // When the bytes were last changed, and when anything about the file was, in nanoseconds since 1970. 0
  // means that the time is unknown.
  std::int64_t modified = 0, changed = 0;
  bool fixed = false; // the inode also identifies the bytes; size and times are not known
  // The path leads out of the Bounds of its site, so the file can be neither read nor written. Of such a file
  // no more is known than its kind.
  bool outside = false;
  std::uint32_t owner = 0; // the user id; of a symlink, not of its target
  bool foreign = false;    // the owner, or that of the target, is neither the user nor the administrator
};

// Returns whether something has the name of a path, if only a symlink to nothing. What lies in a folder that
// a symlink leads out to does not count.
inline bool exists_here(const FileInfo &info) {
  return info.symlink || (info.kind != FileKind::missing && !info.outside);
}

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::file; // for a symlink, the kind of its target
  bool symlink = false;
  bool outside = false; // as FileInfo has it
};

// Says why a file was not read, listed or written.
struct FileError {
  std::string reason;   // the system's message
  bool changed = false; // FileSystem::replace() found a text other than the expected one
  bool refused = false; // galley may not use the file, since it lies outside or others may write to it
};

using FileResult = Result<void, FileError>;

// A file's bytes, passed on piece by piece, since a file may be too large to build in memory.
using TakePiece = std::function<void(std::string_view)>;
using MakePieces = std::function<void(const TakePiece &)>;

// The folders that the files of a site may lie in, all absolute. What a repository names is read and written
// there only, whatever path or symlink leads elsewhere.
struct Bounds {
  std::string root;                     // the repository's root or, where there is none, the site's folder
  std::vector<std::string> others = {}; // those that the user allows besides

  // `path` is absolute. What Git keeps in `.git` is not part of a repository.
  bool contains(std::string_view path) const;
};

class FileSystem {
public:
  FileSystem() = default;
  FileSystem(const FileSystem &) = delete;
  FileSystem &operator=(const FileSystem &) = delete;
  virtual ~FileSystem() = default;

  // The const functions are safe to call from several threads.
  virtual FileInfo info(const std::string &path) const = 0;
  // Puts the file's bytes into `text` and reuses its memory. A file of more than `limit` bytes is an error,
  // after which the content of `text` is unspecified.
  virtual FileResult read(const std::string &path, std::size_t limit, std::string &text) const = 0;
  // Lists the folder's entries in order of name, without `.` and `..`.
  virtual FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const = 0;

  // Announces the bounds of a site, before files below its root are used. From then on no symlink below the
  // root leads out of the bounds. A file system without symlinks may ignore it. No other thread may use the
  // file system meanwhile.
  virtual void confine(const Bounds & /*bounds*/) const {}

  // The functions that write are safe to call from several threads for different files. Nobody ever sees half
  // of a file: after a crash, on a full disk or when galley is killed, the file has either the old bytes or
  // the new ones.

  // Creates a file, or replaces its bytes.
  FileResult write(const std::string &path, std::string_view text);
  // Does the same as write(), but leaves the file alone if its text is no longer `expected`. Puts into `lost`
  // what else of the file the new one has not, in words, such as "its group"; usually that is nothing.
  FileResult replace(const std::string &path, std::string_view expected, std::string_view text,
                     std::string *lost = nullptr);
  // Does the same as write(), but doesn't wait until the bytes are on the disk, so that a power cut may leave
  // half a file. This is for files that can be made again and are checked when they are read.
  FileResult write_unsynced(const std::string &path, const MakePieces &make);

  struct Writing {
    const MakePieces &make;
    const std::string_view *expected = nullptr; // the text that the file must have; null: any or none
    bool synced = true;
    std::string *lost = nullptr; // as replace() has it; null: nobody asks
  };
  // Does the work of the functions above; an implementation overrides it. The default implementation refuses
  // to write, which suits read-only file systems such as that of a commit.
  virtual FileResult write_pieces(const std::string &path, const Writing &writing);
};

// Returns the error that a file of `size` bytes is too large to be read.
FileError too_large(std::uint64_t size, std::size_t limit);
// Returns the error that a file lies outside of the Bounds of its site.
FileError lies_outside();

// Shows of a file system only what lies in a site's bounds by its path. It leaves symlinks to the file
// system.
class FilesWithin final : public FileSystem {
public:
  // `files` and `bounds` must outlive it. `current_folder` is absolute.
  FilesWithin(const FileSystem &files, const Bounds &bounds, std::string_view current_folder)
      : files_(files), bounds_(bounds), current_folder_(current_folder) {}

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;

private:
  bool contains(const std::string &path) const;

  const FileSystem &files_;
  const Bounds &bounds_;
  std::string current_folder_;
};

// Keeps files in memory, over another file system or over none. What is written stays in memory.
class MemoryFileSystem final : public FileSystem {
public:
  explicit MemoryFileSystem(const FileSystem *below = nullptr) : below_(below) {}
  void add(std::string path, std::string text);

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;
  void confine(const Bounds &bounds) const override {
    if (below_ != nullptr) below_->confine(bounds);
  }
  FileResult write_pieces(const std::string &path, const Writing &writing) override;

private:
  const FileSystem *below_;
  std::mutex writing_; // guards files_ while a text is added
  std::map<std::string, std::string> files_;
};

} // namespace galley
