#include "yaml/yaml_failure.h"

#include "text/ascii.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace galley {

namespace {

constexpr std::size_t excerpt_size = 40; // code points of the writer's text that a message repeats

constexpr const char *beside_key =
    "this line goes on with the value above, so it must be indented deeper than its key";

class Explainer {
public:
  Explainer(const YamlText &text, const YamlFailure &failure)
      : text_(text), failure_(failure), at_(std::min(failure.offset, text.end())), node_(next_node()) {}

  Problem explain() const {
    using Explanation = std::optional<Problem> (Explainer::*)() const;
    // Explanations are tried in order of certainty.
    for (const Explanation explanation :
         {&Explainer::too_deep, &Explainer::bad_quote, &Explainer::bad_escape, &Explainer::tab,
          &Explainer::value_beside_key, &Explainer::special_start, &Explainer::second_document,
          &Explainer::behind_bracket, &Explainer::open_bracket, &Explainer::second_colon,
          &Explainer::list_beside_key, &Explainer::close_comment, &Explainer::continuation,
          &Explainer::no_colon, &Explainer::indentation}) {
      if (auto problem = (this->*explanation)()) return *std::move(problem);
    }
    return at(at_, "this can't be read as YAML; a text with special characters has to be quoted");
  }

private:
  bool says(std::string_view words) const { return failure_.reason.find(words) != std::string_view::npos; }

  Problem at(std::uint32_t offset, std::string message) const {
    return {{offset, std::min(offset + 1, text_.end())}, std::move(message)};
  }

  // Returns where the node that could not be read begins, after the indicators that announce it.
  std::uint32_t next_node() const {
    std::uint32_t offset = text_.skip_blanks(std::min(failure_.understood, text_.end()));
    for (;;) {
      const char c = text_.at(offset);
      const bool announces = c == ',' || c == '[' || c == '{' ||
                             ((c == '-' || c == '?' || c == ':') && text_.is_blank(offset + 1));
      if (!announces || offset >= at_) return offset;
      offset = text_.skip_blanks(offset + 1);
    }
  }

