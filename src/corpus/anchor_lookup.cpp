#include "corpus/anchor_lookup.h"

#include "text/code_points.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace galley {

namespace {

// The anchors of a document with more than this many are kept.
constexpr std::size_t many_anchors = 64;
// The anchors of a group of more documents than this are kept together.
constexpr std::size_t many_documents = 8;

// Returns the letters and digits of an id.
std::string key_of(std::string_view id) {
  const std::string folded = fold(id);
  std::string key;
  for (const char32_t value : code_points(folded)) {
    if (is_letter(value)) append_utf8(key, value);
  }
  return key;
}

// Returns `notes` for `notes-2`, since generators number equal anchors, and nothing for other fragments.
std::string_view without_number(std::string_view fragment) {
  const std::size_t end = fragment.find_last_not_of("0123456789");
  const bool numbered = end != std::string_view::npos && end + 1 < fragment.size() && fragment[end] == '-';
  return numbered ? fragment.substr(0, end) : std::string_view();
}

// Returns whether browsers or generators provide the anchor, so that no document needs it.
bool is_made(std::string_view fragment) {
  return fragment.empty() || fragment == "top" || fragment.find(":~:") != std::string_view::npos ||
         fragment.starts_with("fn") || fragment.starts_with("user-content-");
}

} // namespace

void AnchorLookup::Known::add(const Record &record) {
  HashMap<std::string, std::uint32_t> keys; // each with the number of ids of this document that have it
  std::vector<std::string_view> first;      // ids that end in `-1`, without it
  record.facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
    if (anchor.open) {
      open_.push_back(key_of(anchor.id));
      return;
    }
    exact_.emplace(anchor.id);
    if (anchor.id.starts_with('^')) return;
    ++keys[key_of(anchor.id)];
    if (anchor.id.ends_with("-1")) first.push_back(anchor.id.substr(0, anchor.id.size() - 2));
    // Some generators replace `&` by a word.
    if (const std::size_t gap = anchor.id.find("--"); gap != std::string_view::npos) {
      ++keys[key_of(std::string(anchor.id).replace(gap, 2, "-and-"))];
    }
  });
  for (const std::string_view base : first) {
    if (keys.contains(key_of(base))) numbered_.emplace(base);
  }
  for (const auto &[key, count] : keys) {
    bool &several = keys_[key];
    several = several || count > 1;
  }
}

void AnchorLookup::Known::finish() {
  std::ranges::sort(open_);
  const auto begins_with = [](const std::string &a, const std::string &b) { return b.starts_with(a); };
  open_.erase(std::unique(open_.begin(), open_.end(), begins_with), open_.end());
}

// Returns whether an id whose end isn't known may have this key.
bool AnchorLookup::Known::leads_on_to(std::string_view key) const {
  const auto after = std::ranges::upper_bound(open_, key, std::less<>());
  return after != open_.begin() && key.starts_with(*std::prev(after));
}

bool AnchorLookup::Known::has(std::string_view fragment, AnchorReading reading) const {
  if (exact_.contains(fragment)) return true;
  if (fragment.starts_with('^')) return false; // blocks have names, which generators never derive
  const std::string key = key_of(fragment);
  if (leads_on_to(key)) return true;
  if (reading == AnchorReading::github) return false;
  if (keys_.contains(key)) return true;
  const std::string_view base = without_number(fragment);
  if (base.empty()) return false;
  // GitHub calls the second `notes` notes-1, other generators call it notes-2.
  const auto found = keys_.find(key_of(base));
  return found != keys_.end() && (found->second || numbered_.contains(base));
}

const AnchorLookup::Known &AnchorLookup::known(const Record &record) {
  if (last_record_ == &record) return last_;
  last_ = {};
  last_.add(record);
  last_.finish();
  last_record_ = &record;
  return last_;
}

bool AnchorLookup::has(const Record &record, std::string_view fragment) {
  if (is_made(fragment)) return true;
  const auto found = long_documents_.find(&record);
  if (found != long_documents_.end()) return found->second.has(fragment, reading_);
  std::size_t count = 0;
  bool exact = false;
  record.facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
    ++count;
    exact = exact || (anchor.id == fragment && !anchor.open);
  });
  if (exact && count <= many_anchors) return true; // the usual case, which needs no Known
  const Known &all = known(record);
  if (count <= many_anchors) return all.has(fragment, reading_);
  last_record_ = nullptr;
  return long_documents_.emplace(&record, std::move(last_)).first->second.has(fragment, reading_);
}

bool AnchorLookup::has(RecordSpan group, std::string_view fragment) {
  if (group.size() <= many_documents) {
    return std::ranges::any_of(group, [&](const Record *record) { return has(*record, fragment); });
  }
  if (is_made(fragment)) return true;
  const auto [known, is_new] = large_groups_.try_emplace(group.data());
  if (is_new) {
    for (const Record *record : group) known->second.add(*record);
    known->second.finish();
  }
  return known->second.has(fragment, reading_);
}

} // namespace galley
