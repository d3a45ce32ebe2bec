// Markdown to Body. Wraps cmark-gfm, whose types stay in markdown.cpp.
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

// What the `*` and `_` of a block make.
enum class Marks : std::uint8_t {
  none,     // neither emphasis nor bold
  rendered, // emphasis or bold, all of them
  loose,    // a text in it has a `*` or a `__`
};

// Whether such a node holds inlines: a paragraph, a heading, a table cell.
constexpr bool holds_inlines(BodyKind kind) {
  return kind == BodyKind::paragraph || kind == BodyKind::heading || kind == BodyKind::table_cell;
}

// One node of the tree, in document order: its children follow it directly.
struct BodyNode {
  BodyKind kind = BodyKind::document;
  std::uint8_t level = 0;    // heading: 1 to 6; list: 1 where it is ordered
  Marks marks = Marks::none; // of one that holds inlines
  std::uint32_t skip = 1;    // nodes of the subtree, this one included
  std::uint32_t parent = 0;  // index of the parent; the root's is 0
  Span span;                 // with delimiters: `**bold**`, `[text](url)`
  Span content;              // without them: `bold`, `text`; of a leaf, the literal as written
  std::string_view text;     // text, code, html: the literal, escapes resolved; link, image: the target
};

// The Markdown tree as one flat array. Views point into the Source or into `strings`.
struct Body {
  std::vector<BodyNode> nodes; // nodes[0] is the document
  std::deque<std::string> strings;
  std::optional<Problem> problem; // too deep or too repetitive to parse in linear time: nodes are then empty
};

// CommonMark with tables and task items, of `source` from byte `begin` to its end.
Body parse_markdown(const Source &source, std::uint32_t begin);

// Whether the parser that is linked looks for openers of emphasis again where it has found none: 0.29.0.gfm.6
// does, 0.29.0.gfm.13 does not, and so they make different emphasis of some rare rows of marks.
bool parser_forgets_rows();

// Reads the HTML entity behind an `&`. Appends what it stands for and returns how many bytes it takes, its
// semicolon included, or 0 where there is none.
std::size_t decode_entity(std::string_view after_ampersand, std::string &out);

} // namespace galley
