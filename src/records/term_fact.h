// Bold terms. In: a Document with its body. Out: the bold spans whose roles matter beyond it (terms/term.h).
#pragma once

#include "records/fact.h"
#include "terms/term.h"

namespace galley {

// A bold span that defines, translates or mentions a term.
struct TermFact {
  TermRole role = TermRole::mention;
  TermRole intended_role = TermRole::mention; // is Term::intended_role
  std::string_view text;                      // the text between the delimiters
  std::string_view key;                       // the key of the term (term_key)
  std::string_view name;        // the other name that its parenthesis gives, as written; may be empty
  std::string_view explanation; // the explanation that its parenthesis gives, as written; may be empty
  FactPlace where;              // of the span with its delimiters
  std::string_view name_key;    // the key of its name; empty if it has no name
  bool is_name = false;         // is Term::is_name; so for the next two
  bool announces = false;
  DefinedBy defined_by = DefinedBy::none;
  std::uint32_t at = 0; // for Facts::read()

  static constexpr BodyNeed body = BodyNeed::with_bold;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

constexpr TermRole last_of(TermRole) {
  return TermRole::not_rendered;
}

constexpr DefinedBy last_of(DefinedBy) {
  return DefinedBy::glossary;
}

template <class Archive, Of<TermFact> T> void visit(Archive &archive, T &fact) {
  auto &[role, intended_role, text, key, name, explanation, where, name_key, is_name, announces, defined_by,
         at] = fact;
  archive(role, intended_role, text, key, name, explanation, where, name_key, is_name, announces, defined_by);
}

} // namespace galley
