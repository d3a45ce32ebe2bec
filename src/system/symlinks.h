// Opens files without leaving it to the system where symlinks lead. In: an open folder, and a path below it.
// Out: a descriptor, or the folder and the name that a path leads to after all symlinks that its rules allow.
#pragma once

#include "system/descriptor.h"

#include <optional>
#include <string>
#include <string_view>

#include <sys/stat.h>

namespace galley {

// A name in an open folder. The name was no symlink when it was looked at, so it is to be opened with
// O_NOFOLLOW. Nothing needs to have the name yet.
struct FilePlace {
  Descriptor folder;                      // not open where the path leads nowhere; errno says why
  std::string name;                       // "." for the folder itself
  bool symlink = false;                   // the last part of the path is a symlink
  std::optional<struct stat> status = {}; // of what has the name, once look() was called; none: nothing has

  void look();
};

// Says where symlinks may lead.
class SymlinkRules {
public:
  SymlinkRules() = default;
  SymlinkRules(const SymlinkRules &) = delete;
  SymlinkRules &operator=(const SymlinkRules &) = delete;
  virtual ~SymlinkRules() = default;

  // Opens a folder that contains `path`, which is absolute, by enter_folder. `size` is how many bytes of the
  // path name the folder. The descriptor isn't open, and errno is EXDEV, where the path must not be followed.
  virtual Descriptor start(std::string_view path, std::size_t &size) const = 0;
  // Returns whether the symlink `name`, which lies in `folder` at `path`, may be followed.
  virtual bool may_follow(int folder, const std::string &name, const std::string &path) const = 0;
  // Returns whether a symlink may lead through a file or folder of this name.
  virtual bool may_lead_through(std::string_view name) const = 0;
};

// Follows an absolute path by the texts of its symlinks, so that a target that the rules forbid is not even
// looked at. errno is EXDEV where they forbid it, and ELOOP where the way is too long.
FilePlace follow_symlinks(std::string path, const SymlinkRules &rules);

// Returns the path after all symlinks, wherever they lead, as realpath(3) does. Returns nothing, with errno
// set, where it leads nowhere.
std::optional<std::string> real_path(const std::string &path);

// Opens what `path` leads to below `folder`, in the way of openat(2). Fails with ELOOP or ENOTDIR where any
// part of the path is a symlink. The path has no `..`; "" is the folder itself. Of the flags, O_PATH asks for
// a descriptor of whatever it is.
int open_below(int folder, const std::string &path, int flags);
// Does the same as open_below(), for systems without openat2(2).
int open_below_by_steps(int folder, const std::string &path, int flags);

} // namespace galley
