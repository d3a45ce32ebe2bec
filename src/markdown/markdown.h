// The Markdown parser. In: a Source. Out: a Body, which points into the Source. This wraps cmark-gfm, whose
// types stay in markdown.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "dialect/markdown_syntax.h"
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

// Says what the `*` and `_` of a block are parsed as.
enum class EmphasisMarks : std::uint8_t {
  none,     // the block has neither emphasis nor bold
  rendered, // all of them make emphasis or bold
  loose,    // a `*`, `__` or `~~` is left in a text of the block
};

// Returns whether nodes of this kind contain inlines, as paragraphs, headings and table cells do.
constexpr bool holds_inlines(BodyKind kind) {
  return kind == BodyKind::paragraph || kind == BodyKind::heading || kind == BodyKind::table_cell;
}

// A node of the tree. Nodes are in document order, so the children of a node follow it directly.
struct BodyNode {
  BodyKind kind = BodyKind::document;
  std::uint8_t level = 0;                    // heading: 1 to 6; list: 1 if it is ordered
  EmphasisMarks marks = EmphasisMarks::none; // is set if the node contains inlines
  std::uint32_t skip = 1;                    // the number of nodes in the subtree, including this one
  std::uint32_t parent = 0;                  // the index of the parent; for the root, 0
  Span span;                                 // with delimiters: `**bold**`, `[text](url)`
  Span content;          // without delimiters: `bold`, `text`; a leaf's literal as written
  std::string_view text; // the literal of text, code and HTML, escapes resolved; a link's or image's target
};

// The Markdown tree as one flat array. Views point into the Source or into `strings`.
struct Body {
  std::vector<BodyNode> nodes; // nodes[0] is the document
  std::deque<std::string> strings;
  // This is set if the text is too deep or too repetitive to parse in linear time; there are no nodes then.
  std::optional<Problem> problem;
};

// Parses `source` from byte `begin` to its end as CommonMark with tables and task items, and what the syntax
// has besides. Formulas, and expressions of MDX, are code.
Body parse_markdown(const Source &source, std::uint32_t begin, const MarkdownSyntax &syntax = {});

// Returns whether the linked parser repeats the search for an opener of emphasis after it has found none:
// 0.29.0.gfm.6 does, 0.29.0.gfm.13 does not, so they parse some rare rows of marks differently.
bool parser_forgets_rows();

// Decodes the HTML entity after an `&`. Appends its character to `out`, and returns the size of the entity in
// bytes, with its semicolon, or 0 if there is no entity.
std::size_t decode_entity(std::string_view after_ampersand, std::string &out);

} // namespace galley
