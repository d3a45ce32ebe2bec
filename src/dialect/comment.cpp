#include "dialect/comment.h"

#include "dialect/text_scanner.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>
#include <optional>

namespace galley {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::string_view white_space = " \t\r\n\f";

// An id in braces has no more bytes than this, which keeps the search linear.
constexpr std::size_t longest_id = 300;

bool is_id_character(char c) {
  return is_ascii_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

class CommentFinder {
public:
  CommentFinder(std::string_view text, std::uint32_t begin, const MarkdownSyntax &syntax)
      : text_(text), scanner_(text, begin, "%{"), syntax_(syntax) {}

  std::vector<MarkdownComment> find() {
    for (std::size_t sign = scanner_.next(); sign != none; sign = scanner_.next()) {
      const auto comment = text_[sign] == '%' ? percent_comment(sign) : brace_comment(sign);
      if (!comment) continue;
      found_.push_back(*comment);
      scanner_.skip_to(comment->span.end);
    }
    return std::move(found_);
  }

private:
  // The ends of comments, each of which is searched for only as long as it follows somewhere.
  enum Closer : std::uint8_t { percent, jinja, mdx, liquid, shortcode, kramdown };

  std::size_t find_closer(Closer closer, std::string_view text, std::size_t from) {
    if (absent_[closer]) return none;
    const std::size_t found = text_.find(text, from);
    absent_[closer] = found == none;
    return found;
  }

  static MarkdownComment comment(std::size_t begin, std::size_t content, std::size_t content_end,
                                 std::size_t end) {
    const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
    return {{offset(begin), offset(end)}, {offset(content), offset(content_end)}};
  }

  std::string_view rest(std::size_t at) const { return text_.substr(at); }
  std::size_t skip_white(std::size_t at) const {
    return std::min(text_.find_first_not_of(white_space, at), text_.size());
  }
  // Returns whether a letter or digit stands at the offset `at`, which a comment doesn't touch.
  bool is_word(std::size_t at) const { return at < text_.size() && is_ascii_alphanumeric(text_[at]); }

  std::optional<MarkdownComment> percent_comment(std::size_t sign);
  std::optional<MarkdownComment> brace_comment(std::size_t sign);
  std::optional<MarkdownComment> jinja_comment(std::size_t sign);
  std::optional<MarkdownComment> mdx_comment(std::size_t sign);
  std::optional<MarkdownComment> tag_comment(std::size_t sign);

  std::string_view text_;
  TextScanner scanner_;
  const MarkdownSyntax &syntax_;
  std::vector<MarkdownComment> found_;
  std::array<bool, 6> absent_ = {};
};

// Where the site's generator isn't known to have such comments, `%%` has to stand apart from words, and to be
// closed in its line unless it begins the line.
std::optional<MarkdownComment> CommentFinder::percent_comment(std::size_t sign) {
  if (!rest(sign).starts_with("%%")) return std::nullopt;
  const bool known = syntax_.percent_comments;
  const bool whole_lines = known || scanner_.begins_line(sign);
  if (!known && sign > 0 && (is_word(sign - 1) || text_[sign - 1] == '%')) return std::nullopt;
  const std::size_t line_end = scanner_.line_end();
  const std::size_t close =
      whole_lines ? find_closer(percent, "%%", sign + 2) : text_.substr(0, line_end).find("%%", sign + 2);
  if (close == none || (!known && is_word(close + 2))) return std::nullopt;
  return comment(sign, sign + 2, close, close + 2);
}

std::optional<MarkdownComment> CommentFinder::brace_comment(std::size_t sign) {
  if (sign + 1 >= text_.size()) return std::nullopt;
  const char next = text_[sign + 1];
  if (next == '#') return jinja_comment(sign);
  if (next == '%' || next == ':' || next == '{') return tag_comment(sign);
  return syntax_.mdx ? mdx_comment(sign) : std::nullopt;
}

// `{#id}` is the id of a heading, and a comment in the language of Svelte's blocks is none here.
std::optional<MarkdownComment> CommentFinder::jinja_comment(std::size_t sign) {
  const std::size_t begin = sign + 2;
  if (begin < text_.size() && is_id_character(text_[begin]) && text_[begin] != '-') {
    const std::string_view start = text_.substr(begin, longest_id);
    const std::size_t brace = start.find_first_of("}\r\n");
    if (brace == none || start[brace] != '}' || brace == 0 || start[brace - 1] != '#') return std::nullopt;
  }
  const std::size_t close = find_closer(jinja, "#}", begin);
  if (close == none) return std::nullopt;
  return comment(sign, begin, close, close + 2);
}

// `{/* #id */}` is the id of a heading.
std::optional<MarkdownComment> CommentFinder::mdx_comment(std::size_t sign) {
  const std::size_t begin = skip_white(sign + 1);
  if (!rest(begin).starts_with("/*")) return std::nullopt;
  const std::size_t close = find_closer(mdx, "*/", begin + 2);
  if (close == none) return std::nullopt;
  const std::size_t end = skip_white(close + 2);
  const std::string_view content = trim(text_.substr(begin + 2, close - begin - 2));
  const bool is_id = content.starts_with('#') && content.size() > 1 &&
                     std::all_of(content.begin() + 1, content.end(), is_id_character);
  if (is_id || end >= text_.size() || text_[end] != '}') {
    scanner_.skip_to(close + 2);
    return std::nullopt;
  }
  return comment(sign, begin + 2, close, end + 1);
}

// `{% comment %}`, `{{< comment >}}` and `{::comment}` have an end tag each.
std::optional<MarkdownComment> CommentFinder::tag_comment(std::size_t sign) {
  constexpr std::string_view word = "comment";
  const std::string_view opener = rest(sign);
  if (opener.starts_with("{::comment}")) {
    const std::size_t close = find_closer(kramdown, "{:/", sign);
    const std::size_t end = close == none ? none : text_.find('}', close);
    if (end == none) return std::nullopt;
    return comment(sign, sign + 11, close, end + 1);
  }
  const bool is_shortcode = opener.starts_with("{{<") || opener.starts_with("{{%");
  if (!is_shortcode && !opener.starts_with("{%")) return std::nullopt;
  const std::size_t name = text_.find_first_not_of("- \t", sign + (is_shortcode ? 3 : 2));
  if (name == none || !rest(name).starts_with(word) || is_word(name + word.size())) return std::nullopt;
  const std::size_t brace = text_.find('}', name);
  if (brace == none) return std::nullopt;
  const std::size_t begin = brace + (is_shortcode ? 2 : 1);
  const std::size_t close =
      is_shortcode ? find_closer(shortcode, "/comment", begin) : find_closer(liquid, "endcomment", begin);
  const std::size_t end = close == none ? none : text_.find('}', close);
  if (end == none) return std::nullopt;
  const std::size_t tag = text_.rfind(is_shortcode ? "{{" : "{%", close);
  return comment(sign, begin, std::max(begin, tag), end + (is_shortcode ? 2 : 1));
}

// Appends a blank that is as large as the character.
void append_blank(std::string &out, CodePoint character, char ascii_blank) {
  if (character.value == '\n' || character.value == '\r') {
    out += static_cast<char>(character.value);
  } else if (character.size == 1) {
    out += ascii_blank;
  } else if (character.size == 2) {
    append_utf8(out, U'\u00A0');
  } else if (character.size == 3) {
    const std::uint32_t width = display_width(character.value);
    append_utf8(out, width == 2 ? U'\u3000' : width == 1 ? U'\u2002' : U'\u200B');
  } else {
    // No blank has four bytes. A symbol that is as wide does as well.
    append_utf8(out, display_width(character.value) == 2 ? U'\U0001F200' : U'\U000E0020');
  }
}

} // namespace

std::vector<MarkdownComment> find_comments(std::string_view text, std::uint32_t begin,
                                           const MarkdownSyntax &syntax) {
  const std::string_view body = text.substr(begin);
  const auto holds = [&](std::string_view part) { return body.find(part) != none; };
  const bool may_hold =
      holds("%%") || (holds("{") && (holds("#}") || (syntax.mdx && holds("*/")) || holds("{::comment}") ||
                                     ((holds("{%") || holds("{{<")) && holds("comment"))));
  if (!may_hold) return {};
  return CommentFinder(text, begin, syntax).find();
}

std::string blank_comments(std::string_view text, const std::vector<MarkdownComment> &comments) {
  std::string result;
  result.reserve(text.size());
  std::size_t last_line = 0; // where the line begins in which the comment ends
  for (const MarkdownComment &comment : comments) {
    const auto [begin, end] = comment.span;
    const std::size_t before = result.size();
    result += text.substr(before, begin - before);
    // Blanks before text would make it indented code, but for the form feed, which is white space that has no
    // column.
    const std::size_t text_after = std::min(text.find_first_not_of(" \t", end), text.size());
    const bool ends_line = text_after == text.size() || text[text_after] == '\n' || text[text_after] == '\r';
    const std::size_t line_break = text.substr(before, end - before).find_last_of("\r\n");
    if (line_break != none) last_line = before + line_break + 1;
    for (std::size_t at = begin; at < end;) {
      const CodePoint character = decode_utf8(text.substr(at, end - at));
      append_blank(result, character, ends_line || at < last_line ? ' ' : '\f');
      at += character.size;
    }
  }
  result += text.substr(result.size());
  return result;
}

} // namespace galley
