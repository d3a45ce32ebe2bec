#include "catch.h"

#include "cli/options.h"

using namespace galley;

namespace {

CheckOptions check(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "check");
  const auto command = parse_arguments(arguments);
  REQUIRE(command);
  REQUIRE(std::holds_alternative<CheckOptions>(*command));
  return std::get<CheckOptions>(*command);
}

std::string complaint(const std::vector<std::string> &arguments) {
  const auto command = parse_arguments(arguments);
  REQUIRE_FALSE(command);
  CHECK(command.error().message.find('\n') == std::string::npos);
  return command.error().message;
}

std::string printed(const std::vector<std::string> &arguments) {
  const auto command = parse_arguments(arguments);
  REQUIRE(command);
  REQUIRE(std::holds_alternative<PrintText>(*command));
  return std::get<PrintText>(*command).text;
}

} // namespace

TEST_CASE("check: defaults") {
  const CheckOptions options = check({});
  CHECK(options.paths.empty());
  CHECK(options.jobs >= 1);
  CHECK(options.fail_on == Severity::warning);
  CHECK(options.color == ColorChoice::automatic);
  CHECK(options.column_unit == ColumnUnit::code_point);
  CHECK_FALSE(options.no_exclude);
  CHECK_FALSE(options.statistics);
}

TEST_CASE("check: every option") {
  const CheckOptions options =
      check({"a.md", "-", "--stdin-filename", "b.md", "--jobs=3", "--fail-on", "error", "--color", "always",
             "--column-unit", "utf16", "--no-cache", "--no-exclude", "--statistics", "--", "--c.md"});
  CHECK(options.paths == std::vector<std::string>{"a.md", "-", "./--c.md"});
  CHECK(options.stdin_filename == "b.md");
  CHECK(options.jobs == 3);
  CHECK_FALSE(options.cache);
  CHECK(options.fail_on == Severity::error);
  CHECK(options.color == ColorChoice::always);
  CHECK(options.column_unit == ColumnUnit::utf16);
  CHECK(options.no_exclude);
  CHECK(options.statistics);
  CHECK_FALSE(check({"--exit-zero"}).fail_on);
  CHECK_FALSE(check({"--fail-on", "never"}).fail_on);
  CHECK(check({"--fail-on=info"}).fail_on == Severity::info);
}

TEST_CASE("what can't be understood is one clear line") {
  CHECK_THAT(complaint({}), ContainsSubstring("check, fix, inspect, rules or config"));
  CHECK_THAT(complaint({"chekc"}), ContainsSubstring("unknown command chekc; did you mean check?"));
  CHECK_THAT(complaint({"check", "--job", "3"}),
             ContainsSubstring("unknown option --job; did you mean --jobs?"));
  CHECK_THAT(complaint({"check", "--jobs", "0"}), ContainsSubstring("--jobs"));
  CHECK_THAT(complaint({"check", "--jobs", "many"}), ContainsSubstring("--jobs"));
  CHECK_THAT(complaint({"check", "--jobs"}), ContainsSubstring("--jobs"));
  CHECK_THAT(complaint({"check", "--fail-on", "fatal"}), ContainsSubstring("error|warning|info|never"));
  CHECK_THAT(complaint({"check", "--color", "red"}), ContainsSubstring("\"red\""));
  CHECK_THAT(complaint({"check", "--stdin-filename", "a.md"}), ContainsSubstring("`-`"));
  CHECK_THAT(complaint({"inspect"}), ContainsSubstring("file"));
  CHECK_THAT(complaint({"rules", "--format", "xml"}), ContainsSubstring("text|json|markdown"));
}

TEST_CASE("help and version") {
  CHECK_THAT(printed({"--version"}), ContainsSubstring("galley "));
  CHECK_THAT(printed({"--help"}), ContainsSubstring("check"));
  CHECK_THAT(printed({"check", "--help"}), ContainsSubstring("--fail-on"));
}

TEST_CASE("fix: every option") {
  const auto command =
      parse_arguments({"fix", "--rule", "one", "a.md", "--rule=two", "b.md", "--unsafe", "--diff", "--check",
                       "-j", "3", "--no-exclude", "--fail-on", "never"});
  REQUIRE(command);
  const FixOptions &options = std::get<FixOptions>(*command);
  CHECK(options.rules == std::vector<std::string>{"one", "two"});
  CHECK(options.run.paths == std::vector<std::string>{"a.md", "b.md"});
  CHECK(options.unsafe);
  CHECK(options.diff);
  CHECK(options.only_check);
  CHECK(options.run.jobs == 3);
  CHECK(options.run.no_exclude);
  CHECK_FALSE(options.run.fail_on);
  CHECK_THAT(complaint({"fix", "-", "a.md"}), ContainsSubstring("name no other path"));
  CHECK_THAT(complaint({"fix", "--stdin-filename", "a.md"}), ContainsSubstring("no path is `-`"));
}

TEST_CASE("terms: every option") {
  const auto parsed = parse_arguments({"terms", "--undefined", "--format", "csv", "-j", "3", "a.md", "b"});
  REQUIRE(parsed);
  const auto &terms = std::get<TermsOptions>(*parsed);
  CHECK(terms.undefined);
  CHECK(terms.format == "csv");
  CHECK(terms.jobs == 3);
  CHECK(terms.paths == std::vector<std::string>{"a.md", "b"});
  CHECK_FALSE(parse_arguments({"terms", "--format", "html"}));
}
