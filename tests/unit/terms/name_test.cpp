#include "terms/name.h"

#include "catch.h"
#include "terms/entity.h"
#include "terms/lexicon.h"

#include <string>
#include <string_view>

using namespace galley;

namespace {

bool is_name(std::string_view words, std::string_view other_name = {}) {
  return find_name_evidence({words, other_name, other_name, {}, {}}) != NameEvidence::none;
}

} // namespace

TEST_CASE("names are known by their words") {
  for (const char *name : {"埃隆·马斯克",
                           "委内瑞拉",
                           "普里戈任",
                           "《繁花》",
                           "恒生指数",
                           "浙江大学",
                           "金融时报",
                           "马六甲海峡",
                           "日元",
                           "英语",
                           "Venezuela",
                           "Anthony Gordon",
                           "The New York Times",
                           "Bank of America",
                           "GPT-5",
                           "Claude 4.5 Sonnet",
                           "YouTube",
                           "Bill Gates",
                           "Byung-Chul Han",
                           "일본"}) {
    INFO(name);
    CHECK(is_name(name));
  }
}

TEST_CASE("terms are no names") {
  for (const char *term :
       {"信息茧房",    "低维流形",   "空壳公司",      "影子银行",          "摇摆州",      "数据中心",
        "乌托邦",      "注意力残留", "Filter Bubble", "Quantum Tunneling", "Moore's Law", "Nash Equilibrium",
        "Transformer", "RAG",        "Blockchain",    "Microservices",     "IPv6",        "echo chamber",
        "Web3",        "DevOps"}) {
    INFO(term);
    CHECK_FALSE(is_name(term));
  }
}

TEST_CASE("a name is known by its original in the parenthesis") {
  CHECK(is_name("高盛", "Goldman Sachs"));
  CHECK(is_name("纽约时报", "The New York Times"));
  CHECK(is_name("陈默", "1883—1946"));
  CHECK_FALSE(is_name("回声室", "Echo Chamber"));
  CHECK_FALSE(is_name("上下文", "Context"));
}

TEST_CASE("words beside a name say who or what it is") {
  const auto beside = [](std::string_view words, std::string_view before) {
    return find_name_evidence({words, {}, {}, before, {}}) == NameEvidence::beside;
  };
  CHECK(beside("王毅", "中国外长"));
  CHECK(beside("Replika", "聊天机器人"));
  CHECK(beside("Herman Daly", "we met the economist "));
  CHECK_FALSE(beside("信息茧房", "他们讨论了这家公司"));
  CHECK_FALSE(beside("王毅", "昨天"));
  CHECK(find_name_evidence({"王小波", {}, {}, {}, "先生没有说话"}) == NameEvidence::itself);
}

TEST_CASE("an entity goes by its short forms, too") {
  CHECK(entity_names("埃隆·马斯克").count("马斯克") == 1);
  CHECK(entity_names("Jensen Huang（黄仁勋）").count("huang") == 1);
  CHECK(entity_names("Jensen Huang（黄仁勋）").count("黄仁勋") == 1);
  CHECK(entity_names("黄仁勋 Jensen Huang").count("jensen huang") == 1);
  CHECK(entity_names("特斯拉公司").count("特斯拉") == 1);
  CHECK(entity_names("Scale AI").count("scale") == 0);
}

TEST_CASE("tables of words answer at their ends and between") {
  CHECK(is_english_word("aardvark"));
  CHECK(is_english_word("zoom"));
  CHECK(is_english_word("tunneling"));
  CHECK_FALSE(is_english_word("gordon"));
  CHECK_FALSE(is_english_word(""));
  CHECK(is_english_name("bill"));
  CHECK(names_part_of_world("委内瑞拉"));
  CHECK(names_part_of_world("us dollar"));
  CHECK_FALSE(names_part_of_world("世界"));
  CHECK(to_simplified("節點與冪等, a") == "节点与幂等, a");
}
