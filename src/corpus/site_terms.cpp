#include "corpus/site_terms.h"

#include "markdown/markdown.h"
#include "markdown/markdown_text.h"
#include "terms/conflict.h"
#include "terms/other_name.h"
#include "terms/shape.h"
#include "terms/term_text.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

bool disagree(const TermDefinition &first, const TermDefinition &other) {
  const Gist a = read_gist(first.definition.empty() ? first.name : first.definition);
  const Gist b = read_gist(other.definition.empty() ? other.name : other.definition);
  const Conflict conflict =
      find_conflict({first.name, first.definition, a}, {other.name, other.definition, b});
  return conflict != Conflict::none && conflict != Conflict::incomparable;
}

// Returns the term that a bold span names.
std::string term_of(const TermFact &fact) {
  const std::string text = plain_text(fact.text);
  return std::string(trim_spaces(without_parenthesis(without_colon(text))));
}

std::string name_of(const TermFact &fact) {
  return is_other_name(fact.key, fact.name) ? plain_text(fact.name) : "";
}

class Lister {
public:
  explicit Lister(const Index &index) : index_(index) {
    for (const GlossaryEntry &entry : index.glossary().entries()) glossary_files_.insert(entry.where.path);
  }

  std::vector<SiteTerm> list() {
    std::vector<SiteTerm> terms;
    std::set<const GlossaryEntry *> used;
    for (const TermGroup &group : index_.terms().groups()) {
      SiteTerm term;
      if (group.entry != nullptr && used.insert(group.entry).second) add_entry(*group.entry, term);
      add_uses(group, term);
      if (term.words.empty()) term.words.emplace_back(group.key);
      if (!term.term.empty()) terms.push_back(std::move(term));
    }
    for (const GlossaryEntry &entry : index_.glossary().entries()) {
      if (used.count(&entry) == 0) add_entry(entry, terms.emplace_back());
    }
    std::ranges::sort(terms, [](const SiteTerm &a, const SiteTerm &b) {
      return std::tie(a.key, a.where.path, a.where.span.begin) <
             std::tie(b.key, b.where.path, b.where.span.begin);
    });
    return terms;
  }

private:
  static void add_entry(const GlossaryEntry &entry, SiteTerm &term) {
    term.key = term_key(entry.term);
    term.term = entry.term;
    term.aliases = entry.aliases;
    term.name = entry.name;
    term.where = entry.where;
    term.words = entry.aliases;
    term.words.push_back(entry.term);
    term.definitions.push_back({entry.name, entry.definition, entry.where});
  }

  void add_uses(const TermGroup &group, SiteTerm &term) const {
    for (const TermUse &use : group.uses) {
      if (glossary_files_.count(use.record->path) != 0) continue;
      const TermFact fact = use.fact();
      if (term.documents.empty() || term.documents.back() != use.document)
        term.documents.push_back(use.document);
      if (term.name.empty()) term.name = name_of(fact);
      const bool first = use.defines() && term.definitions.empty();
      if (term.term.empty() || first) {
        term.key = fact.key;
        term.term = term_of(fact);
        term.where = use.where();
      }
      if (use.defines()) {
        ++term.defined;
        add_definition({name_of(fact), plain_text(fact.explanation), use.where()}, term);
      } else {
        ++term.bold;
        term.explained = term.explained || use.explains();
        term.by_name = term.by_name || is_defined_by_name(fact);
      }
    }
  }

  static void add_definition(TermDefinition definition, SiteTerm &term) {
    definition.conflicts = !term.definitions.empty() && disagree(term.definitions.front(), definition);
    term.definitions.push_back(std::move(definition));
  }

  // Returns whether another definition names the term: `**Context** (上下文: …)` also defines `上下文`.
  bool is_defined_by_name(const TermFact &fact) const {
    const TermIndex &terms = index_.terms();
    if (terms.find_name(fact.key) != nullptr || terms.glossary_names(fact)) return true;
    const TermGroup *other = fact.name_key.empty() ? nullptr : terms.find(fact.name_key);
    return other != nullptr && other->defined();
  }

  const Index &index_;
  std::set<std::string_view> glossary_files_;
};

} // namespace

std::vector<SiteTerm> list_site_terms(const Index &index) {
  return Lister(index).list();
}

} // namespace galley
