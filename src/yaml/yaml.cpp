#include "yaml/yaml.h"

#include "text/unicode.h"
#include "yaml/yaml_events.h"
#include "yaml/yaml_simple.h"
#include "yaml/yaml_text.h"

#include <algorithm>
#include <string>
#include <utility>

namespace galley {

namespace {

// A text is read anew behind so many errors, and only until so many bytes were read again.
constexpr std::size_t most_errors = 20;
constexpr std::size_t most_read_again = 262'144;

// Reads the content, and mends what yaml-cpp fails on though YAML permits it.
YamlReading read(const Source &source, Span content, const YamlSyntax &syntax) {
  YamlRewrite rewrite(source.slice(content));
  YamlReading first = read_yaml_events(source, content, rewrite, syntax);
  std::optional<Problem> end = first.end;
  while (end && rewrite.mend(end->span.begin - content.begin)) {
    YamlReading again = read_yaml_events(source, content, rewrite, syntax);
    end = again.end;
    if (!end) return again;
  }
  return first;
}

// Whether a member of the outermost mapping may begin at this offset, where a line begins.
bool may_begin_member(const YamlText &text, std::uint32_t line) {
  return !text.is_blank(line) && std::string_view("#-]}").find(text.at(line)) == std::string_view::npos;
}

bool begins_member(const YamlText &text, std::uint32_t begin) {
  const std::string_view line = text.line(begin);
  return may_begin_member(text, begin) && (line.find(": ") != std::string_view::npos || line.ends_with(':'));
}

// Returns the lines of the members that hold the two offsets, if the next member surely begins below them.
std::optional<Span> broken_members(const YamlText &text, std::uint32_t understood, std::uint32_t failed) {
  std::uint32_t begin = text.line_begin(std::min(text.skip_blanks(understood), failed));
  while (begin > text.begin() && !may_begin_member(text, begin)) begin = text.line_begin(begin - 1);
  std::uint32_t end = text.next_line(failed);
  while (end < text.end() && !may_begin_member(text, end)) end = text.next_line(end);
  if (!may_begin_member(text, begin) || end >= text.end() || !begins_member(text, end)) return std::nullopt;
  return Span{begin, end};
}

void add_new(std::vector<Problem> &problems, std::vector<Problem> &&more) {
  for (Problem &problem : more) {
    const bool known = std::ranges::any_of(
        problems, [&](const Problem &other) { return other.span.begin == problem.span.begin; });
    if (!known) problems.push_back(std::move(problem));
  }
}

// Finds what is wrong below the first error: the members that it breaks are made blanks, and the rest is read
// again. An anchor in them may be missed further down, so then nothing is sure any more.
void find_further_problems(const Source &source, Span content, const YamlSyntax &syntax, YamlReading reading,
                           std::vector<Problem> &problems) {
  std::string text = source.text;
  for (std::size_t errors = 1; reading.end && errors < most_errors; ++errors) {
    const YamlText yaml(text, content);
    const auto broken = broken_members(yaml, reading.understood, reading.end->span.begin);
    if (!broken || errors * content.size() > most_read_again) return;
    if (yaml.slice(*broken).find('&') != std::string_view::npos) return;
    std::replace_if(
        text.begin() + broken->begin, text.begin() + broken->end,
        [](char c) { return c != '\n' && c != '\r'; }, ' ');
    const Source rest(source.path, text);
    reading = read(rest, content, syntax);
    add_new(problems, std::move(reading.yaml.problems));
    if (reading.end) add_new(problems, {*reading.end});
  }
}

} // namespace

Yaml parse_any_yaml(const Source &source, Span content, const YamlSyntax &syntax) {
  YamlReading reading = read(source, content, syntax);
  Yaml result = std::move(reading.yaml);
  if (reading.end) {
    add_new(result.problems, {*reading.end});
    find_further_problems(source, content, syntax, std::move(reading), result.problems);
  }
  std::ranges::stable_sort(result.problems,
                           [](const Problem &a, const Problem &b) { return a.span.begin < b.span.begin; });
  return result;
}

Yaml parse_yaml(const Source &source, Span content, const YamlSyntax &syntax) {
  // The parser would remove a byte order mark, and not count it.
  if (source.slice(content).starts_with(byte_order_mark))
    content.begin += static_cast<std::uint32_t>(byte_order_mark.size());
  Yaml result;
  if (auto forbidden = find_forbidden(source.text, content)) {
    result.problems.push_back(*std::move(forbidden));
  } else if (auto tree = read_simple_yaml(source.text, content)) {
    result.tree = *std::move(tree);
  } else {
    result = parse_any_yaml(source, content, syntax);
  }
  return result;
}

} // namespace galley
