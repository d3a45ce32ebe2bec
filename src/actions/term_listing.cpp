#include "actions/term_listing.h"

#include "base/parallel.h"
#include "base/path.h"
#include "checks/exempt_terms.h"
#include "config/effective_rule.h"
#include "corpus/index.h"
#include "records/fact_extractor.h"
#include "records/prose.h"
#include "site/discover.h"
#include "terms/entity.h"
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

// Which terms need no definition, as the options of undefined-term have it for the whole site.
class Exemptions {
public:
  static Result<Exemptions> make(const Config &config) {
    std::vector<EffectiveRule> rules = default_rules(config);
    std::vector<bool> global;
    for (const RuleLayer &layer : config.layers) global.push_back(!layer.files);
    apply_layers(config, global, rules);
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

  // Front matter fields whose values are names; sorted.
  const std::vector<std::string> &fields() const { return fields_; }

  void add_names(const std::vector<Record> &records) {
    for (const Record &record : records) {
      record.facts.for_each<FieldFact>([&](const FieldFact &fact) {
        for (std::string &key : entity_keys(fact.value)) names_.insert(std::move(key));
      });
    }
  }

  bool hold(const SiteTerm &term) const {
    return term.by_name || names_.count(term.key) != 0 || count_code_points(term.key) < terms_.min_length ||
           std::any_of(terms_.ignored.begin(), terms_.ignored.end(),
                       [&](const Regex &pattern) { return pattern.search(term.term); });
  }

private:
  ExemptTerms terms_;
  std::vector<std::string> fields_;
  std::set<std::string> names_; // keys
};

class SiteListing {
public:
  SiteListing(const FileSystem &files, const RunRequest &request, const Site &site)
      : files_(files), request_(request), site_(site) {}

  std::optional<Error> add_to(TermListing &listing) {
    Result<Exemptions> exemptions = Exemptions::make(site_.config);
    if (!exemptions) return exemptions.error();
    const std::vector<Record> records = read_facts(exemptions->fields());
    exemptions->add_names(records);
    std::vector<ListedTerm> terms;
    for (SiteTerm &term : list_site_terms(Index(records, site_.config.glossary)))
      terms.push_back({std::move(term)});
    count_mentions(terms);
    for (ListedTerm &listed : terms) {
      if (!is_wanted(listed.term)) continue;
      print_paths(listed.term);
      if (!listed.term.definitions.empty()) {
        listing.defined.push_back(std::move(listed));
      } else if (!exemptions->hold(listed.term)) {
        listing.undefined.push_back(std::move(listed));
      }
    }
    return std::nullopt;
  }

private:
  // Calls `visit(index, document)` for each document of the site that can be read.
  template <class Visit> void for_each_document(const Needs &needs, const Visit &visit) const {
    const unsigned jobs = std::max(1U, request_.jobs);
    std::vector<Source> buffers(jobs);
    parallel_for(site_.documents.size(), jobs, [&](std::size_t index, unsigned thread) {
      const FoundDocument &found = site_.documents[index];
      Source &source = buffers[thread];
      if (!found.error.empty() || !files_.read(found.file, max_source_size, source.text)) return;
      source.path = found.path;
      source.lines = LineTable(source.text);
      visit(index, thread, parse_document(source, needs));
    });
  }

  std::vector<Record> read_facts(const std::vector<std::string> &fields) const {
    Needs needs = needs_of<TermFact>();
    needs.fields = fields;
    needs.suppressions = false;
    const FactExtractor extractor(needs, site_.config.glossary);
    std::vector<Record> records(site_.documents.size());
    for (std::size_t i = 0; i < records.size(); ++i) records[i].path = site_.documents[i].path;
    for_each_document(needs, [&](std::size_t index, unsigned, const Document &document) {
      records[index].facts = extractor.extract(document);
    });
    return records;
  }

  void count_mentions(std::vector<ListedTerm> &terms) const {
    std::vector<std::string> words;
    std::vector<std::size_t> owners; // in step: whose they are
    for (std::size_t i = 0; i < terms.size(); ++i) {
      words.insert(words.end(), terms[i].term.words.begin(), terms[i].term.words.end());
      owners.resize(words.size(), i);
    }
    const Matcher matcher(words);
    std::set<std::string_view> glossary;
    for (const GlossaryEntry &entry : site_.config.glossary.entries()) glossary.insert(entry.where.path);
    const Needs needs = {.suppressions = false, .body = BodyNeed::all};
    std::vector<std::vector<std::size_t>> counts(std::max(1U, request_.jobs),
                                                 std::vector<std::size_t>(terms.size()));
    for_each_document(needs, [&](std::size_t, unsigned thread, const Document &document) {
      if (glossary.count(document.source->path) != 0) return;
      matcher.find(prose_of(document), [&](std::size_t word) { ++counts[thread][owners[word]]; });
    });
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const SiteTerm &term = terms[i].term;
      std::size_t count = 0;
      for (const std::vector<std::size_t> &of_thread : counts) count += of_thread[i];
      // A longer term may cover this one.
      terms[i].mentions = std::max(term.bold, count - std::min(count, term.defined));
    }
  }

  bool is_wanted(const SiteTerm &term) const {
    return site_.whole || std::any_of(term.documents.begin(), term.documents.end(),
                                      [&](std::size_t document) { return site_.documents[document].named; });
  }

  void print_paths(SiteTerm &term) const {
    const auto print = [&](Location &where) {
      where.path = printed_path(request_.current_folder, absolute_path(site_.folder, where.path));
    };
    print(term.where);
    for (TermDefinition &definition : term.definitions) print(definition.where);
  }

  const FileSystem &files_;
  const RunRequest &request_;
  const Site &site_;
};

} // namespace

Result<TermListing> list_terms(const FileSystem &files, const RunRequest &request) {
  auto discovery = discover(files, request);
  if (!discovery) return discovery.error();
  TermListing listing;
  listing.notices = std::move(discovery->notices);
  for (Site &site : discovery->sites) {
    if (auto error = add_rest_of_site(files, request, site)) return *std::move(error);
    if (auto error = SiteListing(files, request, site).add_to(listing)) return *std::move(error);
  }
  std::stable_sort(listing.undefined.begin(), listing.undefined.end(),
                   [](const ListedTerm &a, const ListedTerm &b) { return a.mentions > b.mentions; });
  return listing;
}

} // namespace galley
