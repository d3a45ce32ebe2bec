// The Records of a site. In: a site, its rules, and where its Records come from. Out: a Record of each
// document, in the order of the site's documents. A Record is made from the document, read from the store of
// an earlier run, or merged from the parts that other runs made.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "records/fact_extractor.h"
#include "records/record.h"
#include "run/request.h"
#include "run/rule_set.h"
#include "site/document_reader.h"
#include "text/date.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

class RecordCache;

// The arguments that all passes over a site share. What it refers to must outlive it.
struct SitePass {
  const FileSystem &files;
  const Site &site;
  const RuleSet &rules;
  std::int64_t now = 0; // CheckScope::now
  unsigned jobs = 1;    // threads, at least 1
  LinkContext links = {};
};

// Makes Records of documents. Immutable; threads share it.
class RecordMaker {
public:
  // Makes Records with the diagnostics that the checks find in the document alone, and with the facts that
  // they need later. `site` and `rules` must outlive the maker; `now` is CheckScope::now.
  RecordMaker(const Site &site, const RuleSet &rules, std::int64_t now)
      : rules_(&rules), today_(now == 0 ? std::nullopt : std::optional<std::int64_t>(day_of(now))),
        extractor_(rules.needs(), site.config->glossary, site.config->fields) {}
  // Makes Records with facts alone.
  RecordMaker(const Needs &needs, const Config &config)
      : extractor_(on_site(needs, config), config.glossary, config.fields) {}

  // Makes the Record of the document that `reader` has read last.
  Record make(DocumentReader &reader) const;

private:
  static Needs on_site(Needs needs, const Config &config) {
    needs.syntax = config.syntax;
    return needs;
  }

  const RuleSet *rules_ = nullptr;    // null: no check looks at the document
  std::optional<std::int64_t> today_; // Document::today
  FactExtractor extractor_;
};

// The Records of a site's files on their way to diagnostics.
struct SiteRecords {
  std::vector<Record> documents;  // parallel to Site::documents
  std::vector<Record> data_files; // parallel to Site::data_files; no check reads these files
  // The store had the outcome of all checks and suppressions: the Records consist of that, without facts.
  bool judged = false;

  // Returns the Record of the file with this site-relative path, or null if the site has no such file.
  Record *find(std::string_view path);
};

// Joins the Records of all documents, parallel to the site's, with empty Records of the site's data files.
SiteRecords join_records(const Site &site, std::vector<Record> documents);

// Makes the Records of all documents of the site.
std::vector<Record> make_records(const FileSystem &files, const Site &site, const RecordMaker &maker,
                                 unsigned jobs);

// Returns the Records of a site for a run. If the source names parts, the Records are merged from these.
// Otherwise they are read from `store` where it knows them; the others are made and added to it. `store` may
// be null. Parts that don't belong to this site are an Error.
Result<SiteRecords> find_records(const SitePass &pass, const RecordSource &source, RecordCache *store);

// Makes the Records of one part of the site's documents, and returns the bytes of the part's file.
std::string make_shard(const SitePass &pass, const RecordSource &source);

} // namespace galley
