// Makes the anchors of headings as GitHub does. In: the texts of headings in document order. Out: the ids
// that links to the headings use.
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// Returns the anchor of a heading, without a number. It is in lower case; letters, marks, numbers, `_`, `-`
// and other connector punctuation stay, each space becomes `-`, and everything else is left out.
std::string heading_anchor(std::string_view text);

// Makes the anchors of one document and numbers equal ones: the second `notes` is `notes-1`, unless another
// heading has that anchor already.
class AnchorNumbering {
public:
  std::string next(std::string_view text);

private:
  HashMap<std::string, std::uint32_t> used_; // each anchor with its last number
};

} // namespace galley
