#include "terms/wording.h"

#include "base/unicode.h"
#include "terms/word_list.h"
#include "terms/words_chinese.h"
#include "terms/words_other.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace galley {

namespace {

constexpr std::size_t max_term_cjk = 14;      // Han, kana, Hangul, where the end is that of a name
constexpr std::size_t max_plain_term_cjk = 9; // where nothing says that it is one
constexpr std::size_t max_phrase_cjk = 8;     // longer, it is a clause
constexpr std::size_t max_title_words = 9;    // of a book's title
constexpr std::size_t max_term_words = 5;     // of Latin and other spaced scripts
constexpr std::size_t max_korean_words = 4;

// Numbers in words, and what stands beside numbers: counters, units, and words like `about`.
constexpr std::string_view numerals_in_words =
    "一 二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 兆 两 兩 几 幾 数 數 半 零 하나 한 두 세 네 다섯 여섯 "
    "일곱 여덟 아홉 열 스무";
constexpr std::string_view number_words_around =
    "约 約 近 超 超过 超過 逾 不到 不足 最多 最少 至少 整整 仅 僅 只 占 佔 共 每 第 前 后 後 大约 大約 将近 "
    "將近 接近 "
    "倍 年 月 日 天 个 個 人 次 种 種 成 分 钟 鐘 分钟 分鐘 小时 小時 时 時 岁 歲 元 块 塊 名 位 家 条 條 款 "
    "周 週 度 层 層 级 級 页 頁 "
    "本 篇 台 件 份 吨 噸 公里 公斤 米 克 升 美元 欧元 日元 人民币 万元 百分点 季度 世纪 世紀 代 期 点 點 号 "
    "號 步 只 张 場 场 步 "
    "出头 出頭 左右 以上 以下 以内 以內 之一 多 余 餘 上午 下午 晚上 早上 凌晨 中午 星期 来 "
    "割 円 時間 ごと 回 人 歳 枚 件 つ 番目 以内 개 명 번 대 년 월 일 시 분 초 시간 원 배 회 퍼센트 살 주 "
    "달 hours hour minutes minute seconds second days day weeks week months month years percent times people "
    "users ";

bool is_latin_space(char value) {
  return value == ' ' || value == '\t' || value == '\n' || value == '\r';
}

bool is_digit(char32_t value) {
  return (value >= '0' && value <= '9') || (value >= 0xFF10 && value <= 0xFF19);
}

bool is_hangul(char32_t value) {
  return (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0x1100 && value <= 0x11FF);
}

// Hiragana, Katakana and the mark that lengthens a vowel.
bool is_kana(char32_t value) {
  return value >= 0x3041 && value <= 0x30FF && value != 0x30FB;
}

bool is_hiragana(char32_t value) {
  return value >= 0x3041 && value <= 0x309F;
}

// ---- Chinese

// A character that joins words to a phrase, and none that belongs to a name.
bool has_joint(std::string_view text) {
  static const WordList joints(chinese::joints);
  static const WordList joint_free(chinese::joint_free);
  while (!text.empty()) {
    if (const std::size_t size = joint_free.prefix(text); size != 0) {
      text.remove_prefix(size);
      continue;
    }
    const std::size_t size = decode_utf8(text).size;
    if (joints.has(text.substr(0, size))) return true;
    text.remove_prefix(size);
  }
  return false;
}

// `A和B`, of two characters or more each.
bool is_pair(std::string_view text) {
  constexpr std::array<std::string_view, 4> pairing = {"和", "与", "與", "或"};
  return std::any_of(pairing.begin(), pairing.end(), [&](std::string_view joint) {
    const std::size_t at = text.find(joint);
    return at != text.npos && count_code_points(text.substr(0, at)) >= 2 &&
           count_code_points(text.substr(at + joint.size())) >= 2;
  });
}

// Whether a phrase of no clause words begins or goes on as no name does.
bool is_phrase(std::string_view text) {
  static const WordList joint_free(chinese::joint_free);
  static const WordList starts(chinese::starts);
  static const WordList ends(chinese::phrase_ends);
  static const WordList verbs(chinese::verbs);
  static const WordList adjectives(chinese::adjectives);
  static const WordList common_nouns(chinese::common_nouns);
  if (is_pair(text) || (ends.suffix(text) != 0 && count_code_points(text) > 2)) return true;
  const std::size_t verb = verbs.prefix(text);
  if (joint_free.prefix(text) == 0 && (starts.prefix(text) != 0 || verb != 0)) return true;
  // 真正瓶颈, 最终答案: an adjective and a noun that all know
  const std::size_t adjective = adjectives.prefix(text);
  return adjective != 0 && common_nouns.has(text.substr(adjective));
}

// `四种用法`, `一尺左右`: a numeral and its counter begin it; or a figure stands within: `降 25 个基点`.
bool begins_with_count(std::string_view text) {
  static const WordList numerals("一 二 三 四 五 六 七 八 九 十 百 千 万 几 幾 两 兩 半 数 數 每 多 各");
  static const WordList counters(chinese::counters);
  std::size_t counted = 0;
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    const bool numeral = is_digit(next.value) || numerals.has(text.substr(0, next.size));
    if (!numeral && !(counted > 0 && (next.value == ' ' || next.value == '.'))) break;
    text.remove_prefix(next.size);
    ++counted;
  }
  return counted > 0 && counters.prefix(text) != 0;
}

