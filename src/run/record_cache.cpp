#include "run/record_cache.h"

#include "base/bytes.h"
#include "base/hash.h"

#include "text/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_store_size = std::size_t{1} << 31;

// A file that changed just before it was read may change again and have the same time, since the clocks of
// file systems are coarse: FAT counts in steps of two seconds. Such a time proves nothing to the next run, as
// Git's documentation says of racy entries.
constexpr std::int64_t slowest_tick = std::int64_t{2} * 1'000'000'000;

// Returns the fingerprint of the store: that of its Records, of the site's folder, and of the day if a check
// needs it.
std::uint64_t fingerprint_of(const SitePass &pass, const RecordSource &source) {
  std::string bytes;
  ByteWriter writer(bytes);
  writer.put_fixed(record_fingerprint(source.program, pass.site, pass.rules));
  writer.put_text(pass.site.folder.path);
  if (pass.rules.needs().today) writer.put_fixed(static_cast<std::uint64_t>(day_of(pass.now)));
  return hash_bytes(bytes);
}

bool looks_equal(const FileState &a, const FileState &b) {
  return a.size == b.size && a.inode == b.inode && a.modified == b.modified && a.changed == b.changed;
}

} // namespace

std::uint64_t record_fingerprint(std::string_view program, const Site &site, const RuleSet &rules) {
  std::string bytes;
  ByteWriter writer(bytes);
  writer.put_text(program);
  writer.put_fixed(site.config->fingerprint);
  append_fingerprint(writer, rules.needs());
  return hash_bytes(bytes);
}

RecordCache::RecordCache(const SitePass &pass, const RecordSource &source)
    : files_(pass.files), use_(*source.cache), now_(pass.now), site_(pass.site),
      path_(fmt::format("{:016x}.store", hash_bytes(use_.of + site_.folder.path))),
      fingerprint_(fingerprint_of(pass, source)), links_(pass.links.hash()), slots_(site_.documents.size()) {
  std::string bytes;
  try {
    const FileResult read = use_.files->read(path_, max_store_size, bytes);
    if (!read && read.error().refused) refusal_ = read.error().reason;
    if (!read) return;
  } catch (const RunFailure &) { // the run goes on without it
    return;
  }
  if (auto store = Store::read(std::move(bytes), fingerprint_)) store_ = *std::move(store);
}

bool RecordCache::knows(std::size_t document) {
  const FoundDocument &found = site_.documents[document];
  CacheSlot &slot = slots_[document];
  slot.stored = store_.find(found.path);
  if (!found.error.empty() || found.path == site_.stdin_path) return false;
  const FileInfo info = files_.info(site_.folder.file(found.path));
  if (info.kind != FileKind::file) return false;
  slot.kind = CacheSlot::Kind::looked_at;
  slot.state = {info.size, info.inode, info.modified, info.changed, 0};
  slot.fixed = info.fixed;
  if (info.fixed) slot.state.modified = slot.state.changed = 1; // a known time, long ago
  if (slot.stored != nullptr && slot.stored->state.changed != 0 &&
      looks_equal(slot.stored->state, slot.state)) {
    slot.state = slot.stored->state;
    slot.kind = CacheSlot::Kind::stored;
    return true;
  }
  if (std::max(slot.state.modified, slot.state.changed) >= now_ - slowest_tick)
    slot.state.modified = slot.state.changed = 0;
  return false;
}

bool RecordCache::knows_text(std::size_t document, std::string_view text) {
  CacheSlot &slot = slots_[document];
  if (slot.kind == CacheSlot::Kind::none) return false;
  if (!slot.fixed && text.size() != slot.state.size) { // another program is writing the file
    slot.kind = CacheSlot::Kind::none;
    return false;
  }
  slot.state.content = hash_bytes(text);
  if (slot.stored == nullptr || slot.stored->state.size != slot.state.size ||
      slot.stored->state.content != slot.state.content)
    return false;
  slot.kind = CacheSlot::Kind::stored;
  return true;
}

