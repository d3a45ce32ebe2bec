// The terms of a site, as its glossary lists them. In: an Index, with the terms of all documents as facts.
// Out: each term with its definitions and their places, in plain text. The list owns its texts.
#pragma once

#include "corpus/index.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

// A place that defines a term.
struct TermDefinition {
  std::string name; // the other name that the place gives; may be empty
  std::string definition;
  Location where;
  // Whether it contradicts the term's first definition in its name or, by more than wording, in its
  // explanation.
  bool conflicts = false;
};

struct SiteTerm {
  std::string key;                  // a folded form that is unique, by which the terms are sorted
  std::string term;                 // as in its first definition, or without one as in its first use
  std::vector<std::string> aliases; // of the glossary's entry
  std::string name;                 // the first other name that a place gives; may be empty
  // The glossary's entry is first, and the places follow in site order. This is empty if nothing defines the
  // term.
  std::vector<TermDefinition> definitions;
  Location where;                     // of the first definition, or without one of the first use
  std::vector<std::string> words;     // the words that mention it, for a Matcher
  std::vector<std::size_t> documents; // those that have it in bold: indices of Index::records()
  std::size_t bold = 0;               // the number of its bold uses that don't define it
  std::size_t defined = 0;            // the number of its definitions in documents
  bool by_name = false;               // a definition gives it as the other name of another term
  bool explained = false;             // the sentence of one of its uses says what it is
};

// Lists every term that a document has in bold or that the glossary has, sorted by key. The files of the
// glossary don't count as documents. The time is linear in the facts.
std::vector<SiteTerm> list_site_terms(const Index &index);

} // namespace galley
