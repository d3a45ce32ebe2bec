#include "dialect/text_scanner.h"

#include "text/ascii.h"

#include <algorithm>

namespace galley {

namespace {

std::size_t byte(char c) {
  return static_cast<unsigned char>(c);
}

} // namespace

TextScanner::TextScanner(std::string_view text, std::size_t begin, std::string_view signs)
    : text_(text), at_(begin), line_begin_(begin), line_end_(begin), next_line_(begin) {
  for (const char sign : signs) signs_[byte(sign)] = true;
  stops_ = signs_;
  for (const char stop : std::string_view("\\`<")) stops_[byte(stop)] = true;
}

void TextScanner::enter_line() {
  line_begin_ = next_line_;
  line_end_ = std::min(text_.find_first_of("\r\n", line_begin_), text_.size());
  next_line_ = line_end_ + (text_.substr(line_end_).starts_with("\r\n") ? 2 : 1);
  const bool text = nesting_.add(text_.substr(line_begin_, line_end_ - line_begin_)) == LineKind::text;
  at_ = text ? line_begin_ : next_line_;
}

std::size_t TextScanner::next() {
  while (at_ < text_.size()) {
    if (at_ >= next_line_) {
      enter_line();
      continue;
    }
    const char c = text_[at_];
    if (!stops_[byte(c)]) {
      ++at_;
    } else if (c == '\\') {
      at_ = std::min(at_ + 2, next_line_);
    } else if (c == '`') {
      pass_code();
    } else if (c == '<' && text_.substr(at_).starts_with("<!--") && !no_comment_end_) {
      const std::size_t end = text_.find("-->", at_ + 4);
      no_comment_end_ = end == std::string_view::npos;
      skip_to(no_comment_end_ ? at_ + 4 : end + 3);
    } else {
      ++at_;
      if (signs_[byte(c)]) return at_ - 1;
    }
  }
  return std::string_view::npos;
}

void TextScanner::skip_to(std::size_t at) {
  at_ = std::min(at, text_.size());
  if (at_ < next_line_) return;
  const std::size_t before = at_ == 0 ? std::string_view::npos : text_.find_last_of("\r\n", at_ - 1);
  line_begin_ = before == std::string_view::npos ? 0 : before + 1;
  if (line_begin_ == at_) {
    next_line_ = at_;
    return;
  }
  line_end_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
  next_line_ = line_end_ + (text_.substr(line_end_).starts_with("\r\n") ? 2 : 1);
}

// Passes a row of "`" and, if another row of the same length follows in the paragraph, all up to that one.
void TextScanner::pass_code() {
  const auto row_end = [&](std::size_t begin) {
    return std::min(text_.find_first_not_of('`', begin), text_.size());
  };
  const std::size_t begin = row_end(at_);
  const std::size_t length = begin - at_;
  const std::size_t limit = paragraph_end(at_);
  at_ = begin;
  std::size_t &unclosed = unclosed_[length];
  if (begin < unclosed) return;
  for (std::size_t row = text_.find('`', begin); row < limit; row = text_.find('`', row_end(row))) {
    if (row_end(row) - row == length) return skip_to(row + length);
  }
  unclosed = limit;
}

bool TextScanner::begins_line(std::size_t sign) const {
  for (std::size_t i = line_begin_; i < sign; ++i) {
    const char c = text_[i];
    const bool marker = c == ' ' || c == '\t' || c == '>' || (c >= ')' && c <= '.') || is_ascii_digit(c);
    if (!marker) return false;
  }
  return true;
}

std::size_t TextScanner::paragraph_end(std::size_t at) {
  if (at < paragraph_end_) return paragraph_end_;
  std::size_t line = at;
  while (true) {
    const std::size_t end = text_.find('\n', line);
    if (end == std::string_view::npos) return paragraph_end_ = text_.size();
    line = end + 1;
    const std::size_t first = text_.find_first_not_of(" \t>", line);
    if (first == std::string_view::npos) return paragraph_end_ = text_.size();
    const std::string_view rest = text_.substr(first, 3);
    if (rest.starts_with('\n') || rest.starts_with('\r') || rest == "```" || rest == "~~~")
      return paragraph_end_ = line;
  }
}

} // namespace galley
