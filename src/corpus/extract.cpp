#include "corpus/extract.h"

#include "base/field_path.h"
#include "corpus/link_facts.h"
#include "corpus/prose.h"

namespace galley {

namespace {

bool is_container(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

void add_field(const Source &source, std::string_view field, Value value, std::vector<FieldFact> &out) {
  if (value.is(ValueKind::sequence)) {
    for (const Value item : value) {
      if (!is_container(item)) add_field(source, field, item, out);
    }
  } else if (!value.is(ValueKind::mapping) && !value.is(ValueKind::null)) {
    out.push_back(
        {std::string(field), std::string(value.text()), locate(source, value.span()), value.style()});
  }
}

} // namespace

Facts extract_facts(const Document &document, const Watch &watch) {
  Facts facts;
  const Source &source = *document.source;
  const Value fields = document.fields();
  if (!watch.fields.empty() && fields && fields.is(ValueKind::mapping)) {
    for (const std::string &field : watch.fields) {
      for_each_field(fields, field, [&](Value value) { add_field(source, field, value, facts.fields); });
    }
  }
  if (watch.terms && document.body) {
    for (Term &term : find_terms(document)) {
      if (!is_term(term.meant)) continue;
      std::string name(source.slice(term.name));
      std::string name_key = name.empty() ? std::string() : term_key(name);
      facts.terms.push_back({term.role, term.meant, std::string(source.slice(term.content)),
                             std::move(term.key), std::move(name),
                             std::string(source.slice(term.explanation)), locate(source, term.span),
                             std::move(name_key)});
    }
  }
  // Facts live as long as the run: no spare room.
  facts.fields.shrink_to_fit();
  facts.terms.shrink_to_fit();
  if (watch.entries != nullptr) facts.entries = watch.entries->find_in(prose_of(document));
  if (watch.links) {
    facts.links = find_links(document);
    facts.anchors = find_anchors(document);
  }
  return facts;
}

} // namespace galley
