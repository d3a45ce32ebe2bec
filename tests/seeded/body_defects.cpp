// Defects of bold terms, and comments that suppress nothing.
#include "seeded/defect.h"

#include <utility>

namespace galley::seeded {

namespace {

// What makes the convention of defining terms visible in a document that has none of it yet.
const std::vector<std::string> convention = {
    "We need **induced demand** (more road brings more traffic) here.",
    "",
    "And **calm technology** (technology that informs without asking for attention) as well.",
    "",
    "这里还要用到**路径依赖**（今天能做什么，取决于过去一连串选择的次序）这个说法。",
    ""};

std::string replace(std::string text, std::string_view from, const std::string &to) {
  if (const std::size_t at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

// A word that no document has.
std::string make_word(Rng &rng, bool chinese) {
  const std::vector<std::string> parts =
      chinese ? std::vector<std::string>{"溟", "岚", "茕", "蘖", "罅", "渌", "璆"}
              : std::vector<std::string>{"Zor", "Quim", "Velt", "Bax", "Drun", "Yip", "Fosk"};
  std::string word;
  for (int i = 0; i < 5; ++i) word += rng.pick(parts);
  return word;
}

// An abbreviation and what it stands for. What many documents abbreviate alike, readers know.
struct Abbreviation {
  std::string letters, words;
};

Abbreviation make_abbreviation(Rng &rng) {
  static const std::vector<std::string> parts = {"Echo",    "Chamber", "Zone",   "Quality",
                                                 "Insight", "Budget",  "Feeder", "Harbor",
                                                 "Kernel",  "Layer",   "Market", "Window"};
  Abbreviation made;
  for (int i = 0; i < 4; ++i) {
    const std::string &part = rng.pick(parts);
    made.letters += part.front();
    made.words += (i == 0 ? "" : " ") + part;
  }
  return made;
}

// `sentence` with a bold term in it, of which TERM stands for a Chinese word, WORD for an English one, ABC
// for an abbreviation and ALL for its words.
DefectKind sentence_kind(const std::string &rule, const std::string &name, const std::string &sentence) {
  return {rule, name, Ground::any, [sentence](Draft draft, Rng &rng) -> std::optional<Planted> {
            std::vector<std::size_t> places = draft.paragraph_places();
            if (places.empty()) return std::nullopt;
            if (draft.text().find("**") == std::string::npos) {
              draft.insert(places.front(), convention);
              places = draft.paragraph_places();
              if (places.empty()) return std::nullopt;
            }
            const std::string before = draft.text();
            const std::size_t place = rng.pick(places);
            const std::string chinese = replace(sentence, "TERM", make_word(rng, true));
            const std::string english = replace(chinese, "WORD", make_word(rng, false));
            const Abbreviation abbreviation = make_abbreviation(rng);
            draft.insert(
                place,
                {replace(replace(english, "ABC", abbreviation.letters), "ALL", abbreviation.words), ""});
            return Planted{before, draft.text(), static_cast<std::uint32_t>(place + 1)};
          }};
}

// A comment that suppresses nothing, alone between two paragraphs or within a text.
DefectKind comment_kind(const std::string &name, const std::string &line) {
  return {"unused-suppression", name, Ground::any, [line](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::vector<std::size_t> places = draft.paragraph_places();
            if (places.empty()) return std::nullopt;
            const std::string before = draft.text();
            const std::size_t place = rng.pick(places);
            draft.insert(place, {line, ""});
            return Planted{before, draft.text(), static_cast<std::uint32_t>(place + 1)};
          }};
}

} // namespace

std::vector<DefectKind> body_defects() {
  const std::string undefined = "undefined-term";
  const std::string missing = "missing-definition";
  const std::string unrendered = "unrendered-emphasis";
  return {
      sentence_kind(undefined, "Chinese", "后来他们又讨论了**回声TERM**的由来，没有结论。"),
      sentence_kind(undefined, "Chinese, at the start", "**回声TERM**是另一个没有解释清楚的概念，下次再谈。"),
      sentence_kind(undefined, "English", "Nobody could say what an **Echo WORD** was, and we went on."),
      sentence_kind(undefined, "underscores", "Then the talk turned to __Echo WORD__ for a while."),
      sentence_kind(undefined, "an abbreviation", "接着谈到 **ABC** 对行业的影响，大家意见不一。"),
      sentence_kind(undefined, "in quotes", "这就是他常说的“**回声TERM**”现象，值得留意。"),
      sentence_kind(missing, "a translation", "他借用了**回声TERM**（Echo Chamber）这个说法。"),
      sentence_kind(missing, "a translation, half-width", "She calls it **echo WORD** (回声室) in her book."),
      sentence_kind(missing, "within the bold", "这里说的是**回声TERM（Echo Agents）** 的用法。"),
      sentence_kind(missing, "an abbreviation", "他们把它叫作**ABC**（ALL）来讨论。"),
      sentence_kind(unrendered, "a book's title", "他后来写的**《TERM》**是同一个题目，流传更广。"),
      sentence_kind(unrendered, "a label", "- **TERM：**会上没有人提起，会后才有人问。"),
      sentence_kind(unrendered, "a sentence", "**没有人记得TERM。**后来的事情大家都知道。"),
      sentence_kind(unrendered, "a parenthesis", "这里说的**TERM（WORD）**是另外一回事。"),
      sentence_kind(unrendered, "a share", "他把**70%**的时间都用在路上，从不抱怨。"),
      sentence_kind(unrendered, "Korean", "그는 **WORD(말)**는 중요하지 않다고 했다."),
      sentence_kind(unrendered, "Japanese", "彼は**「TERM」**という言葉を何度も使った。"),
      sentence_kind(unrendered, "a blank within", "大家都说这件事** 非常重要**，却没有人去做。"),
      sentence_kind(unrendered, "underscores", "这件事对大家都__非常重要__的说法不对。"),
      sentence_kind(unrendered, "English", "Nobody said **\"WORD\"**s in that meeting, as far as I know."),
      comment_kind("alone", "<!-- galley-disable-line orphan-tag -->"),
      comment_kind("of the next line", "<!-- galley-disable-next-line unreadable-file -->"),
      comment_kind("in a text",
                   "Nobody could say more. <!-- galley-disable-line stringified-value --> We went on."),
      comment_kind("with a reason", "<!-- galley-disable-next-line placeholder-value -- as agreed -->"),
      comment_kind("a rule misspelt", "<!-- galley-disable-file orphan-tga -->"),
      comment_kind("a word misspelt", "<!-- galley-disable-nextline orphan-tag -->"),
  };
}

} // namespace galley::seeded