bool has_figure_within(std::string_view text) {
  bool cjk = false;
  bool figure = false; // digits after CJK
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (is_cjk(next.value)) {
      if (figure) return true;
      cjk = true;
    } else if (is_digit(next.value)) {
      figure = cjk;
    } else if (is_letter(next.value)) {
      figure = cjk = false; // `GPT-4 时代`
    }
    text.remove_prefix(next.size);
  }
  return false;
}

Wording judge_chinese(std::string_view text, const Shape &shape) {
  static const WordList clause_words(chinese::clause_words);
  static const WordList joint_free(chinese::joint_free);
  static const WordList ordinals("第一 第二 第三 第四 第五 第六 第七 第八 第九 第十");
  static const WordList term_ends(chinese::term_ends);
  static const WordList organisation_ends(chinese::organisation_ends);
  static const WordList adjectives(chinese::adjectives);
  static const WordList common_nouns(chinese::common_nouns);
  if (adjectives.has(text)) return Wording::stress;
  if (common_nouns.has(text)) return Wording::common;
  if (shape.letters < 2) return Wording::common; // one character may be a term where it is explained
  if (shape.cjk > max_term_cjk || clause_words.occurs_in(text)) return Wording::clause;
  static const WordList adverbs(chinese::adverbs);
  if (adverbs.prefix(text) != 0 || has_figure_within(text) ||
      (begins_with_count(text) && joint_free.prefix(text) == 0) || has_joint(text) ||
      (ordinals.prefix(text) != 0 && joint_free.prefix(text) == 0))
    return shape.cjk > max_phrase_cjk ? Wording::clause : Wording::phrase;
  if (shape.cjk >= 4 && (term_ends.suffix(text) != 0 || organisation_ends.suffix(text) != 0))
    return Wording::term;
  if (is_phrase(text)) return shape.cjk > max_phrase_cjk ? Wording::clause : Wording::phrase;
  if (shape.cjk > max_plain_term_cjk) return Wording::phrase;
  return Wording::term;
}

// ---- Japanese

// A particle of one kana after a character that is no hiragana: `監視は`, but not `はやて`.
bool has_particle(std::string_view text) {
  constexpr std::u32string_view particles = U"はがもへにでと";
  char32_t last = U'は';
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (particles.find(next.value) != particles.npos && !is_hiragana(last)) return true;
    last = next.value;
    text.remove_prefix(next.size);
  }
  return false;
}

Wording judge_japanese(std::string_view text, const Shape &shape) {
  static const WordList clause_words(japanese::clause_words);
  static const WordList clause_ends(japanese::clause_ends);
  static const WordList common(japanese::common);
  static const WordList ends(japanese::phrase_ends);
  if (common.has(text)) return Wording::common;
  if (ends.suffix(text) != 0 && ends.suffix(text) < text.size()) return Wording::phrase;
  if (shape.cjk > max_term_cjk || clause_words.occurs_in(text) || has_particle(text)) return Wording::clause;
  const char32_t last = decode_last_utf8(text).value;
  if (is_hiragana(last) && clause_ends.suffix(text) != 0) return Wording::clause;
  constexpr std::string_view of = "の";
  if (const std::size_t at = text.find(of); at != text.npos) {
    if (common.has(text.substr(0, at)) || common.has(text.substr(at + of.size()))) return Wording::phrase;
  }
  return shape.letters < 2 ? Wording::stress : Wording::term;
}

// ---- Korean

Wording judge_korean(std::string_view text) {
  static const WordList clause_ends(korean::clause_ends);
  static const WordList particles(korean::particles);
  static const WordList common(korean::common);
  static const WordList joints(korean::joints);
  static const WordList korean_adnominal(korean::adnominal_ends);
  const auto words = split_words(text);
  if (count_code_points(text) < 2) return Wording::common;
  if (words.size() > max_korean_words) return Wording::clause;
  if (std::all_of(words.begin(), words.end(), [](std::string_view word) { return common.has(word); }))
    return Wording::common;
  if (words.size() > 1 && clause_ends.suffix(words.back()) != 0) return Wording::clause;
  if (korean_adnominal.suffix(words.back()) != 0) return Wording::phrase;
  const bool bound = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    const std::size_t size = particles.suffix(word);
    return size != 0 && size < word.size();
  });
  if (bound) return Wording::clause;
  const bool joined =
      std::any_of(words.begin(), words.end(), [](std::string_view word) { return joints.has(word); });
  return joined ? Wording::phrase : Wording::term;
}

// ---- English, and whatever else puts blanks between words

// `fifty-one` counts as `fifty`.
std::string plain_word(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ';'))
    word.remove_suffix(1);
  const std::string_view tens = word.substr(0, word.find('-'));
  return fold(tens.ends_with("ty") ? tens : word);
}

