#include "markdown/markdown_cursor.h"

#include "markdown/markdown.h"
#include "text/ascii.h"

#include <algorithm>
#include <optional>

namespace galley {

namespace {

constexpr std::size_t max_label = 1000; // bytes of a link label, the limit of CommonMark
constexpr int max_parentheses = 32;     // nested in a link's target, the limit of the parser

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_ascii_punctuation(text[at + 1]);
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_space(text[at])) ++at;
  return at;
}

// Returns the byte after the `<target>` that begins at `at`. Returns nothing where there is no such target.
std::optional<std::size_t> skip_pointy_target(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '>') return at + 1;
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '\n' || text[at] == '<') {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> skip_bare_target(std::string_view text, std::size_t at) {
  int open = 0;
  for (; at < text.size(); ++at) {
    if (is_escape(text, at)) {
      ++at;
    } else if (text[at] == '(') {
      if (++open > max_parentheses) return std::nullopt;
    } else if (text[at] == ')') {
      if (open == 0) return at;
      --open;
    } else if (is_ascii_space(text[at])) {
      return at;
    }
  }
  return std::nullopt;
}

// Returns the byte after a title in quotes or parentheses, or `at` where there is none. The parser prefers
// the longest possible title: a quote after a backslash continues it, but may also end it.
std::size_t skip_title(std::string_view text, std::size_t at) {
  if (at >= text.size()) return at;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return at;
  const char close = open == '(' ? ')' : open;
  std::size_t longest = at;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const bool escaped = text[i - 1] == '\\' && i - 1 > at;
    if (text[i] == close) {
      longest = i + 1;
      if (!escaped) break;
    } else if (open == '(' && text[i] == '(' && !escaped) {
      break;
    }
  }
  return longest;
}

} // namespace

void InlineCursor::expect(std::string_view token) {
  if (rest().starts_with(token)) {
    at_ += static_cast<std::uint32_t>(token.size());
  } else {
    lost_ = true;
  }
}

std::uint32_t InlineCursor::plain_size(std::size_t most, bool escapes) {
  std::size_t end = std::min(at_ + most, text_.text().size());
  const auto stop_at = [&](std::size_t &next, char special) { // looks at each byte once
    if (next == 0 || next < at_) next = text_.text().find(special, at_);
    end = std::min(end, next);
  };
  stop_at(ampersand_, '&');
  if (escapes) stop_at(backslash_, '\\');
  return static_cast<std::uint32_t>(end) - at_;
}

Span InlineCursor::text(std::string_view literal, bool escapes) {
  const std::uint32_t begin = at_;
  const std::string_view whole = text_.text();
  std::string entity;
  while (!literal.empty() && at_ < whole.size()) {
    if (const std::uint32_t size = plain_size(literal.size(), escapes)) {
      if (whole.substr(at_, size) != literal.substr(0, size)) break;
      literal.remove_prefix(size);
      at_ += size;
      continue;
    }
    std::uint32_t taken = 1;
    std::string_view meaning = whole.substr(at_, 1);
    if (escapes && is_escape(whole, at_)) {
      taken = 2;
      meaning = whole.substr(at_ + 1, 1);
    } else if (whole[at_] == '&') {
      entity.clear();
      if (const std::size_t size = decode_entity(whole.substr(at_ + 1), entity)) {
        taken = static_cast<std::uint32_t>(size) + 1;
        meaning = entity;
      }
    }
    if (!literal.starts_with(meaning)) break;
    literal.remove_prefix(meaning.size());
    at_ += taken;
  }
  if (!literal.empty()) lost_ = true;
  return text_.span(begin, at_);
}

InlineSpans InlineCursor::code() {
  const std::uint32_t begin = at_;
  const std::string_view whole = text_.text();
  const auto run_end = [&](std::size_t at) {
    return std::min(whole.find_first_not_of('`', at), whole.size());
  };
  const std::size_t content = run_end(begin);
  const std::size_t ticks = content - begin;
  std::size_t close = ticks == 0 ? std::string_view::npos : whole.find('`', content);
  while (close != std::string_view::npos && run_end(close) - close != ticks) {
    close = whole.find('`', run_end(close));
  }
  if (close == std::string_view::npos) {
    lost_ = true;
    return {text_.span(begin, begin), text_.span(begin, begin)};
  }
  at_ = static_cast<std::uint32_t>(close + ticks);
  return {text_.span(begin, at_),
          text_.span(static_cast<std::uint32_t>(content), static_cast<std::uint32_t>(close))};
}

Span InlineCursor::html(std::string_view literal) {
  const std::uint32_t begin = at_;
  expect(literal);
  return text_.span(begin, at_);
}

Span InlineCursor::line_end() {
  const std::uint32_t begin = at_;
  const std::string_view whole = text_.text();
  const bool backslash = at_ < whole.size() && whole[at_] == '\\';
  if (backslash) ++at_;
  while (at_ < whole.size() && is_ascii_space(whole[at_]) && whole[at_] != '\n' && whole[at_] != '\r') ++at_;
  const bool carriage_return = rest().starts_with('\r');
  if (carriage_return) ++at_;
  if (rest().starts_with('\n')) {
    ++at_;
  } else if (!carriage_return) {
    lost_ = true;
  }
  const Span result = text_.span(begin, at_);
  if (backslash) return result; // the parser keeps the blanks of the next line after a backslash
  while (at_ < whole.size() && (whole[at_] == ' ' || whole[at_] == '\t')) ++at_;
  return result;
}

InlineSpans InlineCursor::open(std::string_view delimiter) {
  InlineSpans place;
  place.span.begin = text_.begin_of(at_);
  expect(delimiter);
  place.content.begin = text_.begin_of(at_);
  return place;
}

InlineSpans InlineCursor::open_link() {
  return open(rest().starts_with('<') ? "<" : "[");
}

InlineSpans InlineCursor::open_emphasis(std::uint32_t marks) {
  constexpr std::string_view stars = "**";
  constexpr std::string_view lines = "__";
  return open((rest().starts_with('_') ? lines : stars).substr(0, marks));
}

void InlineCursor::close(std::string_view delimiter, InlineSpans &place) {
  place.content.end = text_.end_of(at_);
  expect(delimiter);
  place.span.end = text_.end_of(at_);
}

void InlineCursor::close_link(InlineSpans &place) {
  const bool bracket = rest().starts_with(']');
  close(bracket ? "]" : ">", place);
  if (!bracket) return;
  std::uint32_t size = inline_target_size();
  if (size == 0) size = reference_label_size();
  at_ += size;
  place.span.end = text_.end_of(at_);
}

std::uint32_t InlineCursor::inline_target_size() const {
  const std::string_view text = rest();
  if (!text.starts_with('(')) return 0;
  std::size_t at = skip_blanks(text, 1);
  const auto target =
      text.substr(at).starts_with('<') ? skip_pointy_target(text, at) : skip_bare_target(text, at);
  if (!target) return 0;
  at = skip_blanks(text, *target);
  if (at > *target) at = skip_blanks(text, skip_title(text, at));
  return at < text.size() && text[at] == ')' ? static_cast<std::uint32_t>(at) + 1 : 0;
}

std::uint32_t InlineCursor::reference_label_size() const {
  const std::string_view text = rest();
  if (!text.starts_with('[')) return 0;
  std::size_t at = 1;
  while (at < text.size() && text[at] != '[' && text[at] != ']') {
    at += is_escape(text, at) ? 2 : 1;
    if (at > max_label + 1) return 0;
  }
  return at < text.size() && text[at] == ']' ? static_cast<std::uint32_t>(at) + 1 : 0;
}

} // namespace galley
