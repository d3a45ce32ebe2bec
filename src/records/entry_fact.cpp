#include "records/entry_fact.h"

#include "records/fact_extractor.h"
#include "records/prose.h"

namespace galley {

void EntryFact::extract(const Document &document, const FactExtractor &extractor, FactWriter &out) {
  for (const std::uint32_t word : extractor.entries().find_in(prose_of(document))) out.add(EntryFact{word});
}

} // namespace galley
