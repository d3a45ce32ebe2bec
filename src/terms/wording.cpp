#include "terms/wording.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace galley {

namespace {

using Words = std::vector<std::string_view>;
using List = std::string_view;

constexpr std::size_t max_term_cjk = 14;  // Han, kana, Hangul
constexpr std::size_t max_term_words = 5; // of Latin and other spaced scripts
constexpr std::size_t max_name_cjk = 8;   // in a parenthesis: longer is an explanation
constexpr std::size_t max_name_words = 6;

bool is_latin_space(char value) {
  return value == ' ' || value == '\t' || value == '\n' || value == '\r';
}

Words split_words(std::string_view text) {
  Words words;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && is_latin_space(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !is_latin_space(text[end])) ++end;
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

// `list` holds words between single spaces, one at either end.
bool in_list(List list, std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ';'))
    word.remove_suffix(1);
  return !word.empty() && list.find(" " + std::string(word) + " ") != List::npos;
}

template <std::size_t N>
bool contains_any(std::string_view text, const std::array<std::string_view, N> &parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N> &parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.starts_with(part); });
}

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N> &parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return text.ends_with(part); });
}

struct Shape {
  std::size_t cjk = 0;
  std::size_t hangul = 0;
  std::size_t letters = 0; // CJK included, digits not
  std::size_t digits = 0;
  bool clause_marks = false; // punctuation that stands between or after clauses
  bool upper = false;
};

bool is_digit(char32_t value) {
  return (value >= '0' && value <= '9') || (value >= 0xFF10 && value <= 0xFF19);
}

bool is_hangul(char32_t value) {
  return (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0x1100 && value <= 0x11FF);
}

Shape shape_of(std::string_view text) {
  Shape shape;
  constexpr std::u32string_view marks = U"。！？；，：、,;!?…";
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    text.remove_prefix(next.size);
    if (is_digit(next.value)) {
      ++shape.digits;
    } else if (is_letter(next.value)) {
      ++shape.letters;
      if (is_hangul(next.value)) {
        ++shape.hangul;
      } else if (is_cjk(next.value)) {
        ++shape.cjk;
      }
      shape.upper = shape.upper || to_lower(next.value) != next.value;
    }
    shape.clause_marks = shape.clause_marks || marks.find(next.value) != marks.npos ||
                         (next.value == '.' && (text.empty() || is_latin_space(text.front())));
  }
  return shape;
}

// Words by which a Chinese or Japanese phrase shows that it is no bare noun.
constexpr std::array<std::string_view, 62> clause_signs_cjk = {
    "的",     "了",     "吗",   "这",       "你",     "我们", "他们", "它们", "没有",   "是",   "不是",
    "不要",   "不会",   "不能", "必须",     "应该",   "应当", "可以", "需要", "能够",   "已经", "正在",
    "如何",   "为什么", "怎么", "什么",     "一定",   "所有", "非常", "永远", "从不",   "只有", "只要",
    "但是",   "因为",   "所以", "如果",     "并且",   "同时", "一个", "一种", "首次",   "務必", "请",
    "將",     "這",     "沒有", "應該",     "請",     "を",   "です", "ます", "ました", "した", "する",
    "される", "ない",   "こと", "ください", "という", "たい", "れば"};

constexpr List stress_words =
    " not no never always only must very all any every none both more most first second last best worst same "
    "new "
    "now here this that these those and or but also before after again still even just really truly please "
    "important note warning tip caution required optional recommended deprecated default yes ok don't do "
    "cannot "
    "can can't won't will should shouldn't may might is are was were be at least at most one two three four "
    "five "
    "six ten zero free easy fast simple good bad great big small huge whole entire exactly immediately today "
    "today's finally however therefore instead why how what when where who which if then than with without "
    "each "
    "other another different much many few less too so such own your our their my his her its you we they it "
    "i "
    "experimental beta alpha update updated edit todo example examples result results summary conclusion ";

constexpr std::array<std::string_view, 54> stress_words_cjk = {
    "不",     "必须", "非常",   "重要", "关键", "免费", "全部",   "所有", "只",     "仅",   "唯一",
    "首先",   "其次", "最后",   "总之", "注意", "结论", "核心",   "立即", "永远",   "绝不", "同时",
    "然而",   "因此", "现在",   "今天", "未来", "重点", "绝对",   "彻底", "完全",   "根本", "真正",
    "最大",   "最好", "最重要", "必要", "強調", "必ず", "重要な", "絶対", "注意点", "最も", "非常に",
    "반드시", "절대", "매우",   "중요", "가장", "모두", "必須",   "務必", "免費",   "警告"};

constexpr std::array<std::string_view, 8> clause_ends_korean = {"다",   "요",   "까",   "죠",
                                                                "니다", "세요", "하기", "지만"};
constexpr std::array<std::string_view, 9> particles_korean = {"을",     "를",   "에서", "으로", "에게",
                                                              "이라는", "하는", "되는", "위한"};

