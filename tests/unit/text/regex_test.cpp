#include "catch.h"

#include "text/regex.h"

#include <string>

using namespace galley;

namespace {

bool matches(std::string_view pattern, std::string_view text) {
  const auto compiled = Regex::compile(pattern);
  INFO(pattern);
  if (!compiled) FAIL(compiled.error());
  return compiled->search(text);
}

std::string problem(std::string_view pattern) {
  const auto compiled = Regex::compile(pattern);
  return compiled ? "" : compiled.error();
}

} // namespace

TEST_CASE("patterns match over code points") {
  CHECK(matches("^.$", "é"));
  CHECK(matches("^.$", "🎈"));
  CHECK_FALSE(matches("^.$", "ab"));
  CHECK_FALSE(matches("^.$", "\r"));
  CHECK_FALSE(matches("a.b", "a\xE2\x80\xA8"
                             "b"));
  CHECK(matches("^[^a]$", "\n"));
  CHECK_FALSE(matches("^a$", "a\n"));
}

TEST_CASE("escapes of ECMA-262 keep their meaning") {
  CHECK(matches(R"(^\u4e2d$)", "中"));
  CHECK(matches(R"(^\u{1F388}$)", "🎈"));
  CHECK(matches(R"(^\uD83C\uDF88$)", "🎈"));
  CHECK(matches(R"(^[\u4e00-\u9fff]+$)", "量子隧穿"));
  CHECK(matches(R"(^\x41\cJ\0$)", std::string_view("A\n\0", 3)));
  CHECK(matches(R"(^\s$)", "\v"));
  CHECK(matches(R"(^\s$)", "\xE3\x80\x80"));
  CHECK(matches(R"(^\s$)", "\xEF\xBB\xBF"));
  CHECK_FALSE(matches(R"(^\s$)", "a"));
  CHECK_FALSE(matches(R"(^\S$)", "\xC2\xA0"));
  CHECK(matches(R"(^[\S]$)", "a"));
  CHECK(matches(R"(^[^\S]$)", " "));
  CHECK(matches(R"(^\w$)", "_"));
  CHECK_FALSE(matches(R"(^\w$)", "é"));
  CHECK(matches(R"(^\W$)", "é"));
  CHECK_FALSE(matches(R"(^\W$)", "z"));
  CHECK_FALSE(matches(R"(^\d$)", "٣"));
  CHECK(matches(R"(^\D$)", "٣"));
  CHECK_FALSE(matches(R"(^\D$)", "0"));
  CHECK(matches(R"(^[\b]$)", "\b"));
  CHECK(matches(R"(\bcat\b)", "a cat."));
  CHECK(matches(R"(^\/\-\@\_\"$)", "/-@_\""));
  CHECK(matches(R"(^\p{Letter}\p{L}\p{gc=Lu}\p{Script=Greek}$)", "aßXα"));
  CHECK(matches(R"(^\P{L}[\p{Han}\p{Nd}]$)", "!中"));
}

TEST_CASE("every white space is space and nothing else") {
  const auto space = Regex::compile(R"(^\s$)");
  const auto other = Regex::compile(R"(^\S$)");
  REQUIRE((space && other));
  const std::string_view texts[] = {"\x08",
                                    "\t",
                                    "\n",
                                    "\r",
                                    "\x0E",
                                    " ",
                                    "!",
                                    "\x7f",
                                    "\xC2\x9F",
                                    "\xC2\xA0",
                                    "\xC2\xA1",
                                    "\xE1\x9A\x80",
                                    "\xE2\x80\x80",
                                    "\xE2\x80\x8A",
                                    "\xE2\x80\x8B",
                                    "\xE2\x80\xA8",
                                    "\xE2\x80\xA9",
                                    "\xE2\x80\xAF",
                                    "\xE2\x81\x9F",
                                    "\xE3\x80\x80",
                                    "\xE3\x80\x81",
                                    "\xEF\xBB\xBF",
                                    "🎈"};
  for (const std::string_view text : texts) {
    CHECK(space->search(text) != other->search(text));
  }
}

TEST_CASE("classes keep their meaning") {
  CHECK(matches(R"(^[[:alpha:]]$)", ":]"));
  CHECK(matches(R"(^[\w-.]+$)", "a-b.c"));
  CHECK(matches(R"(^[a\-z]+$)", "a-z"));
  CHECK_FALSE(matches(R"(^[a\-z]+$)", "b"));
  CHECK(matches("^[a-]$", "-"));
  CHECK(matches("^[-a]$", "-"));
  CHECK(matches(R"(^[\]^&&~]$)", "^"));
  CHECK_FALSE(matches("[]", "a"));
  CHECK(matches("^[^]$", "\n"));
}

TEST_CASE("groups, and what RE2 adds") {
  CHECK(matches("^(?<year>[0-9]{4})-(?:0|1)$", "2025-1"));
  CHECK(matches("(?i)todo", "ToDo"));
  CHECK(matches("^a{,2}$", "a{,2}"));
}

