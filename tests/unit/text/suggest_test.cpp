#include "catch.h"

#include "text/suggest.h"

#include <string>
#include <utility>
#include <vector>

using namespace galley;

TEST_CASE("edit distance counts code points and swaps, up to a limit") {
  CHECK(edit_distance("", "", 3) == 0);
  CHECK(edit_distance("draft", "draft", 0) == 0);
  CHECK(edit_distance("draft", "drafts", 3) == 1);
  CHECK(edit_distance("sumary", "summary", 3) == 1);
  CHECK(edit_distance("titel", "title", 3) == 1);
  CHECK(edit_distance("量子", "量字", 3) == 1);
  CHECK(edit_distance("abc", "xyz", 2) == 3);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
}

TEST_CASE("the nearest word is near enough, and the only one") {
  CHECK(nearest("sumary", {"title", "summary", "tags"}) == "summary");
  CHECK(nearest("Ever-Green", {"seedling", "budding", "evergreen"}) == "evergreen");
  CHECK(nearest("ＴＩＴＬＥ", {"title", "date"}) == "title");
  CHECK_FALSE(nearest("banana", {"title", "date"}));
  CHECK_FALSE(nearest("tax", {"tag", "tap"}));
  CHECK_FALSE(nearest("ab", {"ac"}));
  CHECK_FALSE(nearest("", {"a"}));
  CHECK_FALSE(nearest(std::string(10000, 'a'), {"a"}));
}

TEST_CASE("a word that is nearer than two equally near ones wins in any order") {
  CHECK(nearest("dates", {"datas", "dater", "date", "dates"}) == "dates");
  CHECK(nearest("dates", {"dates", "datas", "dater", "date"}) == "dates");
}

TEST_CASE("an index finds what a comparison with each word finds, in bounded steps") {
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) texts.push_back("subject number " + std::to_string(i * 7919 % 100003));
  const std::vector<std::string_view> words(texts.begin(), texts.end());
  const auto all = [](std::string_view) { return true; };
  for (const std::size_t size : {30U, 3000U}) {
    const std::vector<std::string_view> some(words.begin(),
                                             words.begin() + static_cast<std::ptrdiff_t>(size));
    const WordIndex index(some);
    for (std::size_t i = 0; i < size; i += size / 30) {
      for (std::string wrong : {"x" + texts[i], texts[i] + "x", texts[i].substr(1)}) {
        NearestSearch search(wrong);
        search.compare_all(index, all);
        CHECK(search.nearest() == nearest(wrong, some));
        CHECK(search.steps() < 300'000);
      }
    }
  }
  const WordIndex alike({"tag", "tags", "date"});
  NearestSearch sure("datee"), unsure("tagz"), taken("datee");
  sure.compare_all(alike, all);
  unsure.compare_all(alike, all);
  taken.compare_all(alike, [](std::string_view word) { return word != "date"; });
  CHECK(sure.nearest() == "date");
  CHECK(sure.is_sure());
  CHECK_FALSE(unsure.is_sure());
  CHECK_FALSE(taken.nearest());
}

TEST_CASE("a name that was cut short is meant as a whole, where only one begins so") {
  CHECK(nearest_name("warn", {"off", "error", "warning", "info"}) == "warning");
  CHECK(nearest_name("orphan", {"missing-title", "orphan-tag"}) == "orphan-tag");
  CHECK(nearest_name("orphan-tga", {"orphan-tag", "orphan-tag-of-all"}) == "orphan-tag");
  CHECK_FALSE(nearest_name("missing", {"missing-title", "missing-definition"}));
  CHECK_FALSE(nearest_name("or", {"orphan-tag"}));
}

TEST_CASE("a slip is another way of writing, not another word") {
  for (const auto &[wrong, right] :
       std::vector<std::pair<std::string, std::string>>{{"titel", "title"},
                                                        {"seedlin", "seedling"},
                                                        {"Budding", "budding"},
                                                        {"tag_list", "tag list"},
                                                        {"publisshed", "published"},
                                                        {"published\u200b", "published"},
                                                        {"ｄｒａｆｔ", "draft"}}) {
    INFO(wrong);
    CHECK(slip_between(wrong, right) != Slip::more);
  }
  for (const auto &[wrong, right] :
       std::vector<std::pair<std::string, std::string>>{{"1.1", "1.0"},
                                                        {"v12", "v1"},
                                                        {"2024-01-02", "2024-01-01"},
                                                        {"en-UK", "en-US"},
                                                        {"en-U", "en-US"},
                                                        {"authors", "author"},
                                                        {"data", "date"},
                                                        {"chapter11", "chapter10"},
                                                        {"草稿中", "草稿"},
                                                        {"1-0", "1_0"},
                                                        {"atypical", "typical"},
                                                        {"12", "21"}}) {
    INFO(wrong);
    CHECK(slip_between(wrong, right) == Slip::more);
  }
}
