// The Records that an earlier run over a site stored. In: the site's store, if there is one, and what the
// Records depend on. Out: for each document its Record, if it would be made just so again; and the store for
// the next run. If anything is wrong with a store or with its folder, the run continues without it.
#pragma once

#include "base/file_system.h"
#include "records/store.h"
#include "run/records.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The state of one document during a run.
struct CacheSlot {
  enum class Kind : std::uint8_t {
    none,      // its Record is not stored, since it can't be read or is standard input
    looked_at, // the state of its file is known
    stored,    // its Record is that of the store
    made,      // its Record was made by this run
  };
  Kind kind = Kind::none;
  const StoredRecord *stored = nullptr;    // the Record of the store, which may be outdated
  FileState state;                         // of the file, before it was read
  bool fixed = false;                      // FileInfo::fixed
  std::shared_ptr<const std::string> made; // the bytes of the Record that was made
};

// Hashes what a Record depends on besides its document, the site's folder and the day: the build, the
// config's files, and the Needs of the rules.
std::uint64_t record_fingerprint(std::string_view program, const Site &site, const RuleSet &rules);

class RecordCache {
public:
  // Reads the site's store. `source`, which asks for it, must outlive the cache.
  RecordCache(const SitePass &pass, const RecordSource &source);

  // The following functions concern one document, whose index in the site they take. They are safe to call
  // from several threads, each for another document, in this order:

  // Returns whether the file has the state that the store has. If not, the caller reads the file and calls
  // knows_text().
  bool knows(std::size_t document);
  // Returns whether the store's Record was made from this very text. If not, the caller makes the Record.
  bool knows_text(std::size_t document, std::string_view text);
  // Stores a Record that was made, before corpus checks and suppressions change it. Its facts then share the
  // stored bytes: two copies would be a large part of a run's memory.
  void keep(std::size_t document, Record &record);
  // Returns the store's Record of a document that it knows, and none for others.
  std::optional<Record> record(std::size_t document) const;

  // Returns the outcome of an earlier run if it holds for this one: no document is new, removed or changed,
  // nor is any folder that was listed to resolve links, nor what links are judged by. Returns null if the
  // outcome must be computed.
  const Outcome *known_outcome() const;
  // Stores the outcome of this run: its Records after all checks and suppressions.
  void keep_outcome(const SiteRecords &records, std::vector<SiteFiles::Listed> folders);

  // Writes the store, if it would be another one than it is.
  void write();
  // Why the folder of stores can't be used; empty: it can.
  const std::string &refusal() const { return refusal_; }

private:
  bool all_stored() const;
  void keep_found(const Record &record);
  std::vector<StoredRecord> entries() const;

  const FileSystem &files_;
  const CacheUse &use_;
  std::int64_t now_ = 0; // CheckScope::now
  const Site &site_;
  std::string path_; // of the store
  std::string refusal_;
  std::uint64_t fingerprint_ = 0;
  std::uint64_t links_ = 0; // the hash of the pass's LinkContext
  Store store_;
  std::vector<CacheSlot> slots_;        // parallel to the site's documents
  std::deque<std::string> found_bytes_; // found_ points into these
  std::optional<Outcome> found_;        // the outcome of this run
};

} // namespace galley
