// Parts of a site, for sites that one machine is too slow for: each run makes the Records of its part, and
// one run merges them all into what a single run would have said. In: a part's Records. Out: a file of them;
// and of all the parts' files, each document's Record.
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

// Whether a document belongs to the part: told by its path alone, so that each document is in one part,
// whatever else the site holds.
bool is_in_shard(const Shard &shard, std::string_view path);

std::string shard_bytes(const Shard &shard, const std::vector<StoredRecord> &records,
                        std::uint64_t fingerprint);

class MergedShards {
public:
  // `paths`: of the parts' files, as `files` takes them. `fingerprint`: what the Records depend on besides
  // their documents. A file that is torn, or that another galley or another config made, one too many or too
  // few are Errors.
  static Result<MergedShards> read(const FileSystem &files, const std::vector<std::string> &paths,
                                   std::uint64_t fingerprint);

  // Whether a part has the document.
  bool has(std::string_view path) const { return find(path) != nullptr; }
  // The document's Record; none where no part has it, or what it has is none.
  std::optional<Record> record(std::string_view path) const;
  std::size_t size() const; // documents

private:
  const Store &store_of(std::string_view path) const;
  const StoredRecord *find(std::string_view path) const;

  std::vector<Store> stores_; // by the number of their part
};

} // namespace galley