  // Returns the rest of the line, without a comment, in the form that a message quotes.
  std::string excerpt(std::uint32_t offset) const {
    std::string_view rest = text_.slice({offset, text_.line_end(offset)});
    rest = rest.substr(0, rest.find(" #"));
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '\t')) rest.remove_suffix(1);
    return beginning_of(rest, excerpt_size);
  }

  // Returns the rest of the line, in the form that YAML reads as a text.
  std::string quoted(std::uint32_t offset) const {
    std::string text = excerpt(offset);
    const bool has_single = text.find('\'') != std::string_view::npos;
    if (has_single && text.find_first_of("\"\\") == std::string_view::npos)
      return fmt::format("\"{}\"", text);
    for (auto quote = text.find('\''); quote != std::string_view::npos; quote = text.find('\'', quote + 2)) {
      text.insert(quote, 1, '\'');
    }
    return fmt::format("'{}'", text);
  }

  std::uint32_t line_number_distance(std::uint32_t from, std::uint32_t to) const {
    const std::string_view between = text_.slice({from, std::max(from, to)});
    return static_cast<std::uint32_t>(std::ranges::count(between, '\n'));
  }

  std::optional<Problem> too_deep() const {
    if (!says("bad file") && !says("recursion") && !says("DeepRecursion")) return std::nullopt;
    return at(at_, "lists and mappings are nested too deep");
  }

  // Explains a quote that is closed nowhere, too late or too early.
  std::optional<Problem> bad_quote() const {
    for (const std::uint32_t open : {node_, failure_.last_node}) {
      const char quote = text_.at(open);
      if ((quote != '"' && quote != '\'') || open > at_) continue;
      const auto end = text_.quoted_end(open);
      if (!end) return at(open, "this quote is never closed");
      if (says("escape") || says("hex") || says("unicode") || *end < failure_.understood) continue;
      if (const std::uint32_t lines = line_number_distance(open, *end);
          lines > 0 && line_number_distance(*end, at_) == 0) {
        return at(open,
                  fmt::format("this quote is not closed on its line; the next {} stands {} line{} below",
                              quote, lines, lines == 1 ? "" : "s"));
      }
      const std::uint32_t next = text_.skip_spaces(*end);
      if (text_.at(next) == ':' || text_.at(next) == '#' || line_number_distance(*end, at_) > 0) continue;
      if (next >= text_.line_end(next) || text_.at(next) == ',') continue;
      if (failure_.open_bracket && *end > *failure_.open_bracket && next != *end) continue;
      return at(next, quote == '\''
                          ? "text follows the closing quote; a ' within single quotes is written twice: ''"
                          : "text follows the closing quote; a \" within double quotes is written \\\"");
    }
    return std::nullopt;
  }

  std::optional<Problem> bad_escape() const {
    if (!says("escape") && !says("hex") && !says("unicode")) return std::nullopt;
    const bool surrogate = says("invalid unicode");
    auto escape = surrogate ? std::nullopt : first_bad_escape();
    if (!escape) {
      const std::string_view before =
          text_.slice({text_.begin(), std::min(surrogate ? at_ : at_ + 1, text_.end())});
      const auto backslash = before.rfind('\\');
      if (backslash == std::string_view::npos) return std::nullopt;
      escape = text_.begin() + static_cast<std::uint32_t>(backslash);
    }
    if (*escape + 1 >= text_.end()) return std::nullopt; // the text ends within the escape
    if (surrogate) return at(*escape, "this escape stands for no character; write the character itself");
    const std::uint32_t size = decode_utf8(text_.slice({*escape + 1, text_.end()})).size;
    const Span span{*escape, *escape + 1 + size};
    const std::size_t digits = digits_of_escape(text_.at(*escape + 1));
    constexpr std::string_view cure = "use single quotes, or write the backslash twice";
    if (digits == 0) {
      return Problem{span,
                     fmt::format("`{}` means nothing within double quotes; {}", text_.slice(span), cure)};
    }
    return Problem{span, fmt::format("`{}` needs {} hexadecimal digits behind it; if it is text, {}",
                                     text_.slice(span), digits, cure)};
  }

  // Returns how many digits an escape with this letter has.
  static std::size_t digits_of_escape(char letter) {
    return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  }

  // Returns the first escape that is none, in the text in double quotes where reading stopped.
  std::optional<std::uint32_t> first_bad_escape() const {
    const std::uint32_t open = text_.at(node_) == '"' ? node_ : failure_.last_node;
    if (text_.at(open) != '"') return std::nullopt;
    const std::uint32_t end = text_.quoted_end(open).value_or(text_.end());
    const std::string_view quoted = text_.slice({open, end});
    for (auto at = quoted.find('\\'); at + 1 < quoted.size(); at = quoted.find('\\', at + 2)) {
      const std::size_t digits = digits_of_escape(quoted[at + 1]);
      const std::string_view behind = quoted.substr(at + 2, digits);
      const bool known =
          std::string_view("0abtnvfre \"/\\N_LP\t\r\nxuU").find(quoted[at + 1]) != std::string_view::npos;
      if (!known || behind.size() < digits || !std::ranges::all_of(behind, is_hex_digit))
        return open + static_cast<std::uint32_t>(at);
    }
    return std::nullopt;
  }

  std::optional<Problem> tab() const {
    const std::uint32_t from = std::min(failure_.understood, at_);
    for (std::uint32_t line = text_.line_begin(from); line <= at_; line = text_.line_end(line) + 1) {
      const std::uint32_t first = text_.skip_any_of(line, " ");
      if (text_.at(first) == '\t') return at(first, "a tab indents this line; YAML takes only spaces");
      if (text_.line_end(line) >= text_.end()) break;
    }
    return std::nullopt;
  }

  // Explains a list, a mapping or an alias below its key and no deeper than it.
  std::optional<Problem> value_beside_key() const {
    const std::uint32_t line = text_.line_begin(std::min(at_, text_.end()));
    const std::uint32_t first = text_.skip_any_of(line, " ");
    if (std::string_view("[{*").find(text_.at(first)) == std::string_view::npos || first >= text_.end())
      return std::nullopt;
    std::uint32_t above = line;
    std::string_view written;
    while (written.empty() && above > text_.begin()) {
      above = text_.line_begin(above - 1);
      written = text_.line(above);
      if (const auto first_of_line = written.find_first_not_of(" \t");
          first_of_line != written.npos && written[first_of_line] == '#')
        written = {};
      written = written.substr(0, written.find(" #"));
      written = written.substr(0, written.find_last_not_of(" \t") + 1);
    }
    if (!written.ends_with(':') || text_.skip_any_of(above, " ") - above != first - line) return std::nullopt;
    return at(first, beside_key);
  }

  // Explains a character that a plain text can't start with.
  std::optional<Problem> special_start() const {
    const char c = text_.at(node_);
    if (says("map key")) return at(at_, "a text can't be \"?\" alone; quote it: '?'");
    const bool reference = c == '*' || (c == '&' && says("anchor"));
    if (c == '@' || c == '`' || c == '%' || (reference && !failure_.reason.empty()) ||
        (c == '|' || c == '>')) {
      if (c == '%' && text_.leads_line(node_) && text_.column(node_) == 0) {
        return at(node_, "a line that starts with \"%\" is no front matter");
      }
      return at(node_, fmt::format("a text can't start with \"{}\"; quote it: {}", c, quoted(node_)));
    }
    return std::nullopt;
  }

  std::optional<Problem> second_document() const {
    if (!text_.is_document_marker(at_)) return std::nullopt;
    const Span marker{at_, at_ + 3};
    if (text_.at(at_) == '.') return Problem{marker, "`...` ends the YAML here; what follows is not read"};
    return Problem{marker, "`---` starts a second document; only the first is read"};
  }

  std::optional<Problem> behind_bracket() const {
    const std::string_view before = text_.slice({text_.line_begin(at_), at_});
    const auto last = before.find_last_not_of(" \t");
    if (failure_.open_bracket || last == std::string_view::npos ||
        (before[last] != ']' && before[last] != '}')) {
      return std::nullopt;
    }
    return at(
        at_, fmt::format("text follows the closing `{}`; quote the whole value if it is text", before[last]));
  }

  std::optional<Problem> open_bracket() const {
    const char c = text_.at(at_);
    if (says("flow end") || (!failure_.open_bracket && (c == ']' || c == '}'))) {
      return at(at_,
                fmt::format("nothing opens what \"{}\" closes; a text that holds it has to be quoted", c));
    }
    if (!failure_.open_bracket) return std::nullopt;
    const std::uint32_t open = *failure_.open_bracket;
    const char close = text_.at(open) == '[' ? ']' : '}';
    if (at_ >= text_.end() || line_number_distance(open, at_) > 0) {
      return at(open, fmt::format("this `{}` is never closed by `{}`", text_.at(open), close));
    }
    if (c == ',') return at(at_, "nothing stands before this comma");
    return at(at_, fmt::format("a comma or `{}` is missing before this", close));
  }

  // Explains `title: a: b`, or a key that is indented as if it continued the value above.
  std::optional<Problem> second_colon() const {
    if (!says("map value") || text_.at(at_) != ':') return std::nullopt;
    const std::uint32_t line = text_.line_begin(at_);
    const auto colon = text_.slice({line, at_}).find(": ");
    if (colon != std::string_view::npos) {
      const std::uint32_t value = text_.skip_spaces(line + static_cast<std::uint32_t>(colon) + 1);
      return at(at_, fmt::format("a value that holds \": \" has to be quoted: {}", quoted(value)));
    }
    // In a text of several lines, either a colon was forgotten where it began, or this line is not aligned.
    const std::uint32_t start = node_ < line ? node_ : failure_.last_node;
    const std::uint32_t first = text_.skip_spaces(line);
    if (start < line && text_.leads_line(start) && text_.column(start) == first - line)
      return missing_colon(start);
    return at(first,
              "this line is indented deeper than the key above, so it goes on with that key's value; align "
              "it, or quote the value");
  }

  Problem missing_colon(std::uint32_t first) const {
    if (auto problem = find_bare_colon(text_, first)) return *std::move(problem);
    return {{first, text_.line_end(first)},
            fmt::format("\"{}\" needs a colon and a value, or deeper indentation", excerpt(first))};
  }

  std::optional<Problem> list_beside_key() const {
    if (!says("block entry") &&
        !(text_.at(at_) == '-' && text_.is_blank(at_ + 1) && !text_.leads_line(at_))) {
      return std::nullopt;
    }
    return at(at_, "a list starts on a line of its own below its key; quote the value if it is text");
  }

  std::optional<Problem> close_comment() const {
    if (text_.at(at_) != '#' || at_ == text_.begin() || text_.is_blank(at_ - 1)) return std::nullopt;
    return at(at_, "a comment needs a space before its \"#\"");
  }

  std::optional<Problem> continuation() const {
    if (!says("continuation")) return std::nullopt;
    return at(at_, beside_key);
  }

  std::optional<Problem> no_colon() const {
    const std::uint32_t first = text_.skip_spaces(text_.line_begin(at_));
    const std::string_view line = text_.line(at_);
    const bool colon = line.find(": ") != std::string_view::npos || line.ends_with(':');
    if (colon || first >= text_.end() || text_.at(first) == '-') return std::nullopt;
    return missing_colon(first);
  }

  std::optional<Problem> indentation() const {
    if (!text_.leads_line(at_)) return std::nullopt;
    return at(at_, "the indentation of this line fits no line above");
  }

  const YamlText &text_;
  const YamlFailure &failure_;
  std::uint32_t at_;
  std::uint32_t node_;
};

} // namespace

