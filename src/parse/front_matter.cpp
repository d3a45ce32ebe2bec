#include "parse/front_matter.h"

#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t";

// The languages that may be named with a space before. Any other word there is text.
constexpr std::array<std::string_view, 5> well_known = {"yaml", "yml", "json", "js", "toml"};

struct Opening {
  std::string_view fence; // the fence that opens front matter
  std::string_view close; // the fence that closes it
  std::string language;
};

// Whether a line is a fence. Blanks at its end, which no one sees, are allowed.
bool is_fence(std::string_view line, std::string_view fence) {
  return line.starts_with(fence) && line.find_first_not_of(blanks, fence.size()) == std::string_view::npos;
}

// The language that stands behind the hyphens of an opening fence; empty where the line is no fence.
std::string find_language(std::string_view behind) {
  const std::size_t begin = std::min(behind.find_first_not_of(blanks), behind.size());
  const std::size_t end = behind.find_last_not_of(blanks) + 1; // npos + 1 is 0
  if (end == 0) return "yaml";
  std::string word(behind.substr(begin, end - begin));
  std::ranges::transform(word, word.begin(), to_ascii_lower);
  const bool known = std::ranges::find(well_known, word) != well_known.end();
  if (!known && (begin > 0 || !std::ranges::all_of(word, is_ascii_lower))) return {};
  return word == "yml" ? "yaml" : word;
}

std::optional<Opening> read_opening(std::string_view line) {
  if (line.starts_with("---")) {
    std::string language = find_language(line.substr(3));
    if (language.empty()) return std::nullopt;
    return Opening{"---", "---", std::move(language)};
  }
  if (is_fence(line, "+++")) return Opening{"+++", "+++", "toml"};
  if (is_fence(line, "{")) return Opening{"{", "}", "json"};
  return std::nullopt;
}

// Lets a line `...`, which ends YAML for Pandoc, Jekyll, MkDocs and others, close front matter above the line
// that does so otherwise, or where none does.
void end_at_dots(const Source &source, FrontMatter &found) {
  constexpr std::string_view fence = "...";
  const std::string_view text = std::string_view(source.text).substr(0, found.content.end);
  for (auto at = text.find(fence, found.content.begin); at != std::string_view::npos;
       at = text.find(fence, at + fence.size())) {
    const std::uint32_t line = source.lines.line_at(static_cast<std::uint32_t>(at));
    if (source.lines.line_start(line) != at || !is_fence(source.line(line), fence)) continue;
    const auto begin = static_cast<std::uint32_t>(at);
    found.content.end = begin;
    found.close = {begin, begin + static_cast<std::uint32_t>(fence.size())};
    found.body_begin = line < source.lines.line_count() ? source.lines.line_start(line + 1)
                                                        : static_cast<std::uint32_t>(source.text.size());
    return;
  }
}

// Whether what was found is front matter. What galley can't read must be closed. A text may begin with a
// brace, but no object does without a key.
bool is_front_matter(const FrontMatter &found, const Opening &opening, std::string_view text) {
  if (found.readable()) return true;
  if (!found.closed()) return false;
  if (opening.fence != "{") return true;
  const std::string_view content = text.substr(found.content.begin, found.content.size());
  const std::size_t key = content.find_first_not_of(" \t\r\n");
  return key == std::string_view::npos || content[key] == '"';
}

} // namespace

std::optional<FrontMatter> find_front_matter(const Source &source) {
  const std::string_view text = source.text;
  const std::uint32_t begin = source.bom_size();
  std::optional<Opening> opening = read_opening(source.line(1).substr(begin));
  if (!opening) return std::nullopt;

  const auto size = static_cast<std::uint32_t>(text.size());
  const auto line_begin = [&](std::uint32_t line) {
    return line <= source.lines.line_count() ? source.lines.line_start(line) : size;
  };
  FrontMatter result;
  result.open = {begin, begin + static_cast<std::uint32_t>(opening->fence.size())};
  result.content = {line_begin(2), size};
  result.close = {size, size};
  result.body_begin = size;
  result.language = field_language_from_name(opening->language);
  result.language_name = std::move(opening->language);
  // Only lines that look like a fence are read.
  const std::string_view fence = opening->close;
  for (auto at = text.find(fence, result.content.begin); at != std::string_view::npos;
       at = text.find(fence, at + fence.size())) {
    const std::uint32_t line = source.lines.line_at(static_cast<std::uint32_t>(at));
    const std::uint32_t start = source.lines.line_start(line);
    if (start != at || !is_fence(source.line(line), fence)) continue;
    result.content.end = start;
    result.close = {start, start + static_cast<std::uint32_t>(fence.size())};
    result.body_begin = line_begin(line + 1);
    break;
  }
  if (result.readable()) end_at_dots(source, result);
  if (!is_front_matter(result, *opening, text)) return std::nullopt;
  return result;
}

} // namespace galley
