#include "system/file_attributes.h"

#include <cerrno>
#include <string_view>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/xattr.h>
#elif defined(__APPLE__)
#include <copyfile.h>
#endif

namespace galley {

namespace {

void add(std::string &lost, std::string_view clause) {
  if (!lost.empty()) lost += ", ";
  lost += clause;
}

#ifdef __linux__

constexpr const char *access_list = "system.posix_acl_access";

std::vector<char> value_of(int file, const char *name) {
  for (;;) {
    const ssize_t size = ::fgetxattr(file, name, nullptr, 0);
    if (size <= 0) return {};
    std::vector<char> value(static_cast<std::size_t>(size));
    const ssize_t read = ::fgetxattr(file, name, value.data(), value.size());
    if (read < 0 && errno == ERANGE) continue; // it has grown meanwhile
    value.resize(static_cast<std::size_t>(read < 0 ? 0 : read));
    return value;
  }
}

// Returns the names of a file's extended attributes.
std::vector<std::string> names_of(int file) {
  std::vector<std::string> names;
  const ssize_t size = ::flistxattr(file, nullptr, 0);
  if (size <= 0) return names;
  std::string list(static_cast<std::size_t>(size), '\0');
  const ssize_t read = ::flistxattr(file, list.data(), list.size());
  list.resize(static_cast<std::size_t>(read < 0 ? 0 : read));
  for (std::size_t at = 0; at < list.size(); at += names.back().size() + 1) names.emplace_back(&list[at]);
  return names;
}

// Returns whether the attribute says something of a file's bytes, so that it would be wrong for others.
bool belongs_to_bytes(std::string_view name) {
  return name == "security.ima" || name == "security.evm" || name == "security.capability";
}

void copy_extended(int from, int to, std::string &lost) {
  bool has_access_list = false;
  for (const std::string &name : names_of(from)) {
    has_access_list = has_access_list || name == access_list;
    if (belongs_to_bytes(name)) continue;
    const std::vector<char> value = value_of(from, name.c_str());
    if (::fsetxattr(to, name.c_str(), value.data(), value.size(), 0) != 0 &&
        value_of(to, name.c_str()) != value)
      add(lost, "its attribute " + name + " is lost");
  }
  // A new file may have got a list from its folder.
  if (!has_access_list) ::fremovexattr(to, access_list);
}

#elif defined(__APPLE__)

void copy_extended(int from, int to, std::string &lost) {
  if (::fcopyfile(from, to, nullptr, COPYFILE_XATTR | COPYFILE_ACL) != 0)
    add(lost, "its extended attributes are lost");
}

#else

void copy_extended(int, int, std::string &) {
}

#endif

} // namespace

bool copy_attributes(int from, int to, std::string &lost) {
  struct stat old = {};
  struct stat made = {};
  if (::fstat(from, &old) != 0 || ::fstat(to, &made) != 0) return false;
  mode_t mode = old.st_mode & 07777;
  if (made.st_gid != old.st_gid && ::fchown(to, static_cast<uid_t>(-1), old.st_gid) != 0) {
    if (errno != EPERM) return false;
    add(lost, "its group is another");
    // What the old group might do, the new one may not.
    mode = (mode & ~mode_t{S_ISGID | S_IRWXG}) | (mode & S_IRWXO) << 3;
  }
  if (made.st_uid != old.st_uid && ::fchown(to, old.st_uid, static_cast<gid_t>(-1)) != 0) {
    if (errno != EPERM) return false;
    add(lost, "its owner is another");
    mode &= ~mode_t{S_ISUID};
  }
  copy_extended(from, to, lost);
  if (old.st_nlink > 1)
    add(lost, old.st_nlink == 2 ? "its other hard link has the old text"
                                : "its other hard links have the old text");
  // The mode comes last, since a change of owner clears bits of it.
  return ::fchmod(to, mode) == 0;
}

bool set_new_mode(int file) {
  const mode_t mask = ::umask(0); // the mask can only be read by setting it
  ::umask(mask);
  return ::fchmod(file, 0666 & ~mask) == 0;
}

} // namespace galley
