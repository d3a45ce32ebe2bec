#include "links/anchor_lookup.h"

#include "base/path.h"
#include "text/ascii.h"
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

// Returns whether all functions make anchors of the same letters and digits from a heading.
bool is_plain(const AnchorFact &heading) {
  return heading.described.empty() && heading.source.empty() && !heading.text.empty() &&
         is_ascii_letter(heading.text.front()) && std::ranges::all_of(heading.text, is_ascii);
}

// Returns `notes` for `notes-2`, since generators number equal anchors, and nothing for other fragments.
std::string_view without_number(std::string_view fragment) {
  const std::size_t end = fragment.find_last_not_of("0123456789");
  const bool numbered = end != std::string_view::npos && end + 1 < fragment.size() && fragment[end] == '-';
  return numbered ? fragment.substr(0, end) : std::string_view();
}

// Returns whether GitHub takes the fragment for lines of a file: `L3`, `L1-L3`, `L3C1-L3C2`.
bool names_lines(std::string_view fragment) {
  const auto skip = [&fragment](char letter) {
    if (!fragment.starts_with(letter)) return false;
    const std::size_t end = std::min(fragment.find_first_not_of("0123456789", 1), fragment.size());
    fragment.remove_prefix(end);
    return end > 1;
  };
  if (!skip('L')) return false;
  skip('C');
  if (!fragment.starts_with('-')) return fragment.empty();
  fragment.remove_prefix(1);
  if (!skip('L')) return false;
  skip('C');
  return fragment.empty();
}

// Returns whether the fragment names no heading but a page of docsify (`/x`), a tab of DocFX or of Material
// for MkDocs, or what many themes put around the text.
bool is_of_page(std::string_view fragment) {
  static constexpr std::string_view names[] = {"TableOfContents", "markdown-toc", "toc",   "comments",
                                               "disqus_thread",   "giscus",       "footer"};
  return fragment.starts_with('/') || fragment.starts_with("!/") || fragment.starts_with("tab/") ||
         fragment.starts_with("__") || std::ranges::find(names, fragment) != std::end(names);
}

// Returns whether browsers, generators or GitHub provide the anchor, so that no document needs it.
bool is_provided(std::string_view fragment, AnchorReading reading) {
  const bool on_github = reading == AnchorReading::github || reading == AnchorReading::any;
  return fragment.empty() || fragment == "top" || fragment.find(":~:") != std::string_view::npos ||
         fragment.starts_with("fn") || fragment.starts_with("user-content-") ||
         (reading != AnchorReading::github && reading != AnchorReading::obsidian && is_of_page(fragment)) ||
         (on_github && names_lines(fragment));
}

// Returns whether the document is a README, whose box on GitHub has the id `readme`.
bool is_readme(std::string_view path, std::string_view fragment) {
  return fragment == "readme" && fold(name_of(path).substr(0, 7)) == "readme.";
}

} // namespace

AnchorLookup::AnchorLookup(AnchorReading reading, bool notes) : reading_(reading) {
  const auto add = [&](AnchorReading one) {
    const auto makers = anchor_makers(one);
    makers_.insert(makers_.end(), makers.begin(), makers.end());
  };
  add(reading);
  if (notes && reading != AnchorReading::obsidian) add(AnchorReading::obsidian);
  github_ = reading == AnchorReading::any || std::ranges::any_of(makers_, [](const AnchorMaker &maker) {
              return maker.function == AnchorFunction::github && maker.part == HeadingPart::text;
            });
}

