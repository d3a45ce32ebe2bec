#include "corpus/anchor_lookup.h"

#include "text/code_points.h"

#include <utility>

namespace galley {

namespace {

// The anchors of a document with more than this many are kept.
constexpr std::size_t many_anchors = 64;

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

AnchorLookup::Known AnchorLookup::read(const Record &record) {
  Known known;
  record.facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
    if (anchor.open) {
      known.open.insert(key_of(anchor.id));
      return;
    }
    known.exact.emplace(anchor.id);
    if (anchor.id.starts_with('^')) return;
    ++known.keys[key_of(anchor.id)];
    // Some generators replace `&` by a word.
    if (const std::size_t gap = anchor.id.find("--"); gap != std::string_view::npos) {
      ++known.keys[key_of(std::string(anchor.id).replace(gap, 2, "-and-"))];
    }
  });
  return known;
}

const AnchorLookup::Known &AnchorLookup::known(const Record &record) {
  const auto found = long_documents_.find(&record);
  if (found != long_documents_.end()) return found->second;
  if (last_record_ == &record) return last_;
  last_ = read(record);
  last_record_ = &record;
  if (last_.exact.size() <= many_anchors) return last_;
  last_record_ = nullptr;
  return long_documents_.emplace(&record, std::move(last_)).first->second;
}

bool AnchorLookup::has(const Record &record, std::string_view fragment) {
  if (is_made(fragment)) return true;
  if (long_documents_.count(&record) == 0) { // the usual case, which needs no Known
    bool exact = false;
    record.facts.for_each<AnchorFact>(
        [&](const AnchorFact &anchor) { exact = exact || (anchor.id == fragment && !anchor.open); });
    if (exact) return true;
  }
  const Known &all = known(record);
  if (all.exact.count(std::string(fragment)) != 0) return true;
  if (fragment.starts_with('^')) return false; // blocks have names, which generators never derive
  const std::string key = key_of(fragment);
  for (std::size_t size = 0; !all.open.empty() && size <= key.size(); ++size) {
    if (all.open.count(key.substr(0, size)) != 0) return true;
  }
  if (reading_ == AnchorReading::github) return false;
  if (all.keys.count(key) != 0) return true;
  const std::string_view base = without_number(fragment);
  if (base.empty()) return false;
  // GitHub calls the second `notes` notes-1, other generators call it notes-2.
  const auto found = all.keys.find(key_of(base));
  return found != all.keys.end() && (found->second > 1 || all.exact.count(std::string(base) + "-1") != 0);
}

} // namespace galley
