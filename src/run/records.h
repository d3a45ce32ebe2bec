// The Records of a site. In: a site, its rules, and how its Records are had. Out: a Record of each document,
// in step with the site's documents: made of it, taken from the store of an earlier run, or merged from the
// parts that other runs made.
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

// What each pass over a site is given. All must outlive it.
struct SitePass {
  const FileSystem &files;
  const Site &site;
  const RuleSet &rules;
  std::int64_t now = 0; // CheckScope::now
  unsigned jobs = 1;    // threads, at least 1
};

// Makes Records of documents. Immutable; threads share it.
class RecordMaker {
public:
  // Makes Records that hold what the rules' checks find in the document by itself, and what they need to know
  // of it later. Both must outlive the maker.
  // `now`: CheckScope::now.
  RecordMaker(const Site &site, const RuleSet &rules, std::int64_t now)
      : rules_(&rules), today_(now == 0 ? std::nullopt : std::optional<std::int64_t>(day_of(now))),
        extractor_(rules.needs(), site.config->glossary) {}
  // Makes Records that hold facts only.
  RecordMaker(const Needs &needs, const Glossary &glossary) : extractor_(needs, glossary) {}

  // Makes the Record of the document that `reader` has read last.
  Record make(DocumentReader &reader) const;

private:
  const RuleSet *rules_ = nullptr;    // null: no check looks at the document
  std::optional<std::int64_t> today_; // Document::today
  FactExtractor extractor_;
};

// The Records of a site's files on their way to diagnostics.
struct SiteRecords {
  std::vector<Record> documents;  // in step with Site::documents
  std::vector<Record> data_files; // in step with Site::data_files; no check looks at these by themselves
  // The store knew what all checks and suppressions come to: the Records hold just that, and no facts.
  bool judged = false;

  // The Record of the file with this site-relative path; null where the site has no such file.
  Record *find(std::string_view path);
};

// Joins the Records of all documents, in step with the site's, with empty ones of the site's data files.
SiteRecords join_records(const Site &site, std::vector<Record> documents);

// The Records of all documents of a site, all of them made.
std::vector<Record> make_records(const FileSystem &files, const Site &site, const RecordMaker &maker,
                                 unsigned jobs);

// The Records of a site, as a run has them: merged where the source names parts, else taken from `store`
// where it knows them, else made, and kept in `store`; null: there is none. Parts that are not those of this
// site are an Error.
Result<SiteRecords> find_records(const SitePass &pass, const RecordSource &source, RecordCache *store);

// The Records of one part of a site's documents, as the bytes of the part's file.
std::string make_shard(const SitePass &pass, const RecordSource &source);

} // namespace galley
