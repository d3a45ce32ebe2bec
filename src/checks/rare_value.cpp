// This check reports values of front matter fields that too few documents share, misspelt tags above all. A
// value counts once for each document that has it. A value `a/b` is a part of the value `a`, so what has it
// counts for both.
#include "checks/check.h"
#include "corpus/field_values.h"
#include "corpus/look_alike.h"
#include "text/glob.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// The letters of a word in which one may be missing, added or swapped. It is less than where values are
// called look-alikes: a rare value is reported anyway.
constexpr std::size_t shortest_misspelt = 6;

std::string documents(std::size_t count) {
  return count_of(count, "document", "documents");
}

// Adds the places in documents that have none among `all`.
void add_places(Places &all, const Places &places) {
  const bool is_first = all.empty();
  all.insert(all.end(), places.begin(), places.end());
  if (is_first) return;
  const auto path = [](const FieldUse &use) -> const std::string & { return use.record->path; };
  std::ranges::stable_sort(all, {}, path);
  const auto is_same = [](const FieldUse &a, const FieldUse &b) { return a.record == b.record; };
  all.erase(std::unique(all.begin(), all.end(), is_same), all.end());
}

// The spellings that count as one value.
struct SharedValue {
  std::string_view text; // the spelling in the most documents
  std::size_t most = 0;  // the number of documents with that spelling
  Places places;         // of all spellings, one for each document
};

void add_spelling(SharedValue &value, std::string_view text, const Places &places) {
  if (places.size() > value.most) {
    value.most = places.size();
    value.text = text;
  }
  add_places(value.places, places);
}

// The values of one field.
class SharedValues {
public:
  SharedValues(const FieldValues &values, bool fold_case) : fold_case_(fold_case) {
    for (const auto &[text, places] : values) add_spelling(by_key_[key_of(text)], text, places);
    for (const auto &[key, value] : by_key_) add_to_parents(key, value.places);
  }

  // Returns the number of documents that have the value.
  std::size_t count(std::string_view text) const { return by_key_.at(key_of(text)).places.size(); }

  // Returns the number of documents that have the value or a part of it.
  std::size_t count_with_parts(std::string_view text) const {
    const auto parts = parts_.find(key_of(text));
    return parts == parts_.end() ? 0 : parts->second.size();
  }

  const std::map<std::string, SharedValue> &by_key() const { return by_key_; }

private:
  // Some tools write the sign of a tag before it.
  std::string key_of(std::string_view text) const {
    while (text.size() > 1 && text.front() == '#') text.remove_prefix(1);
    return fold_case_ ? fold(text) : std::string(text);
  }

  void add_to_parents(std::string key, const Places &places) {
    if (key.find('/') == key.npos) return;
    for (auto slash = key.rfind('/'); slash != key.npos; slash = key.rfind('/')) {
      key.resize(slash);
      const auto [parts, is_new] = parts_.try_emplace(key);
      const auto parent = by_key_.find(key);
      if (is_new && parent != by_key_.end()) parts->second = parent->second.places;
      add_places(parts->second, places);
    }
  }

  bool fold_case_;
  std::map<std::string, SharedValue> by_key_;
  std::map<std::string, Places> parts_; // of each value that has parts: its places and those of its parts
};

// The values in common use, in which the correct spelling of a rare one is looked up: one that looks like it,
// or one of the same words in another form.
class CommonValues {
public:
  CommonValues(const SharedValues &values, std::size_t min_documents) {
    std::vector<CountedText> texts;
    for (const auto &[key, value] : values.by_key()) {
      texts.push_back({value.text, value.places.size()});
      if (value.places.size() < min_documents) continue;
      const SharedValue *&same = by_stem_[stem_key(value.text)];
      if (same == nullptr || value.places.size() > same->places.size()) same = &value;
      by_text_.emplace(value.text, &value);
    }
    const auto intended = find_look_alikes(texts, shortest_misspelt);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (intended[i]) look_alikes_.emplace(texts[i].text, texts[*intended[i]].text);
    }
  }

  // Returns null where no value in common use may have been intended.
  const SharedValue *find(std::string_view rare) const {
    if (const auto alike = look_alikes_.find(rare); alike != look_alikes_.end()) {
      const auto common = by_text_.find(alike->second);
      if (common != by_text_.end()) return common->second;
    }
    const auto same = by_stem_.find(stem_key(rare));
    return same == by_stem_.end() ? nullptr : same->second;
  }

private:
  std::map<std::string_view, const SharedValue *> by_text_;
  std::map<std::string, const SharedValue *> by_stem_;
  std::map<std::string_view, std::string_view> look_alikes_;
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
    const SharedValues shared(values, reading.fold_case);
    const CommonValues common(shared, settings_.min_documents);
    for (const auto &[value, places] : values) {
      const std::size_t count = shared.count(value);
      if (count >= settings_.min_documents || settings_.ignored.matches(value)) continue;
      std::vector<Related> related;
      const SharedValue *const meant = common.find(value);
      if (meant == nullptr && shared.count_with_parts(value) >= settings_.min_documents) continue;
      if (meant != nullptr) {
        related.push_back({meant->places.front().where(), "did you mean " + in_quotes(meant->text) +
                                                              ", used by " + documents(meant->places.size()) +
                                                              "?"});
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
