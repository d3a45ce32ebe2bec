#include "yaml/yaml_failure.h"

#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace galley {

namespace {

constexpr std::size_t excerpt_size = 40; // code points of the writer's text that a message repeats

class Explainer {
public:
  Explainer(const YamlText &text, const YamlFailure &failure)
      : text_(text), failure_(failure), at_(std::min(failure.offset, text.end())), node_(next_node()) {}

  Problem explain() const {
    using Explanation = std::optional<Problem> (Explainer::*)() const;
    // Explanations are tried in order of certainty.
    for (const Explanation explanation :
         {&Explainer::too_deep, &Explainer::bad_quote, &Explainer::bad_escape, &Explainer::tab,
          &Explainer::special_start, &Explainer::second_document, &Explainer::behind_bracket,
          &Explainer::open_bracket, &Explainer::second_colon, &Explainer::list_beside_key,
          &Explainer::close_comment, &Explainer::continuation, &Explainer::no_colon,
          &Explainer::indentation}) {
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
    const std::string_view before =
        text_.slice({text_.begin(), std::min(surrogate ? at_ : at_ + 1, text_.end())});
    const auto backslash = before.rfind('\\');
    if (backslash == std::string_view::npos) return std::nullopt;
    const auto place = text_.begin() + static_cast<std::uint32_t>(backslash);
    if (place + 1 >= text_.end()) return std::nullopt; // the text ends within the escape
    if (surrogate) return at(place, "this escape stands for no character; write the character itself");
    const std::uint32_t size = decode_utf8(text_.slice({place + 1, text_.end()})).size;
    return Problem{
        {place, place + 1 + size},
        fmt::format(
            "`{}` means nothing within double quotes; use single quotes, or write the backslash twice",
            text_.slice({place, place + 1 + size}))};
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
    const std::string_view line = text_.slice({first, text_.line_end(first)});
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && !line.substr(colon).starts_with("://")) {
      return at(first + static_cast<std::uint32_t>(colon), "a space is missing behind this colon");
    }
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
    return at(at_, "this line goes on with the value above, so it must be indented deeper than its key");
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

Problem explain_yaml_failure(const YamlText &text, const YamlFailure &failure) {
  return Explainer(text, failure).explain();
}

} // namespace galley
