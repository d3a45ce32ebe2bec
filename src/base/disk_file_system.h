// Reads and writes the files of this machine. In: paths in the form of FileSystem. Out: their bytes, and new
// files. A new file is written beside the one that it replaces, under a name that begins with `.galley-`, and
// then renamed over it. What the machine lacks while a file is read, such as file handles, is a RunFailure.
#pragma once

#include "base/file_system.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

// Writing follows symlinks and keeps them. It keeps the mode of a file, and the owner where the system
// permits it. A file that the user may not write is not replaced. Other hard links keep the old bytes.
class DiskFileSystem final : public FileSystem {
public:
  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;
  FileResult make_folders(const std::string &path) override;
  void remove_leftovers(const std::string &folder) override;
  FileResult write_pieces(const std::string &path, const Writing &writing) override;
};

} // namespace galley
