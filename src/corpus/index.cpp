#include "corpus/index.h"

#include <algorithm>

namespace galley {

Index::Index(const std::vector<Record> &records, const Glossary &glossary, const Taxonomy &taxonomy)
    : glossary_(glossary), taxonomy_(taxonomy) {
  records_.reserve(records.size());
  for (const Record &record : records) records_.push_back(&record);
  std::sort(records_.begin(), records_.end(),
            [](const Record *a, const Record *b) { return a->path < b->path; });
}

} // namespace galley
