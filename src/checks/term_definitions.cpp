// This check reports bold terms by their relation to their definition: they have none, they have only another
// name instead of an explanation, or they occur before it. One check serves three rules, since all three
// first need to know what is defined where, and whether the site usually defines its terms.
#include "checks/check.h"
#include "checks/exempt_terms.h"
#include "corpus/term_convention.h"
#include "terms/wording.h"
#include "text/unicode.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// A document that has a term so often in bold sets it in bold by its style.
constexpr std::ptrdiff_t max_uses = 8;
constexpr std::size_t min_known_documents = 8;
constexpr std::uint32_t max_announced_lines = 12;

enum class Reported : std::uint8_t { undefined, unexplained, late };
enum class Scope : std::uint8_t { document, site, glossary };

std::string_view word_of_reported(Reported reported) {
  switch (reported) {
  case Reported::undefined:
    return "undefined";
  case Reported::unexplained:
    return "unexplained";
  case Reported::late:
    return "late";
  }
  return {};
}

std::string_view word_of_scope(Scope scope) {
  switch (scope) {
  case Scope::document:
    return "document";
  case Scope::site:
    return "site";
  case Scope::glossary:
    return "glossary";
  }
  return {};
}

struct Settings {
  Reported finds = Reported::undefined;
  Scope scope = Scope::document;
  ExemptTerms exempt;
  ConventionLimits limits;
};

// The first use of a term in a document that neither that use nor an earlier one defines.
struct Candidate {
  std::size_t document;
  const TermUse *term;
  const TermUse *definition; // further down in the document; null where the term has no definition in scope
  bool needed; // false where readers do without a definition, which shows how the document bolds all the same
};

class TermDefinitions final : public Check {
public:
  explicit TermDefinitions(Settings settings) : settings_(std::move(settings)) {}

  Needs needs() const override {
    Needs needs = needs_of<TermFact>();
    if (settings_.exempt.entities == EntityTerms::ignore) needs.fields = settings_.exempt.entity_fields;
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    const SiteNames *names = settings_.exempt.entities == EntityTerms::ignore
                                 ? &index.names(settings_.exempt.entity_fields)
                                 : nullptr;
    std::vector<Candidate> candidates;
    for (const TermGroup &group : index.terms().groups()) add_candidates(index, names, group, candidates);
    std::ranges::stable_sort(candidates,
                             [](const Candidate &a, const Candidate &b) { return a.document < b.document; });
    for (auto begin = candidates.cbegin(); begin != candidates.cend();) {
      const auto end = std::find_if(begin, candidates.cend(),
                                    [&](const Candidate &one) { return one.document != begin->document; });
      // What its readers do without counts as well: a document that bolds all names bolds at large.
      const auto undefined =
          std::count_if(begin, end, [](const Candidate &one) { return one.definition == nullptr; });
      if (index.convention().holds(begin->document, static_cast<std::size_t>(undefined), settings_.limits)) {
        std::for_each(begin, end, [&](const Candidate &one) {
          if (one.needed) report(one, sink);
        });
      }
      begin = end;
    }
  }

private:
  void add_candidates(const Index &index, const SiteNames *names, const TermGroup &group,
                      std::vector<Candidate> &out) const {
    const TermIndex &terms = index.terms();
    if (group.entry != nullptr || ignores(group)) return;
    if (settings_.scope == Scope::site && settings_.finds != Reported::late && group.defined()) return;
    const bool known = index.glossary().is_known(group.key) || is_common_knowledge(group) ||
                       (settings_.scope == Scope::site && group.explained());
    for_each_document(group, [&](std::size_t document, const TermUse *begin, const TermUse *end) {
      const TermUse *definition = std::find_if(begin, end, [](const TermUse &use) { return use.defines(); });
      const TermUse *explaining = std::find_if(begin, end, [](const TermUse &use) { return use.explains(); });
      const TermUse *first =
          std::find_if(begin, end, [](const TermUse &use) { return !use.defines() && use.rendered(); });
      if (first == end) return;
      const TermFact fact = first->fact();
      if (terms.glossary_names(fact) || (names != nullptr && names->lists(fact.key))) return;
      const bool named = names != nullptr && names->has(fact);
      const bool said = explaining != end && (settings_.scope != Scope::glossary || explaining->defines());
      if (definition != end && settings_.scope != Scope::glossary) {
        const bool late = first < explaining && !named && !known && is_late(fact, definition->fact());
        if (late) out.push_back({document, first, definition, true});
        return;
      }
      if (defined_by_name(terms, *first)) return;
      const bool everyday = first->intended_role == TermRole::translation && is_everyday(group.key);
      const bool needed = !named && !known && !said && !everyday && end - begin <= max_uses;
      out.push_back({document, first, nullptr, needed});
    });
  }

