#include "report/terms.h"

#include "base/csv.h"

namespace galley {

namespace {

std::string join(const std::vector<std::string> &texts) {
  std::string out;
  for (const std::string &text : texts) out += (out.empty() ? "" : "; ") + text;
  return out;
}

} // namespace

std::string write_terms_as_csv(const std::vector<ListedTerm> &terms) {
  std::string out;
  append_csv_record(out, {"term", "aliases", "name", "definition", "path", "line", "column", "mentions",
                          "bold", "conflicts"});
  for (const ListedTerm &listed : terms) {
    const SiteTerm &term = listed.term;
    std::vector<std::string> conflicts;
    for (const TermDefinition &definition : term.definitions) {
      if (definition.conflicts) conflicts.push_back(place_of(definition.where));
    }
    append_csv_record(out,
                      {term.term, join(term.aliases), term.name, definition_of(term), term.where.path,
                       std::to_string(term.where.begin.line), std::to_string(term.where.begin.code_point),
                       std::to_string(listed.mentions), std::to_string(term.bold), join(conflicts)});
  }
  return out;
}

} // namespace galley
