// The .gitignore files that apply to a folder, with the semantics of gitignore(5). In: their texts, the
// outermost first. Out: whether Git ignores a path.
#pragma once

#include "text/glob.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace galley {

// One file, and what applies besides, further out. Immutable.
struct IgnoreChain {
  std::shared_ptr<const IgnoreChain> above; // null at the outermost
  std::size_t depth = 1;                    // how many there are
  std::size_t prefix = 0;                   // bytes of a path before what the patterns are matched with
  std::vector<GlobSequence::Item> items;
  bool only = false; // nothing further out applies, for the folder is a repository of its own
};
using IgnoreChainPtr = std::shared_ptr<const IgnoreChain>; // null: no file applies

// Whether Git ignores paths, by the files of one folder after the other. From one folder to the next only the
// files are exchanged in which the two differ.
class IgnoreFiles {
public:
  const IgnoreChainPtr &chain() const { return chain_; }
  void go_to(const IgnoreChainPtr &chain);

  // Adds a file. `folder` is the absolute folder that holds it. Lines that are no valid pattern are skipped,
  // as Git does. Returns how many lines Git would read and galley does not, for they are too long, or too
  // much alike.
  std::size_t add(std::string_view folder, std::string_view text, bool only = false);

  bool ignores(std::string_view absolute, bool folder) const;

private:
  std::size_t open(const IgnoreChainPtr &chain);

  IgnoreChainPtr chain_;
  std::vector<std::size_t> first_; // for each that is open, the first that applies
  GlobIndex index_;
};

} // namespace galley
