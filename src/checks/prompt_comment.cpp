// Reports comments behind front matter values that tell whoever fills in a template what to write there. What
// they look like is an option: regular expressions over a comment's words.
#include "checks/check.h"
#include "parse/field_editors.h"
#include "text/regex.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

class PromptComment final : public Check {
public:
  explicit PromptComment(std::vector<Regex> patterns) : patterns_(std::move(patterns)) {}

  void check_document(const Document &document, Sink &sink) const override {
    if (!document.fields() || !document.problems.empty()) return;
    const Source &source = *document.source;
    if (source.slice(document.fences->content).find('#') == std::string_view::npos) return;
    const auto editor = edit_fields(document, document.fields());
    for (const Span comment : editor->trailing_comments()) {
      const std::string_view written = source.slice(comment);
      const std::string_view words =
          trim(written.substr(std::min(written.find_first_not_of('#'), written.size())));
      if (std::none_of(patterns_.begin(), patterns_.end(),
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
  std::vector<Regex> patterns_;
};

CheckResult make(const Options &options, const SiteSchemas &) {
  auto patterns = compile_patterns(*options.find("patterns"));
  if (!patterns) return patterns.error();
  return std::unique_ptr<Check>(std::make_unique<PromptComment>(std::move(*patterns)));
}

} // namespace

CheckType prompt_comment_check() {
  return {"prompt-comment",
          R"({"patterns": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1},
                           "description": "Regular expressions that are searched for in the words of a comment."}})",
          {"comment"},
          make};
}

} // namespace galley
