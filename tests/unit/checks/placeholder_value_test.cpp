#include "unit/checks/run_check.h"

using namespace galley;

namespace {

const std::string options = R"({"patterns": [
  {"pattern": "^TODO$", "reason": "r1", "except": ["title"]},
  {"pattern": "^“.*”$", "reason": "r2", "unquoted": true},
  {"pattern": "YOUR_\\w+", "reason": "r3"}], "skip-fields": ["permalink"]})";

std::vector<std::string> run(const std::string &front_matter) {
  return run_check("placeholder-value", options, {{"a.md", "---\n" + front_matter + "\n---\n"}});
}

} // namespace

TEST_CASE("placeholder-value reports the first pattern that matches, at the value") {
  CHECK(run("a: TODO") == std::vector<std::string>{"a.md:2:4 field=a match=TODO reason=r1"});
  CHECK(run("a: \"v=YOUR_ID&t=1\"") == std::vector<std::string>{"a.md:2:4 field=a match=YOUR_ID reason=r3"});
  CHECK(run("a: “YOUR_ID”") == std::vector<std::string>{"a.md:2:4 field=a match=“YOUR_ID” reason=r2"});
  CHECK(run("a: [x, {b: TODO}]").size() == 1);
}

TEST_CASE("placeholder-value honours exceptions") {
  CHECK(run("title: TODO").empty());
  CHECK(run("a: '“x”'").empty());
  CHECK(run("permalink: TODO").empty());
  CHECK(run("a: {permalink: [TODO]}").empty());
  CHECK(run("TODO: x").empty());
}

TEST_CASE("a pattern that can't be read is an error at its place") {
  const auto check = make_check("placeholder-value", "{\"patterns\": [{\"pattern\": \"a\", \"reason\": "
                                                     "\"r\"},\n {\"pattern\": \"(a\", \"reason\": \"r\"}],"
                                                     " \"skip-fields\": []}");
  REQUIRE_FALSE(check);
  CHECK(check.error().path == "options.json");
  CHECK(check.error().place.line == 2);
  CHECK(check.error().place.code_point == 14);
}

TEST_CASE("the values an alias repeats are reported once") {
  CHECK(run("a: &x {b: TODO}\nc: *x\nd: [*x, *x]") ==
        std::vector<std::string>{"a.md:2:11 field=a.b match=TODO reason=r1"});
}
