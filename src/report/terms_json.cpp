#include "report/terms.h"

#include "base/json.h"

namespace galley {

namespace {

void write_place(JsonWriter &json, const Location &where) {
  json.member("path", where.path);
  json.member("line", where.begin.line);
  json.member("column", where.begin.code_point);
}

void write_definition(JsonWriter &json, const TermDefinition &definition) {
  json.begin_object();
  write_place(json, definition.where);
  json.member("name", definition.name);
  json.member("definition", definition.definition);
  json.member("conflict", definition.conflicts);
  json.end_object();
}

void write_term(JsonWriter &json, const ListedTerm &listed) {
  const SiteTerm &term = listed.term;
  json.begin_object();
  json.member("term", term.term);
  json.key("aliases");
  json.array(term.aliases, [&](const std::string &alias) { json.write(alias); });
  json.member("name", term.name);
  json.member("definition", definition_of(term));
  write_place(json, term.where);
  json.member("mentions", listed.mentions);
  json.member("bold", term.bold);
  json.key("also");
  json.begin_array();
  for (std::size_t i = 1; i < term.definitions.size(); ++i) write_definition(json, term.definitions[i]);
  json.end_array();
  json.end_object();
}

} // namespace

std::string write_terms_as_json(const std::vector<ListedTerm> &terms) {
  return write_json_lines(terms, write_term);
}

} // namespace galley
