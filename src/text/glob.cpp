#include "text/glob.h"

#include "text/code_points.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <random>
#include <tuple>

namespace galley {

namespace {

constexpr std::array<std::size_t, 5> piece_sizes = {8, 4, 2, 1, 0}; // bytes

std::uint64_t piece_at(std::string_view text, std::size_t at, std::size_t size) {
  std::uint64_t piece = 0;
  std::memcpy(&piece, text.data() + at, size);
  return piece;
}

std::string too_many_alike() {
  return fmt::format("{} patterns before it contain the same texts, and to try all takes too long; write one "
                     "pattern for several",
                     GlobIndex::max_alike);
}

} // namespace

std::string replace_invalid_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char32_t value : code_points(text)) append_utf8(result, value);
  return result;
}

void GlobSequence::add(std::vector<GlobPattern> patterns, bool negated) {
  for (GlobPattern &pattern : patterns) items_.push_back({std::move(pattern), negated, number_});
  ++number_;
  if (items_.size() < limit_) return;
  remove_repeated();
  limit_ = std::max(limit_, 2 * items_.size());
}

std::vector<GlobSequence::Item> GlobSequence::take() {
  remove_repeated();
  return std::move(items_);
}

void GlobSequence::remove_repeated() {
  std::ranges::sort(items_, [](const Item &a, const Item &b) {
    return std::tie(a.pattern, b.number) < std::tie(b.pattern, a.number);
  });
  const auto same = [](const Item &a, const Item &b) { return a.pattern == b.pattern; };
  items_.erase(std::unique(items_.begin(), items_.end(), same), items_.end());
  std::ranges::sort(items_, {}, &Item::number);
}

// Who writes patterns can't choose those that meet in one place of a table.
std::size_t GlobIndex::PieceHash::operator()(std::uint64_t piece) const {
  static const std::uint64_t seed = (std::uint64_t{std::random_device()()} << 32) | std::random_device()();
  std::uint64_t hash = piece ^ seed;
  hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15U;
  hash = (hash ^ (hash >> 29) ^ seed) * 0xBF58476D1CE4E5B9U;
  return hash ^ (hash >> 32);
}

std::string_view GlobIndex::make_valid(std::string_view path, std::string &replaced) {
  if (!find_invalid_utf8(path)) return path;
  replaced = replace_invalid_utf8(path);
  return replaced;
}

void GlobIndex::open_list(std::size_t prefix) {
  lists_.push_back({prefix, entries_.size()});
}

bool GlobIndex::add(const GlobSequence::Item &item) {
  entries_.push_back({&item, nullptr, no_entry, static_cast<std::uint32_t>(lists_.size() - 1)});
  if (entries_.size() <= few) return true;
  auto first = static_cast<std::uint32_t>(entries_.size());
  while (first > 0 && entries_[first - 1].bucket == nullptr) --first;
  for (; first < entries_.size(); ++first) {
    if (put_in_bucket(first)) continue;
    entries_.pop_back();
    return false;
  }
  return true;
}

// Chooses the longest piece and, of those as long, one that the fewest patterns have.
GlobIndex::Bucket &GlobIndex::choose_bucket(const GlobPattern &pattern, Buckets &buckets) {
  const std::vector<std::string_view> literals = pattern.literals();
  std::size_t longest = 0;
  for (const std::string_view literal : literals) longest = std::max(longest, literal.size());
  const auto *const size = std::ranges::find_if(piece_sizes, [&](std::size_t one) { return one <= longest; });
  auto &by_piece = buckets[static_cast<std::size_t>(size - piece_sizes.begin())];
  constexpr int most_tried = 64;
  int tried = 0;
  Bucket *best = nullptr;
  for (const std::string_view literal : literals) {
    for (std::size_t end = literal.size(); end >= std::max<std::size_t>(*size, 1) && tried < most_tried;
         --end, ++tried) {
      Bucket &bucket = by_piece[piece_at(literal, end - *size, *size)];
      if (bucket.count == 0) return bucket;
      if (best == nullptr || bucket.count < best->count) best = &bucket;
    }
  }
  return best == nullptr ? by_piece[0] : *best;
}

bool GlobIndex::put_in_bucket(std::uint32_t number) {
  Entry &entry = entries_[number];
  const GlobPattern &pattern = entry.item->pattern;
  Bucket &bucket = choose_bucket(pattern, pattern.is_for_names() ? of_names_ : of_paths_);
  if (bucket.count == max_alike) return false;
  entry.bucket = &bucket;
  entry.next = std::exchange(bucket.newest, number);
  ++bucket.count;
  return true;
}

void GlobIndex::close_list() {
  const std::size_t begin = lists_.back().begin;
  for (; entries_.size() > begin; entries_.pop_back()) {
    const Entry &entry = entries_.back();
    if (entry.bucket == nullptr) continue;
    entry.bucket->newest = entry.next;
    --entry.bucket->count;
  }
  lists_.pop_back();
}

