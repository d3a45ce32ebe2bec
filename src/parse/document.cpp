#include "parse/document.h"

#include "base/json.h"
#include "dialect/comment.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "toml/toml.h"
#include "yaml/yaml.h"
#include "yaml/yaml_failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// Tells why a text can't be checked at all.
std::optional<Problem> find_unreadable(const Source &source) {
  const std::string_view text = source.text;
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    const auto at = static_cast<std::uint32_t>(nul);
    return Problem{{at, at + 1}, "the file holds a NUL byte: it is binary, or UTF-16; save it as UTF-8"};
  }
  if (const auto invalid = find_invalid_utf8(text)) {
    const auto at = static_cast<std::uint32_t>(*invalid);
    return Problem{{at, at + 1},
                   fmt::format("byte 0x{:02x} is not UTF-8; save the file as UTF-8",
                               static_cast<unsigned char>(text[at]))};
  }
  return std::nullopt;
}

// Tells what is wrong with front matter that holds no keys and values, which is what every reader expects.
std::optional<Problem> find_no_mapping(const Source &source, const FrontMatter &fences, Value root) {
  if (!root || root.is(ValueKind::mapping) || root.is(ValueKind::null)) return std::nullopt;
  const std::uint32_t begin = root.span().begin;
  if (fences.language == FieldLanguage::json)
    return Problem{{begin, begin + 1}, "front matter in JSON is an object: keys and values in braces"};
  if (root.is(ValueKind::sequence)) {
    return Problem{{begin, begin + 1}, "a list stands here; front matter is made of lines `key: value`"};
  }
  if (auto colon = find_bare_colon(YamlText(source.text, fences.content), begin)) return colon;
  const std::string_view line = source.line(source.lines.line_at(begin));
  return Problem{root.span(), fmt::format("\"{}\" needs a colon and a value", line)};
}

std::string_view closing_of(const Source &source, const FrontMatter &fences) {
  const std::string_view open = source.slice(fences.open);
  return open == "{" ? "}" : open;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Reads the fields in their language.
void read_fields(const Source &source, const FrontMatter &fences, Document &document) {
  if (!fences.closed()) {
    document.problems.push_back(
        {fences.open,
         fmt::format("the front matter is never closed: no line `{}` ends it", closing_of(source, fences))});
    return;
  }
  if (fences.language == FieldLanguage::yaml) {
    Yaml yaml = parse_yaml(source, fences.content);
    document.front_matter = std::move(yaml.tree);
    document.problems = std::move(yaml.problems);
  } else if (!is_blank(source.slice(fences.content))) {
    auto tree = fences.language == FieldLanguage::toml ? parse_toml(source, fences.content)
                                                       : parse_json(source, fences.content, fences.json_root);
    if (tree) {
      document.front_matter = *std::move(tree);
    } else {
      document.problems.push_back(std::move(tree.error()));
    }
  }
  if (auto problem = find_no_mapping(source, fences, document.fields()))
    document.problems.push_back(*std::move(problem));
}

// Looks for marks of bold and struck text, and for a `*` beside text that isn't ASCII, where italics may
// fail.
bool may_hold_strong(std::string_view text) {
  const auto holds = [&](std::string_view marks) { return text.find(marks) != std::string_view::npos; };
  if (holds("**") || holds("__") || holds("~~")) return true;
  for (std::size_t at = text.find('*'); at != std::string_view::npos; at = text.find('*', at + 1)) {
    if (at > 0 && at + 1 < text.size() && !(is_ascii(text[at - 1]) && is_ascii(text[at + 1]))) return true;
  }
  return false;
}

} // namespace

Document parse_document(const Source &source, const Needs &needs) {
  Document document;
  document.source = &source;
  document.unreadable = find_unreadable(source);
  if (document.unreadable) return document;

  document.fences = find_front_matter(source);
  if (document.fences && document.fences->readable() && needs.front_matter)
    read_fields(source, *document.fences, document);

  const std::uint32_t begin = document.body_begin();
  const bool needs_body =
      needs.body == BodyNeed::all ||
      (needs.body == BodyNeed::with_bold && may_hold_strong(std::string_view(source.text).substr(begin)));
  const bool suppressions = needs.suppressions && may_hold_suppressions(source.text);
  if (!needs_body && !suppressions) return document;

  const MarkdownSyntax &syntax = document.syntax = syntax_of(source.path, needs.syntax);
  const std::vector<MarkdownComment> comments = find_comments(source.text, begin, syntax);
  if (!comments.empty()) {
    document.without_comments =
        std::make_shared<const Source>(source.path, blank_comments(source.text, comments));
    document.source = document.without_comments.get();
  }
  Body body = parse_markdown(*document.source, begin, syntax);
  if (body.problem) {
    document.unreadable = std::move(body.problem);
  } else {
    document.body = std::move(body);
  }
  if (suppressions) {
    document.suppressions =
        find_suppressions(source, {document.fences, document.fields(), document.body, comments});
  }
  return document;
}

} // namespace galley
