#include "dialect/jsx.h"

#include "text/ascii.h"

#include <algorithm>
#include <string>

namespace galley {

namespace {

constexpr std::size_t none = std::string_view::npos;

// Nobody writes longer code into a document, in bytes. The limit bounds what is read again.
constexpr std::size_t longest_code = 50'000;

bool is_white(char c) {
  return is_ascii_space(c);
}

// Reads JavaScript as far as its brackets ask for. Strings, comments and templates are passed.
class CodeReader {
public:
  CodeReader(std::string_view text, std::size_t begin) : text_(text), at_(begin) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  bool is_closed() const { return open_.empty(); }

  // Reads one character, string or comment.
  void step() {
    const char c = text_[at_];
    if (in_template()) {
      step_template(c);
    } else if (c == '"' || c == '\'') {
      pass_string(c);
    } else if (text_.substr(at_).starts_with("/*")) {
      pass("*/");
    } else if (text_.substr(at_).starts_with("//") && (at_ == 0 || text_[at_ - 1] != ':')) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else {
      if (c == '{' || c == '(' || c == '[' || c == '`') {
        open_ += c;
      } else if ((c == '}' || c == ')' || c == ']') && !open_.empty()) {
        open_.pop_back();
      }
      ++at_;
    }
  }

private:
  bool in_template() const { return !open_.empty() && open_.back() == '`'; }

  void step_template(char c) {
    if (c == '\\') {
      at_ += 2;
    } else if (text_.substr(at_).starts_with("${")) {
      open_ += '{';
      at_ += 2;
    } else {
      if (c == '`') open_.pop_back();
      ++at_;
    }
  }

  // A quote that isn't closed in its line is an apostrophe of text between tags.
  void pass_string(char quote) {
    for (std::size_t i = at_ + 1; i < text_.size() && text_[i] != '\n'; ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        at_ = i + 1;
        return;
      }
    }
    ++at_;
  }

  void pass(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == none ? text_.size() : found + end.size();
  }

  std::string_view text_;
  std::size_t at_;
  std::string open_; // brackets and templates
};

std::size_t skip_white(std::string_view text, std::size_t at) {
  while (at < text.size() && is_white(text[at])) ++at;
  return at;
}

bool is_name(char c) {
  return is_ascii_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':' || c == '$' || c == '@' ||
         !is_ascii(static_cast<unsigned char>(c));
}

// Returns the end of an attribute's value, or npos.
std::size_t value_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return none;
  if (text[at] == '{') return expression_end(text, at);
  if (text[at] != '"' && text[at] != '\'') return none;
  const std::size_t close = text.find(text[at], at + 1);
  return close == none ? none : close + 1;
}

} // namespace

std::size_t expression_end(std::string_view text, std::size_t begin) {
  text = text.substr(0, begin + longest_code);
  CodeReader reader(text, begin);
  while (!reader.at_end()) {
    reader.step();
    if (reader.is_closed()) return reader.at();
  }
  return none;
}

std::size_t jsx_tag_end(std::string_view text, std::size_t begin) {
  text = text.substr(0, begin + longest_code);
  std::size_t at = begin + 1;
  if (at < text.size() && text[at] == '/') ++at;
  if (at < text.size() && text[at] == '>') return at + 1;
  if (at >= text.size() || (!is_ascii_letter(text[at]) && text[at] != '_')) return none;
  while (at < text.size() && is_name(text[at]) && text[at] != '@') ++at;
  while (true) {
    const std::size_t next = skip_white(text, at);
    if (next >= text.size()) return none;
    if (text[next] == '>') return next + 1;
    if (text[next] == '/') {
      const std::size_t close = skip_white(text, next + 1);
      return close < text.size() && text[close] == '>' ? close + 1 : none;
    }
    if (next == at && text[at - 1] != '"' && text[at - 1] != '\'' && text[at - 1] != '}') return none;
    at = next;
    if (text[at] == '{') {
      at = expression_end(text, at);
      if (at == none) return none;
      continue;
    }
    if (!is_name(text[at])) return none;
    while (at < text.size() && is_name(text[at])) ++at;
    const std::size_t equals = skip_white(text, at);
    if (equals >= text.size() || text[equals] != '=') continue;
    at = value_end(text, skip_white(text, equals + 1));
    if (at == none) return none;
  }
}

ModuleCode read_module_code(std::string_view text, std::size_t begin, bool read_brackets) {
  const std::string_view near = text.substr(0, begin + longest_code);
  const auto begins_blank_line = [&](std::size_t at) {
    const std::size_t next = near.find_first_not_of(" \t\r", at + 1);
    return next == none || near[next] == '\n';
  };
  std::size_t first_end = near.find('\n', begin);
  while (first_end != none && !begins_blank_line(first_end)) first_end = near.find('\n', first_end + 1);
  first_end = std::min(first_end, near.size());
  if (!read_brackets) return {first_end, false};
  CodeReader reader(near, begin);
  while (!reader.at_end()) {
    if (near[reader.at()] == '\n' && reader.is_closed() && begins_blank_line(reader.at()))
      return {reader.at(), true};
    reader.step();
  }
  if (reader.is_closed()) return {near.size(), true};
  return {first_end, false};
}

} // namespace galley
