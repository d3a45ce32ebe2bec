// Keeps what lies below some folders inside of them: no symlink leads out. In: folders, and paths below them.
// Out: descriptors of what the paths lead to. Paths are absolute, without `.`, `..` and a final '/'.
#pragma once

#include "system/descriptor.h"
#include "system/symlinks.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The nearest folder above a path is the one that counts. The const functions are safe to call from several
// threads. They fail with EXDEV where a path is below none of the folders, or leads out of its own.
class Confinement {
public:
  // Confines what is below `folder` to it and to `others`, which its symlinks may lead to as well. No other
  // thread may use the object meanwhile.
  void confine(const std::string &folder, const std::vector<std::string> &others);

  // Returns whether a path is below one of the folders, or is one.
  bool contains(std::string_view path) const { return nearest(path) != nullptr; }
  // Does as open(2) does, and follows symlinks. O_PATH works as in open_below().
  Descriptor open(const std::string &path, int flags) const;
  // Follows all symlinks of a path, and looks at its end, where nothing needs to be.
  FilePlace find(const std::string &path) const;

private:
  // A folder, by the path that was given and, where that leads through symlinks, by its real one.
  struct Root {
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> others; // each as `names`
    Descriptor folder;           // open if this is one of the first, for a program may hold few descriptors
    const Root *above = nullptr; // the root that this one is below
  };
  class Rules;

  static bool is_same_below(const Root &above, const Root &root);
  const Root *nearest(std::string_view path) const;
  int open_from(const Root &root, const std::string &path, int flags) const;

  std::map<std::string, Root, std::less<>> roots_; // by path
  std::size_t open_ = 0;                           // how many of them are open
};

} // namespace galley
