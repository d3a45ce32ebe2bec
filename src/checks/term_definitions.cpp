// Reports bold terms that nothing defines at or before them in their document: of the roles that the rule
// names. One check serves two rules, since a bare mention and a mere translation lack the same thing.
#include "base/regex.h"
#include "base/unicode.h"
#include "checks/check.h"
#include "corpus/term_convention.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

struct Settings {
  TermRole role = TermRole::mention;
  bool later_counts = false;
  std::size_t min_length = 2; // code points
  std::vector<Regex> ignored;
  std::vector<std::string> entity_fields;
  ConventionLimits limits;
};

class TermDefinitions final : public Check {
public:
  explicit TermDefinitions(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override {
    Needs needs;
    needs.terms = true;
    needs.corpus = true;
    needs.fields = settings_.entity_fields;
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    const TermConvention convention(index, settings_.limits);
    for (const Record *record : index.records()) {
      const std::vector<const TermFact *> undefined = find_undefined(record->facts);
      if (!convention.holds(record->facts, undefined.size())) continue;
      for (const TermFact *term : undefined) {
        if (term->role == settings_.role) sink.report({term->where, {{"term", term->text}}});
      }
    }
  }

private:
  // The first place of each term that has no definition there or before, and none later that counts. A term
  // that is first mentioned and then translated is one term: it counts by its first place.
  std::vector<const TermFact *> find_undefined(const Facts &facts) const {
    std::map<std::string_view, std::size_t> definitions; // by key: which term defines it first
    for (std::size_t i = 0; i < facts.terms.size(); ++i) {
      if (facts.terms[i].role == TermRole::definition) definitions.emplace(facts.terms[i].key, i);
    }
    const std::set<std::string> names = find_names(facts);
    std::set<std::string_view> seen;
    std::vector<const TermFact *> undefined;
    for (std::size_t i = 0; i < facts.terms.size(); ++i) {
      const TermFact &term = facts.terms[i];
      if (term.role != TermRole::mention && term.role != TermRole::translation) continue;
      if (ignores(term) || names.count(term.key) != 0) continue;
      const auto defined = definitions.find(term.key);
      if (defined != definitions.end() && (defined->second < i || settings_.later_counts)) continue;
      if (seen.insert(term.key).second) undefined.push_back(&term);
    }
    return undefined;
  }

  // People, companies and products that the front matter names need no definition.
  std::set<std::string> find_names(const Facts &facts) const {
    std::set<std::string> names;
    for (const FieldFact &fact : facts.fields) {
      const auto &fields = settings_.entity_fields;
      if (std::find(fields.begin(), fields.end(), fact.field) != fields.end()) names.insert(fold(fact.value));
    }
    return names;
  }

  bool ignores(const TermFact &term) const {
    if (count_code_points(term.key) < settings_.min_length) return true;
    return std::any_of(settings_.ignored.begin(), settings_.ignored.end(),
                       [&](const Regex &pattern) { return pattern.search(term.text); });
  }

  Settings settings_;
};

CheckResult make(const Options &options, const SiteSchemas &) {
  Settings settings;
  settings.role = options.text("role") == "mention" ? TermRole::mention : TermRole::translation;
  settings.later_counts = options.value("later-definition-counts").as_bool();
  settings.min_length = static_cast<std::size_t>(options.integer("min-length"));
  settings.entity_fields = options.texts("entity-fields");
  settings.limits.min_definitions = options.integer("min-definitions");
  settings.limits.min_site_definitions = options.integer("min-site-definitions");
  settings.limits.min_site_share = options.integer("min-site-share");
  settings.limits.max_undefined = options.integer("max-undefined");
  for (const Value pattern : options.value("ignore")) {
    auto compiled = Regex::compile(pattern.text());
    if (const auto *error = std::get_if<std::string>(&compiled)) {
      return option_error(*options.find("ignore"), pattern, *error);
    }
    settings.ignored.push_back(std::get<Regex>(std::move(compiled)));
  }
  return std::unique_ptr<Check>(std::make_unique<TermDefinitions>(std::move(settings)));
}

} // namespace

CheckType term_definitions_check() {
  return {"term-definitions",
          R"({
    "role": {"enum": ["mention", "translation"],
      "description": "Which bold terms: those without a parenthesis, or those whose parenthesis only names them."},
    "later-definition-counts": {"type": "boolean", "default": false,
      "description": "Whether a definition further down in the document is enough."},
    "min-length": {"type": "integer", "minimum": 1, "default": 2,
      "description": "Terms of fewer characters are left alone."},
    "ignore": {"type": "array", "items": {"type": "string"}, "default": [],
      "description": "Regular expressions; terms in which one of them matches are left alone."},
    "entity-fields": {"type": "array", "items": {"type": "string"},
      "default": ["people", "companies_orgs", "products_models"],
      "description": "Front matter fields whose values are names. Names need no definition. A dot leads into a mapping: authors.name."},
    "min-definitions": {"type": "integer", "minimum": 1, "default": 1,
      "description": "A document with so many definitions shows that it defines its terms. Others are left alone, unless the site does."},
    "min-site-definitions": {"type": "integer", "minimum": 1, "default": 10,
      "description": "A site with so many definitions may show it for all its documents."},
    "min-site-share": {"type": "integer", "minimum": 0, "maximum": 100, "default": 50,
      "description": "The share of its documents with bold terms, in percent, that must hold a definition for that."},
    "max-undefined": {"type": "integer", "minimum": 1, "default": 5,
      "description": "A document with more undefined terms than this for each definition bolds at large, and is left alone."}
  })",
          {"term"},
          make};
}

} // namespace galley
