#include "system/symlinks.h"

#include "base/path.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <utility>

#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

namespace galley {

namespace {

constexpr int most_links = 40; // as Linux has it
// A path may lead down and up again as often as its author likes, and each way up begins anew.
constexpr int most_steps = 1000;

#ifdef PATH_MAX
constexpr std::size_t longest_path = PATH_MAX; // bytes
#else
constexpr std::size_t longest_path = 4096;
#endif

// Returns the next part of a path, and removes it with the '/' around it.
std::string_view take_part(std::string_view &path) {
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  const std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  return part;
}

// Returns the text of a symlink, or nothing, with errno set, where there is none.
std::optional<std::string> read_symlink(int folder, const std::string &name) {
  std::array<char, longest_path> text = {};
  const ssize_t size = ::readlinkat(folder, name.c_str(), text.data(), text.size());
  if (size < 0) return std::nullopt;
  return std::string(text.data(), static_cast<std::size_t>(size));
}

FilePlace nowhere(int reason) {
  errno = reason;
  return {};
}

// Follows one path until it ends, or until a symlink or a `..` makes another path of it.
class Walk {
public:
  Walk(std::string path, const SymlinkRules &rules) : path_(std::move(path)), rules_(rules) {}

  FilePlace follow() {
    std::optional<FilePlace> found;
    while (!found) found = walk();
    found->symlink = symlink_;
    return *std::move(found);
  }

private:
  std::optional<FilePlace> walk() {
    std::size_t start = 0;
    Descriptor folder = rules_.start(path_, start);
    if (!folder.is_open()) return FilePlace();
    std::string done = path_.substr(0, start);
    std::string_view rest = std::string_view(path_).substr(start);
    for (;;) {
      const std::string name(take_part(rest));
      if (name.empty()) return FilePlace{std::move(folder), "."};
      if (name == ".") continue;
      if (++steps_ > most_steps) return nowhere(ELOOP);
      if (name == "..") {
        path_ = join_path(std::string_view(done).substr(0, std::max<std::size_t>(done.rfind('/'), 1)), rest);
        return std::nullopt;
      }
      if (links_ > 0 && !rules_.may_lead_through(name)) return nowhere(EXDEV);
      if (const auto target = read_symlink(folder.number(), name)) {
        if (++links_ > most_links) return nowhere(ELOOP);
        if (!rules_.may_follow(folder.number(), name, done)) return nowhere(EXDEV);
        symlink_ = symlink_ || rest.empty();
        path_ = join_path(target->starts_with('/') ? *target : join_path(done, *target), rest);
        return std::nullopt;
      }
      if (errno != EINVAL && (errno != ENOENT || !rest.empty())) return FilePlace();
      if (rest.empty()) return FilePlace{std::move(folder), name};
      folder = Descriptor(::openat(folder.number(), name.c_str(), enter_folder | O_NOFOLLOW));
      if (!folder.is_open()) return FilePlace();
      done = join_path(done, name);
    }
  }

  std::string path_;
  const SymlinkRules &rules_;
  int links_ = 0;
  int steps_ = 0;
  bool symlink_ = false;
};

bool is_symlink(int file) {
  struct stat status = {};
  return ::fstat(file, &status) == 0 && S_ISLNK(status.st_mode);
}

} // namespace

void FilePlace::look() {
  struct stat found = {};
  if (::fstatat(folder.number(), name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0) status = found;
}

std::optional<std::string> real_path(const std::string &path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (!real) return std::nullopt;
  return std::string(real.get());
}

FilePlace follow_symlinks(std::string path, const SymlinkRules &rules) {
  return Walk(std::move(path), rules).follow();
}

int open_below_by_steps(int folder, const std::string &path, int flags) {
  Descriptor above;
  std::string_view rest = path;
  for (std::string name(take_part(rest)); !rest.empty(); name = take_part(rest)) {
    const int from = above.is_open() ? above.number() : folder;
    above = Descriptor(::openat(from, name.c_str(), enter_folder | O_NOFOLLOW));
    if (!above.is_open()) return -1;
  }
  const std::string name = path.empty() ? "." : path.substr(path.find_last_of('/') + 1);
  Descriptor file(
      ::openat(above.is_open() ? above.number() : folder, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
#ifdef O_PATH
  if (file.is_open() && (flags & O_PATH) != 0 && is_symlink(file.number())) {
    errno = ELOOP;
    return -1;
  }
#endif
  return file.release();
}

int open_below(int folder, const std::string &path, int flags) {
#if defined(__linux__) && defined(SYS_openat2)
  struct open_how how = {};
  how.flags = static_cast<unsigned>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  const long file = ::syscall(SYS_openat2, folder, path.empty() ? "." : path.c_str(), &how, sizeof how);
  // Older kernels don't have the call, and containers may forbid it.
  const bool unknown = file < 0 && (errno == ENOSYS || errno == EPERM || errno == EAGAIN || errno == EINVAL);
  if (!unknown) return static_cast<int>(file);
#endif
  return open_below_by_steps(folder, path, flags);
}

} // namespace galley
