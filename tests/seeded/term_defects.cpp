// Defects of definitions: what a writer does to a bold term that was defined well.
#include "seeded/defect.h"

#include <utility>

namespace galley::seeded {

namespace {

// A term that no other document has, with its name in English.
struct Term {
  std::string chinese, english;
};

Term make_term(Rng &rng) {
  static const std::vector<std::pair<std::string, std::string>> firsts = {
      {"量子", "Quantum"}, {"认知", "Cognitive"}, {"边缘", "Edge"},
      {"隐性", "Tacit"},   {"复合", "Compound"},  {"低维", "Lowland"}};
  static const std::vector<std::pair<std::string, std::string>> middles = {
      {"溟", "Zor"},  {"岚", "Quim"}, {"茕", "Velt"}, {"蘖", "Bax"},  {"罅", "Drun"}, {"渌", "Yip"},
      {"璆", "Fosk"}, {"砺", "Gral"}, {"霁", "Hov"},  {"珩", "Jast"}, {"翊", "Kem"},  {"沅", "Lud"}};
  static const std::vector<std::pair<std::string, std::string>> lasts = {
      {"隧穿", "Tunnel"},    {"流形", "Manifold"}, {"茧房", "Bubble"},  {"负荷", "Load"},
      {"阈值", "Threshold"}, {"回路", "Loop"},     {"残留", "Residue"}, {"网络", "Network"}};
  const auto &first = rng.pick(firsts), &last = rng.pick(lasts);
  Term term{first.first, first.second + " "};
  for (int i = 0; i < 3; ++i) {
    const auto &middle = rng.pick(middles);
    term.chinese += middle.first;
    term.english += i == 0
                        ? middle.second
                        : std::string(1, static_cast<char>(middle.second[0] + 32)) + middle.second.substr(1);
  }
  return {term.chinese + last.first, term.english + " " + last.second};
}

const std::vector<std::string> chinese_explanations = {
    "微观粒子能够穿过自身能量不足以越过的势垒的现象",
    "只听得到自己声音的环境，不同的意见传不进来",
    "一个变量的变化经过一串因果又回到它自己身上",
    "道路变宽以后，更多的人选择开车，新增的容量很快被车流填满",
    "把复习安排在快要忘记的时候，每记住一次，间隔就拉长一次",
    "替人办事的一方掌握更多信息，因而可能不为委托人行动",
    "模型一次能看到的全部文字，超出的部分会被丢掉",
    "先从知识库里检索相关文档，再交给模型生成答案的做法",
    "已经付出而且收不回来的成本，不应该影响现在的决策",
    "企业的竞争对手难以复制的长期优势",
    "指标一旦成为目标，就不再是好的指标",
    "高维空间里的数据点实际分布的几何结构",
};
const std::vector<std::string> english_explanations = {
    "a place where everybody repeats the same opinion until nobody hears a different voice",
    "the part of our attention that stays with a finished task after we have turned to the next meeting",
    "a wider road that invites more drivers until its lanes are as full as before",
    "software that spreads incoming requests over several servers according to their load",
    "practical knowledge that a skilled baker has but cannot put into written rules",
    "money that was spent long ago and should not decide which project survives today",
    "a signal by which the slow consumer of a stream tells its producer to wait",
    "the habit of reviewing each card shortly before its answer would be forgotten",
};

// A sentence around what is said of the term, as a paragraph of its own.
std::string in_sentence(Rng &rng, bool chinese, const std::string &term) {
  static const std::vector<std::pair<std::string, std::string>> around_chinese = {
      {"这里要用到", "这个说法。"},
      {"他们谈到", "的前景，大家意见不一。"},
      {"后来又讨论了", "的由来，没有结论。"},
      {"书里用很长的篇幅讲", "，并且举了三个例子。"}};
  static const std::vector<std::pair<std::string, std::string>> around_english = {
      {"We need the ", " here."},
      {"Nobody at the table had heard of the ", ", and we went on."},
      {"Then the talk turned to the ", " for a while."}};
  const auto &[before, after] = rng.pick(chinese ? around_chinese : around_english);
  return before + term + after;
}

std::string define(const Term &term, bool chinese, const std::string &explanation) {
  if (!chinese) return "**" + term.english + "** (" + explanation + ")";
  return "**" + term.chinese + "**（" + term.english + ": " + explanation + "）";
}

// The paragraphs of a case: what stands first and what stands later, as it was and as it is now.
struct Change {
  std::string first, later;         // before; `later` may be empty
  std::string now_first, now_later; // after
  bool at_later = false;            // where the defect is
  std::string beside = {};          // a paragraph of another document
};
using MakeChange = std::function<Change(Rng &)>;

DefectKind change_kind(const std::string &rule, const std::string &name, const MakeChange &make) {
  return {rule, name, Ground::any, [make](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::vector<std::size_t> places = draft.paragraph_places();
            if (places.empty()) return std::nullopt;
            std::size_t first = rng.pick(places), later = rng.pick(places);
            if (later < first) std::swap(first, later);
            const Change change = make(rng);
            Draft now = draft;
            for (auto &[one, text] : {std::pair(&draft, change.later), std::pair(&now, change.now_later)}) {
              if (!text.empty()) one->insert(later, {text, ""});
            }
            draft.insert(first, {change.first, ""});
            now.insert(first, {change.now_first, ""});
            const std::size_t line = change.at_later ? later + 2 : first;
            Planted planted{draft.text(), now.text(), static_cast<std::uint32_t>(line + 1)};
            if (!change.beside.empty()) planted.beside = "---\ntitle: Beside\n---\n" + change.beside + "\n";
            return planted;
          }};
}

// One paragraph that was sound and is not any more. `spoil` gets a term and its explanation.
using Spoil = std::function<std::string(Rng &, const Term &, const std::string &explanation)>;

DefectKind spoil_kind(const std::string &rule, const std::string &name, bool chinese, const Spoil &spoil) {
  return change_kind(rule, name, [chinese, spoil](Rng &rng) {
    const Term term = make_term(rng);
    const std::string explanation = rng.pick(chinese ? chinese_explanations : english_explanations);
    // What shows that terms are defined here, in both.
    const std::string other = in_sentence(rng, chinese, define(make_term(rng), chinese, explanation));
    Rng again = rng;
    const std::string before = in_sentence(rng, chinese, define(term, chinese, explanation));
    const std::string now = in_sentence(again, chinese, spoil(rng, term, explanation));
    return Change{other, before, other, now, true};
  });
}

void add_undefined(std::vector<DefectKind> &kinds) {
  const std::string undefined = "undefined-term", missing = "missing-definition";
  kinds.push_back(spoil_kind(undefined, "a definition deleted", true,
                             [](Rng &, const Term &term, auto &) { return "**" + term.chinese + "**"; }));
  kinds.push_back(spoil_kind(undefined, "a definition deleted, English", false,
                             [](Rng &, const Term &term, auto &) { return "**" + term.english + "**"; }));
  kinds.push_back(spoil_kind(missing, "an explanation deleted", true, [](Rng &, const Term &term, auto &) {
    return "**" + term.chinese + "**（" + term.english + "）";
  }));
  kinds.push_back(
      spoil_kind(missing, "an explanation deleted, English", false, [](Rng &, const Term &term, auto &) {
        return "**" + term.english + "** (" + term.chinese + ")";
      }));
}

// A term that is defined first and mentioned later.
DefectKind pair_kind(const std::string &rule, const std::string &name, bool chinese, bool move) {
  return change_kind(rule, name, [chinese, move](Rng &rng) {
    const Term term = make_term(rng);
    const auto &pool = chinese ? chinese_explanations : english_explanations;
    const std::string explanation = rng.pick(pool);
    const std::string bold = "**" + (chinese ? term.chinese : term.english) + "**";
    const std::string definition = in_sentence(rng, chinese, define(term, chinese, explanation));
    const std::string mention = in_sentence(rng, chinese, bold);
    if (move) return Change{definition, mention, mention, definition, false};
    const std::string &words = rng.below(2) == 0 ? explanation : rng.pick(pool);
    return Change{definition, mention, definition, in_sentence(rng, chinese, define(term, chinese, words)),
                  true};
  });
}

void add_circular(std::vector<DefectKind> &kinds) {
  const std::string rule = "circular-definition";
  kinds.push_back(spoil_kind(rule, "Chinese", true, [](Rng &rng, const Term &term, auto &) {
    const std::vector<std::pair<std::string, std::string>> words = {
        {"一种", ""}, {"所谓的", ""}, {"一种", "现象"}, {"指的是", "的现象"}, {"也就是", "这种东西"}};
    const auto &[before, after] = rng.pick(words);
    return define(term, true, before + term.chinese + after);
  }));
  kinds.push_back(spoil_kind(rule, "English", false, [](Rng &rng, const Term &term, auto &) {
    const std::vector<std::pair<std::string, std::string>> words = {
        {"the ", " of a system"}, {"a kind of ", " as such a thing"}, {"the process that is called ", ""}};
    const auto &[before, after] = rng.pick(words);
    std::string lower = term.english;
    for (char &c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return define(term, false, before + lower + (after == " as such a thing" ? "" : after));
  }));
}

// A document that defines a term, and another beside it that defines it likewise until it is changed.
DefectKind conflict_kind(const std::string &name, bool chinese, const Spoil &spoil) {
  return change_kind("conflicting-definition", name, [chinese, spoil](Rng &rng) {
    const Term term = make_term(rng);
    const std::string explanation = rng.pick(chinese ? chinese_explanations : english_explanations);
    const std::string sound = define(term, chinese, explanation);
    Rng again = rng;
    const std::string before = in_sentence(rng, chinese, sound);
    const std::string now = in_sentence(again, chinese, spoil(rng, term, explanation));
    return Change{before, "", now, "", false, in_sentence(rng, chinese, sound)};
  });
}

// Another explanation than this one.
std::string other_explanation(Rng &rng, const std::vector<std::string> &pool,
                              const std::string &explanation) {
  for (;;) {
    if (const std::string &other = rng.pick(pool); other != explanation) return other;
  }
}

void add_conflicts(std::vector<DefectKind> &kinds) {
  kinds.push_back(conflict_kind("another name", true, [](Rng &rng, const Term &term, auto &explanation) {
    return define({term.chinese, make_term(rng).english}, true, explanation);
  }));
  kinds.push_back(
      conflict_kind("another term with the name", true, [](Rng &rng, const Term &term, auto &explanation) {
        return define({make_term(rng).chinese, term.english}, true, explanation);
      }));
  kinds.push_back(
      conflict_kind("another explanation", true, [](Rng &rng, const Term &term, auto &explanation) {
        return define(term, true, other_explanation(rng, chinese_explanations, explanation));
      }));
  kinds.push_back(
      conflict_kind("another explanation, English", false, [](Rng &rng, const Term &term, auto &explanation) {
        return define(term, false, other_explanation(rng, english_explanations, explanation));
      }));
  kinds.push_back(change_kind("conflicting-definition", "another year", [](Rng &rng) {
    const Term term = make_term(rng);
    const std::string explanation = rng.pick(chinese_explanations) + "，";
    const auto year = [&](int number) {
      return in_sentence(rng, true, define(term, true, explanation + std::to_string(number) + "年提出"));
    };
    const int first = 1900 + static_cast<int>(rng.below(50));
    const std::string sound = year(first);
    return Change{sound, "", year(first + 1 + static_cast<int>(rng.below(50))), "", false, sound};
  }));
}

} // namespace

std::vector<DefectKind> term_defects() {
  std::vector<DefectKind> kinds;
  add_undefined(kinds);
  add_circular(kinds);
  add_conflicts(kinds);
  for (const bool chinese : {true, false}) {
    const std::string language = chinese ? "Chinese" : "English";
    kinds.push_back(pair_kind("late-definition", "a definition moved, " + language, chinese, true));
    kinds.push_back(pair_kind("repeated-definition", "a mention defined again, " + language, chinese, false));
  }
  return kinds;
}

} // namespace galley::seeded
