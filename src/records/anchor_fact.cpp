#include "records/anchor_fact.h"

#include "markdown/anchor.h"
#include "markdown/html_tag.h"
#include "markdown/outline.h"
#include "records/facts.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

// An HTML heading that is longer, in bytes, is ignored.
constexpr std::size_t longest_heading = 1000;

bool is_template_sign(char c) {
  return c == '{' || c == '%' || c == '<';
}

// Returns the byte offset where a template begins, or npos where there is none.
std::size_t find_template(std::string_view text) {
  std::size_t at = text.find('{');
  while (at != std::string_view::npos && (at + 1 >= text.size() || !is_template_sign(text[at + 1]))) {
    at = text.find('{', at + 1);
  }
  return at;
}

// Returns the text without `{{ … }}` and `{% … %}`.
std::string strip_templates(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t open = find_template(text);
    result += text.substr(0, open);
    if (open == std::string_view::npos) return result;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return result;
    text.remove_prefix(std::min(text.find_first_not_of('}', close), text.size()));
  }
}

std::string strip_tags(std::string_view html) {
  std::string result;
  while (!html.empty()) {
    const std::size_t open = html.find('<');
    result += html.substr(0, open);
    const std::size_t close = open == std::string_view::npos ? open : html.find('>', open);
    if (close == std::string_view::npos) break;
    html.remove_prefix(close + 1);
  }
  return result;
}

class AnchorFinder {
public:
  AnchorFinder(const Document &document, FactWriter &writer)
      : source_(*document.source), body_(*document.body), writer_(writer) {}

  void find() {
    for (const Heading &heading : headings(body_)) add_heading(heading);
    for (const BodyNode &node : body_.nodes) {
      if (node.kind == BodyKind::html_block || node.kind == BodyKind::html_inline) {
        add_html(source_.slice(node.span));
      } else if (node.kind == BodyKind::paragraph) {
        add_lines(node.span);
      }
    }
    add_attributes();
  }

private:
  void add(std::string_view id, bool open = false) {
    if (!id.empty() || open) writer_.add(AnchorFact{id, open});
  }

  // Adds an id, of which a template may generate the rest.
  void add_written(std::string_view id) {
    const std::size_t open = id.find_first_of("{<$");
    add(id.substr(0, open), open != std::string_view::npos);
  }

  void add_heading(const Heading &heading) {
    add(heading.anchor);
    if (const std::size_t open = find_template(heading.text); open != std::string_view::npos) {
      const std::string_view before = trim(std::string_view(heading.text).substr(0, open));
      add(heading_anchor(before), true);
      add(heading_anchor(trim(strip_templates(heading.text))));
    } else if (const std::size_t brace = heading.text.find(" {"); brace != std::string_view::npos) {
      // The heading has attributes, such as `{#id .class}`.
      add(heading_anchor(trim(std::string_view(heading.text).substr(0, brace))));
    }
  }

  void add_html(std::string_view html) {
    for_each_tag(html, [&](const HtmlTag &tag) {
      for (const HtmlAttribute &attribute : tag.attributes) {
        if (same_name(attribute.name, "id") || same_name(attribute.name, "name")) {
          add_written(trim(attribute.value));
        }
      }
      const bool heading = tag.name.size() == 2 && (tag.name[0] | 0x20) == 'h' && tag.name[1] <= '6';
      if (!heading) return;
      const std::string_view inner = html.substr(tag.end, longest_heading);
      const std::size_t close = inner.find("</");
      if (close != std::string_view::npos) {
        const std::string text = strip_tags(inner.substr(0, inner.find("</h", close)));
        add(heading_anchor(trim(text)), find_template(text) != std::string_view::npos);
      }
    });
  }

  // Returns the first byte of a line's text; NUL for a blank line, and after the last line.
  char first_byte(std::uint32_t number) const {
    if (number > source_.lines.line_count()) return '\0';
    const std::string &text = source_.text;
    std::size_t at = source_.lines.line_start(number);
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return at == text.size() || text[at] == '\n' || text[at] == '\r' ? '\0' : text[at];
  }

  void add_lines(Span span);
  void add_attributes();

  const Source &source_;
  const Body &body_;
  FactWriter &writer_;
  std::uint32_t line_ = 1; // the line where the last paragraph began
};

bool is_of_block_name(char c) {
  return is_ascii_alphanumeric(c) || c == '-' || c == '_';
}

// Returns the `name` of a `^name` that ends a line, which is how Obsidian names a block; else nothing.
std::string_view block_name(std::string_view line) {
  const auto before = std::find_if_not(line.rbegin(), line.rend(), is_of_block_name);
  const auto begin = static_cast<std::size_t>(line.rend() - before); // the offset of the name
  if (begin == 0 || line[begin - 1] != '^' || (begin > 1 && line[begin - 2] != ' ')) return {};
  return line.substr(begin);
}

bool names_include(std::string_view text) {
  for (const std::string_view word :
       {"include", "render", "import", "paginate", "block", "partial", "readfile"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// Returns whether a line inserts content from elsewhere, which may contain headings.
bool brings_in(std::string_view line) {
  if (line.starts_with("--8<--")) return true;                                   // a snippet of MkDocs
  if (line.size() > 1 && line[0] == '<' && is_ascii_upper(line[1])) return true; // a component of MDX
  // Shortcodes in angle brackets generate HTML, and highlighted code has no ids.
  if (line.starts_with("{{<") || line.starts_with("{%")) return names_include(line);
  if (line.starts_with("{{%")) return true;
  return line.starts_with("{{") && line.find("| highlight") == std::string_view::npos;
}

// Adds the anchors that a paragraph may contain: blocks of Obsidian, terms of definition lists, includes.
void AnchorFinder::add_lines(Span span) {
  const LineTable &lines = source_.lines;
  // Paragraphs come in document order, so the line is close to the last one.
  if (lines.line_start(line_) > span.begin) line_ = lines.line_at(span.begin);
  while (line_ < lines.line_count() && lines.line_start(line_ + 1) <= span.begin) ++line_;
  for (std::uint32_t number = line_; number <= lines.line_count() && lines.line_start(number) <= span.end;
       ++number) {
    const std::string_view line = trim(source_.line(number));
    if (const auto name = block_name(line); !name.empty()) add("^" + std::string(name));
    if (brings_in(line)) add("", true);
    // A blank line may separate a definition from its term.
    std::uint32_t next = number + 1;
    if (first_byte(next) == '\0') ++next;
    if (first_byte(next) == ':' && trim(source_.line(next)).starts_with(": ")) add(heading_anchor(line));
  }
}

// Adds `{#id}` and `{: #id}` anywhere in the body, since some generators accept them after any block.
void AnchorFinder::add_attributes() {
  const std::string_view text = source_.text;
  for (std::size_t open = text.find('{', body_.nodes.front().span.begin); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    std::size_t at = open + 1;
    if (at < text.size() && text[at] == ':') ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at >= text.size() || text[at] != '#') continue;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n}{", at + 1), text.size());
    add(text.substr(at + 1, end - at - 1));
  }
}

} // namespace

void AnchorFact::extract(const Document &document, const FactExtractor &, FactWriter &out) {
  if (!document.body) return out.add(AnchorFact{"", true}); // an unreadable document may contain any anchor
  AnchorFinder(document, out).find();
}

} // namespace galley
