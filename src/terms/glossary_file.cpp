#include "terms/glossary_file.h"

#include "base/unicode.h"
#include "parse/document.h"
#include "terms/bold.h"
#include "terms/wording.h"

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

// Bytes of the parenthesis that `text` opens with, of either width, with what nests in it; 0 where there is
// none.
std::size_t parenthesis_size(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    at += decode_utf8(rest).size;
    if (is_one_of(U"(（", rest)) ++depth;
    if (is_one_of(U")）", rest) && --depth == 0) return at;
    if (depth == 0) return 0;
  }
  return 0;
}

std::string_view inside(std::string_view parenthesis) {
  parenthesis.remove_prefix(decode_utf8(parenthesis).size);
  parenthesis.remove_suffix(decode_last_utf8(parenthesis).size);
  return trim_spaces(parenthesis);
}

// Takes a colon or a dash off the start. A hyphen is a dash where a space follows it.
bool take_separator(std::string_view &text) {
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

// Takes the term's name off its end, and a colon that stands in the bold.
struct TermText {
  std::string_view term, parenthesis; // the latter without its own signs
  bool colon = false;
};

TermText split_term(std::string_view text) {
  TermText result;
  text = trim_spaces(text);
  while (!text.empty() && (text.ends_with(':') || text.ends_with("："))) {
    text = trim_spaces(text.substr(0, text.size() - decode_last_utf8(text).size));
    result.colon = true;
  }
  result.term = text;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text.substr(at)).size) {
    const std::size_t size = at > 0 ? parenthesis_size(text.substr(at)) : 0;
    if (size == 0) continue;
    if (at + size == text.size()) {
      result.term = trim_spaces(text.substr(0, at));
      result.parenthesis = inside(text.substr(at));
    }
    break;
  }
  return result;
}

// The entry that an item's words are: those in bold, and those after. None where they are no entry.
std::optional<GlossaryEntry> read_item(std::string_view bold, std::string_view rest) {
  const TermText split = split_term(bold);
  std::string_view parenthesis = split.parenthesis;
  rest = trim_spaces(rest);
  if (const std::size_t size = parenthesis.empty() ? parenthesis_size(rest) : 0; size > 0) {
    parenthesis = inside(rest.substr(0, size));
    rest = trim_spaces(rest.substr(size));
  }
  const bool separated = take_separator(rest) || split.colon;
  const Parenthesis kind =
      parenthesis.empty() ? Parenthesis::none : judge_parenthesis(split.term, parenthesis);
  const NamedText cut = cut_at_colon(parenthesis);
  GlossaryEntry entry;
  entry.term = split.term;
  if (kind == Parenthesis::described) {
    entry.name = trim_spaces(cut.name);
    entry.definition = trim_spaces(cut.rest);
  } else if (kind == Parenthesis::explains && !separated) {
    entry.definition = parenthesis;
  } else {
    entry.name = parenthesis;
  }
  if (separated && !rest.empty()) entry.definition = rest;
  const bool only_named = !entry.name.empty() && rest.empty();
  if (!has_letter(entry.term) || (entry.definition.empty() && !only_named)) return std::nullopt;
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

  // Without the link to where it comes from.
  std::uint32_t end_of_definition(const BoldSpan &bold) const {
    const BodyNode &block = body_.nodes[bold.block];
    std::uint32_t last = 0; // the node of the last thing in the paragraph
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
  ParseNeeds needs;
  needs.front_matter = false;
  needs.suppressions = false;
  needs.body = true;
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
