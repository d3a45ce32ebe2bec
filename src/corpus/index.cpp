#include "corpus/index.h"

#include <algorithm>

namespace galley {

namespace {

std::vector<const Record *> sorted_by_path(const std::vector<Record> &records) {
  std::vector<const Record *> sorted;
  sorted.reserve(records.size());
  for (const Record &record : records) sorted.push_back(&record);
  std::sort(sorted.begin(), sorted.end(), [](const Record *a, const Record *b) { return a->path < b->path; });
  return sorted;
}

} // namespace

Index::Index(const std::vector<Record> &records, const Glossary &glossary, const Taxonomy &taxonomy,
             SiteFiles *files)
    : records_(sorted_by_path(records)), glossary_(glossary), taxonomy_(taxonomy), terms_(records_, glossary),
      files_(files) {
}

const Routes &Index::routes() const {
  std::call_once(routes_once_, [this] { routes_ = std::make_unique<const Routes>(records_); });
  return *routes_;
}

} // namespace galley
