#include "terms/explanation.h"

#include "base/hash.h"
#include "terms/tokens.h"
#include "terms/word_list.h"
#include "text/unicode.h"

#include <algorithm>
#include <bitset>
#include <iterator>
#include <optional>

namespace galley {

namespace {

constexpr std::size_t max_code_points = 2000;

// Below so many units chance decides what two explanations share.
constexpr std::size_t min_units = 5;
constexpr std::size_t min_words = 6; // in English, which has more ways to say one thing
constexpr std::size_t min_shared_percent = 15;
// Above so many they are one sentence with something exchanged.
constexpr std::size_t same_sentence_percent = 80;

// Words are compared by their first letters; what inflects them stands behind.
constexpr std::size_t stem_letters = 6;

// ---- words that say nothing of the subject

constexpr std::u32string_view stops_han =
    U"的了是在和与及或而且也就都又还把被让使将由从到对为于以之其这那个一种些们它他她我你自己能会可要有上中下"
    U"里内外时"
    U"后前因此所如果但不没无更最很越與為於這個對讓們還會無將從後時內來過";

constexpr std::string_view stops_english =
    " a an the of to in on at for and or but nor is are was were be been being it its this that these those "
    "which who whom whose what when where while as by with from into over under than then there here so such "
    "can could may might will would should must do does did has have had not no only one ones some any each "
    "every other another more most very also both their they them we us our you your he his she her him i if "
    "because without within between about how why ";
// Words of other languages in Latin letters that English doesn't have.
constexpr std::string_view words_foreign =
    " der das und ist ein eine einer eines mit von wird werden nicht le la les des du une est dans pour qui "
    "que sur avec el los las una del es para por con y il lo gli che di della sono o os um uma da em não het "
    "een van voor och att det som är ";

constexpr std::string_view fillers_english =
    " a an the of is are it its this that kind type form sort concept term "
    "notion idea thing something system "
    "process phenomenon way act called known named means refers to itself ";
constexpr std::string_view fillers_cjk = " 就是指 指的是 是指 就是 即是 也就是 所谓 所謂 一种 一種 一个 一個 "
                                         "一类 一類 某种 某種 这种 這種 概念 术语 術語 "
                                         "现象 現象 东西 東西 机制 機制 方法 过程 過程 系统 系統 本身 意思 "
                                         "という のこと こと とは の 的 是 指 即 ";

constexpr std::u32string_view negations_han = U"不没無无未非";
constexpr std::string_view no_negations_han = " 不同 不断 不斷 不仅 不僅 不只 不但 不过 不過 不少 不管 不论 "
                                              "不論 不久 不止 无论 無論 非常 未来 未來 无非 無非 ";
constexpr std::string_view negations_english =
    " not no never without nor cannot cant dont doesnt isnt arent wasnt didnt wont neither hardly ";

// Characters that only one of the two Chinese scripts has, among the most used.
constexpr std::u32string_view simplified_only = U"这个为与会时们学对来资说过还无将从后内让种类体关系统网络计"
                                                U"机数据现实际应问题间长发动产业经济进运行变总结构过";
constexpr std::u32string_view traditional_only = U"這個為與會時們學對來資說過還無將從後內讓種類體關係統網絡計"
                                                 U"機數據現實際應問題間長發動產業經濟進運變總結構過";

// Whether `holds(part)` for one of the parts between whatever the list has, the longest first.
template <class Holds> bool any_part(std::string_view text, const WordList &phrases, Holds holds) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = phrases.prefix(text.substr(at));
    if (size == 0) {
      at += decode_utf8(text.substr(at)).size;
      continue;
    }
    if (holds(text.substr(begin, at - begin))) return true;
    at += size;
    begin = at;
  }
  return holds(text.substr(begin));
}

