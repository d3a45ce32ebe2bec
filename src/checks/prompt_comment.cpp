// This check reports comments after front matter values that instruct whoever fills in a template. An option
// says what they look like: regular expressions that are matched against a comment's text.
#include "checks/check.h"
#include "parse/field_editors.h"
#include "text/regex.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

struct Settings {
  std::vector<Regex> patterns;
};

class PromptComment final : public Check {
public:
  explicit PromptComment(Settings settings) : settings_(std::move(settings)) {}

  void check_document(const Document &document, Sink &sink) const override {
    if (!document.fields() || !document.problems.empty()) return;
    const Source &source = *document.source;
    if (source.slice(document.fences->content).find('#') == std::string_view::npos) return;
    const auto editor = make_field_editor(document, document.fields());
    for (const Span comment : editor->trailing_comments()) {
      const std::string_view written = source.slice(comment);
      const std::string_view words =
          trim(written.substr(std::min(written.find_first_not_of('#'), written.size())));
      if (std::ranges::none_of(settings_.patterns,
                               [&](const Regex &pattern) { return pattern.search(words); })) {
        continue;
      }
      std::optional<Fix> fix;
      if (auto edit = editor->remove_comment(comment))
        fix = Fix{"remove the comment", Applicability::unsafe, {*std::move(edit)}};
      sink.report({locate(source, comment), {{"comment", std::string(words)}}, {}, std::move(fix)});
    }
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
