// The roles of bold spans (docs/architecture.md, "Bold terms"). In: a Document. Out: one Term for every
// strong span and for every
// `**…**` that was meant as one.
#pragma once

#include "parse/document.h"
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

std::string_view role_name(TermRole role); // as in the enum, not_rendered as "not-rendered"

// Whether it defines, translates or mentions a term.
bool is_term(TermRole role);

struct Term {
  TermRole role = TermRole::emphasis;
  TermRole meant = TermRole::emphasis; // its role if it were rendered as its author meant; else as `role`
  Span span;                           // with its delimiters
  Span content;                        // between them
  Span name;                           // the other name that its parenthesis gives; empty where there is none
  Span explanation; // what its parenthesis says that it is, without the name; empty where there is none
  std::string key;  // what it is matched by: trimmed, folded, without an inner parenthesis
};

// In document order. The document must have a body.
std::vector<Term> find_terms(const Document &document);

// The key of a term's text.
std::string term_key(std::string_view text);
std::string key_of_bare(std::string_view text); // … which has no colon and no parenthesis at its end

} // namespace galley
