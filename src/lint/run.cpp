#include "lint/run.h"

#include "base/parallel.h"
#include "corpus/extract.h"
#include "corpus/index.h"
#include "lint/baseline.h"
#include "lint/discover.h"
#include "lint/findings.h"
#include "lint/message.h"
#include "lint/rule_set.h"
#include "lint/site.h"
#include "lint/suppress.h"

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
  SiteRun(const FileSystem &files, const Site &site, const RuleSet &rules, unsigned jobs)
      : files_(files), site_(site), rules_(rules), jobs_(jobs), needs_(rules.parse_needs()),
        watch_(rules.watch()), records_(site.documents.size()), data_records_(site.data_files.size()) {
    for (std::size_t i = 0; i < data_records_.size(); ++i) data_records_[i].path = site.data_files[i].path;
    if (!site.whole || !rules.needs_entries()) return;
    entry_matcher_.emplace(site.config.glossary);
    watch_.entries = &*entry_matcher_;
    needs_.body = true;
  }
  SiteRun(const SiteRun &) = delete; // watch_ points into it
  SiteRun &operator=(const SiteRun &) = delete;
  ~SiteRun() = default;

  void check_documents() {
    std::vector<Source> buffers(jobs_);
    parallel_for(site_.documents.size(), jobs_, [&](std::size_t index, unsigned thread) {
      check_document(site_.documents[index], buffers[thread], records_[index]);
    });
  }

  void check_corpus();
  void suppress(const Config &config);

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

  // The record of a file whose diagnostics are wanted; null for any other path.
  Record *find_named(const std::string &path) {
    Record *const record = find(site_.documents, records_, path);
    return record != nullptr ? record : find(site_.data_files, data_records_, path);
  }

  // From here on, the glossary's files are like documents: baselines hold what was found there, too.
  void join_data_files(Site &site) {
    std::move(data_records_.begin(), data_records_.end(), std::back_inserter(records_));
    std::move(site.data_files.begin(), site.data_files.end(), std::back_inserter(site.documents));
  }
  const RuleSet &rules() const { return rules_; }
  std::vector<Record> &records() { return records_; }

private:
  static Record *find(const std::vector<FoundDocument> &files, std::vector<Record> &records,
                      const std::string &path) {
    const auto found = std::lower_bound(
        files.begin(), files.end(), path,
        [](const FoundDocument &file, const std::string &wanted) { return file.path < wanted; });
    if (found == files.end() || found->path != path || !found->named) return nullptr;
    return &records[static_cast<std::size_t>(found - files.begin())];
  }

  void check_document(const FoundDocument &found, Source &source, Record &record) const {
    source.path = found.path;
    std::string error = found.error;
    if (error.empty() && !files_.read(found.file, max_source_size, source.text, error)) {
      error = "the file can't be read: " + error;
    }
    if (!error.empty()) source.text.clear();
    source.lines = LineTable(source.text);

    Document document;
    if (error.empty()) {
      document = parse_document(source, found.named ? needs_ : facts_needs());
    } else {
      document.source = &source;
      document.unreadable = Problem{{}, std::move(error)};
    }
    record.path = found.path;
    record.partly_read = document.unreadable || !document.problems.empty();
    record.facts = extract_facts(document, watch_);
    record.suppressions = std::move(document.suppressions);
    if (!found.named) return;
    for (const ActiveRule &active : rules_.active(found.path)) {
      DocumentSink sink(active, record.diagnostics);
      active.instance->check->check_document(document, sink);
    }
  }

  // The roles of terms look at the front matter, too.
  ParseNeeds facts_needs() const {
    return {!watch_.fields.empty() || watch_.terms, watch_.links, watch_.terms, false};
  }

  const FileSystem &files_;
  const Site &site_;
  const RuleSet &rules_;
  unsigned jobs_;
  ParseNeeds needs_;
  Watch watch_;
  std::optional<EntryMatcher> entry_matcher_;
  std::vector<Record> records_;      // in step with the site's documents
  std::vector<Record> data_records_; // in step with its data files
};

// Drops what is found where this very instance is not on, or where nobody asked.
class CorpusSink final : public Sink {
public:
  CorpusSink(SiteRun &site, const RuleInstance &instance) : site_(site), instance_(instance) {}
  void report(Finding finding) override {
    Record *record = site_.find_named(finding.where.path);
    if (record == nullptr) return;
    for (const ActiveRule &active : site_.rules().active(finding.where.path)) {
      if (active.instance != &instance_) continue;
      record->diagnostics.push_back(make_diagnostic(*instance_.rule, active.severity, std::move(finding)));
      return;
    }
  }

private:
  SiteRun &site_;
  const RuleInstance &instance_;
};

void SiteRun::check_corpus() {
  SiteFiles site_files(files_, site_.config.root);
  const Index index(records_, site_.config.glossary, site_.config.taxonomy, &site_files);
  for (const auto &instance : rules_.instances()) {
    if (!instance->needs.corpus || (instance->needs.entries && !entry_matcher_)) continue;
    CorpusSink sink(*this, *instance);
    instance->check->check_corpus(index, sink);
  }
}

// Last, since a comment holds back what corpus checks find, too.
void SiteRun::suppress(const Config &config) {
  const std::vector<std::string_view> ids = rule_ids(config);
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

std::optional<Error> run_site(const FileSystem &files, const RunRequest &request, Site &site,
                              RunResult &result) {
  std::vector<std::string> paths;
  paths.reserve(site.documents.size());
  add_data_files(request, site);
  for (const FoundDocument &document : site.documents) paths.push_back(document.path);
  for (const FoundDocument &file : site.data_files) paths.push_back(file.path);
  auto rules = RuleSet::make(site.config, paths);
  if (!rules) return rules.error();
  if (site.documents.empty()) return std::nullopt; // only its config was named
  result.documents += site.documents.size();
  const bool corpus = rules->needs_corpus();
  if (corpus) {
    if (auto error = add_rest_of_site(files, request, site)) return error;
  }
  SiteRun site_run(files, site, *rules, std::max(1U, request.jobs));
  site_run.check_documents();
  if (corpus) site_run.check_corpus();
  site_run.suppress(site.config);
  for (const FoundDocument &file : site.data_files) result.data_files.push_back(file.file);
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
