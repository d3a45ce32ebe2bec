// What a run is asked to do. In: what a user typed. The commands fill it in; discovery and the run read it.
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

// What a run does with the baselines of its sites (run/baseline.h).
enum class BaselineUse : std::uint8_t {
  apply,  // holds back what they hold
  ignore, // as if there were none
  write,  // makes a first one of all that is found; takes from an older one what is mended
  grow    // as `write`, and adds what is new to an older one too
};

// What diagnostics are known by (run/fingerprint.h), by the absolute folder of their site.
using SiteFingerprints = std::map<std::string, std::set<std::string>>;

struct RunRequest {
  std::string current_folder = "/"; // absolute, without a final '/' unless it is the root
  std::vector<std::string> paths;   // files and folders, relative or absolute; "" is the current folder
  std::optional<StdinDocument> stdin_document; // checked besides `paths`
  // Nanoseconds since 1970 by the clock of the files, before the run began; its day is today. 0: nobody
  // knows.
  std::int64_t now = 0;
  unsigned jobs = 1;       // threads, at least 1
  bool no_exclude = false; // check also what the config excludes
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

} // namespace galley
