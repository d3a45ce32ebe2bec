// The word that a writer meant. In: a word that is wrong, and the words that would have been right. Out: the
// nearest of these.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The edit distance in code points, where a swap of neighbours is one edit (optimal string alignment). Any
// distance above `limit` is returned as limit + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// A right word, as it is compared.
struct KnownWord {
  explicit KnownWord(std::string_view written);

  std::string_view text;     // as it is written
  std::u32string folded;     // its code points
  std::uint64_t letters = 0; // one bit for each code point that occurs; several share a bit
};

// Right words, prepared for many searches. The texts must outlive the index.
class WordIndex {
public:
  WordIndex() = default;
  explicit WordIndex(const std::vector<std::string_view> &words);

private:
  friend class NearestSearch;
  std::vector<KnownWord> words_;      // in the order of `folded`
  std::vector<std::uint32_t> by_end_; // their indices in the order of `folded` read backwards
};

// Searches the right word that is nearest to a wrong one, if it is near enough that a writer may have meant
// it. Texts that are equal once folded have distance 0. Where two words are equally near, there is none.
//
// The work of a search is bounded. Of an index of more than 256 words it sees only those that begin or end
// most like the wrong one. A search that takes too many steps finds nothing.
class NearestSearch {
public:
  explicit NearestSearch(std::string_view word);

  void compare(const KnownWord &known);
  // Compares the words of an index for which `possible` returns true.
  void compare_all(const WordIndex &index, const std::function<bool(std::string_view)> &possible);

  std::optional<std::string_view> nearest() const;
  // Whether the nearest word is one edit away at most, and no other is.
  bool is_sure() const { return nearest() && near_ == best_ && !near_again_; }
  std::size_t steps() const { return steps_; } // those that it took so far

private:
  std::size_t distance_to(std::u32string_view known, std::size_t limit);

  KnownWord word_;
  std::size_t tolerance_ = 0;            // the largest distance of a word that may have been meant
  std::size_t best_distance_ = 0;        // of the nearest word so far
  std::optional<std::string_view> best_; // the nearest word so far; none where two are equally near
  std::optional<std::string_view> near_; // a word that is one edit away at most
  bool near_again_ = false;              // whether there is another such word
  bool gave_up_ = false;                 // whether it took too many steps
  std::size_t steps_ = 0;
  std::vector<std::size_t> rows_[3];
};

// How a wrong word differs from the right one. `writing`: in case, width, separators, or characters that
// nobody sees. `letter`: two letters are swapped, or within a part of four letters or more one is left out or
// too many. A digit, a letter instead of another, and an `s` at the end make another word, which may be just
// as right: `more`.
enum class Slip : std::uint8_t { writing, letter, more };
Slip slip_between(std::string_view wrong, std::string_view right);

// The candidate nearest to `word`. All candidates are compared.
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view> &candidates);

// The same for names that galley itself gives, which users know by heart and shorten: where no candidate is
// near, it is the only one that begins with `word`, if `word` has three bytes or more.
std::optional<std::string_view> nearest_name(std::string_view word,
                                             const std::vector<std::string_view> &candidates);

} // namespace galley
