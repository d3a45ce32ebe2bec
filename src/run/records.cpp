#include "run/records.h"

#include "parse/generated.h"
#include "run/record_cache.h"
#include "run/rule_sink.h"
#include "run/shard.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace galley {

Record RecordMaker::make(DocumentReader &reader) const {
  Document document = reader.parse(extractor_.needs());
  document.today = today_;
  Record record;
  record.path = document.source->path;
  record.partly_read = document.unreadable || !document.problems.empty();
  record.generated = !document.unreadable && says_generated(document);
  record.facts = extractor_.extract(document);
  record.suppressions = std::move(document.suppressions);
  if (document.fences && !document.fences->readable()) {
    record.unjudged.push_back({"blocks of front matter", fmt::format("`{}` is no language that galley reads",
                                                                     document.fences->language_name)});
  }
  if (rules_ == nullptr) return record;
  for (const ActiveRule &active : rules_->active(record.path)) {
    RuleSink sink(active, record.diagnostics);
    active.instance->check->check_document(document, sink);
  }
  return record;
}

Record *SiteRecords::find(std::string_view path) {
  for (std::vector<Record> *list : {&documents, &data_files}) {
    const auto found =
        std::lower_bound(list->begin(), list->end(), path,
                         [](const Record &record, std::string_view name) { return record.path < name; });
    if (found != list->end() && found->path == path) return &*found;
  }
  return nullptr;
}

namespace {

// Makes the Record of one document, unless the store has it.
void make_record(const RecordMaker &maker, DocumentReader &reader, const FoundDocument &document,
                 std::size_t index, RecordCache *store, Record &record) {
  if (store != nullptr && store->knows(index)) return;
  RecordCache *const keeper = reader.read(document) ? store : nullptr;
  if (keeper != nullptr && keeper->knows_text(index, reader.text())) return;
  record = maker.make(reader);
  if (keeper != nullptr) keeper->keep(index, record);
}

// Makes the Records that the store does not have, and leaves the others empty.
std::vector<Record> make_unknown(const FileSystem &files, const Site &site, const RecordMaker &maker,
                                 unsigned jobs, RecordCache *store) {
  std::vector<Record> records(site.documents.size());
  for_each_reader(files, site, records.size(), jobs,
                  [&](std::size_t index, unsigned, DocumentReader &reader) {
                    make_record(maker, reader, site.documents[index], index, store, records[index]);
                  });
  return records;
}

// Reads the Records that the store has. If the bytes of one are no Record, it is made.
void add_known(const SitePass &pass, const RecordMaker &maker, const RecordCache &store,
               std::vector<Record> &records) {
  const auto add = [&](std::size_t index, unsigned, DocumentReader &reader) {
    if (!records[index].path.empty()) return;
    if (auto kept = store.record(index)) {
      records[index] = *std::move(kept);
    } else {
      make_record(maker, reader, pass.site.documents[index], index, nullptr, records[index]);
    }
  };
  for_each_reader(pass.files, pass.site, records.size(), pass.jobs, add);
}

Result<std::vector<Record>> merge_records(const SitePass &pass, const RecordSource &source) {
  const auto merged =
      MergedShards::read(source.merged_files != nullptr ? *source.merged_files : pass.files, source.merged,
                         record_fingerprint(source.program, pass.site, pass.rules));
  if (!merged) return merged.error();
  const std::vector<FoundDocument> &documents = pass.site.documents;
  const auto missing = std::find_if(documents.begin(), documents.end(), [&](const FoundDocument &document) {
    return !merged->has(document.path);
  });
  if (missing != documents.end())
    return Error{"no part has it: the site is another one than the parts were made of; make them anew",
                 missing->path};
  if (merged->size() != documents.size())
    return Error{fmt::format("the parts have {} documents, and the site {}; make them anew", merged->size(),
                             documents.size())};
  std::vector<Record> records(documents.size());
  parallel_for(records.size(), pass.jobs, [&](std::size_t i, unsigned) {
    if (auto record = merged->record(documents[i].path)) records[i] = *std::move(record);
  });
  if (std::any_of(records.begin(), records.end(), [](const Record &record) { return record.path.empty(); }))
    return Error{"a part holds what is no record"};
  return records;
}

// Fills the Records with the outcome of all checks and suppressions that the store has.
void read_outcome(const Site &site, const Outcome &outcome, SiteRecords &records) {
  for (std::size_t i = 0; i < site.documents.size(); ++i) records.documents[i].path = site.documents[i].path;
  for (const StoredOutcome &file : outcome.files) {
    Record *const record = records.find(file.path);
    if (record == nullptr) continue;
    if (auto read = read_record(file.bytes, file.path, nullptr)) *record = *std::move(read);
  }
  records.judged = true;
}

} // namespace

SiteRecords join_records(const Site &site, std::vector<Record> documents) {
  SiteRecords records;
  records.documents = std::move(documents);
  for (const FoundDocument &file : site.data_files) records.data_files.emplace_back().path = file.path;
  return records;
}

std::vector<Record> make_records(const FileSystem &files, const Site &site, const RecordMaker &maker,
                                 unsigned jobs) {
  return make_unknown(files, site, maker, jobs, nullptr);
}

Result<SiteRecords> find_records(const SitePass &pass, const RecordSource &source, RecordCache *store) {
  if (!source.merged.empty()) {
    auto merged = merge_records(pass, source);
    if (!merged) return merged.error();
    return join_records(pass.site, *std::move(merged));
  }
  const RecordMaker maker(pass.site, pass.rules, pass.now);
  SiteRecords records = join_records(pass.site, make_unknown(pass.files, pass.site, maker, pass.jobs, store));
  if (store == nullptr) return records;
  if (const Outcome *outcome = store->known_outcome()) {
    read_outcome(pass.site, *outcome, records);
  } else {
    add_known(pass, maker, *store, records.documents);
  }
  return records;
}

std::string make_shard(const SitePass &pass, const RecordSource &source) {
  std::vector<const FoundDocument *> own;
  for (const FoundDocument &document : pass.site.documents) {
    if (is_in_shard(*source.shard, document.path)) own.push_back(&document);
  }
  const RecordMaker maker(pass.site, pass.rules, pass.now);
  std::vector<std::string> bytes(own.size());
  for_each_reader(pass.files, pass.site, own.size(), pass.jobs,
                  [&](std::size_t i, unsigned, DocumentReader &reader) {
                    reader.read(*own[i]);
                    append_record(bytes[i], maker.make(reader));
                  });
  std::vector<StoredRecord> stored;
  for (std::size_t i = 0; i < own.size(); ++i) stored.push_back({own[i]->path, {}, bytes[i]});
  return shard_bytes(*source.shard, stored, record_fingerprint(source.program, pass.site, pass.rules));
}

} // namespace galley
