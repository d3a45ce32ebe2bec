// Files in memory with times and inodes as a disk has them, and a clock that is told when to go on. In: the
// edits that people, editors and tools make, by paths from the folder /site. Out: a FileSystem that holds
// this folder, and counts what documents are read of it.
#pragma once

#include "base/file_system.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace galley::cache_test {

class ClockedFiles final : public FileSystem {
public:
  // Nanoseconds. The times of files are this, cut to whole ticks.
  std::int64_t now = std::int64_t{1'700'000'000} * 1'000'000'000;
  std::string current_folder = "/site"; // that paths are relative to

  void write(const std::string &path, std::string text);          // in place: the inode stays
  void replace(const std::string &path, std::string text);        // as editors do: another inode
  void write_and_hide(const std::string &path, std::string text); // in place, and sets the old time again
  void remove(const std::string &path);
  void rename(const std::string &from, const std::string &to);
  void touch(const std::string &path);      // a new time
  void touch_kept(const std::string &path); // the old time, set again

  // Writes the text in place as soon as someone is about to read the file, or at the latest in settle().
  void write_when_read(const std::string &path, std::string text);
  void settle();

  const std::string &text(const std::string &path) const { return files_.at(path).text; }
  std::vector<std::string> documents() const; // the paths that end in .md
  bool holds(const std::string &path) const { return files_.count(path) != 0; }
  std::size_t documents_read() const { return documents_read_; }

  // The same files as Git keeps them: an inode tells the bytes too, and nobody knows sizes and times.
  std::unique_ptr<ClockedFiles> committed() const;

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;

private:
  struct File {
    std::string text;
    std::uint64_t inode = 0;
    std::int64_t modified = 0, changed = 0;
  };

  std::int64_t tick() const;
  std::optional<std::string> in_site(const std::string &path) const;
  void put(const std::string &path, std::string text) const;

  bool fixed_ = false;       // FileInfo::fixed
  mutable std::mutex mutex_; // while a run reads
  mutable std::map<std::string, File> files_;
  mutable std::uint64_t next_inode_ = 1;
  mutable std::optional<std::pair<std::string, std::string>> pending_; // path and text of write_when_read()
  mutable std::size_t documents_read_ = 0;
};

} // namespace galley::cache_test
