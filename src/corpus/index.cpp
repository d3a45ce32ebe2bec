#include "corpus/index.h"

#include <algorithm>

namespace galley {

Index::Index(const std::vector<Record> &records, const Glossary &glossary, SiteFiles *files)
    : glossary_(glossary), files_(files) {
  records_.reserve(records.size());
  for (const Record &record : records) records_.push_back(&record);
  std::sort(records_.begin(), records_.end(),
            [](const Record *a, const Record *b) { return a->path < b->path; });
}

const Routes &Index::routes() const {
  std::call_once(routes_once_, [this] { routes_ = std::make_unique<const Routes>(records_); });
  return *routes_;
}

} // namespace galley
