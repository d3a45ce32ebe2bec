#include "records/anchor_fact.h"

#include "markdown/html_tag.h"
#include "markdown/outline.h"
#include "parse/explicit_id.h"
#include "parse/inclusion.h"
#include "records/facts.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <vector>

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

// Returns the text without `:tada:` and the like, which some generators replace with pictures.
std::string strip_emoji(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t open = text.find(':');
    result += text.substr(0, open);
    if (open == std::string_view::npos) return result;
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-", open + 1);
    const bool emoji = end != std::string_view::npos && end > open + 1 && text[end] == ':';
    if (!emoji) result += ':';
    text.remove_prefix(emoji ? end + 1 : open + 1);
  }
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

// Returns the id of a line that gives one to what follows or holds it: `:name: x` of MyST, `.. _x:` of
// reStructuredText, `[#x]` of AsciiDoc; else nothing.
std::string_view id_of_line(std::string_view line) {
  for (const std::string_view option : {":name:", ":id:", ":label:"}) {
    if (line.starts_with(option)) return trim(line.substr(option.size()));
  }
  if (line.starts_with(".. _") && line.ends_with(':')) return line.substr(4, line.size() - 5);
  if (line.starts_with("[#") && line.ends_with(']')) return line.substr(2, line.size() - 3);
  return {};
}

class AnchorFinder {
public:
  AnchorFinder(const Document &document, FactWriter &writer)
      : source_(*document.source), body_(*document.body), writer_(writer) {}

  void find();

private:
  void add(std::string_view id) {
    if (!id.empty()) writer_.add(AnchorFact{AnchorKind::id, id, {}, {}, {}});
  }
  void add_beginning(std::string_view id) { writer_.add(AnchorFact{AnchorKind::beginning, id, {}, {}, {}}); }
  void add_heading(const HeadingTexts &texts, std::string_view id) {
    const auto differing = [&](std::string_view other) {
      return other == texts.text ? std::string_view() : other;
    };
    writer_.add(
        AnchorFact{AnchorKind::heading, id, texts.text, differing(texts.described), differing(texts.source)});
  }
  // Adds a heading whose text is all that is known of it.
  void add_text(std::string_view text) { add_heading({text, text, text}, heading_anchor(text)); }

  void add_heading(const Heading &heading);
  void add_html(std::string_view html);
  void add_lines(Span span);
  void add_options(std::string_view directive);
  char first_byte(std::uint32_t number) const;

  const Source &source_;
  const Body &body_;
  FactWriter &writer_;
  std::uint32_t line_ = 1; // the line where the last paragraph began
};

void AnchorFinder::find() {
  const std::vector<Heading> all = headings(source_, body_);
  auto heading = all.begin();
  for (const BodyNode &node : body_.nodes) {
    switch (node.kind) {
    case BodyKind::heading:
      add_heading(*heading++);
      break;
    case BodyKind::html_block:
    case BodyKind::html_inline:
      add_html(source_.slice(node.span));
      break;
    case BodyKind::paragraph:
      add_lines(node.span);
      break;
    case BodyKind::code_block:
      add_options(source_.slice(node.span));
      break;
    default:
      break;
    }
  }
  for (const ExplicitId &id : explicit_ids(source_, body_)) {
    id.complete ? add(id.id) : add_beginning(id.id);
  }
  if (takes_in_content(source_, body_)) add_beginning("");
}

void AnchorFinder::add_heading(const Heading &heading) {
  const std::string_view without = without_attributes(heading.source);
  HeadingTexts texts = heading.texts();
  texts.source = without;
  if (const std::size_t open = find_template(heading.text); open != std::string_view::npos) {
    add_heading(texts, heading.anchor);
    add_beginning(heading_anchor(trim(std::string_view(heading.text).substr(0, open))));
    add_text(trim(strip_templates(heading.text)));
  } else if (without.size() < heading.source.size()) {
    // A generator without attributes makes the anchor of all that is written.
    add_text(without_attributes(heading.plain));
    add(heading.anchor);
  } else {
    add_heading(texts, heading.anchor);
  }
  if (heading.plain.find(':') == std::string::npos) return;
  if (const std::string stripped = strip_emoji(heading.plain); stripped != heading.plain) {
    add_text(stripped);
    add_text(trim(stripped));
  }
}

// Adds the headings of HTML.
void AnchorFinder::add_html(std::string_view html) {
  for_each_tag(html, [&](const HtmlTag &tag) {
    const bool heading = tag.name.size() == 2 && (tag.name[0] | 0x20) == 'h' && tag.name[1] <= '6';
    if (!heading) return;
    const std::string_view inner = html.substr(tag.end, longest_heading);
    const std::size_t close = inner.find("</");
    if (close == std::string_view::npos) return;
    const std::string text = strip_tags(inner.substr(0, inner.find("</h", close)));
    if (const std::size_t open = find_template(text); open != std::string_view::npos) {
      add_beginning(heading_anchor(trim(std::string_view(text).substr(0, open))));
    } else {
      add(heading_anchor(trim(text)));
    }
  });
}

// Returns the first byte of a line's text; NUL for a blank line, and after the last line.
char AnchorFinder::first_byte(std::uint32_t number) const {
  if (number > source_.lines.line_count()) return '\0';
  const std::string &text = source_.text;
  std::size_t at = source_.lines.line_start(number);
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at == text.size() || text[at] == '\n' || text[at] == '\r' ? '\0' : text[at];
}

// Adds the anchors that a paragraph may contain: blocks of Obsidian, terms of definition lists, names.
void AnchorFinder::add_lines(Span span) {
  const LineTable &lines = source_.lines;
  // Paragraphs come in document order, so the line is close to the last one.
  if (lines.line_start(line_) > span.begin) line_ = lines.line_at(span.begin);
  while (line_ < lines.line_count() && lines.line_start(line_ + 1) <= span.begin) ++line_;
  for (std::uint32_t number = line_; number <= lines.line_count() && lines.line_start(number) <= span.end;
       ++number) {
    const std::string_view line = trim(source_.line(number));
    if (const auto name = block_name(line); !name.empty()) add("^" + std::string(name));
    if (!line.empty() && (line[0] == ':' || line[0] == '.' || line[0] == '[')) add(id_of_line(line));
    // A blank line may separate a definition from its term.
    std::uint32_t next = number + 1;
    if (first_byte(next) == '\0') ++next;
    if (first_byte(next) == ':' && trim(source_.line(next)).starts_with(": ")) add_text(line);
  }
}

// Adds the names that the options of a directive give: of a code block, where MyST has a `{` behind the
// fence.
void AnchorFinder::add_options(std::string_view directive) {
  const std::size_t info = directive.find_first_not_of("`~ ");
  if (info == std::string_view::npos || info < 3 || directive[info] != '{') return;
  for (const std::string_view line : split(directive, '\n')) add(id_of_line(trim(line)));
}

} // namespace

void add_anchors(const Document &document, FactWriter &out) {
  if (!document.body) {
    // An unreadable document may contain any anchor.
    return out.add(AnchorFact{AnchorKind::beginning, {}, {}, {}, {}});
  }
  AnchorFinder(document, out).find();
}

void AnchorFact::extract(const Document &document, const FactExtractor &, FactWriter &out) {
  add_anchors(document, out);
}

} // namespace galley
