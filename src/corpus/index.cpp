#include "corpus/index.h"

#include "base/bytes.h"
#include "base/hash.h"

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

std::uint64_t LinkContext::hash() const {
  std::string bytes;
  ByteWriter writer(bytes);
  writer.put_byte(strict ? 1 : 0);
  for (const std::string &path : deleted) writer.put_text(path);
  return hash_bytes(bytes);
}

const LinkContext &no_link_context() {
  static const LinkContext none;
  return none;
}

Index::Index(const std::vector<Record> &records, const Glossary &glossary, const Taxonomy &taxonomy,
             const SiteFiles *files, const LinkContext &links, const FieldReadings &fields)
    : records_(sorted_by_path(records)), glossary_(glossary), taxonomy_(taxonomy), files_(files),
      links_(links), fields_(fields) {
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

const Routes &Index::routes(Generator generator) const {
  return routes_[static_cast<std::size_t>(generator)].get([&] { return Routes(records_, generator); });
}

} // namespace galley
