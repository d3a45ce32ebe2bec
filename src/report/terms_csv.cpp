#include "report/terms.h"

#include "text/unicode.h"

#include <fmt/format.h>

#include <iterator>

namespace galley {

namespace {

// Quoted where a comma, a quote or a space at an end would be read otherwise.
void append_field(std::string &out, std::string_view text) {
  const std::string field = escape_controls(text);
  const bool quotes =
      field.find_first_of(",\"") != std::string_view::npos || field.starts_with(' ') || field.ends_with(' ');
  if (!quotes) {
    out += field;
    return;
  }
  out += '"';
  for (const char byte : field) {
    if (byte == '"') out += '"';
    out += byte;
  }
  out += '"';
}

std::string join(const std::vector<std::string> &texts) {
  std::string out;
  for (const std::string &text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

} // namespace

std::string write_terms_as_csv(const std::vector<ListedTerm> &terms) {
  std::string out = "term,aliases,name,definition,path,line,column,mentions,bold,conflicts\r\n";
  for (const ListedTerm &listed : terms) {
    const SiteTerm &term = listed.term;
    std::vector<std::string> conflicts;
    for (const TermDefinition &definition : term.definitions) {
      if (definition.conflicts) conflicts.push_back(place_of(definition.where));
    }
    const std::string aliases = join(term.aliases);
    for (const std::string_view text :
         {std::string_view(term.term), std::string_view(aliases), std::string_view(term.name),
          definition_of(term), std::string_view(term.where.path)}) {
      append_field(out, text);
      out += ',';
    }
    fmt::format_to(std::back_inserter(out), "{},{},{},{},", term.where.begin.line,
                   term.where.begin.code_point, listed.mentions, term.bold);
    append_field(out, join(conflicts));
    out += "\r\n";
  }
  return out;
}

} // namespace galley