void GlobIndex::collect(const Buckets &buckets, std::string_view text, std::vector<std::uint32_t> &newest) {
  for (std::size_t i = 0; i < piece_sizes.size(); ++i) {
    const std::size_t size = piece_sizes[i];
    if (buckets[i].empty() || text.size() < size) continue;
    const std::size_t last = size == 0 ? 0 : text.size() - size;
    for (std::size_t at = 0; at <= last; ++at) {
      const auto found = buckets[i].find(piece_at(text, at, size));
      if (found != buckets[i].end() && found->second.count > 0) newest.push_back(found->second.newest);
    }
  }
}

std::vector<std::uint32_t> GlobIndex::candidates(std::string_view path) const {
  std::vector<std::uint32_t> newest;
  collect(of_names_, path.substr(path.rfind('/') + 1), newest); // npos + 1 is 0
  collect(of_paths_, path, newest);
  // A path may contain a piece many times.
  std::ranges::sort(newest);
  newest.erase(std::unique(newest.begin(), newest.end()), newest.end());
  std::vector<std::uint32_t> all;
  for (std::uint32_t number : newest) {
    for (; number != no_entry; number = entries_[number].next) all.push_back(number);
  }
  std::ranges::sort(all, std::greater());
  return all;
}

struct GlobSet::Compiled {
  std::vector<std::string> sources;
  std::vector<GlobSequence::Item> items;
  bool any_negated = false;
  GlobIndex index; // of the items
};

Result<GlobSet, GlobSet::BadPattern> GlobSet::compile(const std::vector<std::string> &patterns) {
  const auto compiled = std::make_shared<Compiled>();
  compiled->sources = patterns;
  GlobSequence list;
  for (std::size_t index = 0; index < patterns.size(); ++index) {
    const bool negated = patterns[index].starts_with('!');
    const std::string valid = replace_invalid_utf8(std::string_view(patterns[index]).substr(negated ? 1 : 0));
    auto parsed = parse_glob(valid, GlobDialect::config);
    if (!parsed) return BadPattern{index, std::move(parsed.error().message)};
    list.add(*std::move(parsed), negated);
  }
  compiled->items = list.take();
  compiled->index.open_list();
  for (const GlobSequence::Item &item : compiled->items) {
    if (!compiled->index.add(item)) return BadPattern{item.number, too_many_alike()};
    compiled->any_negated = compiled->any_negated || item.negated;
  }
  GlobSet result;
  if (!patterns.empty()) result.compiled_ = compiled;
  return result;
}

GlobSet::Verdict GlobSet::verdict(std::string_view path) const {
  Verdict found = Verdict::none;
  if (!compiled_) return found;
  compiled_->index.find(path, false, [&](std::size_t, bool negated) {
    found = negated ? Verdict::taken_back : Verdict::matched;
    return false;
  });
  return found;
}

bool GlobSet::matches(std::string_view path) const {
  return verdict(path) == Verdict::matched;
}

GlobSet::Verdict GlobSet::verdict_with_folders(std::string_view path) const {
  Verdict found = Verdict::none;
  while (compiled_ && !path.empty() && found == Verdict::none) {
    found = verdict(path);
    const std::size_t slash = path.rfind('/');
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return found;
}

bool GlobSet::matches_all_below(std::string_view path) const {
  if (!compiled_ || compiled_->any_negated) return false;
  if (verdict(path) == Verdict::matched) return true;
  // Only a pattern that matches every name matches this one.
  std::string below(path);
  below += '/';
  below += folder_mark;
  return verdict(below) == Verdict::matched;
}

const std::vector<std::string> &GlobSet::patterns() const {
  static const std::vector<std::string> none;
  return compiled_ ? compiled_->sources : none;
}

std::optional<GlobSet::BadPattern> GlobSets::add(const GlobSet &set) {
  index_.open_list();
  sets_.push_back(set);
  if (set.empty()) return std::nullopt;
  for (const GlobSequence::Item &item : set.compiled_->items) {
    if (!index_.add(item)) return GlobSet::BadPattern{item.number, too_many_alike()};
  }
  return std::nullopt;
}

std::vector<std::uint32_t> GlobSets::matching(std::string_view path) const {
  std::vector<std::uint32_t> found;
  index_.find(path, false, [&](std::size_t list, bool negated) {
    if (!negated) found.push_back(static_cast<std::uint32_t>(list));
    return true;
  });
  return found;
}

std::optional<std::size_t> GlobSets::last_matching(std::string_view path) const {
  std::optional<std::size_t> found;
  index_.find(path, false, [&](std::size_t list, bool negated) {
    if (!negated) found = list;
    return negated;
  });
  return found;
}

} // namespace galley
