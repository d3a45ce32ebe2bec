#include "system/private_folder.h"

#include "base/path.h"
#include "system/symlinks.h"
#include "text/phrase.h"

#include <cerrno>
#include <cstddef>
#include <string_view>

#include <sys/stat.h>

namespace galley {

namespace {

// Lets a path lead through symlinks that the user or the system made, but not through one that came with a
// repository.
class TrustedSymlinks final : public SymlinkRules {
public:
  Descriptor start(std::string_view, std::size_t &size) const override {
    size = 1;
    return Descriptor(::open("/", enter_folder));
  }
  bool may_follow(int folder, const std::string &name, const std::string &path) const override {
    struct stat link = {};
    if (::fstatat(folder, name.c_str(), &link, AT_SYMLINK_NOFOLLOW) != 0) return false;
    if (link.st_uid != ::geteuid() && link.st_uid != 0) return false;
    return !is_in_repository(path);
  }
  bool may_lead_through(std::string_view) const override { return true; }

private:
  static bool is_in_repository(std::string folder) {
    struct stat status = {};
    for (; !folder.empty(); folder.resize(folder.rfind('/'))) {
      if (::lstat((folder + "/.git").c_str(), &status) == 0) return true;
      if (folder == "/") break;
    }
    return false;
  }
};

// Opens what a path leads to, and makes the folders that are missing.
Descriptor open_folder(const std::string &path, bool make) {
  FilePlace place = follow_symlinks(path, TrustedSymlinks());
  if (!place.folder.is_open() && make && errno == ENOENT && path.size() > 1) {
    if (!open_folder(std::string(folder_of(path)), make).is_open()) return Descriptor();
    place = follow_symlinks(path, TrustedSymlinks());
  }
  if (!place.folder.is_open()) return Descriptor();
  if (make && ::mkdirat(place.folder.number(), place.name.c_str(), 0700) != 0 && errno != EEXIST)
    return Descriptor();
  return Descriptor(::openat(place.folder.number(), place.name.c_str(), enter_folder | O_NOFOLLOW));
}

} // namespace

Descriptor open_private_folder(const std::string &path, bool make, std::string &reason) {
  Descriptor folder = open_folder(path, make);
  struct stat status = {};
  if (!folder.is_open() || ::fstat(folder.number(), &status) != 0) {
    const int error = errno;
    reason = error == EXDEV ? "a symlink on the way was made by somebody else or is part of a repository"
                            : system_words(error);
    errno = error;
    return Descriptor();
  }
  constexpr mode_t others_may_write = S_IWGRP | S_IWOTH;
  if (status.st_uid != ::geteuid()) {
    reason = "the folder belongs to somebody else";
  } else if ((status.st_mode & others_may_write) != 0) {
    reason = "others may write to the folder; `chmod 700` keeps them out";
  } else {
    return folder;
  }
  errno = EPERM;
  return Descriptor();
}

} // namespace galley
