#include "records/extract.h"

#include "base/field_path.h"
#include "records/link_facts.h"
#include "records/prose.h"
#include "terms/term_text.h"

namespace galley {

namespace {

bool is_container(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

void add_field(const Source &source, std::string_view field, Value value, FactWriter &out) {
  if (value.is(ValueKind::sequence)) {
    for (const Value item : value) {
      if (!is_container(item)) add_field(source, field, item, out);
    }
  } else if (!value.is(ValueKind::mapping) && !value.is(ValueKind::null)) {
    out.add(FieldFact{field, value.text(), place_of(source, value.span()), value.style()});
  }
}

void add_term(const Source &source, const Term &term, FactWriter &out) {
  if (!is_term(term.intended_role)) return;
  TermFact fact;
  fact.role = term.role;
  fact.meant = term.intended_role;
  fact.text = source.slice(term.content);
  fact.key = term.key;
  fact.name = source.slice(term.name);
  fact.explanation = source.slice(term.explanation);
  const std::string name_key = fact.name.empty() ? std::string() : term_key(fact.name);
  fact.name_key = name_key;
  fact.where = place_of(source, term.span);
  out.add(fact);
}

} // namespace

Facts extract_facts(const Document &document, const Watch &watch) {
  FactWriter out;
  const Source &source = *document.source;
  const Value fields = document.fields();
  if (!watch.fields.empty() && fields && fields.is(ValueKind::mapping)) {
    for (const std::string &field : watch.fields) {
      for_each_field(fields, field, [&](Value value) { add_field(source, field, value, out); });
    }
  }
  if (watch.terms && document.body) {
    for (const Term &term : find_terms(document)) add_term(source, term, out);
  }
  if (watch.entries != nullptr) {
    for (const std::uint32_t entry : watch.entries->find_in(prose_of(document))) out.add_entry(entry);
  }
  if (watch.links) {
    find_links(document, out);
    find_anchors(document, out);
  }
  return out.take();
}

} // namespace galley
