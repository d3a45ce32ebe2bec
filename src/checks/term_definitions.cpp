// Reports bold terms by how they stand to their definition: without any, with a name in its place, or before
// it. One check serves three rules, since all ask the same first: what is defined where, and is it the custom
// here.
#include "checks/check.h"
#include "terms/entity.h"
#include "text/regex.h"
#include "text/unicode.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

enum class Wanted : std::uint8_t { undefined, unexplained, late };
enum class CheckScope : std::uint8_t { document, site, glossary };

struct Settings {
  Wanted wanted = Wanted::undefined;
  CheckScope scope = CheckScope::document;
  std::size_t min_length = 2; // code points
  std::vector<Regex> ignored;
  bool ignore_entities = true;
  std::vector<std::string> entity_fields;
  ConventionLimits limits;
};

// The first place of a term in a document that nothing defines there or before.
struct Candidate {
  std::size_t document;
  const TermUse *term;
  const TermUse *definition; // further down in the document; null where the term has none in scope
};

class TermDefinitions final : public Check {
public:
  explicit TermDefinitions(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override {
    Needs needs = needs_of<TermFact>();
    if (settings_.ignore_entities) needs.fields = settings_.entity_fields;
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    std::vector<Candidate> candidates;
    for (const TermGroup &group : index.terms().groups()) add_candidates(index.terms(), group, candidates);
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.document < b.document; });
    for (auto begin = candidates.begin(); begin != candidates.end();) {
      const auto end = std::find_if(begin, candidates.end(),
                                    [&](const Candidate &one) { return one.document != begin->document; });
      const auto last = without_names(index.records()[begin->document]->facts, begin, end);
      const auto undefined =
          std::count_if(begin, last, [](const Candidate &one) { return one.definition == nullptr; });
      if (index.convention().holds(begin->document, static_cast<std::size_t>(undefined), settings_.limits)) {
        std::for_each(begin, last, [&](const Candidate &one) { report(one, sink); });
      }
      begin = end;
    }
  }

private:
  using Candidates = std::vector<Candidate>::iterator;

  void add_candidates(const TermIndex &terms, const TermGroup &group, std::vector<Candidate> &out) const {
    if (ignores(group)) return;
    if (settings_.scope == CheckScope::site && settings_.wanted != Wanted::late && group.defined()) return;
    for_each_document(group, [&](std::size_t document, const TermUse *begin, const TermUse *end) {
      const TermUse *definition = std::find_if(begin, end, [](const TermUse &use) { return use.defines(); });
      const TermUse *first =
          std::find_if(begin, end, [](const TermUse &use) { return !use.defines() && use.rendered(); });
      if (first == end) return;
      if (group.entry != nullptr || terms.glossary_names(first->fact())) return;
      if (definition != end && settings_.scope != CheckScope::glossary) {
        if (first < definition) out.push_back({document, first, definition});
        return;
      }
      if (defined_by_name(terms, *first)) return;
      out.push_back({document, first, nullptr});
    });
  }

  // Whether it is defined in scope under its other name: `**Context** (上下文: …)` defines `**上下文**`, too.
  bool defined_by_name(const TermIndex &terms, const TermUse &use) const {
    if (settings_.scope == CheckScope::glossary) return false;
    const bool anywhere = settings_.scope == CheckScope::site;
    const TermFact fact = use.fact();
    if (const NameGroup *named = terms.find_name(fact.key)) {
      const auto found = std::lower_bound(
          named->uses.begin(), named->uses.end(), use.document,
          [](const TermUse &other, std::size_t document) { return other.document < document; });
      if (anywhere || (found != named->uses.end() && found->document == use.document)) return true;
    }
    const TermGroup *other = fact.name_key.empty() ? nullptr : terms.find(fact.name_key);
    if (other == nullptr) return false;
    return anywhere ? other->defined()
                    : std::binary_search(other->defining.begin(), other->defining.end(), use.document);
  }

  // Moves people, companies and products that the front matter names behind the end that it returns.
  Candidates without_names(const Facts &facts, Candidates begin, Candidates end) const {
    if (!settings_.ignore_entities) return end;
    std::set<std::string, std::less<>> names;
    facts.for_each<FieldFact>([&](const FieldFact &fact) {
      const auto &fields = settings_.entity_fields;
      if (std::find(fields.begin(), fields.end(), fact.field) == fields.end()) return;
      for (std::string &key : entity_keys(fact.value)) names.insert(std::move(key));
    });
    return std::stable_partition(
        begin, end, [&](const Candidate &one) { return names.count(one.term->fact().key) == 0; });
  }

  bool ignores(const TermGroup &group) const {
    if (count_code_points(group.key) < settings_.min_length) return true;
    return std::any_of(settings_.ignored.begin(), settings_.ignored.end(),
                       [&](const Regex &pattern) { return pattern.search(group.uses.front().fact().text); });
  }

  void report(const Candidate &one, Sink &sink) const {
    if (one.definition != nullptr) {
      if (settings_.wanted != Wanted::late) return;
      sink.report(
          {one.term->where(), arguments(*one.term), {{one.definition->where(), "it is defined here"}}});
      return;
    }
    const Wanted kind = one.term->role == TermRole::mention ? Wanted::undefined : Wanted::unexplained;
    if (settings_.wanted == kind) sink.report({one.term->where(), arguments(*one.term)});
  }

  std::vector<Argument> arguments(const TermUse &use) const {
    return {{"term", std::string(use.fact().text)}, {"scope", scope_words()}};
  }

  std::string scope_words() const {
    switch (settings_.scope) {
    case CheckScope::site:
      return "in this site";
    case CheckScope::glossary:
      return "in the glossary";
    case CheckScope::document:
      break;
    }
    return "in this document";
  }

  Settings settings_;
};

