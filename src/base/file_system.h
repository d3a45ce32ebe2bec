// The files galley reads, as an interface, so that tests, stdin and an editor's unsaved text can stand in for
// the disk. Paths use '/', are relative to the current folder or absolute, and "" is the current folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
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

class FileSystem {
public:
  FileSystem() = default;
  FileSystem(const FileSystem &) = delete;
  FileSystem &operator=(const FileSystem &) = delete;
  virtual ~FileSystem() = default;

  virtual FileInfo info(const std::string &path) const = 0;
  // Puts the file's bytes into `text`; false, with the system's words in `error`, where it can't be read or
  // holds more than `limit` bytes. Safe to call from several threads.
  virtual bool read(const std::string &path, std::size_t limit, std::string &text,
                    std::string &error) const = 0;
  // In order of name, without `.` and `..`. False, with the system's words in `error`, where it can't be
  // read.
  virtual bool list(const std::string &path, std::vector<FolderEntry> &entries, std::string &error) const = 0;
};

class DiskFileSystem final : public FileSystem {
public:
  FileInfo info(const std::string &path) const override;
  bool read(const std::string &path, std::size_t limit, std::string &text, std::string &error) const override;
  bool list(const std::string &path, std::vector<FolderEntry> &entries, std::string &error) const override;
};

// Files by path, over another file system or over nothing.
class MemoryFileSystem final : public FileSystem {
public:
  explicit MemoryFileSystem(const FileSystem *below = nullptr) : below_(below) {}
  void add(std::string path, std::string text);

  FileInfo info(const std::string &path) const override;
  bool read(const std::string &path, std::size_t limit, std::string &text, std::string &error) const override;
  bool list(const std::string &path, std::vector<FolderEntry> &entries, std::string &error) const override;

private:
  const FileSystem *below_;
  std::map<std::string, std::string> files_;
};

} // namespace galley
