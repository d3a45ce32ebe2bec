// Finds the fences of YAML front matter. In: a Source. Out: where the fences and the content between them
// stand. Nothing is parsed here.
#pragma once

#include "base/source.h"

#include <optional>

namespace galley {

struct FrontMatter {
  Span open;                    // the `---` that opens it, at byte 0 or after a byte order mark
  Span content;                 // between the fence lines
  Span close;                   // the `---` that closes it; empty where nothing does
  std::uint32_t body_begin = 0; // byte offset of the line after the closing fence

  bool closed() const { return !close.empty(); }
};

// None where the document has no front matter.
std::optional<FrontMatter> find_front_matter(const Source &source);

} // namespace galley
