// This check reports values of front matter fields that too few documents share, misspelt tags above all. A
// value counts once for each document that has it.
#include "checks/check.h"
#include "corpus/field_values.h"
#include "text/glob.h"
#include "text/phrase.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// A rare value is compared with at most this many values that share its first or its last letter, the most
// used ones first. This keeps the check linear.
constexpr std::size_t max_candidates = 200;

// The values in common use, in which the correct spelling of a rare value is looked up. Whoever misspells a
// word still writes its first letter or its last.
class CommonValues {
public:
  CommonValues(const FieldValues &values, std::size_t min_documents) {
    std::vector<std::pair<std::size_t, std::string_view>> counted;
    for (const auto &[value, places] : values) {
      if (places.size() >= min_documents) counted.emplace_back(places.size(), value);
    }
    std::ranges::stable_sort(counted, [](const auto &a, const auto &b) { return a.first > b.first; });
    std::map<char32_t, std::vector<std::string_view>> by_first, by_last;
    for (const auto &[count, value] : counted) {
      const auto [first, last] = ends(value);
      for (std::vector<std::string_view> *same : {&by_first[first], &by_last[last]}) {
        if (same->size() < max_candidates) same->push_back(value);
      }
    }
    for (const auto &[letter, texts] : by_first) by_first_.emplace(letter, texts);
    for (const auto &[letter, texts] : by_last) by_last_.emplace(letter, texts);
  }

  std::optional<std::string_view> nearest_to(std::string_view value) const {
    const auto [first, last] = ends(value);
    NearestSearch search(value);
    const auto compare = [&](const ByLetter &values, char32_t letter) {
      const auto found = values.find(letter);
      if (found != values.end()) search.compare_all(found->second, [](std::string_view) { return true; });
    };
    compare(by_first_, first);
    compare(by_last_, last);
    return search.nearest();
  }

private:
  using ByLetter = std::map<char32_t, WordIndex>;

  static std::pair<char32_t, char32_t> ends(std::string_view value) {
    const std::string folded = fold(value);
    if (folded.empty()) return {0, 0};
    return {decode_utf8(folded).value, decode_last_utf8(folded).value};
  }

  ByLetter by_first_, by_last_;
};

std::string documents(std::size_t count) {
  return count_of(count, "document", "documents");
}

// Counts the documents of values that the site takes for one, or for parts of one.
class DocumentCounts {
public:
  DocumentCounts(const FieldValues &values, const FieldReading &reading) : reading_(reading) {
    if (!reading.nested && !reading.fold_case) return;
    for (const auto &[value, places] : values) {
      std::string key = key_of(value);
      for (std::size_t level = 0; level < deepest; ++level) {
        for (const FieldUse &place : places) documents_[key].insert(place.record);
        const std::size_t slash = reading.nested ? key.rfind('/') : std::string::npos;
        if (slash == std::string::npos) break;
        key.resize(slash);
      }
    }
  }

  std::size_t of(std::string_view value, const Places &places) const {
    const auto found = documents_.find(key_of(value));
    return found == documents_.end() ? places.size() : found->second.size();
  }

private:
  static constexpr std::size_t deepest = 16; // of the levels of a nested value

  std::string key_of(std::string_view value) const {
    return reading_.fold_case ? fold(value) : std::string(value);
  }

  const FieldReading &reading_;
  HashMap<std::string, std::set<const Record *>> documents_;
};

struct Settings {
  std::vector<std::string> fields;
  std::size_t min_documents = 2;
  std::size_t min_site = 20;
  GlobSet ignored;
};

class RareValue final : public Check {
public:
  explicit RareValue(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override { return needs_of_fields(settings_.fields); }

  void check_corpus(const Index &index, Sink &sink) const override {
    if (index.records().size() < settings_.min_site) return;
    const HashSet<std::string_view> fields(settings_.fields.begin(), settings_.fields.end());
    for (const auto &[field, values] : field_values(index.records(), fields))
      report_rare(values, index.fields().of(field), std::string(field), sink);
  }

private:
  void report_rare(const FieldValues &values, const FieldReading &reading, const std::string &field,
                   Sink &sink) const {
    const CommonValues common(values, settings_.min_documents);
    const DocumentCounts counts(values, reading);
    for (const auto &[value, places] : values) {
      const std::size_t count = counts.of(value, places);
      if (count >= settings_.min_documents || settings_.ignored.matches(value)) continue;
      std::vector<Related> related;
      if (const auto meant = common.nearest_to(value)) {
        const Places &others = values.at(*meant);
        related.push_back({others.front().where(), "did you mean " + in_quotes(*meant) + ", used by " +
                                                       documents(others.size()) + "?"});
      }
      for (const FieldUse &place : places) {
        sink.report({place.where(),
                     {{"field", field}, {"value", std::string(value)}, {"documents", documents(count)}},
                     related});
      }
    }
  }

  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"fields", &Settings::fields, Presence::required, field_list,
       with_nested_fields("The fields whose values, or whose list's items, are counted.")},
      {"min-documents", &Settings::min_documents, Integer{.minimum = 1},
       "How many documents must share a value."},
      {"min-site", &Settings::min_site, Integer{.minimum = 0},
       "Sites with fewer documents than this are left alone."},
      {"ignore", &Settings::ignored, GlobList(),
       "Patterns of values that may be rare, such as tags by which a template lists documents."},
  };
  return table;
}

} // namespace

CheckType rare_value_check() {
  return declare_check<RareValue>("rare-value", {"field", "value", "documents"}, options());
}

} // namespace galley
