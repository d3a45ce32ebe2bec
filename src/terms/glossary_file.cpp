#include "terms/glossary_file.h"

#include "emphasis/bold.h"
#include "markdown/markdown_text.h"
#include "parse/document.h"
#include "terms/parenthesis.h"
#include "terms/shape.h"
#include "terms/term_text.h"
#include "text/unicode.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

namespace {

std::string text_of(Value entry, std::string_view key) {
  const Value value = entry.find(key);
  return value ? std::string(trim_spaces(value.text())) : "";
}

bool is_one_of(std::u32string_view set, std::string_view text) {
  return !text.empty() && set.find(decode_utf8(text).value) != set.npos;
}

std::string_view inside(std::string_view parenthesis) {
  parenthesis.remove_prefix(decode_utf8(parenthesis).size);
  parenthesis.remove_suffix(decode_last_utf8(parenthesis).size);
  return trim_spaces(parenthesis);
}

// Cuts a colon or a dash off the start of `text`, and tells whether there was one. A hyphen is a dash where a
// space follows it.
bool skip_separator(std::string_view &text) {
  if (is_one_of(U":：", text)) {
    text = trim_spaces(text.substr(decode_utf8(text).size));
    return true;
  }
  const bool hyphen = text.starts_with("- ");
  if (!hyphen && !is_one_of(U"–—", text)) return false;
  while (is_one_of(U"-–—", text)) text.remove_prefix(decode_utf8(text).size);
  text = trim_spaces(text);
  return true;
}

bool has_letter(std::string_view text) {
  const Shape shape = shape_of(text);
  return shape.letters + shape.digits > 0;
}

// Makes an entry of an item's words, those in bold and those after; none where they are no entry.
std::optional<GlossaryEntry> read_item(std::string_view bold, std::string_view rest) {
  const std::string_view name_and_term = without_colon(bold);
  const std::string_view term = without_parenthesis(name_and_term);
  std::string_view parenthesis = trim_spaces(name_and_term.substr(term.size()));
  rest = trim_spaces(rest);
  if (const std::size_t size = parenthesis.empty() ? parenthesis_size(rest) : 0; size > 0) {
    parenthesis = rest.substr(0, size);
    rest = trim_spaces(rest.substr(size));
  }
  const bool colon_within = name_and_term.size() < trim_spaces(bold).size();
  const bool separated = skip_separator(rest) || colon_within;
  if (!parenthesis.empty()) parenthesis = inside(parenthesis);
  const ParenthesisWords words = judge_parenthesis(term, parenthesis);
  GlossaryEntry entry;
  entry.term = term;
  entry.name = words.name;
  entry.definition = words.explanation;
  // What stands between the term and a colon is a name, whatever its words look like.
  if (separated && !rest.empty()) {
    if (entry.name.empty()) entry.name = parenthesis;
    entry.definition = rest;
  }
  const bool only_named = !entry.name.empty() && rest.empty();
  if (!has_letter(term) || (entry.definition.empty() && !only_named)) return std::nullopt;
  return entry;
}

class PageReader {
public:
  PageReader(const Source &source, const Body &body) : source_(source), body_(body) {}

  std::vector<GlossaryEntry> read() const {
    std::vector<GlossaryEntry> entries;
    for (const BoldSpan &bold : find_bold(source_, body_)) {
      if (!opens_item(bold)) continue;
      const Span rest{bold.span.end, end_of_definition(bold)};
      auto entry = read_item(plain_text(source_.slice(bold.content)), plain_text(source_.slice(rest)));
      if (!entry) continue;
      entry->where = locate(source_, bold.content);
      entries.push_back(*std::move(entry));
    }
    return entries;
  }

private:
  bool opens_item(const BoldSpan &bold) const {
    const BodyNode &block = body_.nodes[bold.block];
    return block.kind == BodyKind::paragraph && body_.nodes[block.parent].kind == BodyKind::item &&
           block.parent + 1 == bold.block &&
           trim_spaces(source_.slice({block.content.begin, bold.span.begin})).empty();
  }

  // Returns where the definition behind the term ends, before the link to where it comes from.
  std::uint32_t end_of_definition(const BoldSpan &bold) const {
    const BodyNode &block = body_.nodes[bold.block];
    std::uint32_t last = 0; // the last node in the paragraph
    for (std::uint32_t i = bold.block + 1; i < bold.block + block.skip; i += body_.nodes[i].skip) last = i;
    const BodyNode &link = body_.nodes[last];
    if (link.kind != BodyKind::link || link.span.begin < bold.span.end) return block.content.end;
    std::string_view before = trim_spaces(source_.slice({bold.span.end, link.span.begin}));
    if (before.empty() || !is_one_of(U"–—", before.substr(before.size() - decode_last_utf8(before).size)))
      return block.content.end;
    before = trim_spaces(before.substr(0, before.size() - decode_last_utf8(before).size));
    return static_cast<std::uint32_t>(before.data() + before.size() - source_.text.data());
  }

  const Source &source_;
  const Body &body_;
};

} // namespace

std::vector<GlossaryEntry> read_glossary_data(const DataFile &file) {
  std::vector<GlossaryEntry> entries;
  const Value root = file.tree.root();
  if (!root) return entries;
  for (const Value item : root) {
    GlossaryEntry entry;
    entry.term = text_of(item, "term");
    if (const Value aliases = item.find("aliases")) {
      for (const Value alias : aliases) entry.aliases.emplace_back(trim_spaces(alias.text()));
    }
    entry.name = text_of(item, "name");
    entry.definition = text_of(item, "definition");
    entry.where = locate(file.source, item.find("term").span());
    entries.push_back(std::move(entry));
  }
  return entries;
}

Result<std::vector<GlossaryEntry>> read_glossary_page(const Source &source) {
  Needs needs;
  needs.front_matter = false;
  needs.suppressions = false;
  needs.body = BodyNeed::all;
  const Document document = parse_document(source, needs);
  if (document.unreadable) return error_at(source, document.unreadable->span, document.unreadable->message);
  std::vector<GlossaryEntry> entries = PageReader(source, *document.body).read();
  if (entries.empty()) {
    return Error{"this glossary has no entry: write each as a list item, `- **term**: definition`",
                 source.path};
  }
  return entries;
}

} // namespace galley
