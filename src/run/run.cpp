#include "run/run.h"

#include "base/parallel.h"
#include "base/path.h"
#include "config/message.h"
#include "corpus/index.h"
#include "records/fact_extractor.h"
#include "run/baseline.h"
#include "run/findings.h"
#include "run/record_cache.h"
#include "run/rule_set.h"
#include "run/shard.h"
#include "run/suppress.h"
#include "site/discover.h"
#include "text/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace galley {

namespace {

Diagnostic make_diagnostic(const Rule &rule, Severity severity, Finding finding) {
  return {rule.id,
          severity,
          std::move(finding.where),
          format_message(rule.message, finding.arguments),
          std::move(finding.fix),
          std::move(finding.related)};
}

class DocumentSink final : public Sink {
public:
  DocumentSink(const ActiveRule &active, std::vector<Diagnostic> &out) : active_(active), out_(out) {}
  void report(Finding finding) override {
    out_.push_back(make_diagnostic(*active_.instance->rule, active_.severity, std::move(finding)));
  }

private:
  const ActiveRule &active_;
  std::vector<Diagnostic> &out_;
};

// One site, on its way from documents to diagnostics.
class SiteRun {
public:
  SiteRun(const FileSystem &files, const Site &site, const RuleSet &rules, const RunRequest &request)
      : files_(files), site_(site), rules_(rules), jobs_(std::max(1U, request.jobs)),
        extractor_(rules.needs(), site.config.glossary), site_files_(files, site.config.root),
        records_(site.documents.size()), data_records_(site.data_files.size()) {
    if (request.now != 0) today_ = day_of(request.now);
    for (std::size_t i = 0; i < data_records_.size(); ++i) data_records_[i].path = site.data_files[i].path;
  }
  SiteRun(const SiteRun &) = delete;
  SiteRun &operator=(const SiteRun &) = delete;
  ~SiteRun() = default;

  // All that is said of the site's files that were named, but for its baseline. `cache`: null where there is
  // none.
  void check(RecordCache *cache);

  // The same of Records that runs over parts of the site have made. What is in none of them is an Error.
  std::optional<Error> check(const MergedShards &merged);
  // Only makes the Records of the part: the bytes of its file.
  std::string make_shard(const Shard &shard, std::uint64_t fingerprint);

  // All diagnostics, with paths as they are printed.
  void take_diagnostics(const std::string &current_folder, std::vector<Diagnostic> &out) {
    const auto print = [&](Location &where) {
      where.path = printed_path(current_folder, absolute_path(site_.folder, where.path));
    };
    for (Record &record : records_) {
      for (Diagnostic &diagnostic : record.diagnostics) {
        print(diagnostic.where);
        for (Related &related : diagnostic.related) print(related.where);
      }
      std::move(record.diagnostics.begin(), record.diagnostics.end(), std::back_inserter(out));
    }
  }

  // The record of a document or data file; null for any other path.
  Record *find(const std::string &path) {
    Record *const record = find_in(site_.documents, records_, path);
    return record != nullptr ? record : find_in(site_.data_files, data_records_, path);
  }

  // From here on, the glossary's files are like documents: baselines hold what was found there, too.
  void join_data_files(Site &site) {
    std::move(data_records_.begin(), data_records_.end(), std::back_inserter(records_));
    std::move(site.data_files.begin(), site.data_files.end(), std::back_inserter(site.documents));
  }
  std::vector<Record> &records() { return records_; }

private:
  static Record *find_in(const std::vector<FoundDocument> &files, std::vector<Record> &records,
                         const std::string &path) {
    const auto found = std::lower_bound(
        files.begin(), files.end(), path,
        [](const FoundDocument &file, const std::string &wanted) { return file.path < wanted; });
    if (found == files.end() || found->path != path) return nullptr;
    return &records[static_cast<std::size_t>(found - files.begin())];
  }

  void make_records(RecordCache *cache);
  void finish();
  void check_corpus();
  void take_finding(const RuleInstance &instance, Finding finding);
  void suppress();
  void take_outcome(const Outcome &outcome);
  void drop_unnamed();

  // Unless the cache knows the document.
  void make_record(std::size_t index, Source &source, RecordCache *cache) {
    const FoundDocument &found = site_.documents[index];
    if (cache != nullptr && cache->knows(index)) return;
    source.path = found.path;
    std::string error = found.error;
    if (error.empty()) {
      const FileResult read = files_.read(found.file, max_source_size, source.text);
      if (!read) error = cannot_be_read("the file", read.error().reason);
    }
    if (!error.empty()) source.text.clear();
    const bool may_be_kept = cache != nullptr && error.empty();
    if (may_be_kept && cache->knows_text(index, source.text)) return;
    check_document(found, source, error, records_[index]);
    if (may_be_kept) cache->keep(index, records_[index]);
  }

  // Where it was not made.
  void take_record(std::size_t index, Source &source, const RecordCache &cache) {
    Record &record = records_[index];
    if (!record.path.empty()) return;
    auto kept = cache.record(index);
    if (!kept) return make_record(index, source, nullptr);
    record = *std::move(kept);
  }

