#include "terms/features.h"

#include "terms/dialogue.h"
#include "terms/entity.h"
#include "terms/term_text.h"
#include "terms/word_list.h"
#include "terms/words.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <optional>

namespace galley {

namespace {

constexpr std::size_t crowd_bytes =
    60; // a document with fewer bytes for each bold span is crowded: about ten words
constexpr std::size_t max_title_cjk = 16;
constexpr std::size_t max_title_words = 8;
constexpr std::size_t max_terse_cjk = 10;
constexpr std::size_t max_terse_words = 5;
constexpr std::size_t max_introduction = 150;   // bytes
constexpr std::uint32_t window = 240;           // how many bytes beside a span are looked at
constexpr std::uint32_t wide_window = 600;      // so for what defines it
constexpr std::uint32_t max_parenthesis = 4096; // bytes; a longer parenthesis is no part of a sentence

constexpr std::u32string_view colons = U":：";
constexpr std::u32string_view dashes = U"-–—";
constexpr std::u32string_view stops = U".!?。！？";
constexpr std::u32string_view opening_quotes = U"“《「『‘\"(（";
constexpr std::u32string_view closing_quotes = U"”》」』’\"";

bool is_one_of(std::u32string_view set, char32_t value) {
  return set.find(value) != set.npos;
}

bool is_within(std::string_view text, const Shape &shape, std::size_t cjk, std::size_t words) {
  return shape.is_cjk() ? shape.cjk + shape.hangul <= cjk : count_words(text) <= words;
}

bool is_brief(std::string_view text) {
  return is_within(text, shape_of(text), max_title_cjk, max_title_words);
}

const WordList &words_for_glossary() {
  static const WordList words(words::glossary_words);
  return words;
}

// Tells whether a heading calls what follows a glossary: `术语表`, `Key terms`, `A glossary for sailors`; but
// not `How we edit the glossary pages`.
bool calls_glossary(std::string_view text) {
  if (!is_brief(text)) return false;
  const std::string folded = fold(without_parenthesis(without_colon(text)));
  static const WordList phrases(words::en::glossary_phrases);
  return words_for_glossary().suffix(folded) != 0 || phrases.occurs_in(folded);
}

// Tells whether a paragraph before a list calls it a glossary: `本文用到的术语：`.
bool introduces_glossary(std::string_view text) {
  const std::string_view bare = without_colon(text);
  return bare.size() < trim_spaces(text).size() && text.size() < max_introduction &&
         words_for_glossary().occurs_in(fold(bare));
}

void add_known(Value value, std::set<std::string> &out) {
  if (value.is(ValueKind::string)) {
    out.insert(term_key(trim_quotes(value.text())));
  } else {
    for (const Value member : value) add_known(member, out);
  }
}

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

// Returns a line of a quote without the marks that make it one.
std::string_view trim_quote_marks(std::string_view line) {
  while (!line.empty() && (line.front() == '>' || line.front() == ' ' || line.front() == '\t'))
    line.remove_prefix(1);
  return trim_spaces(line);
}

std::string_view last_line(std::string_view text) {
  const std::size_t at = text.rfind('\n');
  return at == text.npos ? text : text.substr(at + 1);
}

} // namespace

FeatureReader::FeatureReader(const Document &document, std::size_t bold_spans)
    : source_(*document.source), body_(*document.body),
      crowded_(bold_spans * crowd_bytes > document.source->text.size() - document.body_begin()) {
  const Value fields = document.fields();
  if (!fields || !fields.is(ValueKind::mapping)) return;
  fields_ = fields;
  if (const Value title = fields.find("title"))
    glossary_document_ = title.is(ValueKind::string) && calls_glossary(title.text());
}

LazyKnown::operator bool() const {
  return reader_ != nullptr && reader_->knows(words_);
}

bool FeatureReader::knows(std::string_view words) {
  if (!known_) {
    known_.emplace();
    if (!fields_) return false;
    for (const Value field : fields_) {
      // A scalar of its own is rarely a name (`layout: post`); an item of a list often is.
      if (field.is(ValueKind::sequence) || field.is(ValueKind::mapping)) add_known(field, *known_);
    }
  }
  return known_->count(key_of_bare(words)) != 0;
}

void FeatureReader::find_listed() {
  listed_.emplace();
  if (!fields_) return;
  static const std::set<std::string, std::less<>> fields(entity_fields().begin(), entity_fields().end());
  for (const Value field : fields_) {
    if (fields.find(field.key()) == fields.end()) continue;
    const auto add = [&](Value value) {
      if (value.is(ValueKind::string)) listed_->push_back({value.text(), term_key(value.text()), {}});
    };
    add(field);
    if (!field.is(ValueKind::sequence)) continue;
    for (const Value value : field) add(value);
  }
}

bool FeatureReader::lists_name(const std::string &key) {
  if (!listed_) find_listed();
  return std::ranges::any_of(*listed_, [&](ListedValue &value) {
    // Each name that a value holds is a part of it, so that few values are split into theirs.
    if (value.folded.find(key) == value.folded.npos) return false;
    if (value.names.empty()) value.names = entity_names(value.text);
    return value.names.count(key) != 0;
  });
}

FeaturedBold FeatureReader::read(const BoldSpan &bold) {
  FeaturedBold out;
  Features &features = out.features;
  const std::string_view text = source_.slice(bold.content);
  const std::string_view ended = without_colon(text);
  const std::string_view bare = without_parenthesis(ended);
  features.crowded = crowded_;
  advance_sections(bold.block);
  features.glossary = glossary_document_ || glossary_level_ != 0 || bold.block < glossary_list_end_;
  read_place(bold, features);
  read_before(bold, features);
  const std::uint32_t end = read_parenthesis(bold, ended, out);
  const std::uint32_t limit = body_.nodes[bold.block].content.end;
  read_after(end, limit, out);
  out.words = bare;
  out.before = view_before(bold);
  out.after = view(end, std::min(limit, end + wide_window));
  features.colon_within = ended.size() < trim_spaces(text).size();
  features.colon = features.colon || features.colon_within;
  features.sentence = !text.empty() && is_one_of(stops, decode_last_utf8(text).value);
  features.question = features.sentence && is_one_of(U"?？", decode_last_utf8(text).value);
  const Shape shape = shape_of(bare);
  features.cjk = shape.is_cjk() && shape.cjk + shape.hangul == shape.letters;
  const Shape whole = bare.size() == ended.size() ? shape : shape_of(text); // a colon is no letter
  features.brief = is_within(text, whole, max_title_cjk, max_title_words);
  features.terse = is_within(text, whole, max_terse_cjk, max_terse_words);
  features.wording = LazyWording(without_stop(bare));
  out.key = key_of_bare(bare);
  features.section_label = features.glossary && names_nobody(out.key);
  features.known = LazyKnown(*this, bare);
  return out;
}

// Finds out whether the block stands under a heading that calls its section a glossary, or in a list that the
// paragraph before it calls one.
void FeatureReader::advance_sections(std::uint32_t block) {
  for (; next_node_ <= block; ++next_node_) {
    const BodyNode &node = body_.nodes[next_node_];
    const std::uint32_t after = next_node_ + node.skip;
    if (node.kind == BodyKind::paragraph && after < body_.nodes.size() &&
        body_.nodes[after].kind == BodyKind::list && introduces_glossary(source_.slice(node.content)))
      glossary_list_end_ = after + body_.nodes[after].skip;
    if (node.kind != BodyKind::heading) continue;
    if (glossary_level_ != 0 && node.level > glossary_level_) continue;
    glossary_level_ = calls_glossary(source_.slice(node.content)) ? node.level : 0;
  }
}

void FeatureReader::read_place(const BoldSpan &bold, Features &features) const {
  const BodyNode &block = body_.nodes[bold.block];
  const BodyNode &parent = body_.nodes[block.parent];
  features.heading = block.kind == BodyKind::heading;
  // Only a part of the block is looked at, which bounds the work for a block of many spans.
  const std::string_view before = view_before(bold);
  features.leads = trim_quote_marks(last_line(before)).empty();
  features.opens = !features.leads && is_one_of(stops, decode_last_utf8(trim_spaces(before)).value);
  features.listed = trim_spaces(before).empty() && bold.span.begin - block.content.begin < window &&
                    parent.kind == BodyKind::item && block.parent + 1 == bold.block;
  features.item = parent.kind == BodyKind::item;
  features.value_cell = block.kind == BodyKind::table_cell && block.parent + 1 != bold.block &&
                        body_.nodes[parent.parent].kind == BodyKind::table &&
                        parent.parent + 1 != block.parent;
  const std::uint32_t end = std::min(block.content.end, bold.span.end + window);
  features.alone = features.leads && without_colon(first_line(view(bold.span.end, end))).empty();
}

// Returns where the bold ends with its parenthesis. `text` is the bold's words, without a colon.
std::uint32_t FeatureReader::read_parenthesis(const BoldSpan &bold, std::string_view text,
                                              FeaturedBold &out) const {
  const std::uint32_t limit = std::min(body_.nodes[bold.block].content.end, bold.span.end + max_parenthesis);
  std::uint32_t at = bold.span.end;
  // A space or a closing quote may stand between.
  for (int skipped = 0; skipped < 2 && at < limit; ++skipped) {
    const CodePoint next = decode_utf8(view(at, limit));
    if (next.value != ' ' && next.value != 0x3000 && !is_one_of(closing_quotes, next.value)) break;
    at += next.size;
  }
  const auto content = [&](std::uint32_t begin, std::size_t size) {
    const auto end = begin + static_cast<std::uint32_t>(size);
    return Span{begin + decode_utf8(view(begin, end)).size, end - decode_last_utf8(view(begin, end)).size};
  };
  const std::size_t size = at < limit ? parenthesis_size(view(at, limit)) : 0;
  if (size != 0) {
    read_words(content(at, size), without_parenthesis(text), out);
    return at + static_cast<std::uint32_t>(size);
  }
  if (const auto inner = find_inner_parenthesis(text)) {
    read_words(content(span_of(text).begin + static_cast<std::uint32_t>(*inner), text.size() - *inner),
               trim_spaces(text.substr(0, *inner)), out);
    out.features.within = true;
  }
  return bold.span.end;
}

void FeatureReader::read_words(Span parenthesis, std::string_view term, FeaturedBold &out) const {
  out.parenthesis = source_.slice(parenthesis);
  const ParenthesisWords words = judge_parenthesis(term, out.parenthesis);
  out.features.parenthesis = words.kind;
  out.other_name = words.name;
  if (!words.name.empty()) out.name = span_of(words.name);
  if (!words.explanation.empty()) out.explanation = span_of(words.explanation);
}

void FeatureReader::read_before(const BoldSpan &bold, Features &features) const {
  static const WordList naming(words::naming_words);
  static const WordList pressing(words::pressing_words);
  std::string_view before = trim_spaces(view_before(bold));
  const std::size_t unquoted = before.size();
  while (!before.empty() && is_one_of(opening_quotes, decode_last_utf8(before).value)) {
    before.remove_suffix(decode_last_utf8(before).size);
    before = trim_spaces(before);
  }
  if (before.empty()) return;
  const std::string_view text = source_.slice(bold.content);
  features.capital = text.size() > 1 && is_ascii_upper(text[0]) && is_ascii_lower(text[1]) &&
                     is_letter(decode_last_utf8(before).value);
  features.introduced = features.capital;
  if (is_cjk(decode_last_utf8(before).value)) {
    static const WordList adverbs(words::zh::adverbs_before_verbs);
    features.predicate = adverbs.suffix(before) != 0 && before.size() == unquoted;
    features.introduced = features.introduced || naming.suffix(before) != 0 || pressing.suffix(before) != 0;
  } else {
    const std::size_t at = before.find_last_of(" \t\n");
    const std::string word = fold(before.substr(at == before.npos ? 0 : at + 1));
    features.introduced = features.introduced || naming.has(word) || pressing.has(word);
  }
}

// `at` is where the bold ends with its parenthesis.
void FeatureReader::read_after(std::uint32_t at, std::uint32_t limit, FeaturedBold &out) const {
  static const WordList identifying(words::identifying_words);
  Features &features = out.features;
  const std::string_view following = view(at, limit);
  std::string_view rest = trim_spaces(following);
  if (rest.empty()) return;
  const char32_t next = decode_utf8(rest).value;
  // A blank as wide as a character works like a colon: `編集部　いつからですか。`
  features.colon = is_one_of(colons, next) || decode_utf8(following).value == 0x3000;
  features.dash = is_one_of(dashes, next);
  features.stop = is_one_of(stops, next);
  if (features.glossary && out.explanation.empty() && features.leads) {
    const std::string_view text = source_.slice({at, limit});
    while (!rest.empty() &&
           (is_one_of(colons, decode_utf8(rest).value) || is_one_of(dashes, decode_utf8(rest).value)))
      rest = trim_spaces(rest.substr(decode_utf8(rest).size));
    if (!text.empty()) out.explanation = span_of(rest);
    return;
  }
  rest = rest.substr(0, window);
  static const WordList particles(words::zh::particles_after_verbs);
  features.predicate = features.predicate || particles.prefix(rest) != 0;
  while (!rest.empty() && is_one_of(closing_quotes, decode_utf8(rest).value))
    rest = trim_spaces(rest.substr(decode_utf8(rest).size));
  if (rest.empty()) return;
  features.identified = is_cjk(decode_utf8(rest).value) ? identifying.prefix(rest) != 0
                                                        : identifying.has(rest.substr(0, rest.find(' ')));
}

std::string_view FeatureReader::view_before(const BoldSpan &bold) const {
  const std::uint32_t begin = body_.nodes[bold.block].content.begin;
  return view(bold.span.begin - std::min(window, bold.span.begin - begin), bold.span.begin);
}

std::string_view FeatureReader::view(std::uint32_t begin, std::uint32_t end) const {
  return std::string_view(source_.text).substr(begin, end - begin);
}

Span FeatureReader::span_of(std::string_view part) const {
  const auto begin = static_cast<std::uint32_t>(part.data() - source_.text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

} // namespace galley
