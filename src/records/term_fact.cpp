#include "records/term_fact.h"

#include "records/facts.h"
#include "terms/term_text.h"

namespace galley {

void TermFact::extract(const Document &document, const FactExtractor &, FactWriter &out) {
  if (!document.body) return;
  const Source &source = *document.source;
  for (const Term &term : find_terms(document)) {
    if (!is_term(term.intended_role) || term.is_style) continue;
    TermFact fact;
    fact.role = term.role;
    fact.intended_role = term.intended_role;
    fact.text = source.slice(term.content);
    fact.key = term.key;
    fact.name = source.slice(term.name);
    fact.explanation = source.slice(term.explanation);
    const std::string name_key = fact.name.empty() ? std::string() : term_key(fact.name);
    fact.name_key = name_key;
    fact.is_name = term.is_name;
    fact.announces = term.announces;
    fact.defined_by = term.defined_by;
    fact.where = place_of(source, term.span);
    out.add(fact);
  }
}

} // namespace galley
