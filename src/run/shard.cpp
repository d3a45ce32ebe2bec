#include "run/shard.h"

#include "base/bytes.h"
#include "base/hash.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view magic = "galley records\n";
constexpr std::size_t max_file_size = std::size_t{1} << 33; // bytes; some four million documents

std::uint32_t shard_of(std::string_view path, std::uint32_t count) {
  return static_cast<std::uint32_t>(hash_bytes(path) % count) + 1;
}

struct ShardFile {
  Shard shard;
  Store store;
};

std::optional<ShardFile> read_file(std::string bytes, std::uint64_t fingerprint) {
  if (!bytes.starts_with(magic)) return std::nullopt;
  ByteReader reader(std::string_view(bytes).substr(magic.size()));
  const std::uint64_t number = reader.read_number();
  const std::uint64_t count = reader.read_number();
  if (reader.failed() || number < 1 || number > count || count > max_shards) return std::nullopt;
  bytes.erase(0, bytes.size() - reader.rest().size()); // a copy of so many bytes would be slow
  auto store = Store::read(std::move(bytes), fingerprint);
  if (!store) return std::nullopt;
  return ShardFile{{static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(count)},
                   *std::move(store)};
}

} // namespace

bool is_in_shard(const Shard &shard, std::string_view path) {
  return shard_of(path, shard.count) == shard.number;
}

std::string shard_bytes(const Shard &shard, const std::vector<StoredRecord> &records,
                        std::uint64_t fingerprint) {
  std::string bytes(magic);
  ByteWriter writer(bytes);
  writer.put_number(shard.number);
  writer.put_number(shard.count);
  return bytes + store_bytes(records, std::nullopt, fingerprint);
}

Result<MergedShards> MergedShards::read(const FileSystem &files, const std::vector<std::string> &paths,
                                        std::uint64_t fingerprint) {
  MergedShards merged;
  std::vector<const std::string *> names; // the paths of the files by the number of their part; null: missing
  for (const std::string &path : paths) {
    std::string bytes;
    if (const FileResult read = files.read(path, max_file_size, bytes); !read)
      return Error{cannot_be_read("it", read.error().reason), path};
    auto read = read_file(std::move(bytes), fingerprint);
    if (!read)
      return Error{
          "it isn't a whole file of records that this galley made of this site with its config as it "
          "is now; make all parts anew, with one galley",
          path};
    const Shard &shard = read->shard;
    if (names.empty()) {
      names.resize(shard.count);
      merged.stores_.resize(shard.count);
    }
    if (names.size() != shard.count)
      return Error{fmt::format("it is one of {} parts, while {} is one of {}; merge those of one run",
                               shard.count, paths.front(), names.size()),
                   path};
    const std::string *&name = names[shard.number - 1];
    if (name != nullptr)
      return Error{fmt::format("it is part {} of {}, as {} is", shard.number, shard.count, *name), path};
    name = &path;
    merged.stores_[shard.number - 1] = std::move(read->store);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == nullptr)
      return Error{fmt::format("part {} of {} is missing; name the files of all parts", i + 1, names.size())};
  }
  return merged;
}

const Store &MergedShards::store_of(std::string_view path) const {
  return stores_[shard_of(path, static_cast<std::uint32_t>(stores_.size())) - 1];
}

const StoredRecord *MergedShards::find(std::string_view path) const {
  return stores_.empty() ? nullptr : store_of(path).find(path);
}

std::optional<Record> MergedShards::record(std::string_view path) const {
  const StoredRecord *const found = find(path);
  if (found == nullptr) return std::nullopt;
  return read_record(found->bytes, path, store_of(path).bytes());
}

std::size_t MergedShards::size() const {
  std::size_t size = 0;
  for (const Store &store : stores_) size += store.entries().size();
  return size;
}

} // namespace galley
