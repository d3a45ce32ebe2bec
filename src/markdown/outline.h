// Finds the headings of a document with their anchors, and its links. In: a Source and its Body. Out: lists
// of both.
#pragma once

#include "markdown/anchor.h"
#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Heading {
  std::uint32_t level = 1; // 1 to 6
  std::string text;        // as a reader sees it, with the descriptions of images
  std::string plain;       // the same without them
  std::string_view source; // its last line as it is written, without `#`s
  std::string anchor;      // unique in the document
  Span span;

  HeadingTexts texts() const { return {plain, text, source}; }
};

// Returns the text without the attributes at its end: `Notes` for `Notes {#n .c}`.
std::string_view without_attributes(std::string_view heading);

enum class LinkKind : std::uint8_t {
  inline_link, // [text](target)
  reference,   // [text][label], [label][], [label]
  autolink,    // <https://…>
  image,       // ![…](target) or ![…][label]
};

std::string_view link_kind_name(LinkKind kind); // "inline", "reference", "autolink", "image"

struct Link {
  LinkKind kind = LinkKind::inline_link;
  std::string_view target; // escapes resolved; points into the Body or its Source
  Span span;               // with delimiters
  Span target_span;        // of the target, which may be in a definition; `span` if it is unknown
};

// Both lists are in document order.
std::vector<Heading> headings(const Source &source, const Body &body, AnchorMaker maker = {});
std::vector<Link> links(const Source &source, const Body &body);

} // namespace galley
