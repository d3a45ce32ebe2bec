// The Records that an earlier run over a site kept. In: the site's store, where there is one, and what the
// Records depend on. Out: for each document its Record, if it would be made just so again; and the store for
// the next run. Whatever is wrong with a store or with its folder, the run goes on without it.
#pragma once

#include "base/file_system.h"
#include "corpus/store.h"
#include "lint/discover.h"
#include "lint/rule_set.h"
#include "lint/run.h"

#include <cstdint>
#include <optional>
#include <string>
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
  const StoredRecord *stored = nullptr; // what the store has of it, true or not
  FileState state;                      // from before it was read
  std::string made;                     // the Record that was made of it, as bytes
};

class RecordCache {
public:
  // Reads the site's store. `request`, which asks for it, and `site` must outlive the cache.
  RecordCache(const FileSystem &files, const RunRequest &request, const Site &site, const RuleSet &rules);

  // The functions of one document, by its place in the site. Safe to call from several threads, each for
  // another document, in this order:
  // The Record, where the file is just as it was. Else it is to be read.
  std::optional<Record> find(std::size_t document);
  // The Record, where the text is.
  std::optional<Record> find_by_text(std::size_t document, std::string_view text);
  // Takes a Record that had to be made, as it is before corpus checks and suppressions see it.
  void keep(std::size_t document, const Record &record);

  // Writes the store, if it would be another one than it is.
  void write() const;

private:
  static std::optional<Record> take_stored(CacheSlot &slot, const FoundDocument &found);
  std::vector<StoredRecord> entries() const;

  const FileSystem &files_;
  const CacheUse &use_;
  const Site &site_;
  std::string path_;       // of the store
  std::string stdin_file_; // empty: standard input is no document
  std::uint64_t fingerprint_ = 0;
  Store store_;
  std::vector<CacheSlot> slots_; // in step with the site's documents
};

} // namespace galley
