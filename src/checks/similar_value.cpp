// This check reports values of a field that are one thing written in two ways. It reports the rarer spelling,
// in each document that has it (corpus/look_alike.h defines which spellings are alike). Each language of a
// site is compared by itself.
#include "checks/check.h"
#include "corpus/field_values.h"
#include "corpus/language.h"
#include "corpus/look_alike.h"
#include "text/phrase.h"

#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

struct Settings {
  std::vector<std::string> fields;
};

class SimilarValue final : public Check {
public:
  explicit SimilarValue(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override {
    Needs needs = needs_of_fields(language_fields());
    needs.fields.insert(needs.fields.end(), settings_.fields.begin(), settings_.fields.end());
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    // In a field of the taxonomy, unknown-value reports wrong values and suggests the right ones.
    HashSet<std::string_view> fields;
    for (const std::string &field : settings_.fields) {
      if (index.taxonomy().find(field) == nullptr) fields.insert(field);
    }
    for (const auto &[language, records] : index.by_language()) {
      for (const auto &[field, values] : field_values(records, fields))
        report_similar(values, std::string(field), sink);
    }
  }

private:
  static void report_similar(const FieldValues &values, const std::string &field, Sink &sink) {
    std::vector<CountedText> texts;
    for (const auto &[text, places] : values) texts.push_back({text, places.size()});
    const auto intended = find_look_alikes(texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (!intended[i]) continue;
      const CountedText &other = texts[*intended[i]];
      const Places &others = values.at(other.text);
      const std::string note =
          in_quotes(other.text) + ", used by " + count_of(other.count, "document", "documents");
      for (const FieldUse &place : values.at(texts[i].text)) {
        sink.report(
            {place.where(),
             {{"field", field}, {"value", std::string(texts[i].text)}, {"other", std::string(other.text)}},
             {{others.front().where(), note}}});
      }
    }
  }

  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"fields", &Settings::fields, Presence::required, field_list,
       with_nested_fields(
           "The fields whose values, or whose list's items, are compared, each field by itself.")},
  };
  return table;
}

} // namespace

CheckType similar_value_check() {
  return declare_check<SimilarValue>("similar-value", {"field", "value", "other"}, options());
}

} // namespace galley