CheckResult make(const Options &options, const SiteSchemas &) {
  Settings settings;
  const std::string_view finds = options.text("finds"), scope = options.text("scope");
  settings.wanted = finds == "undefined"     ? Wanted::undefined
                    : finds == "unexplained" ? Wanted::unexplained
                                             : Wanted::late;
  settings.scope = scope == "document" ? CheckScope::document
                   : scope == "site"   ? CheckScope::site
                                       : CheckScope::glossary;
  settings.min_length = static_cast<std::size_t>(options.integer("min-length"));
  settings.ignore_entities = options.text("entities") == "ignore";
  settings.entity_fields = options.texts("entity-fields");
  settings.limits.min_definitions = options.integer("min-definitions");
  settings.limits.min_site_definitions = options.integer("min-site-definitions");
  settings.limits.min_site_share = options.integer("min-site-share");
  settings.limits.max_undefined = options.integer("max-undefined");
  settings.limits.max_site_undefined = options.integer("max-site-undefined");
  auto ignored = compile_patterns(*options.find("ignore"));
  if (!ignored) return ignored.error();
  settings.ignored = std::move(*ignored);
  return std::unique_ptr<Check>(std::make_unique<TermDefinitions>(std::move(settings)));
}

} // namespace

CheckType term_definitions_check() {
  return {"term-definitions",
          R"({
    "finds": {"enum": ["undefined", "unexplained", "late"],
      "description": "Which bold terms: those without a definition, those whose parenthesis only names them, or those whose definition stands further down in the document."},
    "scope": {"enum": ["document", "site", "glossary"], "default": "document",
      "description": "Where a definition counts: in the same document, in any document of the site, or in no document. The glossary's files always count."},
    "min-length": {"type": "integer", "minimum": 1, "default": 2,
      "description": "Terms of fewer characters are left alone."},
    "ignore": {"type": "array", "items": {"type": "string"}, "default": [],
      "description": "Regular expressions; terms in which one of them matches are left alone."},
    "entities": {"enum": ["ignore", "require"], "default": "ignore",
      "description": "Whether people, companies and products that the front matter names are left alone, or need a definition like any other term."},
    "entity-fields": {"type": "array", "items": {"type": "string"},
      "default": ["people", "companies_orgs", "products_models"],
      "description": "Front matter fields whose values are such names. A dot leads into a mapping: authors.name."},
    "min-definitions": {"type": "integer", "minimum": 1, "default": 1,
      "description": "A document with so many defined terms, by itself or by the glossary, shows that it defines its terms. Others are left alone, unless the site does."},
    "min-site-definitions": {"type": "integer", "minimum": 1, "default": 10,
      "description": "A site whose documents have so many defined terms may show it for all of them."},
    "min-site-share": {"type": "integer", "minimum": 0, "maximum": 100, "default": 50,
      "description": "The share of its documents with bold terms, in percent, that must have a defined one for that."},
    "max-undefined": {"type": "integer", "minimum": 1, "default": 2,
      "description": "A document with more undefined terms than this for each defined one does not show it by itself."},
    "max-site-undefined": {"type": "integer", "minimum": 1, "default": 5,
      "description": "A document with more undefined terms than this is left alone, though the site shows it: it bolds at large."}
  })",
          {"term", "scope"},
          make};
}

} // namespace galley
