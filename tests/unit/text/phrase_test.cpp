#include "text/phrase.h"

#include "catch.h"

#include <cerrno>

using namespace galley;

TEST_CASE("a number comes with what it counts") {
  CHECK(count_of(0, "document", "documents") == "0 documents");
  CHECK(count_of(1, "document", "documents") == "1 document");
  CHECK(count_of(2, "entry", "entries") == "2 entries");
}

TEST_CASE("a long text is cut behind a code point") {
  CHECK(beginning_of("日本語", 3) == "日本語");
  CHECK(beginning_of("日本語", 2) == "日本…");
  CHECK(beginning_of("abc", 0) == "…");
  CHECK(beginning_of("", 0).empty());
}

TEST_CASE("a word that was meant is asked for") {
  CHECK(did_you_mean("tags") == "; did you mean \"tags\"?");
  CHECK(did_you_mean("--jobs", "") == "; did you mean --jobs?");
  CHECK(did_you_mean(std::nullopt).empty());
  CHECK(in_quotes("a b") == "\"a b\"");
}

TEST_CASE("the system's words for an error") {
  CHECK(system_words(ENOENT) == "No such file or directory");
}
