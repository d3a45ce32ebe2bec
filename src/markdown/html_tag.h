// Finds the opening tags of raw HTML, with their attributes. In: HTML as a document has it. Out: a call for
// each tag, whose views point into that text. Comments and the content of `script` and `style` are skipped.
// The time is linear for any text.
#pragma once

#include "text/span.h"

#include <functional>
#include <string_view>
#include <vector>

namespace galley {

struct HtmlAttribute {
  std::string_view name; // as written
  std::string_view value;
  Span span; // of the value without its quotes, in bytes of the text
};

struct HtmlTag {
  std::string_view name; // as written
  std::vector<HtmlAttribute> attributes;
  std::uint32_t end = 0; // the offset after the tag's `>`
};

void for_each_tag(std::string_view text, const std::function<void(const HtmlTag &)> &visit);

// Returns whether two names are equal except for the case of their ASCII letters.
bool same_name(std::string_view a, std::string_view b);

} // namespace galley
