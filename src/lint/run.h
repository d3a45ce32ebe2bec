// One run: from what a user typed to diagnostics. In: paths, and how to run. Out: sorted diagnostics with
// paths as they are printed, the same at any number of threads. A bad invocation or config is an Error.
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "base/file_system.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace galley {

// A document that stands in no file, or not yet: standard input.
struct StdinDocument {
  std::string filename; // what it is called: relative to the current folder or absolute; empty: <stdin>
  std::string text;
};

// Where Records are kept from one run to the next (lint/record_cache.h).
struct CacheUse {
  std::string folder;   // absolute; made where there is none
  std::int64_t now = 0; // nanoseconds since 1970 by the clock of the files, before the run began
  std::string of = {};  // tells one state of a site's files from another, as Git has them; empty: the disk's
};

// A part of a site's documents (lint/shard.h).
struct Shard {
  std::uint32_t number = 1; // 1 to count
  std::uint32_t count = 1;
};
inline constexpr std::uint32_t max_shards = 65536;

// What a run does with the baselines of its sites (lint/baseline.h).
enum class BaselineUse : std::uint8_t {
  apply,  // holds back what they hold
  ignore, // as if there were none
  write,  // makes a first one of all that is found; takes from an older one what is mended
  grow    // as `write`, and adds what is new to an older one too
};

// What diagnostics are known by (lint/fingerprint.h), by the absolute folder of their site.
using SiteFingerprints = std::map<std::string, std::set<std::string>>;

struct RunRequest {
  std::string current_folder = "/"; // absolute, without a final '/' unless it is the root
  std::vector<std::string> paths;   // files and folders, relative or absolute; "" is the current folder
  std::optional<StdinDocument> stdin_document; // checked besides `paths`
  unsigned jobs = 1;                           // threads, at least 1
  bool no_exclude = false;                     // check also what the config excludes
  BaselineUse baseline = BaselineUse::apply;
  std::optional<CacheUse> cache; // none: all is done anew, and nothing kept
  std::string program;           // what tells one build of galley from another
  // Makes only the Records of this part of a whole site: RunResult::records.
  std::optional<Shard> shard;
  std::vector<std::string> merged; // files of all parts' Records, which are then not made; empty: they are
  bool may_be_empty = false;       // it is no Error where there is nothing to check
  bool collects_known = false;     // RunResult::known is wanted
  // Diagnostics that are left out, as an earlier run found them; null: none.
  const SiteFingerprints *known = nullptr;
  // Wants, besides all of `paths`, the rest of their sites without what `known` holds.
  bool affected = false;
};

// A baseline as it is to be written.
struct BaselineUpdate {
  std::string path; // relative to the current folder or absolute
  std::string text;
  std::size_t entries = 0, added = 0, mended = 0;
  bool created = false; // there is no such file yet
  bool changed = false; // it doesn't hold this already
};

struct RunResult {
  std::vector<Diagnostic> diagnostics;   // sorted; paths relative to the current folder, without `./`
  std::size_t documents = 0;             // how many were checked
  std::string records;                   // of RunRequest::shard: the bytes of its file
  std::vector<std::string> data_files;   // paths among those of diagnostics that are of no document
  std::vector<std::string> notices;      // words about the run for stderr, one line each once escaped
  std::size_t held = 0;                  // diagnostics that a baseline holds back
  bool has_baseline = false;             // one of the sites has one
  std::size_t left_out = 0;              // diagnostics that RunRequest::known holds
  SiteFingerprints known;                // of all diagnostics, where the request asks for them
  std::vector<BaselineUpdate> baselines; // of each site, where the request asks for them
};

Result<RunResult> run(const FileSystem &files, const RunRequest &request);

} // namespace galley
