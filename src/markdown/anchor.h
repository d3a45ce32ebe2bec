// The anchors of headings, as GitHub makes them. In: headings' texts in document order. Out: the ids by which
// links reach them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace galley {

// The anchor of a heading that stands alone: lower case; only letters, marks, numbers, `_`, `-` and other
// connector punctuation stay; each space becomes `-`.
std::string heading_anchor(std::string_view text);

// Numbers the anchors of one document: the second `notes` is `notes-1`, unless that is taken.
class AnchorNumbering {
public:
  std::string next(std::string_view text);

private:
  std::unordered_map<std::string, std::uint32_t> used_; // anchor, and the number last given to it
};

} // namespace galley
