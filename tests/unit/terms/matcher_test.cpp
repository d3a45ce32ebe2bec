#include "catch.h"

#include "terms/matcher.h"
#include "terms/term_text.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

using Terms = std::vector<std::string>;

// What is found, in order.
Terms found_in(const std::string &text, const Terms &terms) {
  Terms found;
  Matcher(terms).find(text, [&](std::size_t index) { found.push_back(terms[index]); });
  return found;
}

} // namespace

TEST_CASE("texts of the same words fold to the same") {
  CHECK(fold_words(" Machine \t\n Learning ") == "machine learning");
  CHECK(fold_words("Ｍａｃｈｉｎｅ　Ｌｅａｒｎｉｎｇ") == "machine learning");
  CHECK(fold_words("AI 代理") == fold_words("ＡＩ代理"));
  CHECK(fold_words("量子\n隧穿") == "量子隧穿");
  CHECK(fold_words("ｶﾞｰﾃﾞﾝ") == fold_words("ガーデン"));
  CHECK(fold_words("기계 학습") == fold_words("기계학습"));
  CHECK(fold_words("Straße") == "strasse");
  CHECK(fold_words(" \xe3\x80\x80 ").empty());
}

TEST_CASE("a term's key folds case, width and white space, and drops an inner parenthesis") {
  CHECK(term_key("Machine  Learning") == "machine learning");
  CHECK(term_key("ＧＰＴ－５　Turbo") == "gpt-5 turbo");
  CHECK(term_key("　编码代理（Coding Agents）：") == "编码代理");
  CHECK(term_key("AI 代理") == term_key("AI代理"));
}

TEST_CASE("CJK terms match without word boundaries") {
  CHECK(found_in("他讲了量子隧穿的由来", {"量子隧穿"}) == Terms{"量子隧穿"});
  CHECK(found_in("用AI代理写作，AI 代理很快", {"AI代理"}) == Terms{"AI代理", "AI代理"});
  CHECK(found_in("이것은 기계 학습은", {"기계 학습"}) == Terms{"기계 학습"});
  CHECK(found_in("ニューラルネットワークを", {"ネットワーク"}) == Terms{"ネットワーク"});
}

TEST_CASE("Latin terms match with word boundaries, each end judged by its own character") {
  CHECK(found_in("An agent acts.", {"agent"}) == Terms{"agent"});
  CHECK(found_in("agents, AGENT's; (agent)", {"Agent"}).size() == 3);
  CHECK(found_in("biases and bias", {"bias"}).size() == 2);
  CHECK(found_in("reagent agentic agent2 agent_x", {"agent"}).empty());
  CHECK(found_in("新的agent很快", {"agent"}) == Terms{"agent"});
  CHECK(found_in("这个AGI", {"AGI"}) == Terms{"AGI"});
  CHECK(found_in("MAGI系统", {"AGI系统"}).empty());
  CHECK(found_in("AGI系统s", {"AGI系统"}) == Terms{"AGI系统"});
  CHECK(found_in("C++20", {"C++"}) == Terms{"C++"});
  CHECK(found_in("naïveté", {"naïve"}).empty());
  CHECK(found_in("the GPT-5 model", {"GPT-5"}) == Terms{"GPT-5"});
  CHECK(found_in("GPT-50", {"GPT-5"}).empty());
}

TEST_CASE("the leftmost term is found, the longest of those that begin there, and none within another") {
  const Terms terms = {"量子", "量子隧穿", "隧穿效应", "quantum", "quantum tunnelling"};
  CHECK(found_in("量子隧穿效应", terms) == Terms{"量子隧穿"});
  CHECK(found_in("量子计算，隧穿效应", terms) == Terms{"量子", "隧穿效应"});
  CHECK(found_in("Quantum  Tunnelling is quantum", terms) == Terms{"quantum tunnelling", "quantum"});
  CHECK(found_in("quantum tunnellings quantum tunnel", terms) == Terms{"quantum tunnelling", "quantum"});
}

TEST_CASE("a break in the text parts terms, a line's end does not") {
  CHECK(found_in("machine\nlearning", {"machine learning"}).size() == 1);
  CHECK(found_in(std::string("machine") + text_break + "learning", {"machine learning"}).empty());
  CHECK(found_in(std::string("量子") + text_break + "隧穿", {"量子隧穿"}).empty());
}

TEST_CASE("of equal terms the first is found, empty and endless ones never") {
  CHECK(found_in("agi", {"AGI", "agi", "", " "}) == Terms{"AGI"});
  CHECK(first_equals({"AGI", "x", "agi", "Ａｇｉ"}) == std::vector<std::size_t>{0, 1, 0, 0});
  const std::string endless(max_term_size + 1, 'a');
  CHECK(found_in(endless, {endless}).empty());
  CHECK(found_in("anything", {}).empty());
  CHECK(found_in("\xff\xfe agi", {"agi"}) == Terms{"agi"});
}

TEST_CASE("hostile terms and texts cost no more than a multiple of the text") {
  Terms terms;
  for (std::size_t size = 1; size <= 130; ++size) {
    std::string term;
    for (std::size_t i = 0; i < size; ++i) term += "中";
    terms.push_back(term);
  }
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "中";
  std::size_t count = 0;
  Matcher(terms).find(text, [&](std::size_t) { ++count; });
  CHECK(count == 100000 / 130 + 1);
}
