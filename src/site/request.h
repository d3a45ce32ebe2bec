// What a run is asked to do. In: what a user typed. Out: three parts that the commands fill in: what is
// checked, how the Records of documents are had, and which diagnostics are left out.
#pragma once

#include "base/file_system.h"

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

// What is checked.
struct CheckScope {
  std::string current_folder = "/"; // absolute, without a final '/' unless it is the root
  std::vector<std::string> paths;   // files and folders, relative or absolute; "" is the current folder
  std::optional<StdinDocument> stdin_document; // checked besides `paths`
  bool no_exclude = false;                     // check also what the config excludes
  bool may_be_empty = false;                   // it is no Error where there is nothing to check
  // Nanoseconds since 1970 by the clock of the files, before the run began; its day is today. 0: nobody
  // knows.
  std::int64_t now = 0;
  unsigned jobs = 1; // threads, at least 1
};

// Where Records are kept from one run to the next (run/record_cache.h).
struct CacheUse {
  FileSystem *files = nullptr; // that the store is one of
  std::string folder;          // absolute; made where there is none
  std::string of = {}; // tells one state of a site's files from another, as Git has them; empty: the disk's
};

// A part of a site's documents (run/shard.h).
struct Shard {
  std::uint32_t number = 1; // 1 to count
  std::uint32_t count = 1;
};
inline constexpr std::uint32_t max_shards = 65536;

// How the Records of a site's documents are had. By default they are all made, and none is kept.
struct RecordSource {
  std::string program; // tells one build of galley from another
  std::optional<CacheUse>
      cache; // those that an earlier run kept are taken from it, and all are kept for the next
  std::vector<std::string> merged; // the files of all parts' Records, which are then not made
  std::optional<Shard> shard;      // only the Records of this part of a whole site are made: RunResult::shard
};

// What a run does with the baselines of its sites (run/baseline.h).
enum class BaselineUse : std::uint8_t {
  apply,  // leaves out what they hold
  ignore, // as if there were none
  write,  // makes a first one of all that is found; takes from an older one what is mended
  grow    // as `write`, and adds what is new to an older one too
};

// What diagnostics are known by (run/fingerprint.h), by the absolute folder of their site.
using SiteFingerprints = std::map<std::string, std::set<std::string>>;

// Which diagnostics are left out.
struct LeftOut {
  BaselineUse baseline = BaselineUse::apply;
  // The diagnostics that an earlier run found; null: none.
  const SiteFingerprints *known = nullptr;
  // All that is found in the scope's paths is reported, and of the rest of their sites what `known` does not
  // contain.
  bool affected = false;
};

struct RunRequest {
  CheckScope scope;
  RecordSource records;
  LeftOut left_out;
  bool fingerprints = false; // each Found shall have its fingerprint
};

} // namespace galley
