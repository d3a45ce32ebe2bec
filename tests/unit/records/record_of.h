// Facts of a document that stands in a test.
#pragma once

#include "records/fact_extractor.h"
#include "records/record.h"

#include <string>
#include <vector>

namespace galley {

// Its links, its anchors, and the values of these fields.
inline Record record_of(const std::string &path, const std::string &text,
                        const std::vector<std::string> &fields = {}) {
  Needs needs = needs_of<LinkFact, AnchorFact>();
  needs.fields = fields;
  const Source source(path, text);
  return {path, {}, FactExtractor(needs, Glossary()).extract(parse_document(source, needs))};
}

} // namespace galley
