// This check reports bold terms for which two documents, or a document and the glossary, give different other
// names, or explanations that disagree in more than wording. It also reports two terms that share one other
// name. Each version of a term is reported once, where it occurs first, with a note at the version that it
// conflicts with.
#include "checks/check.h"
#include "terms/conflict.h"
#include "terms/other_name.h"
#include "terms/wording.h"
#include "text/phrase.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

// Each definition is compared with at most this many versions, so that the check stays linear.
constexpr std::size_t max_versions = 8;
// A text that more terms than this share is not a name but a remark, such as `(Optional: …)`.
constexpr std::size_t max_terms_of_name = 3;

// A Version is how one definition names and explains a term.
class Version {
public:
  explicit Version(const TermUse &use) : document(use.record), use_(&use) {
    const TermFact fact = use.fact();
    term = fact.text;
    if (use.defines()) explanation = fact.explanation;
    if (is_other_name(fact.text, fact.name)) name = fact.name;
  }
  explicit Version(const GlossaryEntry &entry)
      : term(entry.term), name(entry.name), explanation(entry.definition), entry_(&entry) {}

  // The gist is computed on first use, because most definitions are never compared.
  const Gist &gist() {
    if (!gist_) gist_ = read_gist(explanation.empty() ? term : explanation);
    return *gist_;
  }
  Location where() const { return use_ != nullptr ? use_->where() : entry_->where; }
  std::string_view place() const {
    return document == nullptr ? "the glossary has it here" : "the other one stands here";
  }

  const Record *document = nullptr; // null where the version comes from the glossary
  std::string_view term, name, explanation;

private:
  const TermUse *use_ = nullptr; // exactly one of the two pointers is set
  const GlossaryEntry *entry_ = nullptr;
  std::optional<Gist> gist_;
};

Conflict compare(Version &known, Version &other) {
  if (known.document == other.document) return Conflict::none; // another check reports repetition
  if (known.name == other.name && known.explanation == other.explanation) return Conflict::none;
  return find_conflict({known.name, known.explanation, known.gist()},
                       {other.name, other.explanation, other.gist()});
}

// Returns the predicate of a message whose subject is the term.
std::string words_for(Conflict conflict, const Version &known, const Version &other) {
  switch (conflict) {
  case Conflict::name:
    return "is called " + in_quotes(other.name) + " here, and " + in_quotes(known.name) + " elsewhere";
  case Conflict::numbers:
    return "is explained with other numbers elsewhere";
  case Conflict::negation:
    return "is explained as the opposite elsewhere";
  case Conflict::subject:
    return "is explained in entirely different words elsewhere";
  case Conflict::none:
  case Conflict::incomparable:
    break;
  }
  return "";
}

void report(const Version &known, const Version &other, std::string conflict, Sink &sink) {
  sink.report({other.where(),
               {{"term", std::string(other.term)}, {"conflict", std::move(conflict)}},
               {{known.where(), std::string(known.place())}}});
}

// The versions of one term, in the order in which they were found. The glossary's version comes first.
class Versions {
public:
  explicit Versions(const GlossaryEntry *entry) {
    if (entry != nullptr) versions_.emplace_back(*entry);
  }

  void add(const TermUse &use, Sink &sink) {
    Version other(use);
    if ((other.name.empty() && other.explanation.empty()) || versions_.size() == max_versions) return;
    if (gives_local_sense(other.explanation)) return;
    const Version *departs_from = nullptr;
    Conflict conflict = Conflict::none;
    for (Version &known : versions_) {
      const Conflict found = compare(known, other);
      if (found == Conflict::none) return;
      if (found == Conflict::incomparable || departs_from != nullptr) continue;
      departs_from = &known;
      conflict = found;
    }
    if (departs_from != nullptr && use.rendered())
      report(*departs_from, other, words_for(conflict, *departs_from, other), sink);
    versions_.push_back(std::move(other));
  }

private:
  std::vector<Version> versions_;
};

void check_group(const TermGroup &group, Sink &sink) {
  if (group.entry == nullptr && group.uses.front().document == group.uses.back().document) return;
  if (group.entry == nullptr && is_everyday(group.key)) return;
  Versions versions(group.entry);
  for (const TermUse &use : group.uses) {
    const bool own_entry = group.entry != nullptr && group.entry->where.path == use.record->path;
    if (use.intended_role != TermRole::mention && !own_entry) versions.add(use, sink);
  }
}

// One of the terms that share a name. The glossary entry identifies the term; a term without one is
// identified by its group.
struct NamedTerm {
  const GlossaryEntry *entry = nullptr;
  const TermGroup *group = nullptr;
  Version definition;

  bool is(const TermGroup &other) const {
    return other.entry != nullptr ? entry == other.entry : group == &other;
  }
};

// Reports terms that share one other name.
void check_name(const TermIndex &terms, const NameGroup &name, Sink &sink) {
  std::vector<NamedTerm> found;
  if (const GlossaryEntry *entry = terms.find_named_entry(name.key))
    found.push_back({entry, nullptr, Version(*entry)});
  for (const TermUse &use : name.uses) {
    const TermFact fact = use.fact();
    if (!use.rendered() || !is_other_name(fact.text, fact.name)) continue;
    const TermGroup *group = terms.find(fact.key);
    if (std::ranges::any_of(found, [&](const NamedTerm &one) { return one.is(*group); })) continue;
    found.push_back({group->entry, group, Version(use)});
    if (found.size() > max_terms_of_name) return;
  }
  for (std::size_t i = 1; i < found.size(); ++i) {
    Version &first = found.front().definition, &other = found[i].definition;
    // A longer form of a term may rightly share the name of the shorter one, and two things may have one
    // name.
    if (names_agree(first.term, other.term) || !same_tongue(first.gist().tongue, other.gist().tongue) ||
        first.explanation.empty() || other.explanation.empty() || !overlap(first.gist(), other.gist()))
      continue;
    report(first, other, "has the name " + in_quotes(other.name) + ", and so has " + in_quotes(first.term),
           sink);
  }
}

class ConflictingDefinition final : public Check {
public:
  Needs needs() const override { return needs_of<TermFact>(); }

  void check_corpus(const Index &index, Sink &sink) const override {
    for (const TermGroup &group : index.terms().groups()) check_group(group, sink);
    const bool has_glossary = !index.glossary().entries().empty();
    for (const NameGroup &name : index.terms().names()) {
      if (name.uses.size() > 1 || has_glossary) check_name(index.terms(), name, sink);
    }
  }
};

} // namespace

CheckType conflicting_definition_check() {
  return declare_check<ConflictingDefinition>("conflicting-definition", {"term", "conflict"});
}

} // namespace galley
