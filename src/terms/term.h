// The roles of bold spans (docs/architecture.md, "Bold terms"). In: a Document. Out: one Term for every
// strong span, and for every `**…**` that its author intended as one. Terms own their keys, and point into
// the document by spans.
#pragma once

#include "parse/document.h"
#include "terms/sentence.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class TermRole : std::uint8_t {
  definition,
  translation,
  mention,
  label,
  speaker,
  emphasis,
  not_rendered,
};

// Returns the role's name as in the enum; not_rendered is "not-rendered".
std::string_view role_name(TermRole role);

// Returns whether a span of this role defines, translates or mentions a term.
bool is_term(TermRole role);

struct Term {
  TermRole role = TermRole::emphasis;
  TermRole intended_role = TermRole::emphasis; // its role if it were rendered as its author intended
  Span span;                                   // with its delimiters
  Span content;                                // between the delimiters
  Span name;                                   // the other name that its parenthesis gives; may be empty
  Span explanation; // the explanation in its parenthesis, without the name; may be empty
  std::string key;  // by which terms are matched (term_key)
  // These are found only for a term (is_term) by its intended role.
  bool is_name = false;   // it names one thing: a person, a company, a product, a place, a work
  bool is_style = false;  // bold is how the document writes such words: links, keys, buttons, code, steps
  bool announces = false; // it stands in a list, a heading or a question, which what follows may answer
  DefinedBy defined_by = DefinedBy::none;
};

// Finds the terms in document order. The document must have a body.
std::vector<Term> find_terms(const Document &document);

} // namespace galley
