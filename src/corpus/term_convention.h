// Whether bold terms are defined where they stand, by custom of a document or of its site. In: Facts. Out:
// for each document, whether a term without a definition is a defect there. Where it is not the custom, the
// checks of terms stay silent.
#pragma once

#include "corpus/index.h"

#include <cstddef>
#include <cstdint>

namespace galley {

struct ConventionLimits {
  std::int64_t min_definitions = 1;       // of a document that shows the custom by itself
  std::int64_t min_site_definitions = 10; // of a site that shows it for all its documents; and also
  std::int64_t min_site_share = 50;       // percent of the documents with bold terms that have a definition
  std::int64_t max_undefined = 5; // distinct terms without one, for each definition: more is bolding at large
};

class TermConvention {
public:
  TermConvention(const Index &index, const ConventionLimits &limits);

  // Whether the custom holds in this document, which has so many distinct terms without a definition.
  bool holds(const Facts &facts, std::size_t undefined) const;

private:
  ConventionLimits limits_;
  bool site_ = false;
};

} // namespace galley
