// The Markdown parser. In: a Source. Out: a Body, which points into the Source. Wraps cmark-gfm, whose types
// stay in markdown.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "text/span.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class BodyKind : std::uint8_t {
  document,
  block_quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  thematic_break,
  table,
  table_row,
  table_cell,
  text,
  soft_break,
  line_break,
  code,
  html_inline,
  emphasis,
  strong,
  link,
  image,
};

// What becomes of the `*` and `_` of a block.
enum class EmphasisMarks : std::uint8_t {
  none,     // the block has neither emphasis nor bold
  rendered, // all of them make emphasis or bold
  loose,    // a `*` or a `__` is left in a text of the block
};

// Whether nodes of this kind hold inlines, as paragraphs, headings and table cells do.
constexpr bool holds_inlines(BodyKind kind) {
  return kind == BodyKind::paragraph || kind == BodyKind::heading || kind == BodyKind::table_cell;
}

// One node of the tree. Nodes stand in document order, so the children of a node follow it directly.
struct BodyNode {
  BodyKind kind = BodyKind::document;
  std::uint8_t level = 0;                    // heading: 1 to 6; list: 1 where it is ordered
  EmphasisMarks marks = EmphasisMarks::none; // set where the node holds inlines
  std::uint32_t skip = 1;                    // how many nodes the subtree has, this one included
  std::uint32_t parent = 0;                  // index of the parent; the root's is 0
  Span span;                                 // with delimiters: `**bold**`, `[text](url)`
  Span content;          // without delimiters: `bold`, `text`; a leaf's literal as written
  std::string_view text; // the literal of text, code and HTML, escapes resolved; a link's or image's target
};

// The Markdown tree as one flat array. Views point into the Source or into `strings`.
struct Body {
  std::vector<BodyNode> nodes; // nodes[0] is the document
  std::deque<std::string> strings;
  // Set where the text is too deep or too repetitive to parse in linear time; there are no nodes then.
  std::optional<Problem> problem;
};

// Parses `source` from byte `begin` to its end as CommonMark with tables and task items.
Body parse_markdown(const Source &source, std::uint32_t begin);

// Whether the linked parser searches for openers of emphasis again where it has found none: 0.29.0.gfm.6
// does, 0.29.0.gfm.13 does not, and so they make different emphasis of some rare rows of marks.
bool parser_forgets_rows();

// Reads the HTML entity behind an `&`. Appends what it stands for and returns how many bytes it takes, its
// semicolon included, or 0 where there is none.
std::size_t decode_entity(std::string_view after_ampersand, std::string &out);

} // namespace galley
