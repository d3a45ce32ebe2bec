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
};

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::file; // for a symlink, the kind of its target
  bool symlink = false;
};

// Says why a file was not read, listed or written.
struct FileError {
  std::string reason;   // the system's message
  bool changed = false; // FileSystem::replace() found a text other than the expected one
};

using FileResult = Result<void, FileError>;

// A file's bytes, passed on piece by piece, since a file may be too large to build in memory.
using TakePiece = std::function<void(std::string_view)>;
using MakePieces = std::function<void(const TakePiece &)>;

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

  // The functions that write are safe to call from several threads for different files. Nobody ever sees half
  // of a file: after a crash, on a full disk or when galley is killed, the file has either the old bytes or
  // the new ones.

  // Creates a file, or replaces its bytes.
  FileResult write(const std::string &path, std::string_view text);
  // Does the same as write(), but leaves the file alone if its text is no longer `expected`.
  FileResult replace(const std::string &path, std::string_view expected, std::string_view text);
  // Does the same as write(), but doesn't wait until the bytes are on the disk, so that a power cut may leave
  // half a file. This is for files that can be made again and are checked when they are read.
  FileResult write_unsynced(const std::string &path, const MakePieces &make);
  // Makes a folder and its missing parents, with access for their owner alone.
  virtual FileResult make_folders(const std::string &path);
  // Removes from the folder what programs left that were killed in the middle of a write, long ago.
  virtual void remove_leftovers(const std::string & /*folder*/) {}

  struct Writing {
    const MakePieces &make;
    const std::string_view *expected = nullptr; // the text that the file must have; null: any or none
    bool synced = true;
  };
  // Does the work of the functions above; an implementation overrides it. The default implementation refuses
  // to write, which suits read-only file systems such as that of a commit.
  virtual FileResult write_pieces(const std::string &path, const Writing &writing);
};

// Returns the error that a file of `size` bytes is too large to be read.
FileError too_large(std::uint64_t size, std::size_t limit);

// Keeps files in memory, over another file system or over none. What is written stays in memory.
class MemoryFileSystem final : public FileSystem {
public:
  explicit MemoryFileSystem(const FileSystem *below = nullptr) : below_(below) {}
  void add(std::string path, std::string text);

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;
  FileResult make_folders(const std::string &path) override;
  FileResult write_pieces(const std::string &path, const Writing &writing) override;

private:
  const FileSystem *below_;
  std::mutex writing_; // guards files_ while a text is added
  std::map<std::string, std::string> files_;
};

} // namespace galley
