#include "toml/toml_text.h"

#include "text/ascii.h"

#include <fmt/format.h>

#include <algorithm>

namespace galley {

namespace {

constexpr std::uint32_t max_depth = 128; // of the values of a table, and of its header

std::uint32_t or_end(std::size_t found, std::uint32_t end) {
  return found >= end ? end : static_cast<std::uint32_t>(found);
}

bool is_bare(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-';
}

// Counts how deep values nest by the brackets that are open and the dots of their keys.
class Depth {
public:
  // Returns whether a parser may be asked to go as deep as this.
  bool pass(char c) {
    if (c == '.') {
      ++dots_;
    } else if (c == '[' || c == '{') {
      open_.push_back(dots_);
      above_ += dots_ + 1;
      dots_ = 0;
    } else if (c == ']' || c == '}') {
      dots_ = 0;
      if (!open_.empty()) {
        above_ -= open_.back() + 1;
        open_.pop_back();
      }
    } else if (c == ',') {
      dots_ = 0;
    } else if (c == '\n' && open_.empty()) {
      dots_ = 0;
    }
    return above_ + dots_ <= max_depth;
  }

private:
  std::vector<std::uint32_t> open_; // the dots of the key before each bracket that is open
  std::uint32_t above_ = 0;
  std::uint32_t dots_ = 0;
};

} // namespace

std::uint32_t toml_string_end(std::string_view text, std::uint32_t offset, std::uint32_t end) {
  const char quote = text[offset];
  text = text.substr(0, end);
  const std::string_view three = quote == '"' ? R"(""")" : "'''";
  const bool is_long = text.substr(offset).starts_with(three);
  std::size_t at = offset + (is_long ? 3 : 1);
  while (at < end) {
    const char c = text[at];
    if (c == '\\' && quote == '"') {
      at += 2;
    } else if (!is_long && c == '\n') {
      return or_end(at, end);
    } else if (c == quote && !is_long) {
      return or_end(at + 1, end);
    } else if (c == quote && text.substr(at).starts_with(three)) {
      at += 3;
      // One or two quotes may stand before the three that close the string.
      for (int extra = 0; extra < 2 && at < end && text[at] == quote; ++extra) ++at;
      return or_end(at, end);
    } else {
      ++at;
    }
  }
  return end;
}

TomlScan scan_toml(std::string_view text, Span content) {
  TomlScan scan;
  Depth depth;
  for (std::uint32_t at = content.begin; at < content.end;) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = toml_string_end(text, at, content.end);
    } else if (c == '#') {
      const std::uint32_t end = or_end(text.find_first_of("\r\n", at), content.end);
      scan.comments.push_back({at, end});
      at = end;
    } else {
      if (!is_bare(c) && !depth.pass(c) && !scan.too_deep)
        scan.too_deep = Problem{
            {at, at + 1}, fmt::format("lists, mappings and keys are nested more than {} deep", max_depth)};
      ++at;
    }
  }
  return scan;
}

} // namespace galley
