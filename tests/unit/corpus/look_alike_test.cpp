#include "corpus/look_alike.h"

#include "catch.h"
#include "corpus/language.h"
#include "corpus/letter_edit.h"

#include <fmt/format.h>

using namespace galley;

namespace {

// What `text` is taken for beside `other`, which is used ten times as much; "" for nothing.
std::string meant(const std::string &text, const std::string &other) {
  const auto found = find_look_alikes({{text, 1}, {other, 10}});
  CHECK_FALSE(found.at(1));
  return found.at(0) ? other : "";
}

bool alike(const std::string &text, const std::string &other) {
  INFO(text << " beside " << other);
  return meant(text, other) == other;
}

} // namespace

TEST_CASE("case, width, separators, dots and quotes make no difference") {
  CHECK(alike("donald-trump", "Donald Trump"));
  CHECK(alike("Open AI", "OpenAI"));
  CHECK(alike("open_source", "open-source"));
  CHECK(alike("ＧＰＴ", "GPT"));
  CHECK(alike("O’Brien", "O'Brien"));
  CHECK(alike("“attention”", "attention"));
  CHECK(alike("《乡土中国》", "乡土中国"));
  CHECK(alike("NodeJS", "Node.js"));
  CHECK(alike("唐纳德 特朗普", "唐纳德·特朗普"));
  CHECK(alike("GPT5", "GPT-5"));
}

TEST_CASE("numbers, signs and what holds no letter stay apart") {
  CHECK_FALSE(alike("GPT-4", "GPT-5"));
  CHECK_FALSE(alike("1-2", "12"));
  CHECK_FALSE(alike("v1.2", "v12"));
  CHECK_FALSE(alike("C", "C++"));
  CHECK_FALSE(alike("C#", "C"));
  CHECK_FALSE(alike(".NET", "net"));
  CHECK_FALSE(alike("accelerated-2024", "accelerated-2025"));
  CHECK_FALSE(alike("2024", "20-24"));
}

TEST_CASE("a diacritic makes no difference where the other text has none") {
  CHECK(alike("Tomasz Zielinski", "Tomasz Zieliński"));
  CHECK(alike("Zürich", "Zurich"));
  CHECK(alike("Tiếng Việt", "tieng-viet"));
  CHECK_FALSE(alike("bán", "bàn"));
  CHECK_FALSE(alike("はは", "ばば"));
  CHECK_FALSE(alike("мой", "мои"));
}

TEST_CASE("an English plural is its singular") {
  CHECK(alike("agents", "agent"));
  CHECK(alike("city", "cities"));
  CHECK(alike("movies", "movie"));
  CHECK(alike("boxes", "box"));
  CHECK(alike("caches", "cache"));
  CHECK(alike("AI agents", "ai-agent"));
  CHECK_FALSE(alike("new", "news"));
  CHECK_FALSE(alike("physic", "physics"));
  CHECK_FALSE(alike("window", "windows"));
  CHECK_FALSE(alike("statu", "status"));
  CHECK_FALSE(alike("technologie", "technology"));
}

TEST_CASE("one letter within a long word is a slip") {
  CHECK(alike("evengreen", "evergreen"));
  CHECK(alike("agent-econoy-infrastrcture", "agent-econoy-infrastructure"));
  CHECK(alike("acelerated-computing", "accelerated-computing"));
  CHECK(alike("tunneling", "tunnelling"));
  CHECK(alike("infrastrucutre", "infrastructure"));
  CHECK(alike("Brandenburgg", "Brandenburg"));
  CHECK_FALSE(alike("econmy", "economy")); // too short
}

TEST_CASE("a first letter, an ending and other scripts make other words") {
  CHECK_FALSE(alike("inflation", "xnflation"));
  CHECK_FALSE(alike("marxisms", "marxismt"));
  CHECK_FALSE(alike("capitalist", "capitalism"));
  CHECK_FALSE(alike("producer", "produce"));
  CHECK_FALSE(alike("princess", "princes"));
  CHECK_FALSE(alike("macroeconomics", "microeconomics"));
  CHECK_FALSE(alike("第一产业结构调整政策", "第二产业结构调整政策"));
  CHECK_FALSE(alike("complement of a set", "complement of a map"));
}

