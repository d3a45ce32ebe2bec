#include "report/terms.h"

#include "text/unicode.h"

#include <fmt/format.h>

namespace galley {

std::string write_terms(const std::vector<ListedTerm> &terms, TermFormat format) {
  switch (format) {
  case TermFormat::text:
    return write_terms_as_text(terms);
  case TermFormat::json:
    return write_terms_as_json(terms);
  case TermFormat::csv:
    return write_terms_as_csv(terms);
  case TermFormat::markdown:
    return write_terms_as_markdown(terms);
  }
  return "";
}

std::string_view definition_of(const SiteTerm &term) {
  return term.definitions.empty() ? std::string_view() : term.definitions.front().definition;
}

std::string place_of(const Location &where) {
  return fmt::format("{}:{}:{}", escape_path(where.path), where.begin.line, where.begin.code_point);
}

} // namespace galley
