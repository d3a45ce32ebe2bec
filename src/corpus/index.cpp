#include "corpus/index.h"

#include <algorithm>

namespace galley {

namespace {

std::vector<const Record *> sorted_by_path(const std::vector<Record> &records) {
  std::vector<const Record *> sorted;
  sorted.reserve(records.size());
  for (const Record &record : records) sorted.push_back(&record);
  std::ranges::sort(sorted, [](const Record *a, const Record *b) { return a->path < b->path; });
  return sorted;
}

} // namespace

Index::Index(const std::vector<Record> &records, const Glossary &glossary, const Taxonomy &taxonomy,
             const SiteFiles *files)
    : records_(sorted_by_path(records)), glossary_(glossary), taxonomy_(taxonomy), files_(files) {
}

const TermIndex &Index::terms() const {
  return terms_.get([this] { return TermIndex(records_, glossary_); });
}

const TermConvention &Index::convention() const {
  return convention_.get([this] { return TermConvention(terms(), records_.size()); });
}

const SiteNames &Index::names(const std::vector<std::string> &fields) const {
  const std::lock_guard lock(names_mutex_);
  const auto found = names_.find(fields);
  return found != names_.end() ? found->second
                               : names_.emplace(fields, SiteNames(records_, fields)).first->second;
}

const RecordsByLanguage &Index::by_language() const {
  return by_language_.get([this] { return galley::by_language(records_); });
}

const Routes &Index::routes() const {
  return routes_.get([this] { return Routes(records_); });
}

} // namespace galley