// Characters of Han, of which each of a long text is asked for.
class HanSet {
public:
  explicit HanSet(std::u32string_view members, std::u32string_view but_not = {}) {
    for (const char32_t member : members) {
      if (is_han(member) && but_not.find(member) == but_not.npos) members_.set(index(member));
    }
  }
  bool has(char32_t value) const { return is_han(value) && members_.test(index(value)); }

private:
  static constexpr char32_t first = 0x4E00;
  static constexpr std::size_t count = 0xA000 - first;
  static std::size_t index(char32_t value) { return value - first; }

  std::bitset<count> members_;
};

// ---- units

std::string without_marks(std::string_view word) {
  std::string letters;
  std::copy_if(word.begin(), word.end(), std::back_inserter(letters),
               [](char c) { return c != '\'' && c != ',' && c != '.'; });
  return letters;
}

// A word's unit: its first letters, without a plural's end.
std::uint64_t stem_unit(std::string_view word) {
  if (word.size() > 4 && word.ends_with("es"))
    word.remove_suffix(2);
  else if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
    word.remove_suffix(1);
  if (word.size() > 4 && word.ends_with('e')) word.remove_suffix(1);
  return hash_bytes(word.substr(0, stem_letters));
}

// A Korean word's unit: its first two syllables, for particles stand behind.
std::uint64_t hangul_unit(std::string_view word) {
  return hash_bytes(word.substr(0, 6));
}

std::string_view first_code_points(std::string_view text) {
  if (text.size() <= max_code_points) return text;
  std::size_t at = 0;
  for (std::size_t count = 0; count < max_code_points && at < text.size(); ++count) {
    at += decode_utf8(text.substr(at)).size;
  }
  return text.substr(0, at);
}

void sort_unique(auto &values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// ---- gist

class GistReader {
public:
  Gist read(std::string_view explanation) {
    const std::string folded = fold(first_code_points(explanation));
    for_each_token(folded, [&](const Token &token) { add(token); });
    if (may_negate_) count_negations(folded);
    sort_unique(gist_.units);
    sort_unique(gist_.numbers);
    gist_.negated = negations_ % 2 != 0;
    gist_.tongue = tongue();
    return std::move(gist_);
  }

private:
  void add(const Token &token) {
    switch (token.kind) {
    case TokenKind::han:
      ++han_;
      add_han(token.first);
      break;
    case TokenKind::hiragana:
      kana_ += token.text.size() / 3;
      break;
    case TokenKind::katakana:
      kana_ += token.text.size() / 3;
      gist_.units.push_back(hash_bytes(token.text));
      break;
    case TokenKind::hangul:
      ++hangul_;
      gist_.units.push_back(hangul_unit(token.text));
      break;
    case TokenKind::word:
      add_word(without_marks(token.text));
      break;
    case TokenKind::number:
      gist_.numbers.push_back(number(token.text));
      break;
    case TokenKind::none:
      break;
    }
  }

  void add_han(char32_t value) {
    static const HanSet simplified(simplified_only, traditional_only);
    static const HanSet traditional(traditional_only, simplified_only);
    static const HanSet stops(stops_han);
    simplified_ += simplified.has(value) ? 1U : 0U;
    traditional_ += traditional.has(value) ? 1U : 0U;
    may_negate_ = may_negate_ || negates(value);
    if (!stops.has(value)) gist_.units.push_back(value);
  }

  static bool negates(char32_t value) { return negations_han.find(value) != negations_han.npos; }

  void count_negations(std::string_view folded) {
    static const WordList no_negations(no_negations_han);
    any_part(folded, no_negations, [&](std::string_view part) {
      for_each_token(part, [&](const Token &token) {
        if (negates(token.first)) ++negations_;
      });
      return false;
    });
  }

  // Without what groups its digits.
  static std::string number(std::string_view text) {
    std::string digits(text);
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    return digits;
  }

  void add_word(const std::string &word) {
    static const WordList stops(stops_english), foreign(words_foreign), negations(negations_english);
    ++words_;
    negations_ += negations.has(word) ? 1U : 0U;
    if (stops.has(word)) {
      ++english_;
      return;
    }
    foreign_ += foreign.has(word) ? 1U : 0U;
    gist_.units.push_back(stem_unit(word));
  }

  Tongue tongue() const {
    if (hangul_ > 0) return Tongue::korean;
    if (kana_ > 1) return Tongue::japanese;
    if (han_ > 1 && han_ >= words_) {
      if (simplified_ > traditional_) return Tongue::simplified;
      return traditional_ > simplified_ ? Tongue::traditional : Tongue::chinese;
    }
    return english_ > foreign_ ? Tongue::english : Tongue::unclear;
  }

  Gist gist_;
  bool may_negate_ = false; // it holds a character that negates where no word of another meaning has it
  std::size_t han_ = 0, kana_ = 0, hangul_ = 0, words_ = 0;
  std::size_t simplified_ = 0, traditional_ = 0, english_ = 0, foreign_ = 0, negations_ = 0;
};

std::size_t count_shared(const std::vector<std::uint64_t> &a, const std::vector<std::uint64_t> &b) {
  std::size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left < *right) {
      ++left;
    } else if (*right < *left) {
      ++right;
    } else {
      ++shared, ++left, ++right;
    }
  }
  return shared;
}

