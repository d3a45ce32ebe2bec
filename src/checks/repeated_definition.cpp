// This check reports each definition of a bold term after the first one in the same document. A document in
// two languages may define a term once in each.
#include "checks/check.h"
#include "corpus/term_convention.h"
#include "terms/explanation.h"
#include "terms/other_name.h"

#include <algorithm>

namespace galley {

namespace {

bool in_one_language(const TermFact &a, const TermFact &b) {
  const Tongue first = read_gist(a.explanation).tongue;
  const Tongue second = read_gist(b.explanation).tongue;
  return first == second || same_tongue(first, second);
}

// A definition again says what the first one says: it is more than a qualifier in a parenthesis, gives no
// other name than that, and in a glossary no other explanation, where a label may stand in many entries.
bool repeats(const TermFact &before, const TermFact &again) {
  if (again.key != before.key || !in_one_language(before, again)) return false;
  if (!is_full_definition(before) || !is_full_definition(again)) return false;
  if (!before.name.empty() && !again.name.empty() && !names_agree(before.name, again.name)) return false;
  return again.defined_by != DefinedBy::glossary ||
         overlap(read_gist(before.explanation), read_gist(again.explanation));
}

class RepeatedDefinition final : public Check {
public:
  Needs needs() const override { return needs_of<TermFact>(); }

  void check_corpus(const Index &index, Sink &sink) const override {
    for (const TermGroup &group : index.terms().groups()) {
      for_each_document(group, [&](std::size_t, const TermUse *begin, const TermUse *end) {
        const TermUse *first = std::find_if(begin, end, [](const TermUse &use) { return use.defines(); });
        if (first == end) return;
        for (const TermUse *use = first + 1; use != end; ++use) {
          // An alias of the glossary's entry is the same term, but may need a definition of its own.
          if (!use->defines() || !use->rendered()) continue;
          const TermFact again = use->fact(), before = first->fact();
          if (!repeats(before, again)) continue;
          sink.report({use->where(),
                       {{"term", std::string(again.text)}},
                       {{first->where(), "it is defined here first"}}});
        }
      });
    }
  }
};

} // namespace

CheckType repeated_definition_check() {
  return declare_check<RepeatedDefinition>("repeated-definition", {"term"});
}

} // namespace galley
