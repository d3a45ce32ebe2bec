#include "actions/term_listing.h"

#include "checks/exempt_terms.h"
#include "config/effective_rule.h"
#include "corpus/index.h"
#include "records/prose.h"
#include "run/records.h"
#include "site/discover.h"
#include "terms/matcher.h"
#include "text/unicode.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// Knows which terms need no definition by the options of undefined-term for the whole site.
class Exemptions {
public:
  static Result<Exemptions> make(const Config &config) {
    std::vector<EffectiveRule> rules = default_rules(config);
    apply_layers(config, config.general_layers, rules);
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [](const EffectiveRule &one) { return one.rule->id == "undefined-term"; });
    Result<ExemptTerms> terms = exempt_term_options().read(rule->options);
    if (!terms) return terms.error();
    Exemptions result;
    if (terms->entities == EntityTerms::ignore) result.fields_ = terms->entity_fields;
    std::sort(result.fields_.begin(), result.fields_.end());
    result.terms_ = std::move(*terms);
    return result;
  }

  // Returns the front matter fields whose values are names, sorted.
  const std::vector<std::string> &fields() const { return fields_; }

  bool hold(const SiteTerm &term, const Index &index) const {
    const bool named = terms_.entities == EntityTerms::ignore && index.names(fields_).has(term.key);
    return named || term.by_name || term.explained || index.glossary().is_known(term.key) ||
           count_code_points(term.key) < terms_.min_length ||
           std::any_of(terms_.ignored.begin(), terms_.ignored.end(),
                       [&](const Regex &pattern) { return pattern.search(term.term); });
  }

private:
  ExemptTerms terms_;
  std::vector<std::string> fields_;
};

class SiteListing {
public:
  SiteListing(const FileSystem &files, const Site &site, unsigned jobs)
      : files_(files), site_(site), jobs_(jobs) {}

  std::optional<Error> add_to(TermListing &listing) {
    Result<Exemptions> exemptions = Exemptions::make(*site_.config);
    if (!exemptions) return exemptions.error();
    const std::vector<Record> records = read_facts(exemptions->fields());
    const Index index(records, site_.config->glossary);
    std::vector<ListedTerm> terms;
    for (SiteTerm &term : list_site_terms(index)) terms.push_back({std::move(term), site_.folder});
    count_mentions(terms);
    for (ListedTerm &listed : terms) {
      if (!is_wanted(listed.term)) continue;
      if (!listed.term.definitions.empty()) {
        listing.defined.push_back(std::move(listed));
      } else if (!exemptions->hold(listed.term, index)) {
        listing.undefined.push_back(std::move(listed));
      }
    }
    return std::nullopt;
  }

private:
  std::vector<Record> read_facts(const std::vector<std::string> &fields) const {
    Needs needs = needs_of<TermFact>();
    needs.fields = fields;
    needs.suppressions = false;
    return make_records(files_, site_, RecordMaker(needs, *site_.config), jobs_);
  }

  void count_mentions(std::vector<ListedTerm> &terms) const {
    std::vector<std::string> words; // of all terms, one term after another
    for (const ListedTerm &listed : terms)
      words.insert(words.end(), listed.term.words.begin(), listed.term.words.end());
    const Matcher matcher(words);
    std::set<std::string_view> glossary;
    for (const GlossaryEntry &entry : site_.config->glossary.entries()) glossary.insert(entry.where.path);
    const Needs needs = {.suppressions = false, .body = BodyNeed::all};
    std::vector<std::vector<std::size_t>> counts(jobs_, std::vector<std::size_t>(words.size()));
    for_each_document(files_, site_, needs, jobs_,
                      [&](std::size_t, unsigned thread, const Document &document) {
                        if (glossary.count(document.source->path) != 0) return;
                        matcher.find(prose_of(document), [&](std::size_t word) { ++counts[thread][word]; });
                      });
    const std::vector<std::size_t> firsts = first_equals(words);
    std::size_t word = 0;
    for (ListedTerm &listed : terms) {
      const SiteTerm &term = listed.term;
      std::size_t count = 0;
      for (const std::size_t end = word + term.words.size(); word < end; ++word) {
        for (const std::vector<std::size_t> &of_thread : counts) count += of_thread[firsts[word]];
      }
      // A longer term may cover this one, so that the count is too small.
      listed.mentions = std::max(term.bold, count - std::min(count, term.defined));
    }
  }

  bool is_wanted(const SiteTerm &term) const {
    return site_.whole || std::any_of(term.documents.begin(), term.documents.end(),
                                      [&](std::size_t document) { return site_.documents[document].named; });
  }

  const FileSystem &files_;
  const Site &site_;
  unsigned jobs_;
};

} // namespace

Result<TermListing> list_terms(const FileSystem &files, const CheckScope &scope) {
  auto discovery = discover(files, scope);
  if (!discovery) return discovery.error();
  TermListing listing;
  listing.notices = std::move(discovery->notices);
  for (Site &site : discovery->sites) {
    if (auto error = add_rest_of_site(files, scope, site)) return *std::move(error);
    if (auto error = SiteListing(files, site, std::max(1U, scope.jobs)).add_to(listing))
      return *std::move(error);
  }
  std::stable_sort(listing.undefined.begin(), listing.undefined.end(),
                   [](const ListedTerm &a, const ListedTerm &b) { return a.mentions > b.mentions; });
  return listing;
}

} // namespace galley
