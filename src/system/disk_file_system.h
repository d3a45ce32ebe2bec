// Reads and writes the files of this machine. In: paths in the form of FileSystem. Out: their bytes, and new
// files. A new file is written beside the one that it replaces, under a name that begins with `.galley-`, and
// then renamed over it. What the machine lacks while a file is read, such as file handles, is a RunFailure.
#pragma once

#include "base/file_system.h"
#include "system/confinement.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Writing follows symlinks and keeps them. It keeps the mode, the extended attributes and the access control
// list of a file, and its owner where the system permits it. A file that the user may not write is not
// replaced. Other hard links keep the old bytes.
class DiskFileSystem final : public FileSystem {
public:
  // Makes a file system of all files, for what the user names.
  DiskFileSystem() = default;
  // Makes a file system for what repositories name: it reads, lists and writes only what lies in the bounds
  // of a site (confine()). Elsewhere it only tells what is there, so that sites can be found.
  // `current_folder` is absolute.
  explicit DiskFileSystem(std::string current_folder) : current_folder_(std::move(current_folder)) {}

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;
  void confine(const Bounds &bounds) const override;
  FileResult write_pieces(const std::string &path, const Writing &writing) override;

private:
  bool confined() const { return current_folder_.has_value(); }
  Descriptor open(const std::string &path, int flags) const;
  FilePlace find(const std::string &path) const;
  std::string absolute(const std::string &path) const;

  std::optional<std::string> current_folder_; // none: the file system is not confined
  mutable Confinement confinement_;
};

// Keeps files that galley itself believes: those in one folder of the user's own, which nobody else may write
// to. The folder is made if it doesn't exist. Paths are names of files in it. Other folders are refused.
class PrivateFolder final : public FileSystem {
public:
  // `path` is absolute.
  explicit PrivateFolder(std::string path) : path_(std::move(path)) {}

  FileInfo info(const std::string &name) const override;
  FileResult read(const std::string &name, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &name, std::vector<FolderEntry> &entries) const override;
  FileResult write_pieces(const std::string &name, const Writing &writing) override;

private:
  Descriptor open(bool make, FileError &error) const;

  std::string path_;
};

} // namespace galley
