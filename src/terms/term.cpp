#include "terms/term.h"

#include "base/unicode.h"
#include "terms/bold.h"
#include "terms/matcher.h"
#include "terms/wording.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace galley {

namespace {

constexpr int speaker_turns = 2; // paragraphs that a name leads before it counts as a speaker's

constexpr std::u32string_view colons = U":：";
constexpr std::u32string_view dashes = U"-–—";
constexpr std::u32string_view stops = U".!?。！？";
constexpr std::u32string_view closing_quotes = U"”》」』’\"";

bool is_one_of(std::u32string_view set, char32_t value) {
  return set.find(value) != set.npos;
}

// What stands around and within one bold span. The role follows from these alone.
struct Features {
  bool rendered = true;
  bool heading = false; // it stands in a heading
  bool leads = false;   // it begins its paragraph or cell
  bool listed = false;  // … which is the first of a list item
  bool alone = false;   // it is all of its paragraph or cell
  bool colon = false;   // a colon ends it, or follows it or its parenthesis
  bool dash = false;    // a dash follows it
  bool stop = false;    // a full stop or its like follows it: it is a sentence of its own
  Parenthesis parenthesis = Parenthesis::none; // after it, or at its end within it
  Wording wording = Wording::unclear;
};

std::string_view view(const Source &source, std::uint32_t begin, std::uint32_t end) {
  return std::string_view(source.text).substr(begin, end - begin);
}

// The parenthesis that opens at the start of `text`, of either width, with what nests in it: the size in
// bytes up to its end, or 0 where it is never closed.
std::size_t parenthesis_size(std::string_view text) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text.substr(at));
    at += next.size;
    if (next.value == '(' || next.value == U'（') {
      ++depth;
    } else if (next.value == ')' || next.value == U'）') {
      if (--depth == 0) return at;
    }
    if (depth == 0) return 0;
  }
  return 0;
}

// What a parenthesis of this many bytes holds.
Span parenthesis_content(const Source &source, std::uint32_t begin, std::size_t size) {
  const auto end = begin + static_cast<std::uint32_t>(size);
  return {begin + decode_utf8(view(source, begin, end)).size,
          end - decode_last_utf8(view(source, begin, end)).size};
}

// Where a term's own parenthesis begins, as in `编码代理（Coding Agents）`: bytes of `text`.
std::optional<std::size_t> find_inner_parenthesis(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text.substr(at));
    if ((next.value == '(' || next.value == U'（') && at > 0) {
      const std::size_t size = parenthesis_size(text.substr(at));
      return size != 0 && at + size == text.size() ? std::optional(at) : std::nullopt;
    }
    at += next.size;
  }
  return std::nullopt;
}

std::string_view without_colon(std::string_view text) {
  text = trim_spaces(text);
  while (!text.empty() && is_one_of(colons, decode_last_utf8(text).value)) {
    text.remove_suffix(decode_last_utf8(text).size);
    text = trim_spaces(text);
  }
  return text;
}

class Reader {
public:
  Reader(const Source &source, const Body &body) : source_(source), body_(body) {}

  Term read(const BoldSpan &bold, Features &features) const {
    Term term;
    term.span = bold.span;
    term.content = bold.content;
    const std::string_view text = source_.slice(bold.content);
    term.key = term_key(text);
    features.rendered = bold.node != 0;
    read_place(bold, features);
    const std::uint32_t end = read_parenthesis(bold, term, features);
    read_following(end, body_.nodes[bold.block].content.end, features);
    features.colon = features.colon || without_colon(text).size() < trim_spaces(text).size();
    features.wording = judge_wording(without_parenthesis(without_colon(text)));
    return term;
  }

private:
  static std::string_view without_parenthesis(std::string_view text) {
    const auto inner = find_inner_parenthesis(text);
    return inner ? trim_spaces(text.substr(0, *inner)) : text;
  }

  void read_place(const BoldSpan &bold, Features &features) const {
    const BodyNode &block = body_.nodes[bold.block];
    const BodyNode &parent = body_.nodes[block.parent];
    features.heading = block.kind == BodyKind::heading;
    features.leads = trim_spaces(view(source_, block.content.begin, bold.span.begin)).empty();
    features.listed = features.leads && parent.kind == BodyKind::item && block.parent + 1 == bold.block;
    const std::string_view rest = trim_spaces(view(source_, bold.span.end, block.content.end));
    features.alone = features.leads && (rest.empty() || without_colon(rest).empty());
  }

