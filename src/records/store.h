// A Store is a file of Records that a run leaves for the next one. In: Records as bytes, each with the path
// and the state of the file that it was made from. Out: the bytes of the file; and from these, if they are
// intact, the Records again. A Store owns the bytes, into which its entries point.
//
// The format, in terms of base/bytes.h:
//   "galley store" and a newline, the versions of this format and of the Records', 8 bytes of fingerprint;
//   the number of entries, and each entry: path, state, Record; whether there is an outcome; if so, 8
//   bytes of what its links were judged by, the number of folders, and each: path, 8 bytes of hash; the
//   number of its Records, and each: path, Record; 8 bytes of XXH3 of everything before them.
#pragma once

#include "records/record_format.h"
#include "records/site_files.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The state of a file, by which a later run sees whether the file has changed.
struct FileState {
  std::uint64_t size = 0; // bytes
  std::uint64_t inode = 0;
  std::int64_t modified = 0, changed = 0; // as in FileInfo; 0: only the content is compared
  std::uint64_t content = 0;              // the hash of its bytes

  bool operator==(const FileState &) const = default;
};

struct StoredRecord {
  std::string_view path; // site-relative
  FileState state;
  std::string_view bytes;
};

// The outcome of a run in one file, after corpus checks and suppressions.
struct StoredOutcome {
  std::string_view path;
  std::string_view bytes; // a Record as it is after all checks, without facts
};

// The outcome of the site that consists of exactly the documents that have entries.
struct Outcome {
  std::vector<SiteFiles::Listed> folders; // that were listed, and files that were read, to resolve links
  std::vector<StoredOutcome> files;       // the files that have more to tell than their facts
  std::uint64_t links = 0;                // the hash of the LinkContext (corpus/index.h)
};

class Store {
public:
  Store() = default;
  // Returns none if a byte was changed, or if a version or the fingerprint differs.
  static std::optional<Store> read(std::string bytes, std::uint64_t fingerprint);

  // Returns null if the path has no entry.
  const StoredRecord *find(std::string_view path) const;
  const std::vector<StoredRecord> &entries() const { return entries_; } // is sorted by path
  const std::optional<Outcome> &outcome() const { return outcome_; }    // is empty if it was unknown
  // Returns the bytes that the entries and the outcome point into, as the owner for read_record().
  const std::shared_ptr<const std::string> &bytes() const { return bytes_; }

private:
  std::shared_ptr<const std::string> bytes_; // doesn't move when the Store is moved
  std::vector<StoredRecord> entries_;
  std::optional<Outcome> outcome_;
};

// Calls `take` with the file's bytes, piece by piece, so that a large file is never in memory as a whole.
// `entries` must be sorted by path, and no path may be repeated. `fingerprint` stands for everything that the
// Records depend on besides their documents.
void make_store(const std::vector<StoredRecord> &entries, const std::optional<Outcome> &outcome,
                std::uint64_t fingerprint, const std::function<void(std::string_view)> &take);
std::string store_bytes(const std::vector<StoredRecord> &entries, const std::optional<Outcome> &outcome,
                        std::uint64_t fingerprint);

} // namespace galley