void RecordCache::keep(std::size_t document, Record &record) {
  CacheSlot &slot = slots_[document];
  if (slot.kind == CacheSlot::Kind::none) return;
  slot.kind = CacheSlot::Kind::made;
  std::string bytes;
  bytes.reserve(record.facts.bytes().size() + 8); // all that most Records are
  append_record(bytes, record);
  slot.made = std::make_shared<const std::string>(std::move(bytes));
  if (auto kept = read_record(*slot.made, record.path, slot.made)) record.facts = std::move(kept->facts);
}

std::optional<Record> RecordCache::record(std::size_t document) const {
  const CacheSlot &slot = slots_[document];
  if (slot.kind != CacheSlot::Kind::stored) return std::nullopt;
  return read_record(slot.stored->bytes, site_.documents[document].path, store_.bytes());
}

bool RecordCache::all_stored() const {
  return slots_.size() == store_.entries().size() &&
         std::all_of(slots_.begin(), slots_.end(),
                     [](const CacheSlot &slot) { return slot.kind == CacheSlot::Kind::stored; });
}

const Outcome *RecordCache::known_outcome() const {
  if (!store_.outcome() || !all_stored()) return nullptr;
  const SiteFiles site_files(files_, site_.config->root);
  const Outcome &outcome = *store_.outcome();
  if (outcome.links != links_) return nullptr;
  const bool same = std::all_of(outcome.folders.begin(), outcome.folders.end(), [&](const auto &folder) {
    return site_files.content_of(folder) == folder.content;
  });
  return same ? &outcome : nullptr;
}

void RecordCache::keep_outcome(const SiteRecords &records, std::vector<SiteFiles::Listed> folders) {
  // If a document has no entry, a later run could not notice that it was removed.
  const bool complete = std::all_of(slots_.begin(), slots_.end(), [](const CacheSlot &slot) {
    return slot.kind == CacheSlot::Kind::stored || slot.kind == CacheSlot::Kind::made;
  });
  if (!complete) return;
  found_.emplace().links = links_;
  found_->folders = std::move(folders);
  for (const Record &record : records.documents) keep_found(record);
  for (const Record &record : records.data_files) keep_found(record);
}

void RecordCache::keep_found(const Record &record) {
  if (record.diagnostics.empty() && record.unjudged.empty() && !record.partly_read) return;
  Record left;
  left.path = record.path;
  left.diagnostics = record.diagnostics;
  left.partly_read = record.partly_read;
  left.unjudged = record.unjudged;
  append_record(found_bytes_.emplace_back(), left);
  found_->files.push_back({record.path, found_bytes_.back()});
}

// Returns the entries of the next store. While standard input replaces a file, the file's entry stays.
std::vector<StoredRecord> RecordCache::entries() const {
  std::vector<StoredRecord> result;
  result.reserve(slots_.size());
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const FoundDocument &found = site_.documents[i];
    const CacheSlot &slot = slots_[i];
    if (slot.kind == CacheSlot::Kind::made) {
      result.push_back({found.path, slot.state, *slot.made});
    } else if (slot.kind == CacheSlot::Kind::stored) {
      result.push_back({found.path, slot.state, slot.stored->bytes});
    } else if (slot.stored != nullptr && found.path == site_.stdin_path) {
      result.push_back(*slot.stored);
    }
  }
  return result;
}

void RecordCache::write() {
  const std::vector<StoredRecord> kept = entries();
  const auto same = [](const StoredRecord &a, const StoredRecord &b) {
    return a.path == b.path && a.state == b.state;
  };
  // If no Record was made or removed, the outcome in the store still holds.
  const bool made_any = std::any_of(slots_.begin(), slots_.end(),
                                    [](const CacheSlot &slot) { return slot.kind == CacheSlot::Kind::made; });
  if (!made_any && !found_ &&
      std::equal(kept.begin(), kept.end(), store_.entries().begin(), store_.entries().end(), same))
    return;
  const std::optional<Outcome> &outcome = all_stored() && !found_ ? store_.outcome() : found_;
  // Where it can't be written, the next run does without it.
  const FileResult written = use_.files->write_unsynced(
      path_, [&](const TakePiece &take) { make_store(kept, outcome, fingerprint_, take); });
  if (!written && written.error().refused) refusal_ = written.error().reason;
}

} // namespace galley
