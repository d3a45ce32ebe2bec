// What `galley terms` prints. In: terms, sorted as they shall stand, with printed paths (report/printed.h).
// Out: text for a terminal, JSON or CSV for programs, or Markdown for a page of the site. Columns count code
// points.
#pragma once

#include "actions/term_listing.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class TermFormat : std::uint8_t { text, json, csv, markdown };

std::string write_terms(const std::vector<ListedTerm> &terms, TermFormat format);

// The rest is for the formats.

// A term, how often it is used and where it is defined; below it what it means, and the other places that
// define it, those that conflict with the first as such.
std::string write_terms_as_text(const std::vector<ListedTerm> &terms);

// An array of objects, each on a line:
//
//     {"term", "aliases": [text], "name", "definition", "path", "line", "column", "mentions", "bold",
//      "also": [{"path", "line", "column", "name", "definition", "conflict": true or false}]}
//
// The place is that of the first definition, or of the first use where there is none; `also` holds the
// other definitions. What isn't known is an empty text. `bold` says how many of the mentions are in bold.
std::string write_terms_as_json(const std::vector<ListedTerm> &terms);

// As RFC 4180 has it, with a header: the same fields, but for `also`; `conflicts` holds the places that
// conflict. Control characters are written as escapes (\n, \x1b), so that each record is one line.
std::string write_terms_as_csv(const std::vector<ListedTerm> &terms);

// A page with a heading and a list, which `glossary` of galley.yaml can name: it holds the same terms, names
// and definitions. Links to where a definition stands are relative to the current folder.
std::string write_terms_as_markdown(const std::vector<ListedTerm> &terms);

// The first definition's, or empty.
std::string_view definition_of(const SiteTerm &term);

// `path:line:column`, without control characters.
std::string place_of(const Location &where);

} // namespace galley
