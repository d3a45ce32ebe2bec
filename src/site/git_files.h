// The files of a commit, or those that are staged, as a FileSystem. In: a repository on disk, and a revision.
// Out: the files as Git has them, without a checkout. Git is asked; nothing is written.
//
// What Git doesn't keep is as it is on disk, as a checkout would leave it: what is outside of the repository,
// `.git` itself, what is in submodules, and what Git ignores. What is neither tracked nor ignored is not
// there. Texts are those that Git keeps: no filter and no conversion of line ends is applied.
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
#include <vector>

namespace galley {

class GitFileSystem final : public FileSystem {
public:
  // `disk` must outlive it. `tree`: an id that find_tree gave, or empty: no file at all.
  static Result<std::unique_ptr<GitFileSystem>> of_tree(const GitRepository &repository,
                                                        const std::string &tree, const FileSystem &disk,
                                                        const std::string &current_folder);
  // What is staged: the files that the next commit would have.
  static Result<std::unique_ptr<GitFileSystem>>
  of_index(const GitRepository &repository, const FileSystem &disk, const std::string &current_folder);

  FileInfo info(const std::string &path) const override;
  FileResult read(const std::string &path, std::size_t limit, std::string &text) const override;
  FileResult list(const std::string &path, std::vector<FolderEntry> &entries) const override;

private:
  enum class Kind : std::uint8_t { file, link, folder, on_disk };
  struct Node {
    Kind kind = Kind::folder;
    std::string blob;               // of a file, and of a link, whose text is where it leads to
    std::vector<std::string> names; // what a folder holds, in order
  };
  // Where a path leads to, once links are followed.
  struct Place {
    const Node *node = nullptr; // null: on disk, or nowhere
    std::string path;           // from the root; absolute where it is on disk
    bool on_disk = false;
    bool symlink = false; // the path's last part
  };

  GitFileSystem(const GitRepository &repository, const FileSystem &disk, std::string current_folder)
      : repository_(repository), disk_(disk), current_folder_(std::move(current_folder)) {}
  std::optional<Error> add_ignored();
  void add(const std::string &path, Kind kind, std::string blob);
  Place find(const std::string &path) const;
  FolderEntry entry(const std::string &folder, const std::string &name) const;
  FileResult read_blob(const std::string &blob, std::size_t limit, std::string &text) const;

  GitRepository repository_;
  const FileSystem &disk_;
  std::string current_folder_;
  std::map<std::string, Node, std::less<>> nodes_; // by path from the root, "" for the root itself
  mutable std::mutex mutex_;                       // of the conversation
  mutable std::unique_ptr<Conversation> git_;      // started when a text is first wanted
};

} // namespace galley
