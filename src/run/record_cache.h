// The Records that an earlier run over a site kept. In: the site's store, where there is one, and what the
// Records depend on. Out: for each document its Record, if it would be made just so again; and the store for
// the next run. Whatever is wrong with a store or with its folder, the run goes on without it.
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

// One document on its way through a run.
struct CacheSlot {
  enum class Kind : std::uint8_t {
    none,      // not to be kept: it can't be read, or is standard input
    looked_at, // its state is known
    stored,    // its Record is the store's
    made,
  };
  Kind kind = Kind::none;
  const StoredRecord *stored = nullptr;    // what the store has of it, true or not
  FileState state;                         // from before it was read
  bool fixed = false;                      // FileInfo::fixed
  std::shared_ptr<const std::string> made; // the Record that was made of it, as bytes
};

// Hashes what a Record depends on besides its document, the site's folder and the day: the build, the
// config's files, and the Needs of the rules.
std::uint64_t record_fingerprint(std::string_view program, const Site &site, const RuleSet &rules);

class RecordCache {
public:
  // Reads the site's store. `source`, which asks for it, must outlive the cache.
  RecordCache(const SitePass &pass, const RecordSource &source);

  // The functions of one document, by its place in the site. Safe to call from several threads, each for
  // another document, in this order:
  // Whether the file's state is the one in the store. If not, the file is read, and knows_text() asked.
  bool knows(std::size_t document);
  // Whether the store's Record was made of this very text. If not, the Record is made.
  bool knows_text(std::size_t document, std::string_view text);
  // Takes a Record that was made, as it is before corpus checks and suppressions see it. Its facts then share
  // the bytes that are kept: two copies would be a large part of a run's memory.
  void keep(std::size_t document, Record &record);
  // The store's Record of a document that it knows; none for others.
  std::optional<Record> record(std::size_t document) const;

  // What an earlier run came to, if this one comes to the same: no document is new, gone or another, nor
  // what links were looked for among other files. Null where that must be found out.
  const Outcome *known_outcome() const;
  // Takes what this run came to: its Records, once all checks and suppressions have seen them.
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
  Store store_;
  std::vector<CacheSlot> slots_;        // in step with the site's documents
  std::deque<std::string> found_bytes_; // that found_ points into
  std::optional<Outcome> found_;        // of this run
};

} // namespace galley
