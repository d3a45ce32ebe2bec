#include "system/confinement.h"

#include "base/path.h"

#include <cerrno>
#include <utility>

#include <sys/stat.h>

namespace galley {

namespace {

constexpr std::size_t most_open_roots = 32;

std::vector<std::string> names_of(const std::string &folder) {
  std::vector<std::string> names = {folder};
  if (auto real = real_path(folder); real && *real != folder) names.push_back(*std::move(real));
  return names;
}

} // namespace

// Returns whether no symlink leads from one root to another below it.
bool Confinement::is_same_below(const Root &above, const Root &root) {
  return path_below(above.names.front(), root.names.front()) ==
         path_below(above.names.back(), root.names.back());
}

// Lets the symlinks below one root lead into its folders, but not to what Git keeps there.
class Confinement::Rules final : public SymlinkRules {
public:
  Rules(const Confinement &confinement, const Root &root) : confinement_(confinement), root_(root) {}

  Descriptor start(std::string_view path, std::size_t &size) const override {
    for (const std::string &name : root_.names) {
      size = name.size();
      if (is_within(path, name))
        return Descriptor(confinement_.open_from(root_, root_.names.front(), enter_folder));
    }
    for (const std::vector<std::string> &other : root_.others) {
      for (const std::string &name : other) {
        size = name.size();
        if (is_within(path, name)) return Descriptor(::open(name.c_str(), enter_folder));
      }
    }
    errno = EXDEV;
    return Descriptor();
  }
  bool may_follow(int, const std::string &, const std::string &) const override { return true; }
  bool may_lead_through(std::string_view name) const override { return !is_git_folder(name); }

private:
  const Confinement &confinement_;
  const Root &root_;
};

void Confinement::confine(const std::string &folder, const std::vector<std::string> &others) {
  if (roots_.contains(folder)) return;
  Root root;
  root.above = nearest(folder);
  root.names = names_of(folder);
  // Where a symlink below another root leads to the folder, that root counts.
  if (root.above != nullptr && !is_same_below(*root.above, root)) return;
  for (const std::string &other : others) root.others.push_back(names_of(other));
  if (root.above == nullptr && open_ < most_open_roots) {
    root.folder = Descriptor(::open(folder.c_str(), enter_folder));
    open_ += root.folder.is_open() ? 1 : 0;
  }
  roots_.emplace(folder, std::move(root));
}

const Confinement::Root *Confinement::nearest(std::string_view path) const {
  if (roots_.size() == 1) {
    const auto &[folder, root] = *roots_.begin();
    return is_within(path, folder) ? &root : nullptr;
  }
  for (; !path.empty(); path = folder_of(path)) {
    if (const auto found = roots_.find(path); found != roots_.end()) return &found->second;
  }
  return nullptr;
}

// Opens what is below a root by a path without symlinks. They could not lead out of the root that is above
// all, so it need not be this one that is open.
int Confinement::open_from(const Root &root, const std::string &path, int flags) const {
  const Root *start = &root;
  while (start->above != nullptr) start = start->above;
  const std::string &name = start->names.front();
  const std::string below(path_below(name, path));
  if (start->folder.is_open()) return open_below(start->folder.number(), below, flags);
  const Descriptor folder(::open(name.c_str(), enter_folder));
  return folder.is_open() ? open_below(folder.number(), below, flags) : -1;
}

Descriptor Confinement::open(const std::string &path, int flags) const {
  const Root *const root = nearest(path);
  if (root == nullptr) {
    errno = EXDEV;
    return Descriptor();
  }
  Descriptor file(open_from(*root, path, flags));
  if (file.is_open() || (errno != ELOOP && errno != ENOTDIR)) return file;
  const FilePlace place = follow_symlinks(path, Rules(*this, *root));
  if (!place.folder.is_open()) return Descriptor();
  return Descriptor(open_below(place.folder.number(), place.name == "." ? "" : place.name, flags));
}

FilePlace Confinement::find(const std::string &path) const {
  const Root *const root = nearest(path);
  if (root == nullptr) {
    errno = EXDEV;
    return {};
  }
  // Nearly all paths have no symlinks.
  if (path.size() > root->names.front().size()) {
    const std::string_view above = folder_of(path);
    FilePlace place{Descriptor(open_from(*root, std::string(above), enter_folder)),
                    std::string(path_below(above, path))};
    if (place.folder.is_open()) {
      place.look();
      if (!place.status || !S_ISLNK(place.status->st_mode)) return place;
    } else if (errno != ELOOP && errno != ENOTDIR) {
      return place;
    }
  }
  FilePlace place = follow_symlinks(path, Rules(*this, *root));
  if (place.folder.is_open()) place.look();
  return place;
}

} // namespace galley
