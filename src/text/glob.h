// Patterns over paths, as the config and .gitignore files have them. In: patterns. Out: whether a path
// matches. All paths use '/'. To find what matches a path, few patterns are tried, however many there are.
#pragma once

#include "text/glob_pattern.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace galley {

// Replaces each byte that is not UTF-8 by U+FFFD, since patterns match code points.
std::string replace_invalid_utf8(std::string_view text);

// A list of patterns, of which the last one that matches decides; negated ones take back what others matched.
class GlobSequence {
public:
  struct Item {
    GlobPattern pattern;
    bool negated = false;
    std::size_t number = 0; // how many items were added before
  };

  void add(std::vector<GlobPattern> patterns, bool negated);
  // Without the patterns that are repeated later, which decide nothing. In the order in which they were
  // added.
  std::vector<Item> take();

private:
  void remove_repeated();

  std::vector<Item> items_;
  std::size_t number_ = 0;
  std::size_t limit_ = 1000; // the number of items from which repeated ones are removed
};

// Many lists, all asked at once. The newest one may go, as on a stack. It is safe to ask from several
// threads.
class GlobIndex {
public:
  GlobIndex() = default;
  GlobIndex(GlobIndex &&) = default;
  GlobIndex &operator=(GlobIndex &&) = default;
  GlobIndex(const GlobIndex &) = delete;
  GlobIndex &operator=(const GlobIndex &) = delete;
  ~GlobIndex() = default;

  // Opens a list. Its patterns see paths without their first `prefix` bytes.
  void open_list(std::size_t prefix = 0);
  // Adds an item to the newest list; it must outlive the list. Returns false, and does not add it, where too
  // many patterns contain no other texts: then to find what matches a path would take too long.
  bool add(const GlobSequence::Item &item);
  void close_list();

  // Calls `visit(list, negated)` with the pattern that decides, for each list where one matches, the newest
  // list first, until it returns false.
  template <class Visit> void find(std::string_view path, bool folder, const Visit &visit) const {
    std::string replaced;
    path = make_valid(path, replaced);
    std::uint32_t decided = no_entry;
    const auto decide = [&](std::uint32_t number) {
      const Entry &entry = entries_[number];
      if (entry.list == decided || path.size() < lists_[entry.list].prefix) return true;
      if (!entry.item->pattern.matches(path.substr(lists_[entry.list].prefix), folder)) return true;
      decided = entry.list;
      return visit(std::size_t{entry.list}, entry.item->negated);
    };
    if (entries_.size() <= few) {
      for (auto number = static_cast<std::uint32_t>(entries_.size()); number-- > 0;) {
        if (!decide(number)) return;
      }
    } else {
      for (const std::uint32_t number : candidates(path)) {
        if (!decide(number)) return;
      }
    }
  }

  static constexpr std::size_t max_alike = 4096; // patterns that contain no other texts

private:
  static constexpr std::size_t few = 16; // so many patterns are all tried
  static constexpr std::uint32_t no_entry = UINT32_MAX;

  struct List {
    std::size_t prefix = 0;
    std::size_t begin = 0; // its first entry
  };
  // Entries whose patterns match only paths that contain the same piece of text.
  struct Bucket {
    std::uint32_t newest = no_entry;
    std::uint32_t count = 0;
  };
  struct Entry {
    const GlobSequence::Item *item = nullptr;
    Bucket *bucket = nullptr;      // null where it is in none so far
    std::uint32_t next = no_entry; // the one before it in the bucket
    std::uint32_t list = 0;
  };
  struct PieceHash {
    std::size_t operator()(std::uint64_t piece) const;
  };
  // By pieces of 8, 4, 2, 1 and 0 bytes.
  using Buckets = std::array<std::unordered_map<std::uint64_t, Bucket, PieceHash>, 5>;

  // Returns the path, or `replaced` with what replace_invalid_utf8() makes of it.
  static std::string_view make_valid(std::string_view path, std::string &replaced);
  static Bucket &choose_bucket(const GlobPattern &pattern, Buckets &buckets);
  bool put_in_bucket(std::uint32_t number);
  static void collect(const Buckets &buckets, std::string_view text, std::vector<std::uint32_t> &newest);
  // The entries that may match, the newest first.
  std::vector<std::uint32_t> candidates(std::string_view path) const;

  std::vector<List> lists_;
  std::vector<Entry> entries_;  // of one list after those of another
  Buckets of_names_, of_paths_; // of the patterns that see only the last name of a path, and of the others
};

// Config globs over site-relative paths: `*` and `?` within a folder's name, `**` over folders, `[a-z]`,
// `[!a-z]`, `{a,b}`, and `\` before a character that shall mean itself. A pattern without a slash matches in
// any folder; one that ends in '/' matches all below that folder; one that starts with '!' takes back what
// earlier patterns matched. Case counts. Immutable, cheap to copy, and safe to share between threads.
class GlobSet {
public:
  // Says which pattern is invalid, by its index, and why.
  struct BadPattern {
    std::size_t index;
    std::string message;
  };
  static Result<GlobSet, BadPattern> compile(const std::vector<std::string> &patterns);

  GlobSet() = default; // matches nothing
  bool matches(std::string_view path) const;
  enum class Verdict : std::uint8_t { none, matched, taken_back };
  // What the last pattern says that says anything about this very path.
  Verdict verdict(std::string_view path) const;
  // Like verdict(), but where no pattern says anything about the path, what is said of the nearest folder
  // above it counts.
  Verdict verdict_with_folders(std::string_view path) const;
  bool matches_with_folders(std::string_view path) const {
    return verdict_with_folders(path) == Verdict::matched;
  }
  // Returns true only if matches_with_folders() is true for any path below the folder at `path`, so that a
  // walk need not enter it.
  bool matches_all_below(std::string_view path) const;

  bool empty() const { return !compiled_; }
  const std::vector<std::string> &patterns() const; // as they were given

private:
  friend class GlobSets;
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// Many GlobSets, all asked at once. They are numbered from 0 in the order in which they were added. Safe to
// share between threads.
class GlobSets {
public:
  // Returns an error, whose index is that of a pattern, where too many patterns are alike.
  std::optional<GlobSet::BadPattern> add(const GlobSet &set);

  std::vector<std::uint32_t> matching(std::string_view path) const; // the last one first
  std::optional<std::size_t> last_matching(std::string_view path) const;

private:
  std::vector<GlobSet> sets_; // what the index points into
  GlobIndex index_;
};

} // namespace galley
