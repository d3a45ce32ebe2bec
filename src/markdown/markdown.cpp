// Turns the tree of cmark-gfm into a Body.
// Long: nearly every function takes a node of cmark-gfm, whose types must not leave this file.
#include "markdown/markdown.h"

#include "dialect/commonmark.h"
#include "markdown/arena.h"
#include "markdown/markdown_content.h"
#include "markdown/markdown_cursor.h"
#include "markdown/markdown_limits.h"
#include "markdown/rewritten_body.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/node.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>

namespace galley {

namespace {

// Memory for the parser, which allocates very many small pieces that all end with the Body.
Arena &tree_memory() {
  thread_local Arena memory;
  return memory;
}

// This allocator frees nothing; the arena does.
cmark_mem *tree_allocator() {
  static cmark_mem allocator = {
      [](std::size_t count, std::size_t size) { return tree_memory().allocate(count * size); },
      [](void *old, std::size_t size) { return tree_memory().grow(old, size); }, [](void *) {}};
  return &allocator;
}

void *demand(void *memory) {
  if (memory == nullptr && std::get_new_handler() != nullptr) std::get_new_handler()();
  return memory;
}

// Memory for what the library makes besides a tree. Its own functions abort where none is left, so they are
// replaced: the library keeps the list of its extensions by them too.
cmark_mem *text_allocator() {
  static cmark_mem *const allocator = [] {
    cmark_mem *const library = cmark_get_default_mem_allocator();
    *library = {[](std::size_t count, std::size_t size) { return demand(std::calloc(count, size)); },
                [](void *old, std::size_t size) { return demand(std::realloc(old, size)); }, std::free};
    return library;
  }();
  return allocator;
}

struct ResetMemory {
  ResetMemory() = default;
  ResetMemory(const ResetMemory &) = delete;
  ResetMemory &operator=(const ResetMemory &) = delete;
  ~ResetMemory() { tree_memory().reset(); }
};

// Only table and tasklist are loaded. The other extensions use global tables, on which parallel parsers would
// race.
const std::vector<cmark_syntax_extension *> &extensions() {
  static const std::vector<cmark_syntax_extension *> loaded = [] {
    text_allocator(); // replaces the library's memory before the first use
    cmark_gfm_core_extensions_ensure_registered();
    return std::vector<cmark_syntax_extension *>{cmark_find_syntax_extension("table"),
                                                 cmark_find_syntax_extension("tasklist")};
  }();
  return loaded;
}

// Returns a tree in tree_memory().
cmark_node *parse_tree(std::string_view text) {
  cmark_parser *const parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, tree_allocator());
  for (cmark_syntax_extension *extension : extensions()) {
    cmark_parser_attach_syntax_extension(parser, extension);
  }
  cmark_parser_feed(parser, text.data(), text.size());
  return cmark_parser_finish(parser);
}

// The node types of extensions have no public number, only a name.
BodyKind extension_kind(cmark_node *node) {
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return BodyKind::table;
  if (name == "table_header" || name == "table_row") return BodyKind::table_row;
  if (name == "table_cell") return BodyKind::table_cell;
  return BodyKind::paragraph;
}

BodyKind kind_of(cmark_node *node) {
  switch (cmark_node_get_type(node)) {
  case CMARK_NODE_DOCUMENT:
    return BodyKind::document;
  case CMARK_NODE_BLOCK_QUOTE:
    return BodyKind::block_quote;
  case CMARK_NODE_LIST:
    return BodyKind::list;
  case CMARK_NODE_ITEM:
    return BodyKind::item;
  case CMARK_NODE_CODE_BLOCK:
    return BodyKind::code_block;
  case CMARK_NODE_HTML_BLOCK:
    return BodyKind::html_block;
  case CMARK_NODE_PARAGRAPH:
    return BodyKind::paragraph;
  case CMARK_NODE_HEADING:
    return BodyKind::heading;
  case CMARK_NODE_THEMATIC_BREAK:
    return BodyKind::thematic_break;
  case CMARK_NODE_TEXT:
    return BodyKind::text;
  case CMARK_NODE_SOFTBREAK:
    return BodyKind::soft_break;
  case CMARK_NODE_LINEBREAK:
    return BodyKind::line_break;
  case CMARK_NODE_CODE:
    return BodyKind::code;
  case CMARK_NODE_HTML_INLINE:
    return BodyKind::html_inline;
  case CMARK_NODE_EMPH:
    return BodyKind::emphasis;
  case CMARK_NODE_STRONG:
    return BodyKind::strong;
  case CMARK_NODE_LINK:
    return BodyKind::link;
  case CMARK_NODE_IMAGE:
    return BodyKind::image;
  default:
    return extension_kind(node);
  }
}

std::string_view view(const char *text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string_view view(const unsigned char *data, bufsize_t size) {
  return {reinterpret_cast<const char *>(data), static_cast<std::size_t>(size)};
}

// Returns the text that a block's inlines were made from. A block without inlines has none, for the parser
// leaves that text uninitialised.
std::string_view inline_text(cmark_node *node) {
  if (cmark_node_first_child(node) == nullptr) return {};
  return view(node->content.ptr, node->content.size);
}

// Returns the text of a text, code or HTML node within a line. The parser's own function would copy it.
std::string_view inline_literal(cmark_node *node) {
  return view(node->as.literal.data, node->as.literal.len);
}

std::uint32_t line_number(int value) {
  return static_cast<std::uint32_t>(std::max(value, 0));
}

// Converts the parser's tree. It doesn't recurse, for a tree may be as deep as the text is long.
class BodyBuilder {
public:
  BodyBuilder(const Source &source, std::uint32_t begin)
      : source_(source), begin_(begin), first_line_(source.lines.line_at(begin)) {}

  Body build(cmark_node *root);

private:
  // Returns true if the node may have children. A call of leave() must then follow.
  bool enter(cmark_node *node);
  void leave();
  bool enter_block(cmark_node *node, BodyNode &out); // returns false for an inline
  void enter_inline(cmark_node *node, BodyNode &out);
  void enter_paragraph(cmark_node *node, BodyNode &out);
  void enter_heading(cmark_node *node, BodyNode &out);
  void enter_code_block(cmark_node *node, BodyNode &out);
  void enter_row(cmark_node *node, BodyNode &out);
  Span place_header(cmark_node *node, std::uint32_t first);
  bool holds_cells(cmark_node *row) const;
  void enter_cell(cmark_node *node, BodyNode &out);
  void place_text(std::optional<InlineText> text, BodyNode &out);

  // These two convert the parser's 1-based lines and byte columns, which count from the body's beginning.
  std::uint32_t line(int number) const { return line_number(number) + first_line_ - 1; }
  std::uint32_t offset(int number, int column) const;
  Span block_span(cmark_node *node) const;
  bool in_autolink() const;
  std::string_view keep(Span place, std::string_view literal);

  const Source &source_;
  std::uint32_t begin_;
  std::uint32_t first_line_;
  Body body_;
  std::vector<std::uint32_t> open_;
  std::uint32_t block_ = 0; // the last block that contains inlines
  InlineCursor cursor_;
  std::uint32_t quotes_ = 0;     // the number of open block quotes
  std::uint32_t table_line_ = 0; // the first line where the open table may begin
  std::vector<Span> cells_;      // the cells of the open table row
  std::size_t next_cell_ = 0;
};

std::uint32_t BodyBuilder::offset(int number, int column) const {
  const std::uint32_t start = number <= 1 ? begin_ : source_.lines.line_start(line(number));
  return std::min(start + line_number(column - 1), static_cast<std::uint32_t>(source_.text.size()));
}

Span BodyBuilder::block_span(cmark_node *node) const {
  const int first = cmark_node_get_start_line(node);
  int last = cmark_node_get_end_line(node);
  if (first <= 0) return {begin_, begin_};
  // A block that is closed by a blank line ends in column 0 of that line.
  if (cmark_node_get_end_column(node) == 0 && last > first) --last;
  // The parser reports too early an end for a block of HTML that ends with `-->` or the like, so the lines of
  // its text are counted.
  if (kind_of(node) == BodyKind::html_block) {
    const std::string_view literal = view(cmark_node_get_literal(node));
    const auto ends = std::ranges::count(literal, '\n');
    last = first + static_cast<int>(ends) - (literal.ends_with('\n') ? 1 : 0);
  }
  last = std::max(last, first);
  const std::uint32_t begin = offset(first, cmark_node_get_start_column(node));
  const std::uint32_t end_line = std::min(line(last), source_.lines.line_count());
  std::uint32_t end = source_.line_end(end_line);
  // The parser extends unclosed fenced code into the line that ends the list item or quote around it.
  if (!open_.empty()) end = std::min(end, body_.nodes[open_.back()].span.end);
  return {begin, std::max(begin, end)};
}

// Returns `literal` as a view that outlives the parser. It is a view of the source if the source has the same
// bytes there.
std::string_view BodyBuilder::keep(Span place, std::string_view literal) {
  const std::string_view there = source_.slice(place);
  if (literal == there) return there;
  if (literal.empty()) return {};
  // The source may have padding of code, or the backslash of an escape, before the text.
  for (std::size_t lead = 0; lead <= 1 && lead + literal.size() <= there.size(); ++lead) {
    if (there.substr(lead, literal.size()) == literal) return there.substr(lead, literal.size());
  }
  return body_.strings.emplace_back(literal);
}

Body BodyBuilder::build(cmark_node *root) {
  constexpr std::size_t bytes_of_node = 48; // in usual text
  body_.nodes.reserve(source_.text.size() / bytes_of_node);
  for (cmark_node *node = root; node != nullptr;) {
    if (enter(node)) {
      if (cmark_node *const child = cmark_node_first_child(node)) {
        node = child;
        continue;
      }
      leave();
    }
    while (node != root && cmark_node_next(node) == nullptr) {
      node = cmark_node_parent(node);
      leave();
    }
    node = node == root ? nullptr : cmark_node_next(node);
  }
  return std::move(body_);
}

bool is_leaf(BodyKind kind) {
  switch (kind) {
  case BodyKind::code_block:
  case BodyKind::html_block:
  case BodyKind::thematic_break:
  case BodyKind::text:
  case BodyKind::soft_break:
  case BodyKind::line_break:
  case BodyKind::code:
  case BodyKind::html_inline:
    return true;
  default:
    return false;
  }
}

// Looks for marks of bold and struck text, and of emphasis by asterisks.
bool has_marks(std::string_view text) {
  const auto has = [&](std::string_view marks) { return text.find(marks) != std::string_view::npos; };
  return text.find('*') != std::string_view::npos || has("__") || has("~~");
}

bool BodyBuilder::enter(cmark_node *node) {
  BodyNode out;
  out.kind = kind_of(node);
  out.parent = open_.empty() ? 0 : open_.back();
  if (!enter_block(node, out)) enter_inline(node, out);
  const auto index = static_cast<std::uint32_t>(body_.nodes.size());
  body_.nodes.push_back(out);
  if (holds_inlines(out.kind)) block_ = index;
  EmphasisMarks &marks = body_.nodes[block_].marks;
  if (out.kind == BodyKind::text && has_marks(source_.slice(out.span))) {
    marks = EmphasisMarks::loose;
  } else if (out.kind == BodyKind::strong || out.kind == BodyKind::emphasis) {
    marks = std::max(marks, EmphasisMarks::rendered);
  }
  if (is_leaf(out.kind)) return false;
  open_.push_back(index);
  return true;
}

void BodyBuilder::leave() {
  const std::uint32_t index = open_.back();
  open_.pop_back();
  BodyNode &node = body_.nodes[index];
  node.skip = static_cast<std::uint32_t>(body_.nodes.size()) - index;
  InlineSpans place{node.span, node.content};
  switch (node.kind) {
  case BodyKind::block_quote:
    --quotes_;
    return;
  case BodyKind::emphasis:
  case BodyKind::strong: {
    const std::string_view text = source_.text;
    cursor_.close(text.substr(node.span.begin, node.content.begin - node.span.begin), place);
    break;
  }
  case BodyKind::link:
  case BodyKind::image:
    cursor_.close_link(place);
    break;
  default:
    return;
  }
  node.span = place.span;
  node.content = place.content;
}

bool BodyBuilder::enter_block(cmark_node *node, BodyNode &out) {
  switch (out.kind) {
  case BodyKind::block_quote:
    ++quotes_;
    break;
  case BodyKind::list:
    out.level = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? 1 : 0;
    break;
  case BodyKind::table:
    table_line_ = line(cmark_node_get_start_line(node));
    break;
  case BodyKind::paragraph:
    enter_paragraph(node, out);
    return true;
  case BodyKind::heading:
    enter_heading(node, out);
    return true;
  case BodyKind::code_block:
    enter_code_block(node, out);
    return true;
  case BodyKind::table_row:
    enter_row(node, out);
    return true;
  case BodyKind::table_cell:
    enter_cell(node, out);
    return true;
  case BodyKind::document:
  case BodyKind::item:
  case BodyKind::html_block:
  case BodyKind::thematic_break:
    break;
  default:
    return false;
  }
  out.span = out.content = block_span(node);
  if (out.kind == BodyKind::document)
    out.span = out.content = {begin_, static_cast<std::uint32_t>(source_.text.size())};
  if (out.kind == BodyKind::html_block) out.text = keep(out.span, view(cmark_node_get_literal(node)));
  return true;
}

void BodyBuilder::place_text(std::optional<InlineText> text, BodyNode &out) {
  if (text && !text->text().empty()) {
    out.content = text->span(0, static_cast<std::uint32_t>(text->text().size()));
    cursor_ = InlineCursor(std::move(*text));
  } else {
    // The text was not found in the source, so its inlines get the position of the block's beginning.
    InlineText nothing;
    nothing.add_piece(0, 0, out.span.begin, {}, false);
    cursor_ = InlineCursor(std::move(nothing));
    out.content = out.span;
  }
}

void BodyBuilder::enter_paragraph(cmark_node *node, BodyNode &out) {
  // Lines before a table's header that don't belong to the table become a paragraph that has no position.
  const bool before_table = cmark_node_get_start_line(node) <= 0 && cmark_node_next(node) != nullptr;
  cmark_node *place = before_table ? cmark_node_next(node) : node;
  out.span = block_span(place);
  const std::uint32_t first = line(cmark_node_get_start_line(place));
  const LineRange lines{first, before_table ? first : line(cmark_node_get_end_line(place))};
  place_text(place_paragraph(source_, inline_text(node), out.span.begin, lines, before_table), out);
  out.span = out.content;
}

void BodyBuilder::enter_heading(cmark_node *node, BodyNode &out) {
  out.level = static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
  out.span = block_span(node);
  place_text(place_heading(source_, inline_text(node), out.span.begin, line(cmark_node_get_end_line(node))),
             out);
}

void BodyBuilder::enter_code_block(cmark_node *node, BodyNode &out) {
  out.span = block_span(node);
  const std::string_view literal = view(cmark_node_get_literal(node));
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(literal, '\n'));
  int length = 0;
  int indent = 0;
  char mark = 0;
  const bool fenced = cmark_node_get_fenced(node, &length, &indent, &mark) != 0;
  const std::uint32_t first = source_.lines.line_at(out.span.begin) + (fenced ? 1 : 0);
  if (first > source_.lines.line_count()) {
    out.content = {out.span.end, out.span.end};
    return;
  }
  out.content.begin = fenced ? source_.lines.line_start(first) : out.span.begin;
  const std::uint32_t after = first + lines;
  out.content.end = after <= source_.lines.line_count() ? source_.lines.line_start(after)
                                                        : static_cast<std::uint32_t>(source_.text.size());
  out.content.end = std::max(out.content.begin, out.content.end);
  out.text = keep(out.content, literal);
}

void BodyBuilder::enter_row(cmark_node *node, BodyNode &out) {
  const bool header = view(cmark_node_get_type_string(node)) == "table_header";
  const std::uint32_t number = line(cmark_node_get_start_line(node));
  next_cell_ = 0;
  if (header) {
    out.span = out.content = place_header(node, number);
    return;
  }
  const std::uint32_t begin = skip_quote_markers(source_, number, quotes_);
  cells_ = split_row(source_, begin);
  out.span = out.content = {begin, std::max(begin, source_.line_end(number))};
}

// Finds the header row of a table. The parser reports the first of the lines before the header as the table's
// beginning. The header stands above a `|---|`, of which there may be several, so the right one is found by
// the texts of its cells.
Span BodyBuilder::place_header(cmark_node *node, std::uint32_t first) {
  const std::uint32_t table_begin =
      offset(cmark_node_get_start_line(node), cmark_node_get_start_column(node));
  const std::uint32_t last = line(cmark_node_get_end_line(cmark_node_parent(node)));
  std::optional<Span> likeliest;
  for (std::uint32_t number = first; number < std::min(last, source_.lines.line_count()); ++number) {
    if (!is_delimiter_row(source_.line(number + 1))) continue;
    const std::uint32_t begin = number == first ? table_begin : skip_quote_markers(source_, number, quotes_);
    // Where a table continues lazily, the parser keeps the blanks of the line. Then an empty cell precedes
    // the first `|`.
    for (const std::uint32_t from : {begin, source_.lines.line_start(number)}) {
      cells_ = split_row(source_, from);
      const Span row{begin, std::max(begin, source_.line_end(number))};
      if (holds_cells(node)) return row;
      if (!likeliest) likeliest = row;
    }
  }
  const Span row = likeliest.value_or(Span{table_begin, std::max(table_begin, source_.line_end(first))});
  cells_ = split_row(source_, row.begin);
  return row;
}

// Returns whether the texts of the row's cells are those of `cells_`.
bool BodyBuilder::holds_cells(cmark_node *row) const {
  std::size_t index = 0;
  for (cmark_node *cell = cmark_node_first_child(row); cell != nullptr;
       cell = cmark_node_next(cell), ++index) {
    const std::string_view text = inline_text(cell);
    if (text.empty()) continue;
    if (index >= cells_.size() || !place_cell(source_, text, cells_[index])) return false;
  }
  return true;
}

void BodyBuilder::enter_cell(cmark_node *node, BodyNode &out) {
  const std::uint32_t row_end = body_.nodes[out.parent].span.end;
  const Span cell = next_cell_ < cells_.size() ? cells_[next_cell_] : Span{row_end, row_end};
  ++next_cell_;
  out.span = cell;
  place_text(place_cell(source_, inline_text(node), cell), out);
}

bool BodyBuilder::in_autolink() const {
  const BodyNode &parent = body_.nodes[open_.back()];
  return parent.kind == BodyKind::link && source_.text[parent.span.begin] == '<';
}

void BodyBuilder::enter_inline(cmark_node *node, BodyNode &out) {
  InlineSpans place;
  switch (out.kind) {
  case BodyKind::text:
    place.span = place.content = cursor_.text(inline_literal(node), !in_autolink());
    out.text = keep(place.span, inline_literal(node));
    break;
  case BodyKind::html_inline:
    place.span = place.content = cursor_.html(inline_literal(node));
    out.text = keep(place.span, inline_literal(node));
    break;
  case BodyKind::code:
    place = cursor_.code();
    out.text = keep(place.content, inline_literal(node));
    break;
  case BodyKind::soft_break:
  case BodyKind::line_break:
    place.span = place.content = cursor_.line_end();
    break;
  case BodyKind::emphasis:
    place = cursor_.open_emphasis(1);
    break;
  case BodyKind::strong:
    place = cursor_.open_emphasis(2);
    break;
  case BodyKind::link:
    place = cursor_.open_link();
    break;
  default:
    place = cursor_.open("![");
    break;
  }
  if (out.kind == BodyKind::link || out.kind == BodyKind::image) {
    out.text = keep({}, view(cmark_node_get_url(node)));
  }
  out.span = place.span;
  out.content = place.content;
}

} // namespace