TEST_CASE("what RE2 lacks is matched by trying") {
  CHECK(matches("^(?!Untitled)", "Notes"));
  CHECK_FALSE(matches("^(?!Untitled)", "Untitled 3"));
  CHECK(matches("(?<=a)b", "ab"));
  CHECK_FALSE(matches("(?<!a)b", "ab"));
  CHECK(matches(R"(^(['"])x\1$)", "'x'"));
  CHECK_FALSE(matches(R"(^(['"])x\1$)", "'x\""));
  CHECK(matches(R"(^(?<q>.)x\k<q>$)", "-x-"));
  CHECK(matches("^a{2000}$", std::string(2000, 'a')));
  CHECK(matches(R"(^(?=.)\p{Emoji_Presentation}\P{LC}$)", "🎈中"));
  CHECK(matches(R"(^\p{White_Space}\p{scx=Hira}$)", "\xC2\x85ー"));
  // What is not repeated stands for itself, and nothing is syntax but that of ECMA-262.
  CHECK(matches("^(?=.)a{,2}}]#$", "a{,2}}]#"));
  CHECK_FALSE(matches("^(?=.)a$", "a\n"));
  CHECK_FALSE(matches("^(?=.).$", "\xE2\x80\xA8"));
  CHECK_FALSE(matches(R"(^(?=.)\d\w\b$)", "٣é"));
  // A group that did not match yet stands for nothing.
  CHECK(matches(R"(^(a)?b\1$)", "b"));
  CHECK(matches(R"(^\1(a)$)", "a"));
}

TEST_CASE("the patterns of common libraries") {
  const char *const email =
      R"(^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$)";
  CHECK(matches(email, "a.b@example.org"));
  CHECK_FALSE(matches(email, "a..b@example.org"));
  CHECK_FALSE(matches(email, ".a@example.org"));
  const char *const semver =
      R"(^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$)";
  CHECK(matches(semver, "1.0.0-rc.1+build.5"));
  CHECK_FALSE(matches(semver, "01.0.0"));
  CHECK(matches("^[a-z0-9]+(?:-[a-z0-9]+)*$", "a-slug-2"));
  CHECK(matches("^[cC][^\\s-]{8,}$", "cjld2cjxh0000qzrmn831i7rn"));
  const char *const day =
      R"(^((\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|(02)-(0[1-9]|1\d|2[0-8])))$)";
  CHECK(matches(day, "2024-02-29"));
  CHECK_FALSE(matches(day, "2025-02-29"));
}

TEST_CASE("what can't be taken is said") {
  CHECK(problem("(?<=a+)b") == "a lookbehind, (?<= or (?<!, must have alternatives of a fixed length each");
  CHECK(Regex::is_pattern("(?<=a+)b"));
  CHECK(problem(R"((?:(a)|b)*\1)") == "a backreference to a group within a repeated one is not supported");
  CHECK(problem(R"((?:(a)|b\1)*)") == "a backreference to a group within a repeated one is not supported");
  CHECK(problem(R"((a)\2)") == "a backreference names no group");
  CHECK(problem(R"((?<n>a)\k<m>)") == "a backreference names no group");
  CHECK_FALSE(Regex::is_pattern(R"((a)\2)"));
  for (const char *const other : {"(?=a)b++", "(?=a)(?>b)", "(?=a)(?R)", "(?=a)(*ACCEPT)", "(?=a)(?#b)",
                                  "(?=a)b)", "(?=a)(b", "(?=*a)", "(?=a)|*"}) {
    INFO(other);
    CHECK_FALSE(problem(other).empty());
    CHECK_FALSE(Regex::is_pattern(other));
  }
  CHECK(problem("a)") == "a parenthesis is not balanced");
  CHECK(problem("(a") == "a parenthesis is not balanced");
  CHECK(problem("[a") == "a [ is not closed by ]");
  CHECK(problem("[z-a]") == "a range in [ ] runs backwards");
  CHECK(problem("*") == "nothing stands before the repetition *");
  CHECK_THAT(problem("a{70000}"), ContainsSubstring("at most 65,535 times"));
  CHECK_THAT(problem("(((a{100}){100}){100})"), ContainsSubstring("repetition"));
  CHECK(problem(R"(\Z)") == "\\Z is not an escape of ECMA-262");
  CHECK(problem(R"(a\)") == "it ends in a single \\");
  CHECK(problem(R"(\u12)") == "\\u must be followed by four hexadecimal digits");
  CHECK(problem(R"(\u{110000})") == "\\u{…} must hold one to six hexadecimal digits");
  CHECK(problem(R"(\pL)") == "\\p must be followed by a name in braces");
  CHECK_FALSE(problem(R"(\p{Nonsense})").empty());
  CHECK(problem("\xff") == "it is not valid UTF-8");
}

TEST_CASE("hostile patterns and texts end") {
  CHECK_FALSE(matches("^(a+)+$", std::string(100000, 'a') + "b"));
  const auto endless = Regex::compile("^(?=a)(a+)+$");
  REQUIRE(endless);
  CHECK_FALSE(endless->match(std::string(1000, 'a') + "b", MatchEffort::little));
  CHECK_FALSE(endless->match(std::string(1000, 'a') + "b", MatchEffort::much));
  CHECK(endless->match(std::string(1000, 'a'), MatchEffort::little) == true);
  CHECK(matches(".*", std::string(1000000, 'a')));
  const std::string deep = std::string(100000, '(') + std::string(100000, ')');
  const auto compiled = Regex::compile(deep); // which may fail, but must end
  CHECK((!compiled || compiled->search("")));
  CHECK_FALSE(problem(std::string(100000, '[')).empty());
}

TEST_CASE("find gives the leftmost match at or after a place") {
  const auto compiled = Regex::compile("b+");
  REQUIRE(compiled);
  const Regex &regex = *compiled;
  CHECK(regex.find("abbab") == Span{1, 3});
  CHECK(regex.find("abbab", 3) == Span{4, 5});
  CHECK_FALSE(regex.find("abbab", 5));
  const auto anchored = Regex::compile("^b");
  REQUIRE(anchored);
  CHECK_FALSE(anchored->find("abb", 1));
}
