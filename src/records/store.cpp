#include "records/store.h"

#include "base/bytes.h"
#include "base/hash.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view magic = "galley store\n";
constexpr std::uint64_t store_version = 3; // the version of the format around the Records
constexpr std::size_t checksum_size = 8;

std::string head() {
  std::string bytes(magic);
  ByteWriter writer(bytes);
  writer.put_number(store_version);
  writer.put_number(record_format_version);
  return bytes;
}

void put_state(ByteWriter &writer, const FileState &state) {
  const auto &[size, inode, modified, changed, content] = state;
  writer.put_number(size);
  writer.put_number(inode);
  writer.put_fixed(static_cast<std::uint64_t>(modified));
  writer.put_fixed(static_cast<std::uint64_t>(changed));
  writer.put_fixed(content);
}

FileState read_state(ByteReader &reader) {
  FileState state;
  auto &[size, inode, modified, changed, content] = state;
  size = reader.read_number();
  inode = reader.read_number();
  modified = static_cast<std::int64_t>(reader.read_fixed());
  changed = static_cast<std::int64_t>(reader.read_fixed());
  content = reader.read_fixed();
  return state;
}

// `item_size` is how many bytes an item takes at least, so a greater count than the bytes left allow is
// corrupt.
std::size_t read_count(ByteReader &reader, std::size_t item_size) {
  const std::uint64_t count = reader.read_number();
  if (count > reader.rest().size() / item_size) reader.fail();
  return reader.failed() ? 0 : static_cast<std::size_t>(count);
}

void read_entries(ByteReader &reader, std::vector<StoredRecord> &entries) {
  constexpr std::size_t entry_size = 28; // of two empty texts and a state
  const std::size_t count = read_count(reader, entry_size);
  entries.reserve(count);
  for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
    StoredRecord &entry = entries.emplace_back();
    entry.path = reader.read_text();
    entry.state = read_state(reader);
    entry.bytes = reader.read_text();
  }
}

void read_outcome(ByteReader &reader, std::optional<Outcome> &outcome) {
  if (reader.read_byte() == 0) return;
  outcome.emplace().links = reader.read_fixed();
  for (std::size_t left = read_count(reader, 10); left > 0 && !reader.failed(); --left) {
    SiteFiles::Listed &folder = outcome->folders.emplace_back();
    folder.path = reader.read_text();
    folder.content = reader.read_fixed();
    folder.folder = reader.read_byte() != 0;
  }
  for (std::size_t left = read_count(reader, 2); left > 0 && !reader.failed(); --left) {
    StoredOutcome &file = outcome->files.emplace_back();
    file.path = reader.read_text();
    file.bytes = reader.read_text();
  }
}

void put_outcome(ByteWriter &writer, const std::optional<Outcome> &outcome) {
  writer.put_byte(outcome ? 1 : 0);
  if (!outcome) return;
  writer.put_fixed(outcome->links);
  writer.put_number(outcome->folders.size());
  for (const SiteFiles::Listed &folder : outcome->folders) {
    writer.put_text(folder.path);
    writer.put_fixed(folder.content);
    writer.put_byte(folder.folder ? 1 : 0);
  }
  writer.put_number(outcome->files.size());
  for (const StoredOutcome &file : outcome->files) {
    writer.put_text(file.path);
    writer.put_text(file.bytes);
  }
}

} // namespace

std::optional<Store> Store::read(std::string bytes, std::uint64_t fingerprint) {
  const std::string expected = head();
  if (!bytes.starts_with(expected)) return std::nullopt;
  if (bytes.size() < expected.size() + checksum_size) return std::nullopt;
  Store store;
  store.bytes_ = std::make_shared<const std::string>(std::move(bytes));
  std::string_view hashed = *store.bytes_;
  hashed.remove_suffix(checksum_size);
  ByteReader checksum(std::string_view(*store.bytes_).substr(hashed.size()));
  if (hash_bytes(hashed) != checksum.read_fixed()) return std::nullopt;
  ByteReader reader(hashed.substr(expected.size()));
  if (reader.read_fixed() != fingerprint) return std::nullopt;
  read_entries(reader, store.entries_);
  read_outcome(reader, store.outcome_);
  const auto by_path = [](const StoredRecord &a, const StoredRecord &b) { return a.path < b.path; };
  if (reader.failed() || !reader.rest().empty() || !std::ranges::is_sorted(store.entries_, by_path))
    return std::nullopt;
  return store;
}

const StoredRecord *Store::find(std::string_view path) const {
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), path,
                       [](const StoredRecord &entry, std::string_view name) { return entry.path < name; });
  return found == entries_.end() || found->path != path ? nullptr : &*found;
}

void make_store(const std::vector<StoredRecord> &entries, const std::optional<Outcome> &outcome,
                std::uint64_t fingerprint, const std::function<void(std::string_view)> &take) {
  constexpr std::size_t piece = std::size_t{1} << 20;
  Hasher hasher;
  std::string bytes = head();
  const auto give = [&] {
    hasher.add(bytes);
    take(bytes);
    bytes.clear();
  };
  ByteWriter writer(bytes);
  writer.put_fixed(fingerprint);
  writer.put_number(entries.size());
  for (const StoredRecord &entry : entries) {
    writer.put_text(entry.path);
    put_state(writer, entry.state);
    writer.put_text(entry.bytes);
    if (bytes.size() >= piece) give();
  }
  put_outcome(writer, outcome);
  give();
  writer.put_fixed(hasher.hash());
  take(bytes);
}

std::string store_bytes(const std::vector<StoredRecord> &entries, const std::optional<Outcome> &outcome,
                        std::uint64_t fingerprint) {
  std::string bytes;
  make_store(entries, outcome, fingerprint, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

} // namespace galley
