// Files, with a fingerprint of all that was seen of them. In: a file system. Out: the same one, and a number
// that changes when anything that was read, listed or looked for is another one. Paths count by their last
// part, so that the folder one stands in makes no difference. For one thread.
#pragma once

#include "base/file_system.h"

#include <cstdint>
#include <string_view>

namespace galley {

class RecordedFiles final : public FileSystem {
public:
  explicit RecordedFiles(const FileSystem &below) : below_(below) {}

  std::uint64_t fingerprint() const { return fingerprint_; }

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;

private:
  void add(std::string_view path, std::string_view seen) const;

  const FileSystem &below_;
  mutable std::uint64_t fingerprint_ = 0;
};

} // namespace galley