  // Returns whether a definition comes too late for a mention. What a list, a heading or a question announces
  // is explained a few lines below; a parenthesis that is but a remark defines nothing that was open.
  static bool is_late(const TermFact &mention, const TermFact &definition) {
    if (!is_full_definition(definition)) return false;
    return !mention.announces || definition.where.begin.line - mention.where.begin.line > max_announced_lines;
  }

  // Returns whether so many documents use a term in bold, none of which explains it, that the site takes it
  // for known.
  static bool is_common_knowledge(const TermGroup &group) {
    if (group.uses.size() < min_known_documents || group.explained()) return false;
    std::size_t documents = 0;
    for_each_document(group, [&](std::size_t, const TermUse *, const TermUse *) { ++documents; });
    return documents >= min_known_documents;
  }

  // Returns whether the term is defined in scope under its other name: `**Context** (上下文: …)` also defines
  // `**上下文**`.
  bool defined_by_name(const TermIndex &terms, const TermUse &use) const {
    if (settings_.scope == Scope::glossary) return false;
    const bool anywhere = settings_.scope == Scope::site;
    const TermFact fact = use.fact();
    if (const NameGroup *named = terms.find_name(fact.key)) {
      const auto found = std::lower_bound(
          named->uses.begin(), named->uses.end(), use.document,
          [](const TermUse &other, std::size_t document) { return other.document < document; });
      if (anywhere || (found != named->uses.end() && found->document == use.document)) return true;
    }
    const TermGroup *other = fact.name_key.empty() ? nullptr : terms.find(fact.name_key);
    if (other == nullptr) return false;
    return anywhere ? other->explained() : std::ranges::binary_search(other->defining, use.document);
  }

  bool ignores(const TermGroup &group) const {
    if (count_code_points(group.key) < settings_.exempt.min_length) return true;
    return std::ranges::any_of(settings_.exempt.ignored, [&](const Regex &pattern) {
      return pattern.search(group.uses.front().fact().text);
    });
  }

  void report(const Candidate &one, Sink &sink) const {
    if (one.definition != nullptr) {
      if (settings_.finds != Reported::late) return;
      sink.report(
          {one.term->where(), arguments(*one.term), {{one.definition->where(), "it is defined here"}}});
      return;
    }
    const Reported kind = one.term->role == TermRole::mention ? Reported::undefined : Reported::unexplained;
    if (settings_.finds == kind) sink.report({one.term->where(), arguments(*one.term)});
  }

  std::vector<Argument> arguments(const TermUse &use) const {
    return {{"term", std::string(use.fact().text)}, {"scope", scope_words()}};
  }

  std::string scope_words() const {
    switch (settings_.scope) {
    case Scope::site:
      return "in this site";
    case Scope::glossary:
      return "in the glossary";
    case Scope::document:
      break;
    }
    return "in this document";
  }

  Settings settings_;
};

const OptionTable<ConventionLimits> &convention_options() {
  static const OptionTable<ConventionLimits> table = {
      {"min-definitions", &ConventionLimits::min_definitions, Integer{.minimum = 1},
       "A document with so many defined terms, by itself or by the glossary, shows that it defines its "
       "terms. Others are left alone, unless the site does."},
      {"min-custom-share", &ConventionLimits::min_custom_share, Integer{.minimum = 0, .maximum = 100},
       "The share of the site's documents with bold terms, in percent, that must have a defined one, so that "
       "a "
       "document shows it by itself. On a site that bolds for emphasis, a single definition shows nothing."},
      {"min-site-definitions", &ConventionLimits::min_site_definitions, Integer{.minimum = 1},
       "A site whose documents have so many defined terms may show it for all of them."},
      {"min-site-share", &ConventionLimits::min_site_share, Integer{.minimum = 0, .maximum = 100},
       "The share of its documents with bold terms, in percent, that must have a defined one for that."},
      {"max-undefined", &ConventionLimits::max_undefined, Integer{.minimum = 1},
       "A document with more undefined terms than this for each defined one does not show it by itself."},
      {"max-site-undefined", &ConventionLimits::max_site_undefined, Integer{.minimum = 1},
       "A document with more undefined terms than this is left alone, though the site shows it: it bolds at "
       "large."},
  };
  return table;
}

OptionTable<Settings> options() {
  OptionTable<Settings> table = {
      {"finds", &Settings::finds, Presence::required, Choice(word_of_reported),
       "Which bold terms: those without a definition, those whose parenthesis only names them, or those "
       "whose definition stands further down in the document."},
      {"scope", &Settings::scope, Choice(word_of_scope),
       "Where a definition counts: in the same document, in any document of the site, or in no document. The "
       "glossary's files always count."},
  };
  table.add(&Settings::exempt, exempt_term_options()).add(&Settings::limits, convention_options());
  return table;
}

} // namespace

CheckType term_definitions_check() {
  return declare_check<TermDefinitions>("term-definitions", {"term", "scope"}, options());
}

} // namespace galley
