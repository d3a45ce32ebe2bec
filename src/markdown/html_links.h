// Finds what the tags of raw HTML lead to: links, images, videos and their posters, the candidates of a
// `srcset`. In: HTML as a document has it. Out: a call for each target, whose view points into that text.
#pragma once

#include "text/span.h"

#include <functional>
#include <string_view>

namespace galley {

struct HtmlLink {
  bool image = false;      // the target is shown or played, and not followed
  std::string_view target; // as written, with entities
  Span span;               // of the target, in bytes of the text
};

void for_each_html_link(std::string_view text, const std::function<void(const HtmlLink &)> &visit);

} // namespace galley