TEST_CASE("a slip needs a word that is used twice as much, another way of writing doesn't") {
  CHECK_FALSE(find_look_alikes({{"evengreen", 1}, {"evergreen", 1}}).at(0));
  CHECK(find_look_alikes({{"evengreen", 1}, {"evergreen", 2}}).at(0) == 1U);
  const auto even = find_look_alikes({{"Open AI", 1}, {"OpenAI", 1}});
  CHECK_FALSE(even.at(0));
  CHECK(even.at(1) == 0U);
}

TEST_CASE("what is meant is never itself meant as another") {
  const auto found = find_look_alikes({{"agent", 3}, {"agents", 9}, {"Agents", 1}, {"AGENT", 2}});
  CHECK(found.at(0) == 1U);
  CHECK_FALSE(found.at(1));
  CHECK(found.at(2) == 1U);
  CHECK(found.at(3) == 1U);
}

TEST_CASE("thousands of texts with one key, or one letter apart, take no time") {
  std::vector<std::string> owned;
  for (int i = 0; i < 20000; ++i) {
    std::string text = "infrastructure";
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (((i >> at) & 1) != 0) text[at] = static_cast<char>(text[at] - 'a' + 'A');
    }
    owned.push_back(text);
    owned.push_back(fmt::format("slipping{}{}{}x", static_cast<char>('a' + i % 26),
                                static_cast<char>('a' + i / 26 % 26), static_cast<char>('a' + i / 676)));
  }
  std::vector<CountedText> texts;
  for (const std::string &text : owned) texts.push_back({text, texts.size() % 7 + 1});
  CHECK(find_look_alikes(texts).size() == texts.size());
  CHECK(find_look_alikes({{"", 1}, {"---", 2}, {"\xff", 1}, {std::string_view("a\0b", 3), 1}}).size() == 4);
}

TEST_CASE("a slug keeps letters and digits") {
  CHECK(slug_of("C++") == "c");
  CHECK(slug_of("C++", true) == "c++");
  CHECK(slug_of("  Q&A: Zürich — 2nd ") == "q-a-zurich-2nd");
  CHECK(slug_of("边际 收益") == "边际-收益");
  CHECK(slug_of("+++").empty());
}

TEST_CASE("a document's language is told by its fields and its path") {
  Record plain;
  plain.path = "content/posts/a.md";
  CHECK(language_of(plain).empty());
  Record folder;
  folder.path = "content/zh-CN/a.md";
  Record ending;
  ending.path = "content/a.zh-cn.md";
  CHECK(language_of(folder) == language_of(ending));
  Record field;
  field.path = "a.md";
  FactWriter writer;
  FieldFact lang;
  lang.field = "lang";
  lang.value = "fr";
  writer.add(lang);
  field.facts = writer.finish();
  CHECK(language_of(field) != language_of(plain));
}

TEST_CASE("a stem is what English words have in common in number and in -ed, -ing") {
  CHECK(stem_key("Pricing") == stem_key("price"));
  CHECK(stem_key("planned cities") == stem_key("planning-city"));
  CHECK(stem_key("#tests") == stem_key("testing"));
  CHECK(stem_key("spring") != stem_key("spr"));
  CHECK(stem_key("need") != stem_key("needle"));
  CHECK(stem_key("Überblick") == "uberblick");
  CHECK(stem_key("人工智能") == "人工智能");
  CHECK(stem_key("").empty());
}

TEST_CASE("a slug that keeps more keeps symbols and accents") {
  CHECK(slug_of("Rosé Pine", true) == "rosé-pine");
  CHECK(slug_of("Rosé Pine") == "rose-pine");
}

TEST_CASE("in shorter words only a missing, added or swapped letter is one edit") {
  CHECK(is_letter_edit(U"physcis", U"physics", 6));
  CHECK(is_letter_edit(U"econmy", U"economy", 6));
  CHECK_FALSE(is_letter_edit(U"physcis", U"physics"));
  CHECK_FALSE(is_letter_edit(U"cooking", U"cooling", 6));
  CHECK_FALSE(is_letter_edit(U"trial", U"trail", 6));
}
