// This check reports front matter that violates the JSON Schema that the config names for the document.
#include "checks/check.h"
#include "parse/field_editors.h"
#include "schema/fix.h"
#include "schema/words.h"
#include "terms/lexicon.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

namespace {

// Empty front matter is checked as a mapping without keys, so that each required key is reported.
ValueTree empty_mapping() {
  ValueBuilder builder;
  builder.begin(ValueKind::mapping, ValueStyle::block, {});
  builder.end(0);
  return builder.finish();
}

// Returns whether each run of letters in the text is a word of English.
bool is_made_of_words(std::string_view text) {
  const std::string folded = fold(text);
  bool any = false;
  for (std::size_t begin = 0; begin < folded.size();) {
    std::size_t end = begin;
    while (end < folded.size() && is_ascii_letter(folded[end])) ++end;
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    if (!word.empty() && !is_english_word(word)) return false;
    any = any || !word.empty();
    begin = end + 1;
  }
  return any;
}

class SchemaViolation final : public Check {
public:
  explicit SchemaViolation(const SiteSchemas &schemas) : schemas_(schemas) {}

  void check_document(const Document &document, Sink &sink) const override {
    // Front matter that was not read completely, or is in another language, may contain what the schema
    // requires.
    if (document.unreadable || !document.fences || !document.problems.empty()) return;
    if (!document.fences->readable()) return;
    const Schema *schema = schemas_.find(document.source->path);
    if (schema == nullptr) return;
    const Value fields = document.fields();
    const bool nothing = !fields || fields.is(ValueKind::null);
    const Value root = nothing ? empty_.root() : fields;
    std::vector<Defect> defects = schema->check(root);
    if (defects.empty()) return;
    Fixes fixes = fixes_of(defects, *schema, *make_field_editor(document, root), is_made_of_words);
    for (std::size_t i = 0; i < defects.size(); ++i) {
      Defect &defect = defects[i];
      const bool of_the_whole = nothing || defect.instance_pointer.empty();
      const Span span = of_the_whole && (defect.is_missing || nothing) ? document.fences->open : defect.span;
      if (const Value meant = defect.misspelt) {
        defect.message += fmt::format("; did you mean it by {} (line {})?", quote_text(meant.key()),
                                      document.source->position(meant.key_span().begin).line);
      }
      sink.report({locate(*document.source, span),
                   {{"message", std::move(defect.message)}},
                   {},
                   std::move(fixes.by_defect[i])});
    }
    if (fixes.all_tried) return;
    sink.report({locate(*document.source, document.fences->open),
                 {{"message", "there is too much here to look for all fixes; those that are missing may be "
                              "found once the others are made"}},
                 {},
                 std::nullopt});
  }

private:
  const SiteSchemas &schemas_;
  ValueTree empty_ = empty_mapping();
};

} // namespace

CheckType schema_violation_check() {
  return declare_check<SchemaViolation>("schema-violation", {"message"});
}

} // namespace galley