  // `error`: why the document can't be read; empty where it can.
  void check_document(const FoundDocument &found, Source &source, const std::string &error,
                      Record &record) const {
    source.lines = LineTable(source.text);
    Document document;
    if (error.empty()) {
      document = parse_document(source, extractor_.needs());
    } else {
      document.source = &source;
      document.unreadable = Problem{{}, error};
    }
    document.today = today_;
    record.path = found.path;
    record.partly_read = document.unreadable || !document.problems.empty();
    record.facts = extractor_.extract(document);
    record.suppressions = std::move(document.suppressions);
    for (const ActiveRule &active : rules_.active(found.path)) {
      DocumentSink sink(active, record.diagnostics);
      active.instance->check->check_document(document, sink);
    }
  }

  const FileSystem &files_;
  const Site &site_;
  const RuleSet &rules_;
  unsigned jobs_;
  std::optional<std::int64_t> today_; // Document::today
  FactExtractor extractor_;
  SiteFiles site_files_;
  std::vector<Record> records_;      // in step with the site's documents
  std::vector<Record> data_records_; // in step with its data files
};

class FindingSink final : public Sink {
public:
  void report(Finding finding) override { findings.push_back(std::move(finding)); }

  std::vector<Finding> findings;
};

void SiteRun::check(RecordCache *cache) {
  make_records(cache);
  if (const Outcome *outcome = cache == nullptr ? nullptr : cache->known_outcome()) {
    take_outcome(*outcome);
  } else {
    if (cache != nullptr) {
      std::vector<Source> buffers(jobs_);
      parallel_for(records_.size(), jobs_,
                   [&](std::size_t index, unsigned thread) { take_record(index, buffers[thread], *cache); });
    }
    finish();
    if (cache != nullptr) cache->keep_outcome(records_, data_records_, site_files_.listed());
  }
  drop_unnamed();
}

void SiteRun::finish() {
  if (rules_.needs().corpus) check_corpus();
  suppress();
  for (Record &record : records_) record.facts = Facts(); // which point into a cache's or parts' bytes
}

std::optional<Error> SiteRun::check(const MergedShards &merged) {
  std::vector<const StoredRecord *> found(records_.size());
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const std::string &path = site_.documents[i].path;
    found[i] = merged.find(path);
    if (found[i] == nullptr)
      return Error{"no part has it: the site is another one than the parts were made of; make them anew",
                   path};
  }
  if (merged.size() != records_.size())
    return Error{fmt::format("the parts have {} documents, and the site {}; make them anew", merged.size(),
                             records_.size())};
  std::vector<char> bad(records_.size(), 0);
  parallel_for(records_.size(), jobs_, [&](std::size_t i, unsigned) {
    auto record = read_record(found[i]->bytes, site_.documents[i].path);
    bad[i] = record ? 0 : 1;
    if (record) records_[i] = *std::move(record);
  });
  if (std::find(bad.begin(), bad.end(), 1) != bad.end()) return Error{"a part holds what is no record"};
  finish();
  return std::nullopt;
}

std::string SiteRun::make_shard(const Shard &shard, std::uint64_t fingerprint) {
  std::vector<std::size_t> own;
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (is_in_shard(shard, site_.documents[i].path)) own.push_back(i);
  }
  std::vector<Source> buffers(jobs_);
  std::vector<std::string> bytes(own.size());
  parallel_for(own.size(), jobs_, [&](std::size_t i, unsigned thread) {
    make_record(own[i], buffers[thread], nullptr);
    append_record(bytes[i], records_[own[i]]);
    records_[own[i]] = Record();
  });
  std::vector<StoredRecord> stored;
  for (std::size_t i = 0; i < own.size(); ++i) stored.push_back({site_.documents[own[i]].path, {}, bytes[i]});
  return shard_bytes(shard, stored, fingerprint);
}

void SiteRun::make_records(RecordCache *cache) {
  std::vector<Source> buffers(jobs_);
  parallel_for(records_.size(), jobs_,
               [&](std::size_t index, unsigned thread) { make_record(index, buffers[thread], cache); });
}

void SiteRun::take_outcome(const Outcome &outcome) {
  for (std::size_t i = 0; i < records_.size(); ++i) records_[i].path = site_.documents[i].path;
  for (const StoredOutcome &file : outcome.files) {
    Record *const record = find(std::string(file.path));
    if (record == nullptr) continue;
    if (auto read = read_record(file.bytes, file.path)) *record = *std::move(read);
  }
}

void SiteRun::check_corpus() {
  const Index index(records_, site_.config.glossary, site_.config.taxonomy, &site_files_);
  std::vector<const RuleInstance *> instances;
  for (const auto &instance : rules_.instances()) {
    if (instance->needs.corpus) instances.push_back(instance.get());
  }
  std::vector<FindingSink> sinks(instances.size());
  // The index of terms takes its time: one thread makes it first while others check links, which need none.
  parallel_for(instances.size() + 1, jobs_, [&](std::size_t task, unsigned) {
    if (task > 0) return instances[task - 1]->check->check_corpus(index, sinks[task - 1]);
    if (asks_for<TermFact>(extractor_.needs())) index.terms();
  });
  for (std::size_t i = 0; i < instances.size(); ++i) {
    for (Finding &finding : sinks[i].findings) take_finding(*instances[i], std::move(finding));
  }
}

