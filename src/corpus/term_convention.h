// Whether it is the custom of a document or of its site to define bold terms where they stand. In: the index
// of a site's terms. Out: for each document, whether a term without a definition is a defect there. Where it
// is not the custom, the checks of terms stay silent.
//
// A document shows the custom by terms that it defines itself, or that the glossary has. Else the site shows
// it for all: by so many such terms, and by the share of its documents with bold terms that have one. Either
// way, a document with more undefined terms than that puts words in bold for other reasons.
#pragma once

#include "corpus/term_index.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace galley {

struct ConventionLimits {
  std::int64_t min_definitions = 1;       // defined terms of a document that shows the custom by itself
  std::int64_t min_site_definitions = 10; // of a site that shows it for all its documents; and also
  std::int64_t min_site_share = 50;       // percent of the documents with bold terms that have a defined one
  std::int64_t max_undefined = 2;         // distinct terms without one, for each defined one
  std::int64_t max_site_undefined = 5;    // in a document of a site that shows it
};

class TermConvention {
public:
  // `documents` is the number of Records that the TermIndex was made of.
  TermConvention(const TermIndex &terms, std::size_t documents);

  // Whether the custom holds in the document at the index `document` of Index::records(), which has
  // `undefined` distinct terms without a definition.
  bool holds(std::size_t document, std::size_t undefined, const ConventionLimits &limits) const;

private:
  std::vector<std::int64_t> defined_; // distinct terms that it defines or the glossary has, of each document
  std::int64_t terms_ = 0;            // the sum of them
  std::int64_t documents_ = 0;        // documents with bold terms
  std::int64_t defining_ = 0;         // documents with a bold term that is defined
};

} // namespace galley
