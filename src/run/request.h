// Describes a run. In: what a user typed. Out: three parts that the commands fill in: what is checked, where
// the Records of documents come from, and which diagnostics are left out.
#pragma once

#include "base/file_system.h"
#include "site/scope.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace galley {

// A store that keeps Records from one run to the next (run/record_cache.h).
struct CacheUse {
  std::shared_ptr<FileSystem> files; // has the stores of all sites, by their names; never null
  std::string folder = {};           // where they are, absolute; empty: in no folder of a site
  // Names the state of a site's files in Git, so that several states can be stored; it is empty for the files
  // on disk.
  std::string of = {};
};

// One part of a site's documents (run/shard.h).
struct Shard {
  std::uint32_t number = 1; // from 1 to `count`
  std::uint32_t count = 1;
};
inline constexpr std::uint32_t max_shards = 65536;

// Says where the Records of a site's documents come from. By default all are made anew, and none is stored.
struct RecordSource {
  std::string program; // identifies the build of galley
  // Records of an earlier run are read from the cache, and all Records are stored in it for the next run.
  std::optional<CacheUse> cache;
  std::vector<std::string> merged; // files with the Records of all parts; if there are any, no Record is made
  const FileSystem *merged_files = nullptr; // where those are; null: among the site's files
  // Only the Records of this part of a whole site are made; the result is RunResult::shard.
  std::optional<Shard> shard;
};

// Says what a run does with the baselines of its sites (run/baseline.h).
enum class BaselineUse : std::uint8_t {
  apply,  // leaves out the diagnostics that they list
  ignore, // reports all, as if there were no baseline
  write,  // makes a new one of all that is found; removes from an existing one what is fixed
  grow    // like `write`, but also adds new diagnostics to an existing one
};

// The fingerprints of diagnostics (run/fingerprint.h), by the absolute folder of their site.
using SiteFingerprints = std::map<std::string, std::set<std::string>>;

// The paths of all documents, sorted, by the absolute folder of their site.
using SiteDocuments = std::map<std::string, std::vector<std::string>>;

// Says which diagnostics are left out.
struct LeftOut {
  BaselineUse baseline = BaselineUse::apply;
  // The diagnostics that an earlier run found. Null means none.
  const SiteFingerprints *known = nullptr;
  // Everything in the scope's paths is reported, and in the rest of their sites only what `known` does not
  // contain.
  bool affected = false;
};

struct RunRequest {
  CheckScope scope;
  RecordSource records;
  LeftOut left_out;
  bool strict_links = false;              // LinkContext::strict
  const SiteDocuments *earlier = nullptr; // the documents of an earlier state, of which some may be deleted
  // The result is to be compared with: it has a fingerprint for each Found, and the documents of each site.
  bool fingerprints = false;
};

} // namespace galley
