#include "parse/misplaced_front_matter.h"

#include "text/ascii.h"
#include "text/line_break.h"
#include "text/unicode.h"
#include "yaml/yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::uint32_t most_lines = 200; // of front matter that is searched for its end

constexpr std::array<std::string_view, 12> usual_keys = {"title",  "date", "tags",        "layout",
                                                         "draft",  "slug", "description", "categories",
                                                         "author", "id",   "permalink",   "published"};

bool is_usual(std::string_view key) {
  return std::ranges::find(usual_keys, key) != usual_keys.end();
}

bool is_invisible(char32_t c) {
  return c == 0xFEFF || c == 0x2060 || c == 0x00A0 || (c >= 0x200B && c <= 0x200F);
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D;
}

// Returns the dashes of a line that holds nothing else, and may be meant as a fence. Two hyphens are none,
// but programs write one long dash for two or three of them.
std::optional<Span> read_dashes(const Source &source, std::uint32_t line, std::uint32_t from) {
  const std::uint32_t start = source.lines.line_start(line);
  const auto end = start + static_cast<std::uint32_t>(source.line(line).size());
  std::string_view rest = source.slice({from, end});
  rest = rest.substr(0, rest.find_last_not_of(blanks) + 1);
  const Span span{from, from + static_cast<std::uint32_t>(rest.size())};
  std::size_t hyphens = 0;
  bool dashes = false;
  while (!rest.empty()) {
    const CodePoint point = decode_utf8(rest);
    if (!is_dash(point.value)) return std::nullopt;
    if (point.value == U'-') ++hyphens;
    dashes = dashes || point.value != U'-';
    rest.remove_prefix(point.size);
  }
  return hyphens >= 3 || dashes ? std::optional(span) : std::nullopt;
}

// What stands above the fence.
struct Above {
  std::uint32_t offset = 0; // where the fence may begin
  bool comment = false;
  std::optional<Span> invisible; // the first such character
};

Above pass_above(const Source &source) {
  const std::string_view text = source.text;
  Above above;
  above.offset = source.bom_size();
  while (above.offset < text.size()) {
    const std::string_view rest = text.substr(above.offset);
    const CodePoint point = decode_utf8(rest);
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->");
      if (end == std::string_view::npos) break;
      above.comment = true;
      above.offset += static_cast<std::uint32_t>(end + 3);
    } else if (is_invisible(point.value)) {
      if (!above.invisible) above.invisible = Span{above.offset, above.offset + point.size};
      above.offset += point.size;
    } else if (is_ascii_space(rest.front())) {
      ++above.offset;
    } else {
      break;
    }
  }
  return above;
}

// Returns the mapping that the lines between two fences hold; nothing where they are text. A thematic break
// above a heading that is underlined looks much like them.
std::optional<Yaml> read_fields(const Source &source, Span content) {
  Yaml yaml = parse_yaml(source, content);
  const Value root = yaml.tree.root();
  if (!yaml.problems.empty() || !root || !root.is(ValueKind::mapping) || root.style() == ValueStyle::flow)
    return std::nullopt;
  for (const Value member : root) {
    if (member.key().find(' ') != std::string_view::npos) return std::nullopt;
  }
  return yaml;
}

bool has_usual_key(Value mapping) {
  return std::any_of(usual_keys.begin(), usual_keys.end(),
                     [&](std::string_view key) { return static_cast<bool>(mapping.find(key)); });
}

struct Block {
  Span open, close;         // the dashes
  std::uint32_t behind = 0; // where the line behind the closing fence begins
  Yaml yaml;
};

std::uint32_t line_begin(const Source &source, std::uint32_t line) {
  return line <= source.lines.line_count() ? source.lines.line_start(line)
                                           : static_cast<std::uint32_t>(source.text.size());
}

// Reads front matter whose fence may stand at `offset`.
std::optional<Block> read_block(const Source &source, std::uint32_t offset) {
  if (offset >= source.text.size()) return std::nullopt;
  const std::uint32_t first = source.lines.line_at(offset);
  const auto open = read_dashes(source, first, offset);
  if (!open) return std::nullopt;
  for (std::uint32_t line = first + 1; line <= std::min(source.lines.line_count(), first + most_lines);
       ++line) {
    const auto close = read_dashes(source, line, source.lines.line_start(line));
    if (!close) continue;
    auto yaml = read_fields(source, {line_begin(source, first + 1), source.lines.line_start(line)});
    if (!yaml) return std::nullopt;
    return Block{*open, *close, line_begin(source, line + 1), *std::move(yaml)};
  }
  return std::nullopt;
}

