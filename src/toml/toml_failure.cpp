#include "toml/toml_failure.h"

#include "text/ascii.h"
#include "text/code_points.h"
#include "text/unicode.h"
#include "toml/toml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t\r";

// What to say where the parser's words contain `words`.
struct Explanation {
  std::string_view words;
  std::string_view message;
};

constexpr std::string_view list_message = "a list stands in brackets in TOML: key = [\"a\", \"b\"]";

constexpr std::array<Explanation, 21> explanations = {{
    {"expected comma or closing ']'", "expected a comma or `]`"},
    {"expected comma or closing '}'", "expected a comma or `}`"},
    {"saw comma", "a comma stands here without a value before it"},
    {"expected '=', saw ':'", "expected `=` after the key; a colon is how YAML writes it"},
    {"expected '=', saw", "expected `=` and a value after the key"},
    {"expected ']', saw", "expected `]`, which ends the line of a table's name"},
    {"into existing inline table", "this table is written in braces, so nothing can be added to it here"},
    {"cannot redefine existing table", "this table stands twice"},
    {"' as ", "this key has a value already, so it can't be a table, too"},
    {"cannot redefine existing", "this key stands twice"},
    {"leading zeroes are prohibited", "no number begins with 0; put it in quotes if it is text"},
    {"not representable in 64 bits", "the number is too big"},
    {"underscores", "a digit must stand on both sides of `_` in a number"},
    {"hexadecimal floating-point", "TOML knows no such number"},
    {"unknown escape sequence",
     "a backslash must be written twice in double quotes, or the text put in single "
     "quotes; this is no escape that TOML knows"},
    {"unicode scalar sequence",
     "`\\u` needs four hexadecimal digits and `\\U` eight; write any other backslash "
     "twice, or put the text in single quotes"},
    {"expected a comment or whitespace",
     "the value ends before this; put the whole text in quotes, or begin a "
     "new line"},
    {"maximum nested value depth", "lists and mappings are nested too deep"},
    {"blank bare keys", "a table needs a name between its brackets"},
    {"end-of-file", "the text ends before this is complete"},
    {"must be contiguous", "no blank may stand between the two brackets"},
}};

class Failure {
public:
  Failure(std::string_view text, Span content, std::uint32_t offset)
      : text_(text.substr(0, content.end)), content_(content), offset_(offset) {}

  Problem explain(std::string_view words) const {
    const auto says = [&](std::string_view part) { return words.find(part) != words.npos; };
    if (auto problem = control_character(says("control character"))) return *std::move(problem);
    if (says("string: encountered end-of-file")) return unclosed();
    if (says("dangling comma")) return before_brace();
    if (says("expected '=', saw") && text_.substr(line_begin(offset_)).starts_with("- "))
      return {{line_begin(offset_), line_begin(offset_) + 1}, std::string(list_message)};
    if (says("while parsing date") || says("while parsing time")) return bad_date();
    if (says("could not determine value type") || says("parsing boolean") || says("parsing floating-point") ||
        says("could not be interpreted") || says("expected value-terminator") ||
        says("parsing decimal integer: expected"))
      return bad_value();
    if (says("expected value, saw") || (says("key-value pair") && says("end-of-file"))) return no_value();
    if (says("expected keys, tables") || says("expected bare key") || says("expected key or"))
      return bad_key();
    for (const auto &[part, message] : explanations) {
      if (!says(part)) continue;
      const bool of_line = part.starts_with("cannot redefine") || part == "' as ";
      return of_line ? of_key(message) : at(message);
    }
    const auto begin = words.find(": ");
    return at(begin == words.npos ? words : words.substr(begin + 2));
  }

private:
  Problem at(std::string_view message) const {
    const std::uint32_t begin = std::min(offset_, content_.end);
    return {{begin, std::min(begin + 1, content_.end)}, std::string(message)};
  }

  std::uint32_t line_begin(std::uint32_t offset) const {
    while (offset > content_.begin && text_[offset - 1] != '\n') --offset;
    return offset;
  }
  std::uint32_t line_end(std::uint32_t offset) const {
    return static_cast<std::uint32_t>(std::min(text_.find_first_of("\r\n", offset), text_.size()));
  }
  // Returns the span without the blanks around it.
  Span trimmed(Span span) const {
    while (span.begin < span.end && blanks.find(text_[span.begin]) != blanks.npos) ++span.begin;
    while (span.end > span.begin && blanks.find(text_[span.end - 1]) != blanks.npos) --span.end;
    return span;
  }
  std::string_view slice(Span span) const { return text_.substr(span.begin, span.size()); }

