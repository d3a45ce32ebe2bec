// Prints terms, for `galley terms`. In: terms with printed paths (report/printed.h), in the order in which
// they are printed. Out: text for a terminal, JSON or CSV for programs, or Markdown for a page of the site.
// Columns count code points.
#pragma once

#include "actions/term_listing.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class TermFormat : std::uint8_t { text, json, csv, markdown };

std::string write_terms(const std::vector<ListedTerm> &terms, TermFormat format);

// The functions below are parts of write_terms(), for the files of the formats.

// Returns a line for each term: its name, how often it is used and where it is defined. The lines below it
// have its definition and the other places that define it; those that conflict with the first one are marked.
std::string write_terms_as_text(const std::vector<ListedTerm> &terms);

// Returns an array of objects, each on a line:
//
//     {"term", "aliases": [text], "name", "definition", "path", "line", "column", "mentions", "bold",
//      "also": [{"path", "line", "column", "name", "definition", "conflict": true or false}]}
//
// Path, line and column are those of the first definition or, where there is none, of the first use; `also`
// has the other definitions. A text that isn't known is empty. `bold` counts the mentions in bold.
std::string write_terms_as_json(const std::vector<ListedTerm> &terms);

// Returns a header and a record for each term (base/csv.h), with the same fields but for `also`;
// `conflicts` lists the definitions that conflict.
std::string write_terms_as_csv(const std::vector<ListedTerm> &terms);

// Returns a page with a heading and a list of the terms, names and definitions, which `glossary` of
// galley.yaml can name. Links to the files of definitions are relative to the current folder.
std::string write_terms_as_markdown(const std::vector<ListedTerm> &terms);

// Returns the text of the first definition, or an empty one.
std::string_view definition_of(const SiteTerm &term);

// Returns `path:line:column` without control characters.
std::string place_of(const Location &where);

} // namespace galley
