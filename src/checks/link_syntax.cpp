// This check reports links that are written so that they can't lead anywhere: references whose label nobody
// defines, links with their brackets the wrong way round, and links and images without a target.
#include "checks/check.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

namespace {

enum class Reported : std::uint8_t { undefined, reversed, empty };

std::string_view word_of(Reported reported) {
  switch (reported) {
  case Reported::undefined:
    return "undefined-references";
  case Reported::reversed:
    return "reversed-links";
  case Reported::empty:
    return "empty-links";
  }
  return {};
}

struct Settings {
  Reported of = Reported::undefined;
};

// A bracket that the parser left in the text, by its byte in the source.
struct Bracket {
  std::uint32_t at;
  char sign;
};

// Two pairs of brackets side by side: `[first][second]` or `(first)[second]`.
struct BracketPairs {
  Span first, second; // what is within the brackets
  Span whole() const { return {first.begin - 1, second.end + 1}; }
};

// Calls `visit` with the brackets of each paragraph, heading and table cell.
template <class Visit> void for_each_text(const Source &source, const Body &body, Visit visit) {
  std::vector<Bracket> brackets;
  for (const BodyNode &node : body.nodes) {
    if (holds_inlines(node.kind) && !brackets.empty()) {
      visit(brackets);
      brackets.clear();
    }
    if (node.kind != BodyKind::text) continue;
    for (std::uint32_t at = node.span.begin; at < node.span.end; ++at) {
      const char sign = source.text[at];
      if (sign != '[' && sign != ']' && sign != '(' && sign != ')') continue;
      if (at == 0 || source.text[at - 1] != '\\') brackets.push_back({at, sign});
    }
  }
  if (!brackets.empty()) visit(brackets);
}

// Returns the pairs whose first closes with the bracket `i` and whose second follows at once, on one line.
std::optional<BracketPairs> pairs_at(const Source &source, const std::vector<Bracket> &brackets,
                                     std::size_t i, char open) {
  constexpr std::uint32_t longest = 500; // bytes; people write no longer ones
  if (i + 2 >= brackets.size() || brackets[i + 1].sign != '[') return std::nullopt;
  if (brackets[i + 1].at != brackets[i].at + 1 || brackets[i + 2].sign != ']') return std::nullopt;
  std::size_t first = i;
  for (std::size_t depth = 0;; --first) {
    if (brackets[first].sign == brackets[i].sign) ++depth;
    if (brackets[first].sign == open && --depth == 0) break;
    if (first == 0 || brackets[i].at - brackets[first].at > longest) return std::nullopt;
  }
  const BracketPairs pairs{{brackets[first].at + 1, brackets[i].at},
                           {brackets[i + 1].at + 1, brackets[i + 2].at}};
  const std::string_view written = source.slice(pairs.whole());
  if (written.find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
  // `x[a][b]` and `f(a)[b]` are code, and of `[[a]][b]` and `[a][b][c]` nobody knows what is meant.
  const std::uint32_t begin = pairs.whole().begin;
  const char before = begin == 0 ? ' ' : source.text[begin - 1];
  const char after = pairs.whole().end < source.text.size() ? source.text[pairs.whole().end] : ' ';
  const bool joined = is_ascii_alphanumeric(before) ||
                      std::string_view("_)]([{").find(before) != std::string_view::npos ||
                      std::string_view("[({:").find(after) != std::string_view::npos;
  return joined ? std::nullopt : std::optional(pairs);
}

bool has_letter(std::string_view text, bool may_be_capital) {
  return std::ranges::any_of(text, [&](char c) {
    return is_ascii_lower(c) || !is_ascii(static_cast<unsigned char>(c)) ||
           (may_be_capital && is_ascii_upper(c));
  });
}

// Returns whether a label is a name that a documentation tool looks up in code: `module.Class`.
bool is_code_name(std::string_view label) {
  const std::size_t sign = label.find_first_of(".:_`");
  return sign != std::string_view::npos && label.find(' ') == std::string_view::npos;
}

// Returns whether something may be included in the text that defines a label.
bool may_include(std::string_view text) {
  static constexpr std::string_view signs[] = {"{%", "{{", "--8<--", "<!--@include", "<!-- @include"};
  return std::ranges::any_of(signs, [&](std::string_view sign) { return text.find(sign) != text.npos; });
}

bool has_definition(std::string_view text) {
  for (std::size_t at = text.find("]:"); at != text.npos; at = text.find("]:", at + 2)) {
    const std::size_t line = at == 0 ? 0 : text.rfind('\n', at) + 1; // npos + 1 is 0
    const std::string_view label = trim(text.substr(line, at - line));
    if (label.starts_with('[') && !label.starts_with("[^")) return true;
  }
  return false;
}

class UndefinedReferences {
public:
  UndefinedReferences(const Source &source, Sink &sink)
      : source_(source), sink_(sink), has_definition_(galley::has_definition(source.text)) {}

  void look_at(const std::vector<Bracket> &brackets) {
    for (std::size_t i = 0; i < brackets.size(); ++i) {
      if (brackets[i].sign != ']') continue;
      if (const auto pairs = pairs_at(source_, brackets, i, '[')) look_at(*pairs);
    }
  }

private:
  void look_at(const BracketPairs &pairs) {
    const std::string_view text = trim(source_.slice(pairs.first));
    const std::string_view second = trim(source_.slice(pairs.second));
    const std::string_view label = second.empty() ? text : second;
    // Footnotes, citations, tasks and numbers are no references.
    for (const std::string_view part : {text, label}) {
      if (part.empty() || part.front() == '^' || part.front() == '@' || part.front() == '!') return;
    }
    if (text.size() < 2 || text.find('[') != std::string_view::npos || !has_letter(text, has_definition_) ||
        is_code_name(label))
      return;
    // `[INFO][main]` is a line of a log.
    if (!has_definition_ && !has_letter(label, false) && label.size() > 1) return;
    sink_.report({locate(source_, pairs.whole()), {{"label", std::string(label)}}});
  }

  const Source &source_;
  Sink &sink_;
  bool has_definition_;
};

// Returns whether a text is surely the target of a link.
bool is_target(std::string_view text) {
  static constexpr std::string_view beginnings[] = {"http://", "https://", "mailto:", "./", "../", "/"};
  static constexpr std::string_view endings[] = {".md", ".html", ".png", ".jpg", ".pdf"};
  if (text.find_first_of(" \t") != std::string_view::npos) return false;
  const auto begins = [&](std::string_view beginning) {
    return text.size() > beginning.size() && text.starts_with(beginning);
  };
  const auto ends = [&](std::string_view ending) { return text.ends_with(ending); };
  return std::ranges::any_of(beginnings, begins) || std::ranges::any_of(endings, ends);
}

void report_reversed(const Source &source, const std::vector<Bracket> &brackets, Sink &sink) {
  for (std::size_t i = 0; i < brackets.size(); ++i) {
    if (brackets[i].sign != ')') continue;
    const auto pairs = pairs_at(source, brackets, i, '(');
    if (!pairs || pairs->first.empty() || !is_target(source.slice(pairs->second))) continue;
    const std::string text(source.slice(pairs->first));
    const std::string target(source.slice(pairs->second));
    const Fix fix{"turn the brackets round",
                  Applicability::unsafe,
                  {{pairs->whole(), "[" + text + "](" + target + ")"}}};
    sink.report({locate(source, pairs->whole()), {{"text", text}, {"target", target}}, {}, fix});
  }
}

bool is_followed_by_attributes(const Source &source, std::uint32_t at) {
  const std::string_view rest = std::string_view(source.text).substr(at);
  return rest.substr(0, rest.find('\n')).find("{#") != std::string_view::npos;
}

void report_empty(const Source &source, const Body &body, Sink &sink) {
  for (const BodyNode &node : body.nodes) {
    if (node.kind != BodyKind::link && node.kind != BodyKind::image) continue;
    if (!node.text.empty() || node.span.empty()) continue;
    // `[](){#id}` is how some generators are given an id.
    if (node.content.empty() && is_followed_by_attributes(source, node.span.end)) continue;
    const std::string what = node.kind == BodyKind::image ? "image" : "link";
    sink.report({locate(source, node.span), {{"what", what}}});
  }
}

class LinkSyntax final : public Check {
public:
  explicit LinkSyntax(Settings settings) : settings_(settings) {}

  Needs needs() const override {
    Needs needs;
    needs.body = BodyNeed::all;
    return needs;
  }

  void check_document(const Document &document, Sink &sink) const override {
    if (!document.body) return;
    const Source &source = *document.source;
    const std::string_view text = source.text;
    switch (settings_.of) {
    case Reported::undefined:
      if (text.find("][") == text.npos || may_include(text)) return;
      {
        UndefinedReferences references(source, sink);
        for_each_text(source, *document.body, [&](const auto &brackets) { references.look_at(brackets); });
      }
      break;
    case Reported::reversed:
      if (text.find(")[") == text.npos) return;
      for_each_text(source, *document.body,
                    [&](const auto &brackets) { report_reversed(source, brackets, sink); });
      break;
    case Reported::empty:
      report_empty(source, *document.body, sink);
    }
  }

private:
  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"of", &Settings::of, Presence::required, Choice(word_of),
       "What is reported: references `[text][label]` and `[label][]` whose label has no definition; links "
       "written `(text)[target]`; or links and images without a target."},
  };
  return table;
}

} // namespace

CheckType link_syntax_check() {
  return declare_check<LinkSyntax>("link-syntax", {"label", "text", "target", "what"}, options());
}

} // namespace galley
