#include "terms/sentence.h"

#include "catch.h"

#include <string_view>

using namespace galley;

namespace {

// Splits a text at the first `**…**`, and asks what defines it.
DefinedBy defined_by(std::string_view text) {
  const std::size_t begin = text.find("**");
  const std::size_t end = text.find("**", begin + 2);
  return find_definition_beside(text.substr(0, begin), text.substr(end + 2));
}

} // namespace

TEST_CASE("a sentence defines a term") {
  for (const char *text :
       {"**X**是指没有数据时的起步阶段。", "**X**是美国最大的零售商。", "“**X**”就是别人很难模仿的优势。",
        "**X**，即强者越强的现象。", "大家把这种越用越好用的现象称为**X**。",
        "最后说到**X**。这是一种思考方式。", "**X** is a tool that stays quiet.",
        "**X** refers to the fear of missing out.", "They are tools; the work nobody sees is called **X**.",
        "So they came to **X**. It is a mistake that we make.", "**X**とは、失敗を話せる状態を指します。",
        "**X**란 되찾을 수 없는 돈을 말한다."}) {
    INFO(text);
    CHECK(defined_by(text) == DefinedBy::sentence);
  }
}

TEST_CASE("an apposition defines a term") {
  for (const char *text :
       {"说到**X**，一家台湾的芯片公司，", "**X**，特斯拉的CEO，没有说话。", "**X**这家公司走了。",
        "他讲**X**——在波动里变得更结实的性质。", "**X**, a chain of coffee shops, left."}) {
    INFO(text);
    CHECK(defined_by(text) == DefinedBy::apposition);
  }
}

TEST_CASE("a parenthesis around a term defines it") {
  CHECK(defined_by("后来成了熊市（**X**：价格长期下跌的市场）。") == DefinedBy::parenthesis);
}

TEST_CASE("a sentence only speaks of a term") {
  for (const char *text : {"**X**是被动的。", "**X**是谈判的前提吗？", "**X**指出这一点。", "**X**即将到来。",
                           "**X**是因为人多。", "他们谈到**X**的由来。", "**X** is growing fast.",
                           "We spoke of **X** and left.", "**X**，他没有同意。", "第二个词叫**X**。"}) {
    INFO(text);
    CHECK(defined_by(text) == DefinedBy::none);
  }
}
