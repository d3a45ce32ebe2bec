#include "text/glob_pattern.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace galley {

namespace {

struct Range {
  char32_t first, last;
};

struct NamedClass {
  std::string_view name;
  std::array<Range, 4> ranges; // the last ones may repeat
};

// The POSIX classes in the C locale, as in Git.
constexpr std::array<NamedClass, 12> named_classes = {{
    {"alnum", {{{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'a', 'z'}}}},
    {"alpha", {{{'A', 'Z'}, {'a', 'z'}, {'a', 'z'}, {'a', 'z'}}}},
    {"blank", {{{' ', ' '}, {'\t', '\t'}, {'\t', '\t'}, {'\t', '\t'}}}},
    {"cntrl", {{{1, 0x1F}, {0x7F, 0x7F}, {0x7F, 0x7F}, {0x7F, 0x7F}}}},
    {"digit", {{{'0', '9'}, {'0', '9'}, {'0', '9'}, {'0', '9'}}}},
    {"graph", {{{'!', '~'}, {'!', '~'}, {'!', '~'}, {'!', '~'}}}},
    {"lower", {{{'a', 'z'}, {'a', 'z'}, {'a', 'z'}, {'a', 'z'}}}},
    {"print", {{{' ', '~'}, {' ', '~'}, {' ', '~'}, {' ', '~'}}}},
    {"punct", {{{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}}},
    {"space", {{{' ', ' '}, {'\t', '\r'}, {'\t', '\r'}, {'\t', '\r'}}}},
    {"upper", {{{'A', 'Z'}, {'A', 'Z'}, {'A', 'Z'}, {'A', 'Z'}}}},
    {"xdigit", {{{'0', '9'}, {'A', 'F'}, {'a', 'f'}, {'a', 'f'}}}},
}};

// Deeper nesting of braces has no use and costs stack in RE2.
constexpr std::size_t max_brace_depth = 20;

class Translator {
public:
  Translator(std::string_view pattern, GlobDialect dialect) : pattern_(pattern), dialect_(dialect) {}

  Result<std::string, GlobError> translate() {
    while (!error_ && at_ < pattern_.size()) step();
    if (!error_ && brace_depth_ > 0) error_ = "a `{` is never closed";
    if (error_) return GlobError{*std::move(error_)};
    return std::move(out_);
  }

private:
  void step() {
    const bool braces = dialect_ == GlobDialect::config;
    switch (pattern_[at_]) {
    case '*':
      return stars();
    case '?':
      out_ += "[^/\\x00]";
      ++at_;
      return;
    case '[':
      return char_class();
    case '{':
      if (!braces) return literal();
      if (++brace_depth_ > max_brace_depth) error_ = "the braces nest too deep";
      out_ += "(?:";
      ++at_;
      return;
    case ',':
      if (brace_depth_ == 0) return literal();
      out_ += '|';
      ++at_;
      return;
    case '}':
      if (brace_depth_ == 0) return literal();
      --brace_depth_;
      out_ += ')';
      ++at_;
      return;
    case '\\':
      ++at_;
      if (at_ == pattern_.size()) {
        error_ = "the pattern ends in a `\\` that escapes nothing";
        return;
      }
      return literal();
    default:
      return literal();
    }
  }

  void literal() { add_literal(next_code_point()); }

  char32_t next_code_point() {
    const CodePoint next = decode_utf8(pattern_.substr(at_));
    at_ += next.size;
    return next.value;
  }

  void add_literal(char32_t value) {
    if (!is_ascii(value) || is_ascii_alphanumeric(value)) {
      append_utf8(out_, value);
    } else {
      out_ += fmt::format("\\x{:02x}", static_cast<unsigned>(value));
    }
  }

  // Returns whether the byte at `index` is outside of a folder's name, because it is a slash or ends the
  // pattern or an alternative.
  bool ends_name(std::size_t index) const {
    if (index >= pattern_.size() || pattern_[index] == '/') return true;
    return brace_depth_ > 0 && (pattern_[index] == ',' || pattern_[index] == '}');
  }
  bool starts_name(std::size_t index) const {
    if (index == 0 || pattern_[index - 1] == '/') return true;
    return brace_depth_ > 0 && (pattern_[index - 1] == ',' || pattern_[index - 1] == '{');
  }

  void stars() {
    const std::size_t begin = at_;
    while (at_ < pattern_.size() && pattern_[at_] == '*') ++at_;
    const bool folders = at_ - begin >= 2 && starts_name(begin) && ends_name(at_);
    if (!folders) {
      out_ += "[^/\\x00]*";
    } else if (at_ < pattern_.size() && pattern_[at_] == '/') {
      out_ += "(?:.*/)?";
      ++at_;
    } else {
      // In a .gitignore file `a/**` matches the content of `a`, but not `a` itself.
      out_ += dialect_ == GlobDialect::config ? ".*" : ".+";
    }
  }

  void char_class() {
    ++at_;
    const bool negated = at_ < pattern_.size() && (pattern_[at_] == '!' || pattern_[at_] == '^');
    if (negated) ++at_;
    std::vector<Range> ranges;
    for (bool first = true;; first = false) {
      if (at_ >= pattern_.size()) {
        error_ = "a `[` is never closed";
        return;
      }
      if (pattern_[at_] == ']' && !first) break;
      if (!class_member(ranges)) return;
    }
    ++at_;
    add_class(negated, ranges);
  }

  bool class_member(std::vector<Range> &ranges) {
    if (pattern_.substr(at_).starts_with("[:")) return named_class(ranges);
    const auto first = class_code_point();
    if (!first) return false;
    const bool range = at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']';
    if (!range) {
      ranges.push_back({*first, *first});
      return true;
    }
    ++at_;
    const auto last = class_code_point();
    if (!last) return false;
    if (*first > *last && dialect_ == GlobDialect::config) {
      error_ = "a range in `[…]` runs backwards";
      return false;
    }
    // Git reads a range that runs backwards as its first character.
    ranges.push_back({*first, *first <= *last ? *last : *first});
    return true;
  }

  std::optional<char32_t> class_code_point() {
    if (pattern_[at_] == '\\' && ++at_ == pattern_.size()) {
      error_ = "a `[` is never closed";
      return std::nullopt;
    }
    return next_code_point();
  }

  bool named_class(std::vector<Range> &ranges) {
    const std::size_t begin = at_ + 2;
    const std::size_t end = pattern_.find(":]", begin);
    const std::string_view name = pattern_.substr(begin, end == std::string_view::npos ? 0 : end - begin);
    for (const NamedClass &known : named_classes) {
      if (known.name != name) continue;
      ranges.insert(ranges.end(), known.ranges.begin(), known.ranges.end());
      at_ = end + 2;
      return true;
    }
    error_ = fmt::format("there is no class `[:{}:]`", name);
    return false;
  }

  // A class never matches a slash, nor the mark that stands for a folder.
  void add_class(bool negated, std::vector<Range> &ranges) {
    std::string members;
    const auto add = [&](char32_t first, char32_t last) {
      if (first > last) return;
      members +=
          fmt::format("\\x{{{:x}}}-\\x{{{:x}}}", static_cast<unsigned>(first), static_cast<unsigned>(last));
    };
    for (const Range range : ranges) {
      if (negated || range.first > U'/' || range.last < U'/') {
        add(range.first, range.last);
      } else {
        add(range.first, U'/' - 1);
        add(U'/' + 1, range.last);
      }
    }
    if (negated) {
      out_ += "[^/\\x00" + members + "]";
    } else {
      out_ += members.empty() ? "[^\\x00-\\x{10FFFF}]" : "[" + members + "]";
    }
  }

  std::string_view pattern_;
  GlobDialect dialect_;
  std::size_t at_ = 0;
  std::size_t brace_depth_ = 0;
  std::string out_;
  std::optional<std::string> error_;
};

bool names_parent(std::string_view pattern) {
  return pattern == ".." || pattern.starts_with("../") || pattern.ends_with("/..") ||
         pattern.find("/../") != std::string_view::npos;
}

} // namespace

Result<std::string, GlobError> translate_glob(std::string_view pattern, GlobDialect dialect) {
  const bool config = dialect == GlobDialect::config;
  if (config && names_parent(pattern)) return GlobError{"`..` leads out of the site"};
  if (config && pattern.starts_with("./")) pattern.remove_prefix(1);
  const bool folder = pattern.ends_with('/');
  if (folder) pattern.remove_suffix(1);
  const bool anchored = pattern.find('/') != std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pattern.empty()) return GlobError{"the pattern is empty"};

  auto translated = Translator(pattern, dialect).translate();
  if (translated) {
    std::string_view tail = folder ? "/.*" : "";
    if (!config) tail = folder ? "\\x00" : "\\x00?";
    *translated = (anchored ? "(?:" : "(?:.*/)?(?:") + *translated + ")" + std::string(tail);
  }
  return translated;
}

} // namespace galley
