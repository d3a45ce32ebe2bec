#include "report/terms.h"

#include "base/json.h"

#include <fmt/format.h>

#include <iterator>

namespace galley {

namespace {

void append_text(std::string &out, std::string_view key, std::string_view text) {
  if (out.back() != '{') out += ',';
  append_json_string(out, key);
  out += ':';
  append_json_string(out, text);
}

void append_place(std::string &out, const Location &where) {
  append_text(out, "path", where.path);
  fmt::format_to(std::back_inserter(out), R"(,"line":{},"column":{})", where.begin.line,
                 where.begin.code_point);
}

void append_definition(std::string &out, const TermDefinition &definition) {
  out += '{';
  append_place(out, definition.where);
  append_text(out, "name", definition.name);
  append_text(out, "definition", definition.definition);
  out += definition.conflicts ? R"(,"conflict":true})" : R"(,"conflict":false})";
}

void append_term(std::string &out, const ListedTerm &listed) {
  const SiteTerm &term = listed.term;
  out += '{';
  append_text(out, "term", term.term);
  out += R"(,"aliases":[)";
  for (const std::string &alias : term.aliases) {
    if (out.back() != '[') out += ',';
    append_json_string(out, alias);
  }
  out += ']';
  append_text(out, "name", term.name);
  append_text(out, "definition", definition_of(term));
  append_place(out, term.where);
  fmt::format_to(std::back_inserter(out), R"(,"mentions":{},"bold":{},"also":[)", listed.mentions, term.bold);
  for (std::size_t i = 1; i < term.definitions.size(); ++i) {
    if (i > 1) out += ',';
    append_definition(out, term.definitions[i]);
  }
  out += "]}";
}

} // namespace

std::string write_terms_as_json(const std::vector<ListedTerm> &terms) {
  std::string out = "[";
  for (const ListedTerm &listed : terms) {
    out += &listed == &terms.front() ? "\n" : ",\n";
    append_term(out, listed);
  }
  return out + "\n]\n";
}

} // namespace galley
