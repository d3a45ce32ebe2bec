#include "terms/explanation.h"

#include "base/hash.h"
#include "terms/han_set.h"
#include "terms/tokens.h"
#include "terms/words.h"
#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_code_points = 2000;

// With fewer units, chance decides what two explanations share.
constexpr std::size_t min_units = 5;
constexpr std::size_t min_words = 6; // in English, which has more ways to say one thing
constexpr std::size_t min_shared_percent = 15;
// Two explanations that share so much are one sentence with something exchanged.
constexpr std::size_t same_sentence_percent = 80;
// Two that share so much, and so many units, speak of one thing.
constexpr std::size_t min_overlap_percent = 30;
constexpr std::size_t min_overlap_units = 2;

constexpr std::size_t kana_bytes = 3;
constexpr std::size_t max_start_bytes = 60;

std::string_view first_code_points(std::string_view text) {
  if (text.size() <= max_code_points) return text;
  std::size_t at = 0;
  for (std::size_t count = 0; count < max_code_points && at < text.size(); ++count) {
    at += decode_utf8(text.substr(at)).size;
  }
  return text.substr(0, at);
}

template <class T> void sort_unique(std::vector<T> &values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

bool negates(char32_t value) {
  static const HanSet negating(words::zh::negating_characters);
  return negating.has(value);
}

class GistReader {
public:
  Gist read(std::string_view explanation) {
    const std::string folded = fold(first_code_points(explanation));
    for_each_token(folded, [&](const Token &token) { add(token); });
    if (may_negate_) count_negations(folded);
    sort_unique(gist_.units);
    sort_unique(gist_.numbers);
    gist_.negated = negations_ % 2 != 0;
    gist_.tongue = counter_.tongue();
    return std::move(gist_);
  }

private:
  void add(const Token &token) {
    switch (token.kind) {
    case TokenKind::han:
      add_han(token.first);
      break;
    case TokenKind::hiragana:
      counter_.add_kana(token.text.size() / kana_bytes);
      break;
    case TokenKind::katakana:
      counter_.add_kana(token.text.size() / kana_bytes);
      gist_.units.push_back(hash_bytes(token.text));
      break;
    case TokenKind::hangul:
      counter_.add_hangul();
      gist_.units.push_back(hangul_unit(token.text));
      break;
    case TokenKind::word:
      add_word(without_marks(token.text));
      break;
    case TokenKind::number:
      gist_.numbers.push_back(digits_of(token.text));
      break;
    case TokenKind::none:
      break;
    }
  }

  void add_han(char32_t value) {
    static const HanSet stops(words::zh::stop_characters);
    counter_.add_han(value);
    may_negate_ = may_negate_ || negates(value);
    if (!stops.has(value)) gist_.units.push_back(value);
  }

  void count_negations(std::string_view folded) {
    static const WordList not_negating(words::zh::not_negating_words);
    any_part(folded, not_negating, [&](std::string_view part) {
      for_each_token(part, [&](const Token &token) {
        if (negates(token.first)) ++negations_;
      });
      return false;
    });
  }

  // Returns a number without the commas that group its digits.
  static std::string digits_of(std::string_view number) {
    std::string digits(number);
    std::erase(digits, ',');
    return digits;
  }

  void add_word(const std::string &word) {
    static const WordList negations(words::en::negations);
    negations_ += negations.has(word) ? 1U : 0U;
    if (!counter_.add_word(word)) gist_.units.push_back(stem_unit(word));
  }

  Gist gist_;
  TongueCounter counter_;
  bool may_negate_ = false; // it holds a character that negates, unless it stands in a word that doesn't
  std::size_t negations_ = 0;
};

std::size_t count_shared(const Units &a, const Units &b) {
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left < *right) {
      ++left;
    } else if (*right < *left) {
      ++right;
    } else {
      ++shared;
      ++left;
      ++right;
    }
  }
  return shared;
}

bool includes(const std::vector<std::string> &all, const std::vector<std::string> &some) {
  return std::ranges::includes(all, some);
}

} // namespace

Gist read_gist(std::string_view explanation) {
  return GistReader().read(explanation);
}

bool gives_local_sense(std::string_view explanation) {
  static const WordList starts(words::local_sense_starts);
  return starts.prefix(fold(explanation.substr(0, max_start_bytes))) != 0;
}

bool overlap(const Gist &a, const Gist &b) {
  const std::size_t least = std::min(a.units.size(), b.units.size());
  const std::size_t shared = count_shared(a.units, b.units);
  return shared >= min_overlap_units && shared * 100 >= least * min_overlap_percent;
}

Disagreement find_disagreement(const Gist &a, const Gist &b) {
  if (!same_tongue(a.tongue, b.tongue)) return Disagreement::none;
  const std::size_t least = std::min(a.units.size(), b.units.size());
  const std::size_t most = std::max(a.units.size(), b.units.size());
  const std::size_t shared = count_shared(a.units, b.units);
  if (shared > 0 && shared * 100 >= most * same_sentence_percent) {
    if (!includes(a.numbers, b.numbers) && !includes(b.numbers, a.numbers)) return Disagreement::numbers;
    return a.negated != b.negated ? Disagreement::negation : Disagreement::none;
  }
  if (least < (a.tongue == Tongue::english ? min_words : min_units)) return Disagreement::none;
  return shared * 100 < least * min_shared_percent ? Disagreement::subject : Disagreement::none;
}

} // namespace galley