bool is_identifier(std::string_view word) {
  return word.front() == '`' || word.find_first_of("_/0123456789") != word.npos;
}

// `Getting to Yes`: every word begins large but for the small ones between.
bool is_title(const std::vector<std::string_view> &words) {
  static const WordList small("a an the of to in for and or on at by with from vs as");
  std::size_t large = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].front() >= 'A' && words[i].front() <= 'Z') {
      ++large;
    } else if (i == 0 || i + 1 == words.size() || !small.has(words[i])) {
      return false;
    }
  }
  return large >= 2;
}

// `Elasticity of demand`, which begins large because it begins a name.
bool is_of_name(const std::vector<std::string_view> &words) {
  return words.size() == 3 && words[1] == "of" && words[0][0] >= 'A' && words[0][0] <= 'Z';
}

// An adverb or a participle, alone: `roughly`, `tree-shaken` aside.
bool is_modifier(std::string_view word) {
  return word.size() > 4 && (word.ends_with("ly") || word.ends_with("ed"));
}

Wording judge_spaced(std::string_view text, const Shape &shape) {
  static const WordList stress_words(english::stress_words);
  static const WordList common_nouns(english::common_nouns);
  const auto words = split_words(text);
  if (words.size() <= max_title_words && is_title(words)) return Wording::term;
  if (words.size() > max_term_words) return Wording::clause;
  std::size_t stressed = 0;
  std::size_t common = 0;
  for (const std::string_view written : words) {
    const std::string word = plain_word(written);
    if (common_nouns.has(word)) ++common;
    if (stress_words.has(word)) ++stressed;
  }
  if (stressed == words.size()) return Wording::stress;
  if (stressed == 1 && is_of_name(words)) return Wording::term;
  if (stressed > 0) return words.size() > 3 ? Wording::clause : Wording::phrase;
  if (common == words.size()) return Wording::common;
  if (words.size() == 1) {
    if (shape.letters < 2) return Wording::stress;
    if (is_modifier(text)) return Wording::phrase;
  }
  if (shape.upper || std::any_of(words.begin(), words.end(), is_identifier)) return Wording::term;
  return words.size() <= 3 ? Wording::unclear : Wording::phrase;
}

} // namespace

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
        if (is_kana(next.value)) ++shape.kana;
      }
      shape.upper = shape.upper || to_lower(next.value) != next.value;
    }
    shape.clause_marks = shape.clause_marks || marks.find(next.value) != marks.npos ||
                         (next.value == '.' && (text.empty() || is_latin_space(text.front())));
  }
  return shape;
}

bool is_number(std::string_view text, const Shape &shape) {
  static const WordList around(number_words_around);
  static const WordList numerals(numerals_in_words);
  std::string_view rest = text;
  std::size_t counted = 0; // digits and numerals
  std::size_t others = 0;
  // Without digits, whatever else is in it makes it no number.
  while (!rest.empty() && (others == 0 || shape.digits > 0)) {
    const CodePoint next = decode_utf8(rest);
    std::size_t size = numerals.prefix(rest);
    if (is_digit(next.value) || size != 0) {
      ++counted;
    } else {
      size = around.prefix(rest);
      if (size == 0 && is_letter(next.value)) ++others;
    }
    rest.remove_prefix(size != 0 ? size : next.size);
  }
  if (counted == 0) return false;
  if (others == 0) return count_code_points(text) > 1;
  const char32_t first = decode_utf8(text).value;
  const bool leads = is_digit(first) || (!is_letter(first) && first != '#' && first != '`');
  return leads && shape.digits > 0 && (shape.letters <= 4 || shape.digits >= shape.letters);
}

bool has_cjk(std::string_view text) {
  return shape_of(text).is_cjk();
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
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

std::string_view trim_quotes(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> pairs = {{{"《", "》"},
                                                                                    {"“", "”"},
                                                                                    {"「", "」"},
                                                                                    {"『", "』"},
                                                                                    {"【", "】"},
                                                                                    {"〈", "〉"},
                                                                                    {"‘", "’"},
                                                                                    {"\"", "\""},
                                                                                    {"_", "_"},
                                                                                    {"`", "`"}}};
  for (const auto &[open, close] : pairs) {
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
      return text.substr(open.size(), text.size() - open.size() - close.size());
  }
  return text;
}

Wording judge_wording(std::string_view text) {
  const std::string_view whole = trim_spaces(text);
  text = trim_quotes(whole);
  const bool work = whole.starts_with("《") && text.size() < whole.size(); // the title of a book or film
  if (work) return Wording::term;
  const Shape shape = shape_of(text);
  if (shape.letters + shape.digits == 0) return Wording::stress;
  if (is_number(text, shape)) return Wording::number;
  if (shape.clause_marks) return Wording::clause;
  if (shape.hangul > 0) return judge_korean(text);
  if (shape.kana > 0) return judge_japanese(text, shape);
  return shape.cjk > 0 ? judge_chinese(text, shape) : judge_spaced(text, shape);
}

} // namespace galley