std::optional<MisplacedFrontMatter> find_below(const Source &source) {
  const Above above = pass_above(source);
  auto block = read_block(source, above.offset);
  if (!block) return std::nullopt;
  const std::uint32_t begin = source.bom_size();
  const std::string_view before = source.slice({begin, above.offset});
  MisplacedFrontMatter result{block->open, "front matter must begin on line 1; this is text here", {}};
  if (above.invisible) {
    result.place = *above.invisible;
    result.reason = "an invisible character stands before the front matter, so this is text here";
  } else if (above.comment) {
    result.reason = "front matter must begin on line 1, above all comments; this is text here";
  } else if (before.empty()) {
    result.reason = "a fence has three hyphens; this is text here";
  } else if (before.find('\n') == std::string_view::npos) {
    result.reason = "a fence begins at the margin; this is text here";
  }
  if (!before.empty()) result.edits.push_back({{begin, above.offset}, ""});
  for (const Span fence : {block->open, block->close}) {
    if (source.slice(fence) != "---") result.edits.push_back({fence, "---"});
  }
  if (above.comment) {
    // Comments go below, unless no line follows.
    std::string comments(trim(before));
    if (source.text[block->behind - 1] != '\n' || above.invisible) {
      result.edits.clear();
    } else {
      comments += line_break_of(source.text);
      result.edits.push_back({{block->behind, block->behind}, std::move(comments)});
    }
  }
  return result;
}

// Front matter that a line `---` ends and none begins.
std::optional<MisplacedFrontMatter> find_unopened(const Source &source) {
  const std::uint32_t begin = source.bom_size();
  const std::string_view first = source.line(1).substr(begin);
  if (first.empty() || !is_ascii_letter(first.front()) || first.find(':') == std::string_view::npos)
    return std::nullopt;
  for (std::uint32_t line = 2; line <= std::min(source.lines.line_count(), most_lines); ++line) {
    const std::string_view text = source.line(line);
    if (trim(text).empty()) return std::nullopt;
    if (!text.starts_with("---") || text.find_first_not_of(blanks, 3) != std::string_view::npos) continue;
    const auto yaml = read_fields(source, {begin, source.lines.line_start(line)});
    if (!yaml || yaml->tree.root().size() < 2 || !has_usual_key(yaml->tree.root())) return std::nullopt;
    return MisplacedFrontMatter{{begin, begin + static_cast<std::uint32_t>(first.size())},
                                "front matter must open with a line `---`; this is text here",
                                {{{begin, begin}, "---" + std::string(line_break_of(source.text))}}};
  }
  return std::nullopt;
}

std::optional<MisplacedFrontMatter> find_second(const Source &source, const FrontMatter &first) {
  std::uint32_t offset = first.body_begin;
  while (offset < source.text.size() && is_ascii_space(source.text[offset])) ++offset;
  if (source.text.compare(offset, 3, "---") != 0) return std::nullopt;
  const auto block = read_block(source, offset);
  if (!block || !has_usual_key(block->yaml.tree.root())) return std::nullopt;
  // Each slide of a deck may have such a block.
  for (auto next = source.text.find("\n---", block->behind); next != std::string::npos;
       next = source.text.find("\n---", next + 1)) {
    if (read_block(source, static_cast<std::uint32_t>(next + 1))) return std::nullopt;
  }
  return MisplacedFrontMatter{block->open, "a second front matter; only the first is read", {}};
}

} // namespace

std::optional<MisplacedFrontMatter>
find_misplaced_front_matter(const Source &source, const std::optional<FrontMatter> &front_matter) {
  if (front_matter) {
    return front_matter->language == FieldLanguage::yaml && front_matter->closed()
               ? find_second(source, *front_matter)
               : std::nullopt;
  }
  auto below = find_below(source);
  return below ? below : find_unopened(source);
}

bool has_other_header(const Source &source) {
  const std::string_view first = source.line(1).substr(source.bom_size());
  if (first.starts_with("% ")) return true;
  std::uint32_t keys = 0;
  bool usual = false;
  for (std::uint32_t line = 1; line <= std::min(source.lines.line_count(), most_lines); ++line) {
    const std::string_view text = line == 1 ? first : source.line(line);
    if (trim(text).empty()) break;
    if (keys > 0 && blanks.find(text.front()) != std::string_view::npos) continue; // a value goes on
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || !is_ascii_letter(text.front())) return false;
    std::string key(text.substr(0, colon));
    std::ranges::transform(key, key.begin(), to_ascii_lower);
    usual = usual || is_usual(key);
    ++keys;
  }
  return keys > 1 && usual;
}

} // namespace galley
