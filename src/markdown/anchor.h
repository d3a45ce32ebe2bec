// The anchors of headings, as GitHub makes them. In: the texts of headings in document order. Out: the ids by
// which links reach them.
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// The anchor of a heading that no other heading resembles. It is in lower case; letters, marks, numbers, `_`,
// `-` and other connector punctuation stay, each space becomes `-`, and all else is left out.
std::string heading_anchor(std::string_view text);

// Gives the anchors of one document, which it numbers: the second `notes` is `notes-1`, unless another
// heading has that anchor already.
class AnchorNumbering {
public:
  std::string next(std::string_view text);

private:
  HashMap<std::string, std::uint32_t> used_; // each anchor with the number last given to it
};

} // namespace galley
