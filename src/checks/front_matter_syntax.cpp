// This check reports the errors that the parser found in the YAML of the front matter. Where a value only
// lacks quotes, or a colon a space, the fix adds them; the check offers a fix only after trying that it
// repairs the YAML.
#include "base/edit.h"
#include "checks/check.h"
#include "yaml/yaml_failure.h"
#include "yaml/yaml_text.h"
#include "yaml/yaml_write.h"

#include <algorithm>
#include <string>

namespace galley {

namespace {

// The rest of a line after `key: ` or `- `, without a comment.
struct LineValue {
  Span span;
  bool item = false; // it is within an item of a list, where `- a: b` may be text or a mapping
};

std::optional<LineValue> find_line_value(const YamlText &text, std::uint32_t offset) {
  LineValue value;
  std::uint32_t begin = text.skip_any_of(text.line_begin(offset), " ");
  for (; text.at(begin) == '-' && text.at(begin + 1) == ' '; begin = text.skip_any_of(begin + 1, " ")) {
    value.item = true;
  }
  if (!value.item || begin != offset) {
    if (std::string_view("\"'[{?&!").find(text.at(begin)) != std::string_view::npos) return std::nullopt;
    const auto colon = text.slice({begin, text.line_end(begin)}).find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    begin = text.skip_spaces(begin + static_cast<std::uint32_t>(colon) + 1);
  }
  std::string_view rest = text.slice({begin, text.line_end(begin)});
  rest = rest.substr(0, std::min(rest.find(" #"), rest.find("\t#")));
  rest = rest.substr(0, rest.find_last_not_of(" \t") + 1);
  if (rest.empty()) return std::nullopt;
  value.span = {begin, begin + static_cast<std::uint32_t>(rest.size())};
  return value;
}

// Puts the text in quotes, as the message shows it.
std::string quote(std::string_view text) {
  const bool in_double =
      text.find('\'') != std::string_view::npos && text.find_first_of("\"\\") == std::string_view::npos;
  return write_yaml_string(text, in_double ? ValueStyle::double_quoted : ValueStyle::single_quoted,
                           YamlPlace::block_value);
}

// Returns whether the next line that isn't empty is indented deeper, so that it may continue the value.
bool goes_on(const YamlText &text, std::uint32_t line) {
  const std::uint32_t next = text.skip_any_of(text.line_end(line), " \t\r\n");
  return next < text.end() && text.column(next) > text.skip_any_of(line, " ") - line;
}

// Returns whether the edit of one line leaves no problem in that line and causes none before it. The parser
// often sees the lines after a broken line only once that line is repaired, so new problems may appear after
// it.
bool mends(const Document &document, const YamlText &text, const Edit &edit) {
  const Source candidate(document.source->path, apply_edits(document.source->text, {edit}).value());
  const Document mended = parse_document(candidate, {});
  const std::uint32_t line = text.line_begin(edit.span.begin);
  const std::size_t added = candidate.text.size() - document.source->text.size(); // the quotes
  const std::uint32_t line_end = text.line_end(line) + static_cast<std::uint32_t>(added);
  const auto up_to = [](const std::vector<Problem> &problems, std::uint32_t offset) {
    return std::ranges::count_if(problems,
                                 [&](const Problem &problem) { return problem.span.begin < offset; });
  };
  if (up_to(mended.problems, line_end + 1) > up_to(document.problems, line)) return false;
  if (mended.problems.size() < document.problems.size()) return true;
  return mended.problems.size() == document.problems.size() && !goes_on(text, line);
}

// Returns a fix for a value that begins with a character that no plain text may begin with, or that contains
// `: `.
std::optional<Fix> quote_value(const Document &document, const Problem &problem) {
  if (!document.fences || !document.fences->closed()) return std::nullopt;
  const YamlText text(document.source->text, document.fences->content);
  const std::uint32_t at = problem.span.begin;
  if (at < text.begin() || at >= text.end()) return std::nullopt;
  const auto value = find_line_value(text, at);
  if (!value || at < value->span.begin || at >= value->span.end) return std::nullopt;
  const char first = text.at(value->span.begin);
  const bool bad_start =
      at == value->span.begin && std::string_view("@`%*").find(first) != std::string_view::npos;
  const bool colon = text.at(at) == ':' && text.is_blank(at + 1) &&
                     std::string_view("\"'[{|>&!*").find(first) == std::string_view::npos;
  if (!bad_start && !colon) return std::nullopt;
  const Edit edit{value->span, quote(text.slice(value->span))};
  if (!mends(document, text, edit)) return std::nullopt;
  // `*name` may be an alias that misspells the name of its anchor.
  const bool sure = bad_start ? first != '*' : !value->item;
  return Fix{"quote the value", sure ? Applicability::safe : Applicability::unsafe, {edit}};
}

// Returns a fix for a colon that has no space behind it.
std::optional<Fix> space_colon(const Document &document, const Problem &problem) {
  if (!document.fences || !document.fences->closed()) return std::nullopt;
  const YamlText text(document.source->text, document.fences->content);
  const std::uint32_t key = text.skip_any_of(text.line_begin(problem.span.begin), " ");
  const auto colon = find_bare_colon(text, key);
  if (!colon || colon->span.begin != problem.span.begin || colon->message != problem.message)
    return std::nullopt;
  if (text.slice({key, problem.span.begin}).find_first_of(" \t/") != std::string_view::npos)
    return std::nullopt;
  const Edit edit{problem.span, ": "};
  if (!mends(document, text, edit)) return std::nullopt;
  return Fix{"write `: `", Applicability::safe, {edit}};
}

std::optional<Fix> mend(const Document &document, const Problem &problem) {
  auto fix = space_colon(document, problem);
  return fix ? fix : quote_value(document, problem);
}

class FrontMatterSyntax final : public Check {
public:
  void check_document(const Document &document, Sink &sink) const override {
    for (const Problem &problem : document.problems) {
      sink.report({locate(*document.source, problem.span),
                   {{"problem", problem.message}},
                   {},
                   mend(document, problem)});
    }
  }
};

} // namespace

CheckType front_matter_syntax_check() {
  return declare_check<FrontMatterSyntax>("front-matter-syntax", {"problem"});
}

} // namespace galley