bool ends_in_particle(std::string_view word) {
  return count_code_points(word) >= 2 && ends_with_any(word, particles_korean);
}

bool is_number(std::string_view text, const Shape &shape) {
  if (shape.digits == 0) {
    // Numbers in Han: 十倍, 三百万, 一半.
    std::size_t numerals = 0;
    std::size_t others = 0;
    constexpr std::u32string_view han = U"一二三四五六七八九十百千万亿億兆两几数半零倍年月日个個人次种種成";
    while (!text.empty()) {
      const CodePoint next = decode_utf8(text);
      text.remove_prefix(next.size);
      ++(han.find(next.value) != han.npos ? numerals : others);
    }
    return numerals > 0 && others == 0;
  }
  const char32_t first = decode_utf8(text).value;
  const bool leads = is_digit(first) || (!is_letter(first) && first != '#');
  return leads && (shape.letters <= 4 || shape.digits >= shape.letters);
}

Wording judge_spaced(std::string_view text, const Shape &shape) {
  const Words words = split_words(text);
  if (words.size() > max_term_words) return Wording::clause;
  std::size_t stressed = 0;
  std::size_t lower = 0;
  for (const std::string_view word : words) {
    if (in_list(stress_words, fold(word))) ++stressed;
    if (word.front() >= 'a' && word.front() <= 'z') ++lower;
  }
  if (stressed == words.size() || (stressed > 0 && in_list(stress_words, fold(words.front()))))
    return Wording::stress;
  if (stressed > 0) return Wording::clause;
  if (words.size() == 1 && shape.letters < 2) return Wording::stress;
  if (shape.upper && lower < words.size()) return Wording::term;
  return Wording::unclear;
}

Wording judge_korean(std::string_view text) {
  const Words words = split_words(text);
  if (words.size() > 4) return Wording::clause;
  if (words.size() > 1 && ends_with_any(words.back(), clause_ends_korean)) return Wording::clause;
  const bool bound = std::any_of(words.begin(), words.end(), ends_in_particle);
  return bound ? Wording::clause : Wording::term;
}

Wording judge_cjk(std::string_view text, const Shape &shape) {
  if (shape.cjk > max_term_cjk || contains_any(text, clause_signs_cjk)) return Wording::clause;
  return shape.letters < 2 ? Wording::stress : Wording::term;
}

// ---- parentheses

constexpr List explaining_words =
    " that which who whose where when is are was were means refers used using lets "
    "allows helps makes describes because by without ";

constexpr std::array<std::string_view, 15> aside_starts = {"e.g.", "eg.",  "for example", "such as", "例如",
                                                           "比如", "譬如", "例えば",      "예:",     "예를",
                                                           "p. ",  "pp. ", "v",           "版本",    "约"};
constexpr std::array<std::string_view, 13> pointer_starts = {
    "see ", "cf. ", "见", "详见", "参见", "請見", "詳見", "参照", "後述", "참고", "참조", "above", "below"};
constexpr std::array<std::string_view, 28> explaining_starts_cjk = {
    "指",   "是", "意为", "意思是", "表示", "用于", "用来", "由", "将",   "把",   "让", "使", "能", "可",
    "通过", "在", "对",   "与",     "以",   "当",   "从",   "按", "根据", "利用", "為", "讓", "將", "透過"};
constexpr std::array<std::string_view, 34> explaining_parts_cjk = {
    "一种", "一种",   "一個", "一个",     "一类", "一種",   "一類", "一套", "一门",
    "一門", "一组",   "是指", "指的是",   "用于", "用来",   "的",   "とは", "という",
    "する", "される", "した", "こと",     "もの", "ための", "하는", "되는", "위한",
    "통해", "것",     "이다", "나타내는", "を",   "있는",   "사용"};

bool is_initial_of(std::string_view words_text, std::string_view acronym) {
  std::size_t at = 0;
  const std::string wanted = fold(acronym);
  bool boundary = true;
  for (const char raw : fold(words_text)) {
    const bool letter = (raw >= 'a' && raw <= 'z') || (raw >= '0' && raw <= '9');
    if (letter && boundary && at < wanted.size() && raw == wanted[at]) ++at;
    boundary = !letter;
  }
  return at >= wanted.size();
}

bool is_acronym(std::string_view text) {
  if (text.size() < 2 || text.size() > 8) return false;
  std::size_t upper = 0;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      ++upper;
    else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
      return false;
  }
  return upper >= 2;
}

// The text cut at commas, semicolons and the like.
Words split_pieces(std::string_view text) {
  constexpr std::u32string_view separators = U",;，；、。";
  Words pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text.substr(at));
    if (separators.find(next.value) != separators.npos) {
      pieces.push_back(trim_spaces(text.substr(begin, at - begin)));
      begin = at + next.size;
    }
    at += next.size;
  }
  pieces.push_back(trim_spaces(text.substr(begin)));
  return pieces;
}

