// Facts of documents that stand in a test.
#pragma once

#include "corpus/routes.h"
#include "records/extract.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace galley {

inline Record record_of(const std::string &path, const std::string &text) {
  const Source source(path, text);
  ParseNeeds needs;
  needs.body = true;
  const Document document = parse_document(source, needs);
  Watch watch;
  watch.links = true;
  watch.fields = route_fields();
  std::sort(watch.fields.begin(), watch.fields.end());
  Record record;
  record.path = path;
  record.facts = extract_facts(document, watch);
  return record;
}

} // namespace galley
