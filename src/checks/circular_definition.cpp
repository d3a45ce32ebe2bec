// Reports definitions of bold terms whose explanation only repeats the term or its other name.
#include "checks/check.h"
#include "terms/explanation.h"

#include <memory>

namespace galley {

namespace {

class CircularDefinition final : public Check {
public:
  Needs needs() const override {
    Needs needs;
    needs.terms = true;
    needs.corpus = true;
    return needs;
  }

  void check_corpus(const Index &index, Sink &sink) const override {
    for (const Record *record : index.records()) {
      for (const TermFact &term : record->facts.terms) {
        if (term.role != TermRole::definition || !only_repeats(term.key, term.name, term.explanation))
          continue;
        sink.report({term.where, {{"term", term.text}}});
      }
    }
  }
};

CheckResult make(const Options &, const SiteSchemas &) {
  return std::unique_ptr<Check>(std::make_unique<CircularDefinition>());
}

} // namespace

CheckType circular_definition_check() {
  return {"circular-definition", "{}", {"term"}, make};
}

} // namespace galley
