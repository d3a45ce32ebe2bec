#include "base/source.h"
#include "yaml/yaml.h"
#include "yaml/yaml_write.h"

#include "catch.h"

#include <fmt/format.h>

#include <string>
#include <vector>

using namespace galley;

namespace {

const std::vector<ValueStyle> styles = {ValueStyle::plain, ValueStyle::single_quoted,
                                        ValueStyle::double_quoted, ValueStyle::literal};

// What YAML with the written scalar in it holds, or the reason why it can't be read.
std::string read_back(const std::string &written, YamlPlace place) {
  const bool flow = place == YamlPlace::flow;
  const Source source("a.md", place == YamlPlace::block_key ? fmt::format("{}: x # c\n", written)
                              : flow                        ? fmt::format("k: [{}, b] # c\n", written)
                                                            : fmt::format("k: {} # c\n", written));
  const Yaml yaml = parse_yaml(source, {0, static_cast<std::uint32_t>(source.text.size())});
  if (!yaml.problems.empty()) return "problem: " + yaml.problems.front().message;
  const Value member = *yaml.tree.root().begin();
  if (place == YamlPlace::block_key) return std::string(member.key());
  const Value value = flow ? member.at(0) : member;
  return value.is(ValueKind::string) ? std::string(value.text()) : "no string";
}

} // namespace

TEST_CASE("a string that was written reads back as itself, everywhere and in every style") {
  const std::vector<std::string> texts = {"seedling",
                                          "a b",
                                          "",
                                          " a ",
                                          "it's",
                                          "say \"a\"",
                                          "a: b",
                                          "a #b",
                                          "#a",
                                          "- a",
                                          "-a",
                                          "? a",
                                          "a, b",
                                          "[a]",
                                          "{a}",
                                          "a]",
                                          "&a",
                                          "*a",
                                          "!a",
                                          "|",
                                          ">",
                                          "%a",
                                          "@a",
                                          "`a`",
                                          "true",
                                          "42",
                                          "1.5",
                                          "null",
                                          "~",
                                          "0x1F",
                                          ".inf",
                                          "---",
                                          "...",
                                          "a\nb",
                                          "a\tb",
                                          "\r",
                                          "a\\b",
                                          "a\u202eb\u009b\u200f",
                                          "\ufeffa\U000e0041\uffff",
                                          "می\u200cخواهم",
                                          "中文",
                                          "全：角",
                                          "a:",
                                          ":a",
                                          "yes",
                                          "Off",
                                          "\x7F",
                                          "2025-11-05",
                                          "\xEF\xBB\xBF"
                                          "a",
                                          "\xC2\x85",
                                          "<<",
                                          "=",
                                          "a\\",
                                          "'",
                                          "\"",
                                          "''",
                                          "C#",
                                          "a:b",
                                          "--- a"};
  for (const std::string &text : texts) {
    for (const ValueStyle style : styles) {
      for (const YamlPlace place : {YamlPlace::block_value, YamlPlace::block_key, YamlPlace::flow}) {
        const std::string written = write_yaml_string(text, style, place);
        INFO(written);
        CHECK(read_back(written, place) == text);
      }
    }
  }
}

TEST_CASE("a string keeps its style where that is sound") {
  const auto value = [](std::string_view text, ValueStyle style) {
    return write_yaml_string(text, style, YamlPlace::block_value);
  };
  CHECK(value("seedling", ValueStyle::plain) == "seedling");
  CHECK(value("seedling", ValueStyle::single_quoted) == "'seedling'");
  CHECK(value("seedling", ValueStyle::double_quoted) == "\"seedling\"");
  CHECK(value("it's", ValueStyle::single_quoted) == "'it''s'");
  CHECK(value("a\\b\"", ValueStyle::double_quoted) == "\"a\\\\b\\\"\"");
  CHECK(value("2025-11-05", ValueStyle::plain) == "2025-11-05");
  CHECK(value("true", ValueStyle::plain) == "'true'");
  CHECK(value("no", ValueStyle::plain) == "'no'");
  CHECK(value("a\nb", ValueStyle::plain) == "\"a\\nb\"");
  CHECK(value("a, b", ValueStyle::plain) == "a, b");
  CHECK(write_yaml_string("a, b", ValueStyle::plain, YamlPlace::flow) == "'a, b'");
  CHECK(write_yaml_string("true", ValueStyle::plain, YamlPlace::block_key) == "true");
}

TEST_CASE("a scalar that is no string stands without quotes") {
  const Source source("a.yaml", "[1.50, true, null, 'true']");
  const Yaml yaml = parse_yaml(source, {0, static_cast<std::uint32_t>(source.text.size())});
  const auto written = [&](std::uint32_t index) {
    return write_yaml_scalar(yaml.tree.root().at(index), ValueStyle::double_quoted, YamlPlace::block_value);
  };
  CHECK(written(0) == "1.50");
  CHECK(written(1) == "true");
  CHECK(written(2) == "null");
  CHECK(written(3) == "\"true\"");
}