bool includes(const std::vector<std::string> &all, const std::vector<std::string> &some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// ---- repetition

using Units = std::vector<std::uint64_t>; // sorted, each once

// What a token says, a small word too; none where it only leads to the matter.
std::optional<std::uint64_t> unit_of(const Token &token) {
  static const WordList fillers(fillers_english);
  switch (token.kind) {
  case TokenKind::han:
    return token.first;
  case TokenKind::word: {
    const std::string word = without_marks(token.text);
    if (fillers.has(word)) return std::nullopt;
    return stem_unit(word);
  }
  case TokenKind::hangul:
    return hangul_unit(token.text);
  default:
    return hash_bytes(token.text);
  }
}

Units units_of(std::string_view text) {
  Units units;
  for_each_token(fold(text), [&](const Token &token) {
    if (const auto unit = unit_of(token)) units.push_back(*unit);
  });
  sort_unique(units);
  return units;
}

bool has(const Units &units, std::uint64_t unit) {
  return std::binary_search(units.begin(), units.end(), unit);
}

} // namespace

bool same_tongue(Tongue a, Tongue b) {
  const auto chinese = [](Tongue tongue) {
    return tongue == Tongue::chinese || tongue == Tongue::simplified || tongue == Tongue::traditional;
  };
  if (chinese(a) && chinese(b)) return a == b || a == Tongue::chinese || b == Tongue::chinese;
  return a == b && a != Tongue::unclear;
}

Gist take_gist(std::string_view explanation) {
  return GistReader().read(explanation);
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

bool only_repeats(std::string_view term, std::string_view name, std::string_view explanation) {
  // So long a text says more; this keeps the check cheap.
  if (explanation.size() > 2 * (term.size() + name.size()) + 60) return false;
  static const WordList leading(fillers_cjk);
  const Units of_term = units_of(term), of_name = units_of(name);
  Units said;
  bool by_term = true, by_name = true; // whether it has all that was said so far
  const std::string folded = fold(explanation);
  const auto says_more = [&](const Token &token) {
    if (token.kind == TokenKind::number) return true;
    const auto unit = unit_of(token);
    if (!unit) return false;
    said.push_back(*unit);
    by_term = by_term && has(of_term, *unit);
    by_name = by_name && has(of_name, *unit);
    return !by_term && !by_name;
  };
  if (any_part(folded, leading, [&](std::string_view part) { return any_token(part, says_more); }))
    return false;
  sort_unique(said);
  const auto half = [&](const Units &own) { return !said.empty() && said.size() * 2 >= own.size(); };
  return (by_term && half(of_term)) || (by_name && half(of_name));
}

} // namespace galley