// Drops what is found where this very instance is not on.
void SiteRun::take_finding(const RuleInstance &instance, Finding finding) {
  Record *record = find(finding.where.path);
  if (record == nullptr) return;
  for (const ActiveRule &active : rules_.active(finding.where.path)) {
    if (active.instance != &instance) continue;
    record->diagnostics.push_back(make_diagnostic(*instance.rule, active.severity, std::move(finding)));
    return;
  }
}

// Last, since a comment holds back what corpus checks find, too.
void SiteRun::suppress() {
  const std::vector<std::string_view> ids = rule_ids(site_.config);
  for (Record &record : records_) {
    if (record.suppressions.empty()) continue;
    hold_back(record.diagnostics, record.suppressions);
    std::vector<Diagnostic> found;
    for (const ActiveRule &active : rules_.active(record.path)) {
      DocumentSink sink(active, found);
      active.instance->check->check_suppressions(record.suppressions, ids, sink);
    }
    hold_back_reports(found, record.suppressions);
    std::move(found.begin(), found.end(), std::back_inserter(record.diagnostics));
  }
}

void SiteRun::drop_unnamed() {
  const auto drop = [](const std::vector<FoundDocument> &files, std::vector<Record> &records) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!files[i].named) records[i].diagnostics.clear();
    }
  };
  drop(site_.documents, records_);
  drop(site_.data_files, data_records_);
}

std::vector<std::string> paths_of(const Site &site) {
  std::vector<std::string> paths;
  paths.reserve(site.documents.size() + site.data_files.size());
  for (const FoundDocument &document : site.documents) paths.push_back(document.path);
  for (const FoundDocument &file : site.data_files) paths.push_back(file.path);
  return paths;
}

// Makes or takes the Records, and checks them.
std::optional<Error> check_site(const FileSystem &files, const RunRequest &request, const Site &site,
                                const RuleSet &rules, SiteRun &run) {
  if (!request.merged.empty()) {
    const auto merged =
        MergedShards::read(files, request.merged, record_fingerprint(request.program, site, rules));
    return merged ? run.check(*merged) : merged.error();
  }
  std::optional<RecordCache> cache;
  if (request.cache && (rules.needs().corpus || site.whole)) cache.emplace(files, request, site, rules);
  run.check(cache ? &*cache : nullptr);
  if (cache) cache->write();
  return std::nullopt;
}

std::optional<Error> run_site(const FileSystem &files, const RunRequest &request, Site &site,
                              RunResult &result) {
  if (site.whole) add_data_files(request, site);
  auto rules = RuleSet::make(site.config, paths_of(site));
  if (!rules) return rules.error();
  if (site.documents.empty()) return std::nullopt; // only its config was named
  result.documents += site.documents.size();
  const bool corpus = rules->needs().corpus;
  if (corpus && !site.whole) {
    if (auto error = add_rest_of_site(files, request, site)) return error;
    add_data_files(request, site);
    // What is on for the others counts too: a Record is the same whoever asks for it.
    rules = RuleSet::make(site.config, paths_of(site));
    if (!rules) return rules.error();
  }
  SiteRun site_run(files, site, *rules, request);
  if (request.shard) {
    result.records = site_run.make_shard(*request.shard, record_fingerprint(request.program, site, *rules));
    return std::nullopt;
  }
  if (auto error = check_site(files, request, site, *rules, site_run)) return error;
  for (const FoundDocument &file : site.data_files) {
    if (file.named) result.data_files.push_back(file.file);
  }
  site_run.join_data_files(site);
  Findings findings(files, site, site_run.records(), std::max(1U, request.jobs));
  if (auto error = apply_baseline(files, request, findings, result)) return error;
  apply_known(request, findings, result);
  site_run.take_diagnostics(request.current_folder, result.diagnostics);
  return std::nullopt;
}

} // namespace

Result<RunResult> run(const FileSystem &files, const RunRequest &request) {
  MemoryFileSystem overlay(&files);
  if (const auto &document = request.stdin_document) {
    overlay.add(stdin_file(request, *document), document->text);
  }
  const FileSystem &all_files = request.stdin_document ? overlay : files;
  auto discovery = discover(all_files, request);
  if (!discovery) return discovery.error();
  RunResult result;
  result.notices = std::move(discovery->notices);
  if (request.shard || !request.merged.empty()) {
    if (discovery->sites.size() != 1 || !discovery->sites.front().whole)
      return Error{"--shard and merge are for one whole site: name its folder, or go there"};
  }
  for (Site &site : discovery->sites) {
    if (request.affected) {
      if (auto error = add_affected(all_files, request, site)) return *std::move(error);
    }
    if (auto error = run_site(all_files, request, site, result)) return *std::move(error);
  }
  std::stable_sort(result.diagnostics.begin(), result.diagnostics.end());
  return result;
}

} // namespace galley