void AnchorLookup::Known::add(const Record &record) {
  records_.push_back(&record);
  HashMap<std::string, std::uint32_t> keys; // each with the number of ids of this document that have it
  std::vector<std::string_view> first;      // ids that end in `-1`, without it
  record.facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
    if (anchor.kind == AnchorKind::beginning) {
      open_.push_back(key_of(anchor.id));
      return;
    }
    (anchor.kind == AnchorKind::heading ? github_ : exact_).emplace(anchor.id);
    varied_ = varied_ || (anchor.kind == AnchorKind::heading && !is_plain(anchor));
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
    varied_ = varied_ || several;
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

// Returns whether an id has the letters and digits of the fragment.
bool AnchorLookup::Known::has_similar(std::string_view fragment) const {
  const std::string key = key_of(fragment);
  if (!key.empty() && keys_.contains(key)) return true;
  const std::string_view base = without_number(fragment);
  if (base.empty()) return false;
  // GitHub calls the second `notes` notes-1, other generators call it notes-2.
  const auto found = keys_.find(key_of(base));
  return found != keys_.end() && (found->second || numbered_.contains(base));
}

// Returns whether one of the site's functions makes the fragment from a heading.
bool AnchorLookup::Known::is_made(std::string_view fragment, const AnchorLookup &lookup) {
  if (lookup.reading_ == AnchorReading::any && !varied_) return false; // it would be similar to one
  if (!made_) {
    made_.emplace();
    for (const Record *record : records_) {
      for (const AnchorMaker &maker : lookup.makers_) {
        AnchorNumbering anchors(maker);
        record->facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
          if (anchor.kind == AnchorKind::heading) made_->insert(anchors.next(anchor.texts()));
        });
      }
    }
  }
  return made_->contains(fragment) || std::ranges::any_of(lookup.makers_, [&](const AnchorMaker &maker) {
           return changes_fragments(maker.function) &&
                  made_->contains(heading_anchor(maker.function, fragment));
         });
}

AnchorAnswer AnchorLookup::Known::find(std::string_view fragment, const AnchorLookup &lookup) {
  const auto answer = [](bool found) { return found ? AnchorAnswer::found : AnchorAnswer::missing; };
  if (exact_.contains(fragment) || (lookup.github_ && github_.contains(fragment))) return AnchorAnswer::found;
  if (fragment.starts_with('^')) return answer(false); // blocks have names, which generators never derive
  if (lookup.reading_ == AnchorReading::any && has_similar(fragment)) return AnchorAnswer::found;
  if (is_made(fragment, lookup)) return AnchorAnswer::found;
  return leads_on_to(key_of(fragment)) ? AnchorAnswer::unknown : AnchorAnswer::missing;
}

AnchorLookup::Known &AnchorLookup::known(const Record &record) {
  if (last_record_ == &record) return last_;
  last_ = {};
  last_.add(record);
  last_.finish();
  last_record_ = &record;
  return last_;
}

AnchorAnswer AnchorLookup::find(const Record &record, std::string_view fragment) {
  if (is_provided(fragment, reading_) || is_readme(record.path, fragment)) return AnchorAnswer::found;
  const auto found = long_documents_.find(&record);
  if (found != long_documents_.end()) return found->second.find(fragment, *this);
  std::size_t count = 0;
  bool exact = false;
  record.facts.for_each<AnchorFact>([&](const AnchorFact &anchor) {
    ++count;
    exact = exact || (anchor.id == fragment &&
                      (anchor.kind == AnchorKind::id || (github_ && anchor.kind == AnchorKind::heading)));
  });
  if (exact && count <= many_anchors) return AnchorAnswer::found; // the usual case, which needs no Known
  Known &all = known(record);
  if (count <= many_anchors) return all.find(fragment, *this);
  last_record_ = nullptr;
  return long_documents_.emplace(&record, std::move(last_)).first->second.find(fragment, *this);
}

AnchorAnswer AnchorLookup::find(RecordSpan group, std::string_view fragment) {
  if (group.size() <= many_documents) {
    AnchorAnswer best = AnchorAnswer::missing;
    for (const Record *record : group) best = std::max(best, find(*record, fragment));
    return best;
  }
  if (is_provided(fragment, reading_)) return AnchorAnswer::found;
  const auto [known, is_new] = large_groups_.try_emplace(group.data());
  if (is_new) {
    for (const Record *record : group) known->second.add(*record);
    known->second.finish();
  }
  return known->second.find(fragment, *this);
}

} // namespace galley
