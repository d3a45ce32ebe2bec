// This check reports values that belong in another field: a person among the tags of a site that has a field
// for people. It needs evidence from other documents: more of them must have the value in the other field
// than in this one, and no third field may claim it. A document that has the value at home has it here on
// purpose. Where most that have it here do so, tagging by it is the custom.
#include "checks/check.h"
#include "corpus/field_values.h"
#include "corpus/look_alike.h"
#include "terms/lexicon.h"
#include "text/ascii.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

namespace galley {

namespace {

// The home of a value is the field in which the most documents have it.
struct Home {
  const std::string *field = nullptr;
  std::size_t count = 0;                        // the number of documents that have it there
  std::unordered_set<const Record *> documents; // those that have it there or in another home
  FieldUse place;                               // the first use
  std::string_view text;                        // the spelling in the most documents
  std::size_t written = 0;                      // the number of documents with that spelling
  bool contested = false;                       // another field has the value more than half as often

  bool has(const FieldUse &use) const { return documents.contains(use.record); }
};

// Returns whether a value has a word that is no common one. `Machine Learning` in a field for products is as
// likely to be misfiled there as among the tags.
bool is_sure_name(std::string_view text) {
  const std::string folded = fold(text);
  if (is_household_word(folded)) return false;
  std::string word;
  for (const char c : folded + " ") {
    if (static_cast<unsigned char>(c) >= 0x80) return true;
    if (is_ascii_lower(c) || is_ascii_digit(c)) {
      word += c;
      continue;
    }
    if (!word.empty() && !is_english_word(word)) return true;
    word.clear();
  }
  return false;
}

struct Settings {
  std::vector<std::string> fields, homes;
  std::size_t min_documents = 2;
};

class MisfiledValue final : public Check {
public:
  explicit MisfiledValue(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override {
    Needs needs = needs_of_fields(settings_.fields);
    needs.fields.insert(needs.fields.end(), settings_.homes.begin(), settings_.homes.end());
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    const std::map<std::string, Home> homes = find_homes(index);
    const HashSet<std::string_view> fields(settings_.fields.begin(), settings_.fields.end());
    for (const auto &[name, values] : field_values(index.records(), fields)) {
      const std::string field(name);
      std::map<std::string, Places> uses; // by key
      for (const auto &[text, places] : values) {
        Places &same = uses[look_alike_key(text)];
        same.insert(same.end(), places.begin(), places.end());
      }
      for (const auto &[text, places] : values) {
        const std::string key = look_alike_key(text);
        const auto home = homes.find(key);
        if (home == homes.end() || *home->second.field == field || !is_sure(home->second, uses.at(key)))
          continue;
        report(field, text, places, home->second, sink);
      }
    }
  }

private:
  bool is_sure(const Home &home, const Places &uses) const {
    if (home.contested || home.count < settings_.min_documents || names_part_of_world(fold(home.text)))
      return false;
    if (!is_sure_name(home.text) &&
        (home.count < 2 * settings_.min_documents || home.count < 3 * uses.size()))
      return false;
    const auto at_home = std::ranges::count_if(uses, [&](const FieldUse &use) { return home.has(use); });
    return home.count > uses.size() && 2 * static_cast<std::size_t>(at_home) < uses.size();
  }

  std::map<std::string, Home> find_homes(const Index &index) const {
    std::map<std::string, Home> homes;
    const HashSet<std::string_view> names(settings_.homes.begin(), settings_.homes.end());
    const std::map<std::string_view, FieldValues> values = field_values(index.records(), names);
    for (const std::string &field : settings_.homes) {
      const auto found = values.find(field);
      if (found == values.end()) continue;
      std::map<std::string, Home> here;
      for (const auto &[text, places] : found->second) {
        const std::string key = look_alike_key(text);
        if (key.empty()) continue;
        Home &home = here[key];
        home.field = &field;
        home.count += places.size();
        for (const FieldUse &place : places) home.documents.insert(place.record);
        if (places.size() <= home.written) continue;
        home.written = places.size();
        home.text = text;
        home.place = places.front();
      }
      for (auto &[key, home] : here) {
        const auto [known, is_new] = homes.try_emplace(key);
        if (is_new) {
          known->second = std::move(home);
        } else {
          join(known->second, std::move(home));
        }
      }
    }
    return homes;
  }

  // Makes one of two homes, of which the larger one counts.
  static void join(Home &known, Home other) {
    if (other.count > known.count) std::swap(known, other);
    known.contested = known.contested || other.contested || 2 * other.count > known.count;
    known.documents.insert(other.documents.begin(), other.documents.end());
  }

  static void report(const std::string &field, std::string_view text, const Places &places, const Home &home,
                     Sink &sink) {
    const std::string note =
        in_quotes(home.text) + " stands there in " + count_of(home.count, "document", "documents");
    for (const FieldUse &place : places) {
      if (home.has(place)) continue;
      sink.report({place.where(),
                   {{"field", field}, {"value", std::string(text)}, {"home", *home.field}},
                   {{home.place.where(), note}}});
    }
  }

  Settings settings_;
};

const OptionTable<Settings> &options() {
  static const OptionTable<Settings> table = {
      {"fields", &Settings::fields, Presence::required, field_list,
       with_nested_fields("The fields that may hold what belongs elsewhere.")},
      {"homes", &Settings::homes, Presence::required, field_list, "The fields in which it may be at home."},
      {"min-documents", &Settings::min_documents, Integer{.minimum = 1},
       "How many documents must have a value in its home."},
  };
  return table;
}

} // namespace

CheckType misfiled_value_check() {
  return declare_check<MisfiledValue>("misfiled-value", {"field", "value", "home"}, options());
}

} // namespace galley
