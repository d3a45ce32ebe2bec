// The files that galley reads and writes, as an interface, so that tests, stdin and an editor's unsaved text
// can stand in for the disk. Paths use '/', are relative to the current folder or absolute, and "" is the
// current folder.
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
  FileKind kind = FileKind::missing; // of what a symlink points to
  bool symlink = false;
  std::uint64_t size = 0;   // bytes
  std::uint64_t device = 0; // with inode: which file it really is
  std::uint64_t inode = 0;
  // When its bytes, and when anything about it changed last, in nanoseconds since 1970; 0: nobody knows.
  std::int64_t modified = 0, changed = 0;
  bool fixed = false; // the inode tells its bytes too, and size and times are not known
};

struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::file; // of what a symlink points to
  bool symlink = false;
};

// Why a file was not read, listed or written.
struct FileError {
  std::string reason;   // the system's words
  bool changed = false; // FileSystem::replace() found another text than it expected
};

using FileResult = Result<void, FileError>;

// A file's bytes, handed on piece by piece: a file may be too large to be made as a whole.
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
  // Puts the file's bytes into `text`, whose memory is used again. A file of more than `limit` bytes is an
  // error; `text` then holds anything.
  virtual FileResult read(const std::string &path, std::size_t limit, std::string &text) const = 0;
  // The folder's entries in order of name, without `.` and `..`.
  virtual FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const = 0;

  // The functions that write are safe to call from several threads for different files. Nobody ever sees half
  // of a file: a crash, a full disk or a kill leaves the old bytes or the new ones.

  // Creates a file, or replaces its bytes.
  FileResult write(const std::string &path, std::string_view text);
  // As write(), but leaves a file alone that doesn't hold `expected` any more.
  FileResult replace(const std::string &path, std::string_view expected, std::string_view text);
  // As write(), but doesn't wait until the disk has it: a power cut may leave half of it. This is for what
  // can be made again, and is checked when it is read.
  FileResult write_unsynced(const std::string &path, const MakePieces &make);
  // Makes a folder and those above it that are not there, for their owner alone.
  virtual FileResult make_folders(const std::string &path);

  struct Writing {
    const MakePieces &make;
    const std::string_view *expected = nullptr; // the text that the file has to hold; null: any or none
    bool synced = true;
  };
  // What the functions above come to, for who writes a file system. One that can only be read, such as that
  // of a commit, leaves it as it is: it refuses.
  virtual FileResult write_pieces(const std::string &path, const Writing &writing);
};

// That a file of `size` bytes is too large to be read.
FileError too_large(std::uint64_t size, std::size_t limit);

// Files in memory, over another file system or over nothing. What is written stays in memory.
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
  std::mutex writing_; // while files_ takes a text
  std::map<std::string, std::string> files_;
};

} // namespace galley
