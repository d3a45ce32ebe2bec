// This check reports definitions of bold terms whose explanation only repeats the term or its other name.
#include "checks/check.h"
#include "terms/repetition.h"

namespace galley {

namespace {

class CircularDefinition final : public Check {
public:
  Needs needs() const override { return needs_of<TermFact>(); }

  void check_corpus(const Index &index, Sink &sink) const override {
    for (const Record *record : index.records()) {
      record->facts.for_each<TermFact>([&](const TermFact &term) {
        if (term.role == TermRole::definition && !term.is_name &&
            only_repeats(term.key, term.name, term.explanation))
          sink.report({term.where.in(record->path), {{"term", std::string(term.text)}}});
      });
    }
  }
};

} // namespace

CheckType circular_definition_check() {
  return declare_check<CircularDefinition>("circular-definition", {"term"});
}

} // namespace galley