  // Returns where the bold ends with its parenthesis.
  std::uint32_t read_parenthesis(const BoldSpan &bold, Term &term, Features &features) const {
    const std::string_view text = source_.slice(bold.content);
    const std::uint32_t limit = body_.nodes[bold.block].content.end;
    std::uint32_t at = bold.span.end;
    // A space or a closing quote may stand between.
    for (int skipped = 0; skipped < 2 && at < limit; ++skipped) {
      const CodePoint next = decode_utf8(view(source_, at, limit));
      if (next.value != ' ' && next.value != 0x3000 && !is_one_of(closing_quotes, next.value)) break;
      at += next.size;
    }
    const std::size_t size = at < limit ? parenthesis_size(view(source_, at, limit)) : 0;
    if (size != 0) {
      read_words(parenthesis_content(source_, at, size), without_colon(text), term, features);
      return at + static_cast<std::uint32_t>(size);
    }
    const std::string_view bare = without_colon(text);
    if (const auto inner = find_inner_parenthesis(bare)) {
      const auto offset = static_cast<std::uint32_t>(bare.data() - source_.text.data() + *inner);
      read_words(parenthesis_content(source_, offset, bare.size() - *inner),
                 trim_spaces(bare.substr(0, *inner)), term, features);
    }
    return bold.span.end;
  }

  // What the words of a parenthesis do for the term.
  void read_words(Span parenthesis, std::string_view text, Term &term, Features &features) const {
    const std::string_view words = source_.slice(parenthesis);
    features.parenthesis = judge_parenthesis(text, words);
    const NamedText cut = cut_at_colon(words);
    switch (features.parenthesis) {
    case Parenthesis::described:
      term.name = span_of(cut.name);
      term.explanation = span_of(cut.rest);
      break;
    case Parenthesis::explains:
      term.explanation = parenthesis;
      break;
    case Parenthesis::names:
      term.name = parenthesis;
      break;
    default:
      break;
    }
  }

  Span span_of(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - source_.text.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  void read_following(std::uint32_t end, std::uint32_t limit, Features &features) const {
    const std::string_view rest = trim_spaces(view(source_, end, limit));
    if (rest.empty()) return;
    const char32_t next = decode_utf8(rest).value;
    features.colon = is_one_of(colons, next);
    features.dash = is_one_of(dashes, next);
    features.stop = is_one_of(stops, next);
  }

  const Source &source_;
  const Body &body_;
};

bool explains(Parenthesis parenthesis) {
  return parenthesis == Parenthesis::explains || parenthesis == Parenthesis::described;
}

bool may_be_term(Wording wording) {
  return wording == Wording::term || wording == Wording::unclear;
}

// The first case that holds gives the role.
struct Case {
  TermRole role;
  bool (*holds)(const Features &);
};

constexpr std::array<Case, 9> cases = {{
    {TermRole::not_rendered, [](const Features &f) { return !f.rendered; }},
    {TermRole::label, [](const Features &f) { return f.heading || f.alone; }},
    // A name, a colon and an explanation: whatever the words of the bold are.
    {TermRole::definition, [](const Features &f) { return f.parenthesis == Parenthesis::described; }},
    {TermRole::definition,
     [](const Features &f) { return explains(f.parenthesis) && may_be_term(f.wording); }},
    {TermRole::label, [](const Features &f) { return f.leads && (f.colon || f.dash || f.stop || f.listed); }},
    {TermRole::translation,
     [](const Features &f) { return f.parenthesis == Parenthesis::names && may_be_term(f.wording); }},
    // It says where to look; whether that place defines it can't be known.
    {TermRole::emphasis, [](const Features &f) { return f.parenthesis == Parenthesis::pointer; }},
    {TermRole::mention, [](const Features &f) { return f.wording == Wording::term && !f.colon; }},
    {TermRole::emphasis, [](const Features &) { return true; }},
}};

TermRole decide_role(const Features &features) {
  return std::find_if(cases.begin(), cases.end(), [&](const Case &c) { return c.holds(features); })->role;
}

// Labels that lead paragraphs again and again under one name are who speaks.
void name_speakers(const std::vector<bool> &turns, std::vector<Term> &terms) {
  std::map<std::string_view, int> counts;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (turns[i]) ++counts[terms[i].key];
  }
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (turns[i] && counts[terms[i].key] >= speaker_turns) terms[i].role = terms[i].meant = TermRole::speaker;
  }
}

} // namespace

std::string_view role_name(TermRole role) {
  constexpr std::array<std::string_view, 7> names = {"definition", "translation", "mention",     "label",
                                                     "speaker",    "emphasis",    "not-rendered"};
  return names[static_cast<std::size_t>(role)];
}

std::string term_key(std::string_view text) {
  text = without_colon(text);
  if (const auto inner = find_inner_parenthesis(text)) text = trim_spaces(text.substr(0, *inner));
  return fold_words(text);
}

std::vector<Term> find_terms(const Source &source, const Body &body) {
  std::vector<Term> terms;
  std::vector<bool> turns; // in step: whether it may be a turn of a dialogue
  const Reader reader(source, body);
  for (const BoldSpan &bold : find_bold(source, body)) {
    Features features;
    Term term = reader.read(bold, features);
    term.role = decide_role(features);
    features.rendered = true;
    term.meant = decide_role(features);
    turns.push_back(term.role == TermRole::label && features.leads && features.colon && !features.listed &&
                    !features.heading);
    terms.push_back(std::move(term));
  }
  name_speakers(turns, terms);
  return terms;
}

} // namespace galley
