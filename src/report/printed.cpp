#include "report/printed.h"

namespace galley {

std::vector<Diagnostic> printed_diagnostics(const RunResult &result) {
  std::vector<Diagnostic> printed;
  printed.reserve(result.found.size());
  for (const Found &one : result.found) {
    const SiteFolder &folder = result.sites[one.site].folder;
    Diagnostic &diagnostic = printed.emplace_back(one.diagnostic);
    diagnostic.where.path = folder.file(diagnostic.where.path);
    for (Related &related : diagnostic.related) related.where.path = folder.file(related.where.path);
  }
  return printed;
}

std::vector<ListedTerm> printed_terms(std::vector<ListedTerm> terms) {
  for (ListedTerm &listed : terms) {
    SiteTerm &term = listed.term;
    term.where.path = listed.site.file(term.where.path);
    for (TermDefinition &definition : term.definitions)
      definition.where.path = listed.site.file(definition.where.path);
  }
  return terms;
}

} // namespace galley
