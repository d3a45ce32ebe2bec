// Reports comments behind front matter values that tell whoever fills in a template what to write there. What
// they look like is an option: regular expressions over a comment's words.
#include "checks/check.h"
#include "text/regex.h"
#include "text/unicode.h"
#include "yaml/yaml_text.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view spaces = " \t";

// The comment that follows `offset` on its line, if nothing but spaces stands between; from its `#`.
std::optional<Span> comment_behind(const YamlText &text, std::uint32_t offset) {
  const std::uint32_t begin = text.skip_spaces(offset);
  if (begin == offset || text.at(begin) != '#') return std::nullopt;
  std::string_view comment = text.slice({begin, text.line_end(begin)});
  comment = comment.substr(0, comment.find_last_not_of(spaces) + 1);
  return Span{begin, begin + static_cast<std::uint32_t>(comment.size())};
}

// Calls `visit` with each comment that stands right behind a key or a value. What an alias repeats stands
// further up; it is passed over.
template <class Visit> void for_each_comment(const YamlText &text, Value root, Visit visit) {
  std::uint32_t seen = text.begin();
  const auto look = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin < seen) return;
    seen = begin;
    if (const auto comment = comment_behind(text, end)) {
      seen = comment->end;
      visit(*comment);
    }
  };
  for (const ValueNode *node = root.node(), *end = node + node->skip; node != end; ++node) {
    if (!node->key_span.empty()) {
      const std::uint32_t colon = text.skip_spaces(node->key_span.end);
      if (text.at(colon) == ':') look(node->key_span.begin, colon + 1);
    }
    const bool marked = node->style == ValueStyle::literal || node->style == ValueStyle::folded;
    if (!marked && node->style != ValueStyle::block && !node->span.empty())
      look(node->span.begin, node->span.end);
  }
}

// The comment goes with the space before it. Where a tab begins one of the next lines, only the comment may
// keep that line from going on with the value.
std::optional<Fix> remove(const YamlText &text, Span comment) {
  std::uint32_t begin = comment.begin;
  while (spaces.find(text.at(begin - 1)) != std::string_view::npos) --begin;
  const std::uint32_t end = text.line_end(begin);
  if (text.slice({end, text.skip_any_of(end, " \t\r\n")}).find('\t') != std::string_view::npos)
    return std::nullopt;
  return Fix{"remove the comment", Applicability::unsafe, {{{begin, end}, ""}}};
}

struct Settings {
  std::vector<Regex> patterns;
};

class PromptComment final : public Check {
public:
  explicit PromptComment(Settings settings) : settings_(std::move(settings)) {}

  void check_document(const Document &document, Sink &sink) const override {
    if (!document.fields() || !document.problems.empty()) return;
    const YamlText text(document.source->text, document.fences->content);
    if (text.slice(document.fences->content).find('#') == std::string_view::npos) return;
    for_each_comment(text, document.fields(), [&](Span comment) {
      const std::string_view written = text.slice(comment);
      const std::string_view words =
          trim(written.substr(std::min(written.find_first_not_of('#'), written.size())));
      if (std::none_of(settings_.patterns.begin(), settings_.patterns.end(),
                       [&](const Regex &pattern) { return pattern.search(words); })) {
        return;
      }
      sink.report(
          {locate(*document.source, comment), {{"comment", std::string(words)}}, {}, remove(text, comment)});
    });
  }

private:
  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"patterns", &Settings::patterns, Presence::required,
       PatternList{.non_empty_items = true, .non_empty = true},
       "Regular expressions that are searched for in the words of a comment."},
  };
  return table;
}

} // namespace

CheckType prompt_comment_check() {
  return declare_check<PromptComment>("prompt-comment", {"comment"}, options());
}

} // namespace galley
