#include "parse/front_matter.h"

#include "text/ascii.h"
#include "toml/toml_text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view white_space = " \t\r\n";

// The languages that may be named with a space before. Any other word there is text.
constexpr std::array<std::string_view, 5> well_known = {"yaml", "yml", "json", "js", "toml"};

struct Opening {
  std::string_view fence; // the fence that opens front matter and closes it
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
    return Opening{"---", std::move(language)};
  }
  if (is_fence(line, "+++")) return Opening{"+++", "toml"};
  if (is_fence(line, ";;;")) return Opening{";;;", "json"};
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

bool is_key_character(char c) {
  return is_ascii_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '"' || c == '\'';
}

// Whether the text begins with a line that only TOML has: `key = …` or `[table]`.
bool begins_as_toml(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  if (line.starts_with('[')) return line.ends_with(']');
  const bool quoted = line.starts_with('"') || line.starts_with('\'');
  std::size_t end = quoted ? toml_string_end(line, 0, static_cast<std::uint32_t>(line.size())) : 0;
  while (end < line.size() && is_key_character(line[end])) ++end;
  const auto sign = line.find_first_not_of(blanks, end);
  return end > 0 && sign != line.npos && line[sign] == '=';
}

// Whether what nothing closes is front matter all the same, and no text.
bool is_unclosed(const FrontMatter &found, std::string_view content) {
  if (found.language == FieldLanguage::yaml) return true;
  return found.language == FieldLanguage::toml && begins_as_toml(content);
}

enum class JsonSign : std::uint8_t { none, maybe, sure };

// Says whether the text, which begins with a brace, begins as an object does: with a key in double quotes or,
// less surely, with none in a line of its own, or with one that lacks its quotes. A text may begin with a
// brace for other reasons: `{{< shortcode >}}`, `{% tag %}`, `{: .class}`, `{/* a comment */}`,
// `{expression}`.
JsonSign sign_of_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space, 1);
  if (first == text.npos) return JsonSign::none;
  const bool own_line = text.substr(1, first - 1).find_first_of("\r\n") != text.npos;
  const char c = text[first];
  if (c == '}') return JsonSign::maybe;
  std::size_t end = first;
  if (c == '"' || (own_line && c == '\'')) {
    end = text.find_first_of(c == '"' ? "\"\r\n" : "'\r\n", first + 1);
    if (end == text.npos || text[end] != c) return JsonSign::none;
    ++end;
  } else if (own_line) {
    while (end < text.size() && is_key_character(text[end])) ++end;
  }
  const std::size_t colon = text.find_first_not_of(white_space, end);
  if (end == first || colon == text.npos || text[colon] != ':') return JsonSign::none;
  return c == '"' ? JsonSign::sure : JsonSign::maybe;
}

// Returns the offset behind the brace that closes the object at the start of the text, or npos. No string
// goes on in the next line, so that a quote that is missing spoils but its line.
std::size_t object_end(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = text.find_first_of("{}\""); at != text.npos;
       at = text.find_first_of("{}\"", at + 1)) {
    if (text[at] == '{') {
      ++depth;
    } else if (text[at] == '}') {
      if (--depth == 0) return at + 1;
    } else {
      at = text.find_first_of("\"\\\r\n", at + 1);
      while (at < text.size() && text[at] == '\\') at = text.find_first_of("\"\\\r\n", at + 2);
      if (at == text.npos) return at;
    }
  }
  return text.npos;
}

// Returns the offset behind the first line that is a brace and closes what is not balanced.
std::size_t closing_line_end(std::string_view text) {
  for (auto at = text.find('}'); at != text.npos; at = text.find('}', at + 1)) {
    if (at == 0 || (text[at - 1] != '\n' && text[at - 1] != '\r')) continue;
    if (is_fence(text.substr(at, text.find_first_of("\r\n", at) - at), "}")) return at + 1;
  }
  return text.npos;
}

// Finds an object at the very start, which ends with its line.
std::optional<FrontMatter> find_object(const Source &source) {
  const std::uint32_t begin = source.bom_size();
  const auto size = static_cast<std::uint32_t>(source.text.size());
  const std::string_view text = std::string_view(source.text).substr(begin);
  const JsonSign sign = sign_of_json(text);
  if (sign == JsonSign::none) return std::nullopt;
  FrontMatter result;
  result.language = FieldLanguage::json;
  result.language_name = "json";
  result.open = {begin, begin + 1};
  result.content = {begin, size};
  result.close = {size, size};
  result.body_begin = size;
  std::size_t end = object_end(text);
  if (end == text.npos) end = closing_line_end(text);
  if (end == text.npos) return sign == JsonSign::sure ? std::optional(result) : std::nullopt;
  const auto close = begin + static_cast<std::uint32_t>(end);
  const std::uint32_t line = source.lines.line_at(close);
  if (std::string_view(source.text).substr(close, source.line_end(line) - close).find_first_not_of(blanks) !=
      std::string_view::npos)
    return std::nullopt;
  result.content.end = close;
  result.close = {close - 1, close};
  result.body_begin = line < source.lines.line_count() ? source.lines.line_start(line + 1) : size;
  return result;
}

FrontMatter all_of(const Source &source, FieldLanguage language) {
  const std::uint32_t begin = source.bom_size();
  const auto size = static_cast<std::uint32_t>(source.text.size());
  FrontMatter result;
  result.open = {begin, begin};
  result.content = {begin, size};
  result.close = {size, size};
  result.body_begin = size;
  result.whole_file = true;
  result.language = language;
  return result;
}

} // namespace

std::optional<FrontMatter> find_front_matter(const Source &source) {
  if (const FieldLanguage language = data_language_of(source.path); language != FieldLanguage::other)
    return all_of(source, language);
  const std::string_view text = source.text;
  const std::uint32_t begin = source.bom_size();
  if (text.substr(begin).starts_with('{')) return find_object(source);
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
  const std::string_view fence = opening->fence;
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
  if (result.language == FieldLanguage::yaml) end_at_dots(source, result);
  const std::string_view content = source.slice(result.content);
  const std::size_t first = content.find_first_not_of(white_space);
  if (fence == ";;;" && first != content.npos && content[first] != '{') result.json_root = JsonRoot::members;
  if (!result.closed() && !is_unclosed(result, content)) return std::nullopt;
  return result;
}

} // namespace galley
