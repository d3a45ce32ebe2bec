// A file of Records, by the paths of their documents: what a run keeps for the next one. In: Records as
// bytes, each with the state of the file that it was made of. Out: a file's bytes; and back, unless anything
// is wrong with them. A Store owns the bytes, into which its entries point.
//
// The file, by base/bytes.h:
//   "galley store" and a newline, the versions of this format and of the Records', 8 bytes of fingerprint;
//   the number of entries, and each entry: path, state, Record; whether there is an outcome; if so, the
//   number of folders, and each: path, 8 bytes of hash; the number of its Records, and each: path, Record; 8
//   bytes of XXH3 of all that is before them.
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

// By what a file is known again.
struct FileState {
  std::uint64_t size = 0; // bytes
  std::uint64_t inode = 0;
  std::int64_t modified = 0, changed = 0; // as FileInfo has them; 0: its content alone tells
  std::uint64_t content = 0;              // the hash of its bytes

  bool operator==(const FileState &) const = default;
};

struct StoredRecord {
  std::string_view path; // site-relative
  FileState state;
  std::string_view bytes;
};

// What a run came to in one file, once corpus checks and suppressions had seen it.
struct StoredOutcome {
  std::string_view path;
  std::string_view bytes; // a Record with the diagnostics that are left, and no facts
};

// What the site came to whose documents are just those that have entries.
struct Outcome {
  std::vector<SiteFiles::Listed> folders; // that links were looked for in
  std::vector<StoredOutcome> files;       // of those that are not here there is nothing to say
};

class Store {
public:
  Store() = default;
  // None where a byte is not as it was written, or a version or the fingerprint is another.
  static std::optional<Store> read(std::string bytes, std::uint64_t fingerprint);

  // Null where there is none.
  const StoredRecord *find(std::string_view path) const;
  const std::vector<StoredRecord> &entries() const { return entries_; } // sorted by path
  const std::optional<Outcome> &outcome() const { return outcome_; }    // none: it was not known
  // What the entries and the outcome point into, for read_record().
  const std::shared_ptr<const std::string> &bytes() const { return bytes_; }

private:
  std::shared_ptr<const std::string> bytes_; // stays where it is when the Store is moved
  std::vector<StoredRecord> entries_;
  std::optional<Outcome> outcome_;
};

// Calls `take` with the file's bytes, piece by piece, so that a large one is never in memory as a whole.
// `entries` are sorted by path, each path there once. `fingerprint` stands for all that the Records depend on
// besides their documents.
void make_store(const std::vector<StoredRecord> &entries, const std::optional<Outcome> &outcome,
                std::uint64_t fingerprint, const std::function<void(std::string_view)> &take);
std::string store_bytes(const std::vector<StoredRecord> &entries, const std::optional<Outcome> &outcome,
                        std::uint64_t fingerprint);

} // namespace galley