bool starts_lower(std::string_view word) {
  return word.front() >= 'a' && word.front() <= 'z';
}

bool explains_spaced(std::string_view text) {
  const Words words = split_words(text);
  if (words.size() > max_name_words) return true;
  if (words.size() >= 3 && in_list(" a an the ", fold(words.front())) && starts_lower(words.back()))
    return true;
  return words.size() >= 3 && std::any_of(words.begin(), words.end(), [](std::string_view word) {
           return in_list(explaining_words, word);
         });
}

bool explains(std::string_view text) {
  std::size_t total = 0;
  for (const std::string_view piece : split_pieces(text)) {
    const Shape shape = shape_of(piece);
    total += shape.cjk + shape.hangul;
    if (shape.cjk + shape.hangul == 0) {
      if (explains_spaced(piece)) return true;
    } else if (shape.cjk + shape.hangul > max_name_cjk || contains_any(piece, explaining_parts_cjk) ||
               (shape.cjk >= 3 && starts_with_any(piece, explaining_starts_cjk))) {
      return true;
    }
  }
  return total > 2 * max_name_cjk;
}

Parenthesis judge_same_script(std::string_view term, std::string_view text, const Shape &shape) {
  if (shape.cjk + shape.hangul > 0) return Parenthesis::aside; // an alias, or what kind it is
  const std::string_view acronym = trim_spaces(term);
  if ((is_acronym(acronym) && is_initial_of(text, acronym)) ||
      (is_acronym(text) && is_initial_of(term, text))) {
    return Parenthesis::names;
  }
  const Words words = split_words(text);
  const auto lower = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), starts_lower));
  if (lower == words.size() && words.size() >= 2) return Parenthesis::explains;
  return Parenthesis::aside;
}

} // namespace

bool has_cjk(std::string_view text) {
  const Shape shape = shape_of(text);
  return shape.cjk + shape.hangul > 0;
}

bool has_letter(std::string_view text) {
  const Shape shape = shape_of(text);
  return shape.letters + shape.digits > 0;
}

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (!is_unicode_space(next.value)) break;
    text.remove_prefix(next.size);
  }
  while (!text.empty()) {
    const CodePoint last = decode_last_utf8(text);
    if (!is_unicode_space(last.value)) break;
    text.remove_suffix(last.size);
  }
  return text;
}

NamedText cut_at_colon(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode_utf8(text.substr(at));
    const std::string_view rest = text.substr(at + next.size);
    if (next.value == U'：' || (next.value == ':' && !rest.empty() && !rest.starts_with("//") &&
                                !(rest.front() >= '0' && rest.front() <= '9'))) {
      return {trim_spaces(text.substr(0, at)), trim_spaces(rest)};
    }
    at += next.size;
  }
  return {};
}

Wording judge_wording(std::string_view text) {
  text = trim_spaces(text);
  const Shape shape = shape_of(text);
  if (shape.letters + shape.digits == 0) return Wording::stress;
  if (is_number(text, shape)) return Wording::number;
  if (shape.clause_marks) return Wording::clause;
  if (std::find(stress_words_cjk.begin(), stress_words_cjk.end(), text) != stress_words_cjk.end())
    return Wording::stress;
  if (shape.hangul > 0) return judge_korean(text);
  return shape.cjk > 0 ? judge_cjk(text, shape) : judge_spaced(text, shape);
}

Parenthesis judge_parenthesis(std::string_view term, std::string_view text) {
  text = trim_spaces(text);
  const Shape shape = shape_of(text);
  if (shape.letters < 2) return Parenthesis::aside;
  if (text.starts_with("http://") || text.starts_with("https://")) return Parenthesis::aside;
  const std::string folded = fold(text);
  if (starts_with_any(folded, pointer_starts)) return Parenthesis::pointer;
  if (starts_with_any(folded, aside_starts) && !explains(text)) return Parenthesis::aside;
  if (is_number(text, shape) && !explains(text)) return Parenthesis::aside;

  const bool expands =
      is_acronym(trim_spaces(term)) && is_initial_of(text, trim_spaces(term)) && !has_cjk(text);
  const NamedText cut = cut_at_colon(text);
  if (!cut.name.empty() && !cut.rest.empty() && explains(cut.rest)) return Parenthesis::described;
  if (expands && split_pieces(text).size() == 1) return Parenthesis::names;
  if (explains(text)) return Parenthesis::explains;
  if (!cut.name.empty()) return Parenthesis::names;
  if (in_list(stress_words, folded)) return Parenthesis::aside;
  const bool same_script = has_cjk(term) == (shape.cjk + shape.hangul > 0);
  if (same_script && split_pieces(text).size() == 1) return judge_same_script(term, text, shape);
  return Parenthesis::names;
}

} // namespace galley
