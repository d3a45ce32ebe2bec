// Decides whether a document or its site has the custom to define bold terms. In: the index of a site's
// terms. Out: for each document, whether a term without a definition is a defect. Without the custom, the
// checks of terms report nothing.
//
// A document has the custom if it has terms that it defines itself or that the glossary has, and if enough of
// its site's documents with bold terms have one: on a site that bolds for emphasis, a single definition shows
// nothing. Otherwise it has the custom of its site, if the site has enough such terms, and enough of its
// documents have one. In both cases, a document with too many undefined terms uses bold for other reasons.
#pragma once

#include "corpus/term_index.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace galley {

struct ConventionLimits {
  std::int64_t min_definitions = 1;       // defined terms of a document that has the custom by itself, where
  std::int64_t min_custom_share = 50;     // percent of the documents with bold terms have a defined one
  std::int64_t min_site_definitions = 10; // of a site that has the custom; and
  std::int64_t min_site_share = 50;       // percent of the documents with bold terms that have a defined one
  std::int64_t max_undefined = 2;         // distinct undefined terms for each defined one
  std::int64_t max_site_undefined = 5;    // in a document of a site that has the custom
};

// Returns whether a definition is meant as one: it also gives another name, or is more than a remark, such as
// `**换行符**（每行一句话）`.
bool is_full_definition(const TermFact &fact);

class TermConvention {
public:
  // `documents` is the number of Records that the TermIndex was made of.
  TermConvention(const TermIndex &terms, std::size_t documents);

  // Returns whether the document at the index `document` of Index::records() has the custom. `undefined` is
  // the number of its distinct terms without a definition.
  bool holds(std::size_t document, std::size_t undefined, const ConventionLimits &limits) const;

private:
  std::vector<std::int64_t> defined_; // distinct terms that it defines or the glossary has, of each document
  std::int64_t terms_ = 0;            // the sum of them
  std::int64_t documents_ = 0;        // documents with bold terms
  std::int64_t defining_ = 0;         // documents with a bold term that is defined
};

} // namespace galley
