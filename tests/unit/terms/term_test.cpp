#include "terms/term.h"
#include "terms/term_text.h"

#include "catch.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace galley;

namespace {

struct Read {
  Source source;
  std::vector<Term> terms;
};

Read read_terms(std::string text) {
  Read read{Source("a.md", std::move(text)), {}};
  Needs needs;
  needs.body = BodyNeed::all;
  read.terms = find_terms(parse_document(read.source, needs));
  return read;
}

// The roles of a document's bold spans, with blanks between them.
std::string roles(std::string text) {
  std::string out;
  for (const Term &term : read_terms(std::move(text)).terms) {
    if (!out.empty()) out += ' ';
    out += role_name(term.role);
  }
  return out;
}

} // namespace

TEST_CASE("a parenthesis that explains makes a definition") {
  CHECK(roles("用**量子隧穿**（Quantum Tunneling: 粒子穿过势垒的现象）做实验。") == "definition");
  CHECK(roles("用**灰盒审查**（一种代码审查工具）做。") == "definition");
  CHECK(roles("用**灰盒审查**（Grey Box，一种代码审查方法）做。") == "definition");
  CHECK(roles("用“**量子霸权**”（Quantum Supremacy：量子机器在一件事上胜过经典机器）做。") == "definition");
  CHECK(roles("**参与观察**（Participant Observation: 住进去，一边参与一边记录）好。") == "definition");
  CHECK(roles("An **attention residue** (what stays with the task before) lingers.") == "definition");
  CHECK(roles("A **stock** (what can be counted at one moment: water, trust) changes.") == "definition");
  CHECK(roles("これは**確証バイアス**（自分に都合のよい証拠だけを集めること）です。") == "definition");
  CHECK(roles("이것은 **확증 편향**(자기 믿음에 맞는 증거만 모으는 경향)이다.") == "definition");
}

TEST_CASE("a parenthesis that only names makes a translation") {
  CHECK(roles("它的**上下文**（Context）很长。") == "translation");
  CHECK(roles("它叫**AGI**（AGI: Artificial General Intelligence）。") == "translation");
  CHECK(roles("用**编码代理（Coding Agents）** 写。") == "translation");
  CHECK(roles("We follow **SemVer** (Semantic Versioning) now.") == "translation");
  CHECK(roles("加一点**葱头油**（闽南语 chhang-thau-iu）。") == "translation");
}

TEST_CASE("a parenthesis with an age, a share or a pointer is none") {
  CHECK(roles("创始人**李路成**（42岁）住在东京。") == "mention");
  CHECK(roles("最大的是**元泰电梯**（占 17%）。") == "mention");
  CHECK(roles("再看**低维流形**（见下文）。") == "mention");
}

TEST_CASE("a lead-in is a label") {
  CHECK(roles("1. **资本的力量更强大了**：有钱人投资。") == "label");
  CHECK(roles("- **M (Material Capital)**：物质资本。") == "label");
  CHECK(roles("- **高风险（被替代）**：案头工作。") == "label");
  CHECK(roles("- **Keep it small.** Big ones break.") == "label");
  CHECK(roles("- **Name** — what it is called.") == "label");
  CHECK(roles("**时间：** 周五 **地点：** 老馆") == "label label");
  CHECK(roles("**Part two**\n\nText.") == "label");
}

TEST_CASE("a list is a glossary where its heading says so") {
  const std::string list = "- **残值**：租期结束时设备还值多少钱。\n";
  CHECK(roles(list) == "label");
  CHECK(roles("## 术语表\n\n" + list) == "definition");
  CHECK(roles("---\ntitle: 算力租赁术语表\n---\n## 钱\n\n" + list) == "definition");
  CHECK(roles("## 术语表\n\n## 别的\n\n" + list) == "label");
  CHECK(roles("## Glossary contributor ladder\n\n- **Editors**: they edit.\n") == "label");
  CHECK(roles("## 术语表\n\n**注意**：只列本文用到的。\n") == "label");
}

TEST_CASE("who speaks leads paragraphs again and again") {
  const std::string talk = "**林晚**：你好。\n\n**Andrew Feldman**：好。\n\n";
  CHECK(roles(talk) == "label label");
  CHECK(roles(talk + talk) == "speaker speaker speaker speaker");
  CHECK(roles("**主持人：** 开始吧。") == "speaker");
  CHECK(roles("**Note**: one.\n\n**Note**: two.\n\n**Note**: three.") == "label label label");
  CHECK(roles("## A\n\n**优势领域**：多。\n\n## B\n\n**优势领域**：少。") == "label label");
}

TEST_CASE("stressed words, clauses and figures are emphasis") {
  CHECK(roles("那是**关键的顿悟时刻**，也**必须先解决编程问题**。") == "emphasis emphasis");
  CHECK(roles("涨了**三成出头**，用了**约 4.45 亿年**。") == "emphasis emphasis");
  CHECK(roles("It does **not** work in **24 hours** or **two essays out of five**.") ==
        "emphasis emphasis emphasis");
  CHECK(roles("これを**必ず**読む。**いちばん古いもの**を見る。") == "emphasis emphasis");
}

TEST_CASE("names of things are mentions") {
  CHECK(roles("他谈到**第一性原理**和**不可抗力**。") == "mention mention");
  CHECK(
      roles(
          "The **working memory** of `pg`, of all those who hold on to a row for too long, is one thing, and "
          "**hot_standby_feedback**.") == "mention mention");
  CHECK(roles("他读了**《三体》**。") == "not-rendered");
  CHECK(roles("他读了 **《三体》** 。") == "mention");
  CHECK(roles("点击**保存**，打开**设置**页面。") == "mention mention");
}

TEST_CASE("in a document that bolds at large, bold says little") {
  CHECK(roles("A **fresh loaf** needs **good flour**, **slow yeast**, **a hot oven**, **some steam**.") ==
        "emphasis emphasis emphasis emphasis emphasis");
}

TEST_CASE("what a parenthesis names once is a name elsewhere") {
  CHECK(roles("谈**可复现**。") == "emphasis");
  CHECK(roles("谈**可复现**（别人按步骤做得出同样的结果）。再谈**可复现**。") == "definition mention");
}

TEST_CASE("what its author intended is known of a span that is not rendered") {
  const Read read = read_terms("用的**“量子隧穿”**（一种粒子穿过势垒的现象）。");
  REQUIRE(read.terms.size() == 1);
  CHECK(read.terms[0].role == TermRole::not_rendered);
  CHECK(read.terms[0].intended_role == TermRole::definition);
}

TEST_CASE("a term gives its other name and its explanation") {
  const Read read = read_terms("**低维流形**（Low-dimensional Manifold: 数据所在的形状）");
  REQUIRE(read.terms.size() == 1);
  CHECK(read.source.slice(read.terms[0].name) == "Low-dimensional Manifold");
  CHECK(read.source.slice(read.terms[0].explanation) == "数据所在的形状");
}

TEST_CASE("a key is folded, and has neither quotes, colon nor parenthesis") {
  CHECK(term_key("ＡＧＩ") == "agi");
  CHECK(term_key("“量子隧穿”") == "量子隧穿");
  CHECK(term_key("编码代理（Coding Agents）：") == "编码代理");
}