std::size_t decode_entity(std::string_view after_ampersand, std::string &out) {
  cmark_strbuf buffer;
  cmark_strbuf_init(text_allocator(), &buffer, 0);
  // No entity is longer; the parser itself reads no more bytes.
  const auto size = static_cast<bufsize_t>(std::min<std::size_t>(after_ampersand.size(), 64));
  const auto taken =
      houdini_unescape_ent(&buffer, reinterpret_cast<const std::uint8_t *>(after_ampersand.data()), size);
  if (taken > 0)
    out.append(reinterpret_cast<const char *>(buffer.ptr), static_cast<std::size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return static_cast<std::size_t>(std::max(taken, 0));
}

bool parser_forgets_rows() {
  return (cmark_version() & 0xFF) <= 6; // the lowest byte counts GitHub's versions of 0.29.0
}

namespace {

Body parse_commonmark(const Source &source, std::uint32_t begin) {
  if (auto excess = find_excess(source, begin)) {
    Body body;
    body.problem = std::move(excess);
    return body;
  }
  const ResetMemory reset;
  return BodyBuilder(source, begin).build(parse_tree(std::string_view(source.text).substr(begin)));
}

} // namespace

Body parse_markdown(const Source &source, std::uint32_t begin, const MarkdownSyntax &syntax) {
  const auto rewritten = write_as_commonmark(source, begin, syntax);
  if (!rewritten) return parse_commonmark(source, begin);
  Body body = parse_commonmark(rewritten->source(), begin);
  restore(body, *rewritten, source);
  return body;
}

} // namespace galley