  // The key of the line, or the name of its table.
  Problem of_key(std::string_view message) const {
    const std::uint32_t begin = line_begin(offset_);
    const std::uint32_t end = line_end(begin);
    const auto stop = text_.find_first_of("=#", begin);
    const Span span =
        trimmed({begin, std::min(static_cast<std::uint32_t>(std::min(stop, text_.size())), end)});
    return {span, std::string(message)};
  }

  Problem before_brace() const {
    std::uint32_t comma = std::min(offset_, content_.end);
    while (comma > content_.begin && text_[comma] != ',') --comma;
    return {{comma, comma + 1}, "no comma may stand before `}`; delete it"};
  }

  // The string that is open where reading stopped.
  Problem unclosed() const {
    for (std::uint32_t at = content_.begin; at < content_.end;) {
      const char c = text_[at];
      if (c == '#') {
        at = line_end(at);
      } else if (c == '"' || c == '\'') {
        const std::uint32_t end = toml_string_end(text_, at, content_.end);
        if (end >= offset_) return {{at, at + 1}, "this quote is never closed"};
        at = end;
      } else {
        ++at;
      }
    }
    return at("a quote is never closed");
  }

  std::optional<Problem> control_character(bool reported) const {
    if (!reported) return std::nullopt;
    const char c = offset_ < content_.end ? text_[offset_] : '\n';
    const bool line_ends = c == '\n' || (c == '\r' && text_.substr(offset_).starts_with("\r\n"));
    if (line_ends) return unclosed();
    if (c == '\r') return at("a lone carriage return ends this line; save the file with LF or CRLF");
    return at("an invisible control character stands here; delete it");
  }

  // The whole value without quotes that reading stopped in or at.
  Span value() const {
    const auto ends_value = [](char c) { return c == ',' || c == ']' || c == '}' || c == '#'; };
    const auto before = [](char c) { return c == '=' || c == ',' || c == '[' || c == '{'; };
    const std::uint32_t line = line_begin(std::min(offset_, content_.end));
    std::uint32_t begin = std::min(offset_, line_end(line));
    while (begin > line && !before(text_[begin - 1])) --begin;
    const bool listed = begin > line && text_[begin - 1] != '=';
    std::uint32_t end = std::max(begin, std::min(offset_, line_end(line)));
    while (end < line_end(line) && text_[end] != '#' && !(listed && ends_value(text_[end]))) ++end;
    return trimmed({begin, end});
  }

  Problem bad_date() const {
    return {value(), "there is no such date or time; TOML writes `2024-05-01` or `2024-05-01T10:00:00Z`"};
  }

  Problem bad_value() const {
    const Span span = value();
    const std::string_view written = slice(span);
    const std::string small = fold(written);
    if (small == "true" || small == "false")
      return {span, fmt::format("expected `{}` in small letters, or quotes", small)};
    if (small == "null" || small == "nil" || small == "~" || small == "none")
      return {span, "TOML has no word for nothing; delete the key"};
    if (written.starts_with("“") || written.starts_with("”") || written.starts_with("‘"))
      return {span, "typographic quotes are part of a text; expected straight ones around it"};
    if (written.empty()) return at("expected a value");
    if (is_ascii_digit(written.front()) || written.front() == '+' || written.front() == '-' ||
        written.front() == '.')
      return {span, "this is no number and no date that TOML knows; text needs quotes"};
    return {span, "text needs quotes in TOML"};
  }

  Problem no_value() const {
    const Span key = of_key({}).span;
    if (key.empty() || slice(key).find_first_of("{[") != std::string_view::npos)
      return at("expected a value");
    return {{std::min(offset_, content_.end), std::min(offset_ + 1, content_.end)},
            fmt::format("the key {} has no value", slice(key))};
  }

  Problem bad_key() const {
    if (offset_ >= content_.end) return at("expected a key");
    const char c = text_[offset_];
    if (!is_ascii(c)) {
      return at("a key needs quotes unless it is made of letters from A to Z, digits, `-` and `_`");
    }
    if (c == '=') return at("expected a key before `=`");
    return at("expected a line `key = value` or a table's name in brackets");
  }

  std::string_view text_; // up to the end of the content
  Span content_;
  std::uint32_t offset_;
};

} // namespace

Problem explain_toml_failure(std::string_view text, Span content, std::uint32_t offset,
                             std::string_view words) {
  return Failure(text, content, offset).explain(words);
}

} // namespace galley
