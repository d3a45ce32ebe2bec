// The terms of a site, as its glossary lists them. In: an Index, with the terms of all documents as facts.
// Out: each term with what defines it and where, in plain text. What is listed owns all it holds.
#pragma once

#include "corpus/index.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

// One place that defines a term.
struct TermDefinition {
  std::string name; // the other name that the place gives; may be empty
  std::string definition;
  Location where;
  // Whether it disagrees with the term's first definition in its name, or in its explanation by more than
  // words.
  bool conflicts = false;
};

struct SiteTerm {
  std::string key;                  // a folded form that no other term has, to sort by
  std::string term;                 // as its first definition writes it, else as its first use does
  std::vector<std::string> aliases; // as the glossary gives them
  std::string name;                 // the first other name that a place gives; may be empty
  // The glossary's entry comes first, then the places in site order. Empty where nothing defines the term.
  std::vector<TermDefinition> definitions;
  Location where;                     // of the first definition, else of the first use
  std::vector<std::string> words;     // the words that mention it, for a Matcher
  std::vector<std::size_t> documents; // that have it in bold: indices of Index::records(), rising
  std::size_t bold = 0;               // how often it stands in bold without being defined there
  std::size_t defined = 0;            // how often documents define it
  bool by_name = false;               // a definition gives it as the other name of another term
};

// Lists every term that a document has in bold or that the glossary has, sorted by key. Files of the glossary
// count as such, not as documents. The time is linear in the facts.
std::vector<SiteTerm> list_site_terms(const Index &index);

} // namespace galley
