#include "run/workspace.h"

#include "run/judge.h"
#include "run/precedence.h"
#include "run/record_cache.h"
#include "run/site_run.h"
#include "site/discover.h"
#include "site/find_config.h"

#include <algorithm>
#include <utility>

namespace galley {

// A site, which must not be moved: its rules point to its config, and its RecordMaker points to its rules.
struct Workspace::KeptSite {
  explicit KeptSite(Site found, RuleSet on, std::int64_t now)
      : site(std::move(found)), rules(std::move(on)), maker(site, rules, now) {}

  Site site;
  RuleSet rules;
  RecordMaker maker;
  std::uint64_t fingerprint = 0; // of all that the Records depend on besides their documents
  // The Records are parallel to the site's documents, and don't include what corpus checks find. A Record
  // without a path must be made.
  std::vector<Record> records;
};

Workspace::Workspace(const FileSystem &disk, RunRequest request)
    : disk_(disk), request_(std::move(request)), files_(std::make_unique<MemoryFileSystem>(&disk)) {
  request_.scope.jobs = std::max(1U, request_.scope.jobs);
  request_.scope.stdin_document.reset();
}

Workspace::~Workspace() = default;

std::string Workspace::file_of(const std::string &path) const {
  return file_from(request_.scope.current_folder, path);
}

bool Workspace::is_document(const std::string &file) const {
  return std::any_of(sites_.begin(), sites_.end(), [&](const auto &kept) {
    const auto path = kept->site.folder.path_of(file);
    return path && kept->site.find(*path) != nullptr;
  });
}

void Workspace::set_text(const std::string &path, std::string text) {
  const std::string file = file_of(path);
  const bool is_known = files_->info(file).kind == FileKind::file;
  files_->add(file, text);
  texts_[file] = std::move(text);
  changed_.insert(file);
  sites_changed_ = sites_changed_ || !is_known || !is_document(file);
}

void Workspace::drop_text(const std::string &path) {
  const std::string file = file_of(path);
  if (texts_.erase(file) == 0) return;
  files_ = std::make_unique<MemoryFileSystem>(&disk_);
  for (const auto &[other, text] : texts_) files_->add(other, text);
  file_changed(path);
}

void Workspace::file_changed(const std::string &path) {
  const std::string file = file_of(path);
  changed_.insert(file);
  sites_changed_ = sites_changed_ || files_->info(file).kind != FileKind::file || !is_document(file);
}

std::optional<Error> Workspace::add_kept(Site found, std::vector<std::unique_ptr<KeptSite>> &sites) {
  if (request_.left_out.affected) {
    if (auto error = add_affected(*files_, request_.scope, found)) return error;
  }
  auto rules = find_rules(*files_, request_.scope, found);
  if (!rules) return rules.error();
  if (found.documents.empty()) return std::nullopt; // only its config was named
  auto kept = std::make_unique<KeptSite>(std::move(found), std::move(*rules), request_.scope.now);
  kept->fingerprint = record_fingerprint("", kept->site, kept->rules);
  kept->records.resize(kept->site.documents.size());
  sites.push_back(std::move(kept));
  return std::nullopt;
}

// Finds sites and documents anew. The Records of a site stay if nothing that they depend on has changed.
std::optional<Error> Workspace::find_sites() {
  auto discovery = discover(*files_, request_.scope);
  if (!discovery) return discovery.error();
  std::vector<std::unique_ptr<KeptSite>> sites;
  for (Site &site : discovery->sites) {
    if (auto error = add_kept(std::move(site), sites)) return error;
  }
  for (const auto &now : sites) {
    const auto before = std::find_if(sites_.begin(), sites_.end(), [&](const auto &kept) {
      return kept->site.folder.path == now->site.folder.path && kept->fingerprint == now->fingerprint;
    });
    if (before == sites_.end()) continue;
    SiteRecords old;
    old.documents = std::move((*before)->records);
    for (std::size_t i = 0; i < now->records.size(); ++i) {
      if (Record *const record = old.find(now->site.documents[i].path)) now->records[i] = std::move(*record);
    }
  }
  sites_ = std::move(sites);
  notices_ = std::move(discovery->notices);
  sites_changed_ = false;
  return std::nullopt;
}

// Returns whether a config changed. A document may be a file that the config names, such as a glossary.
bool Workspace::configs_changed() const {
  return std::any_of(sites_.begin(), sites_.end(), [&](const auto &kept) {
    const auto config = load_site_config(*files_, kept->site.folder);
    return !config || config->fingerprint != kept->site.config->fingerprint;
  });
}

void Workspace::make_missing_records(KeptSite &kept) {
  const std::vector<FoundDocument> &documents = kept.site.documents;
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const bool stays = !kept.records[i].path.empty() && documents[i].error.empty();
    if (!stays || changed_.contains(kept.site.folder.file(documents[i].path))) missing.push_back(i);
  }
  for_each_reader(*files_, kept.site, missing.size(), request_.scope.jobs,
                  [&](std::size_t index, unsigned, DocumentReader &reader) {
                    reader.read(documents[missing[index]]);
                    kept.records[missing[index]] = kept.maker.make(reader);
                  });
  parsed_ += missing.size();
}

Result<RunResult> Workspace::check() {
  // Find the sites again if their configs, their rules or the set of their documents may have changed.
  sites_changed_ = sites_changed_ || (!changed_.empty() && configs_changed());
  if (sites_changed_) {
    if (auto error = find_sites()) return *std::move(error);
  }

  // Make the Records of the documents that changed.
  for (const auto &kept : sites_) make_missing_records(*kept);
  changed_.clear();

  // Continue as run() does, with copies of the Records, which share their facts with the originals.
  RunResult result;
  result.notices = notices_;
  for (const auto &kept : sites_) {
    const SitePass pass = {*files_,
                           kept->site,
                           kept->rules,
                           request_.scope.now,
                           request_.scope.jobs,
                           link_context(request_, kept->site)};
    SiteRecords records = join_records(kept->site, kept->records);
    check_corpus(pass, records);
    apply_suppressions(pass, records);
    apply_precedence(pass.rules, records);
    if (auto error = add_site(pass, request_, records, result)) return *std::move(error);
  }
  sort_found(result);
  return result;
}

} // namespace galley