std::optional<Problem> find_bare_colon(const YamlText &text, std::uint32_t first) {
  constexpr std::string_view wide = "\uFF1A"; // what a Chinese keyboard writes
  const std::string_view line = text.slice({first, text.line_end(first)});
  const std::size_t colon = std::min(line.find(':'), line.find(wide));
  if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
  const std::string_view key = line.substr(0, colon);
  if (std::ranges::all_of(key, is_ascii_digit) || line.substr(colon).starts_with("://")) return std::nullopt;
  const std::uint32_t begin = first + static_cast<std::uint32_t>(colon);
  if (line[colon] == ':') return Problem{{begin, begin + 1}, "a space is missing behind this colon"};
  return Problem{{begin, begin + static_cast<std::uint32_t>(wide.size())},
                 "this is a wide colon; a key ends with `: `"};
}

Problem explain_collection_as_key(const YamlText &text, std::uint32_t begin, ValueKind kind) {
  if (begin > text.begin() && text.at(begin) == '{' && text.at(begin - 1) == '{')
    return {{begin - 1, begin + 1}, "a text can't start with `{{`; quote the whole value"};
  return {{begin, begin + 1}, fmt::format("a {} cannot be a key; quote it if it is text", kind_name(kind))};
}

Problem explain_yaml_failure(const YamlText &text, const YamlFailure &failure) {
  return Explainer(text, failure).explain();
}

} // namespace galley
