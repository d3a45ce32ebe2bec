// Makes the files of a commit, or those that are staged, a FileSystem. In: a repository on disk, and a
// revision. Out: the files as Git stores them, without a checkout. Git is only asked; nothing is written.
//
// Files that Git doesn't store are read from the disk, as a checkout would leave them there: those outside of
// the repository, `.git` itself, the content of submodules, and what Git ignores. A file that is neither
// tracked nor ignored does not exist here. Texts are the stored ones: no filter and no conversion of line
// ends is applied. A text that Git doesn't give is a RunFailure.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "site/git.h"
#include "site/process.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

class GitFileSystem final : public FileSystem {
public:
  // `disk` must outlive the result. `tree` is an id from find_tree(), or empty for a tree without files.
  static Result<std::unique_ptr<GitFileSystem>> of_tree(const GitRepository &repository,
                                                        const std::string &tree, const FileSystem &disk,
                                                        const std::string &current_folder);
  // Makes a file system of what is staged, which is what the next commit would contain.
  static Result<std::unique_ptr<GitFileSystem>>
  of_index(const GitRepository &repository, const FileSystem &disk, const std::string &current_folder);

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;
  void confine(const Bounds &bounds) const override;

private:
  enum class Kind : std::uint8_t { file, link, folder, on_disk };
  struct Node {
    Kind kind = Kind::folder;
    std::string blob;               // of a file or a link; a link's blob is the path that it points to
    std::vector<std::string> names; // the names in a folder, sorted
  };
  // The result of following a path and all its links.
  struct Place {
    const Node *node = nullptr; // null where the file is on disk or does not exist
    std::string path;           // from the root; absolute where it is on disk
    bool on_disk = false;
    bool symlink = false; // the last part of the path is a symlink
  };

  GitFileSystem(const GitRepository &repository, const FileSystem &disk, std::string current_folder)
      : repository_(repository), disk_(disk), current_folder_(std::move(current_folder)) {}
  bool lies_out(const Place &place) const;
  std::optional<Error> add_ignored();
  void add(const std::string &path, Kind kind, std::string blob);
  Place find(const std::string &path) const;
  FolderEntry entry(const std::string &folder, const std::string &name) const;
  FileResult read_blob(const std::string &blob, std::size_t limit, std::string &text) const;
  // Ends the run, since what Git does not give says nothing of a document.
  [[noreturn]] void fail(const std::string &blob, std::string_view why) const;

  GitRepository repository_;
  const FileSystem &disk_;
  std::string current_folder_;
  mutable std::vector<Bounds> announced_;            // by confine()
  std::map<std::string, Node, std::less<>> nodes_;   // by path from the root, "" for the root itself
  mutable std::mutex mutex_;                         // guards what is below
  mutable std::unique_ptr<Conversation> git_;        // started when the first text is read
  mutable std::map<std::string, std::size_t> large_; // the sizes of blobs that were too large to be read
};

} // namespace galley
