#include "actions/value_counts.h"

#include "corpus/field_values.h"
#include "corpus/index.h"
#include "corpus/intended_value.h"
#include "corpus/language.h"
#include "run/records.h"
#include "site/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// Reads only the facts of documents. A document that can't be read has none.
std::vector<Record> read_records(const FileSystem &files, const Site &site, const std::string &field,
                                 unsigned jobs) {
  Needs needs = needs_of_fields(language_fields());
  needs.fields.push_back(field);
  needs.suppressions = false;
  if (site.config->fields.of(field).body_tags) needs.body = BodyNeed::all;
  return make_records(files, site, RecordMaker(needs, *site.config), jobs);
}

// In each language of a site, its values are compared with all of the taxonomy. Where that is more than so
// many values in all, it is not done.
constexpr std::size_t most_known_values = 100000;

// Compares values within each language, as the rule similar-value does.
std::map<std::string_view, std::string_view> find_intended(const Index &index, const std::string &field,
                                                           std::vector<std::string> &notices) {
  std::map<std::string_view, std::string_view> intended;
  const TaxonomyField *const listed = index.taxonomy().find(field);
  const std::size_t languages = index.by_language().size();
  if (listed != nullptr && languages * listed->values.size() > most_known_values) {
    notices.push_back(
        fmt::format("values that look alike were not searched for: the documents have {} languages, "
                    "and the taxonomy has {} values of {}",
                    languages, listed->values.size(), field));
    return intended;
  }
  for (const auto &[language, records] : index.by_language())
    intended.merge(find_intended_values(records, field, index.taxonomy()));
  return intended;
}

void add_taxonomy(const Taxonomy &taxonomy, const TaxonomyField &field, std::vector<ValueCount> &counts) {
  std::set<std::string> used;
  for (ValueCount &count : counts) {
    const KnownValue known = taxonomy.find(field, count.value);
    count.state = known.state;
    if (known.value != nullptr && known.state != ValueState::known) count.replacement = known.value->text;
    used.insert(count.value);
  }
  for (const TaxonomyValue &value : field.values) {
    if (used.count(value.text) == 0) counts.push_back({value.text, 0, ValueState::known, {}, {}});
  }
}

} // namespace

Result<std::vector<ValueCount>> count_values(const FileSystem &files, const CheckScope &scope,
                                             const std::string &field, std::vector<std::string> &notices) {
  auto discovery = discover_whole_site(files, scope);
  if (!discovery) return discovery.error();
  notices = std::move(discovery->notices);
  std::vector<ValueCount> counts;
  if (discovery->sites.empty()) return counts;
  const Site &site = discovery->sites.front();
  const std::vector<Record> records = read_records(files, site, field, std::max(1U, scope.jobs));
  const Index index(records, site.config->glossary, site.config->taxonomy);
  const auto intended = find_intended(index, field, notices);
  for (const auto &[text, places] : field_values(index.records(), field)) {
    ValueCount count{std::string(text), places.size(), std::nullopt, {}, {}};
    if (const auto found = intended.find(text); found != intended.end()) count.looks_like = found->second;
    counts.push_back(std::move(count));
  }
  if (const TaxonomyField *known = site.config->taxonomy.find(field))
    add_taxonomy(site.config->taxonomy, *known, counts);
  std::sort(counts.begin(), counts.end(), [](const ValueCount &a, const ValueCount &b) {
    return a.documents != b.documents ? a.documents > b.documents : a.value < b.value;
  });
  return counts;
}

} // namespace galley
