// Parts of a site, for sites that are too large for one machine: each run makes the Records of one part, and
// a last run merges all parts into the result of a single run. In: the Records of a part. Out: a file of
// them; and from the files of all parts, the Record of each document.
//
// The file, by base/bytes.h: "galley records" and a newline, the part's number, the number of parts, and a
// store without an outcome (records/store.h).
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "records/store.h"
#include "run/request.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns whether a document belongs to the part. This depends on its path alone, so that each document is in
// exactly one part, whichever other documents the site has.
bool is_in_shard(const Shard &shard, std::string_view path);

std::string shard_bytes(const Shard &shard, const std::vector<StoredRecord> &records,
                        std::uint64_t fingerprint);

class MergedShards {
public:
  // Reads the parts' files, whose paths are as `files` expects them. `fingerprint` stands for all that the
  // Records depend on besides their documents. A damaged file, a file from another build of galley or another
  // config, a duplicate part and a missing part are Errors.
  static Result<MergedShards> read(const FileSystem &files, const std::vector<std::string> &paths,
                                   std::uint64_t fingerprint);

  // Returns whether a part has the document.
  bool has(std::string_view path) const { return find(path) != nullptr; }
  // Returns the document's Record, or none if no part has it or its bytes are no Record.
  std::optional<Record> record(std::string_view path) const;
  std::size_t size() const; // the number of documents in all parts

private:
  const Store &store_of(std::string_view path) const;
  const StoredRecord *find(std::string_view path) const;

  std::vector<Store> stores_; // by the number of the part, from 0
};

} // namespace galley
