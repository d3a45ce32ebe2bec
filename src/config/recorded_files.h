// A file system that fingerprints everything that is read through it. In: a file system, which outlives it.
// Out: the same files, and a hash that changes when any file or folder that was read, listed or looked for
// changes. Only the last part of each path is hashed, so that a site may move. One thread may use it.
#pragma once

#include "base/file_system.h"

#include <cstdint>
#include <string_view>

namespace galley {

class RecordedFiles final : public FileSystem {
public:
  explicit RecordedFiles(const FileSystem &below) : below_(below) {}

  std::uint64_t fingerprint() const { return fingerprint_; }
  std::uint64_t size() const { return size_; } // bytes of all that was read

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;

private:
  void add(std::string_view path, std::string_view seen) const;

  const FileSystem &below_;
  mutable std::uint64_t fingerprint_ = 0, size_ = 0;
};

} // namespace galley
