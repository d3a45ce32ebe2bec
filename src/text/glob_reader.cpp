#include "text/glob_pattern.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace galley {

namespace {

using namespace glob_step; // NOLINT(google-build-using-namespace): constants, for this file

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

// Deeper nesting of braces has no use and costs stack.
constexpr std::size_t max_brace_depth = 20;

class Reader {
public:
  Reader(std::string_view pattern, GlobDialect dialect) : pattern_(pattern), dialect_(dialect) {}

  Result<std::string, GlobError> read() {
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
      out_ += any;
      ++at_;
      return;
    case '[':
      return char_class();
    case '{':
      if (!braces) return literal();
      if (++brace_depth_ > max_brace_depth) error_ = "the braces nest too deep";
      out_ += open;
      ++at_;
      return;
    case ',':
      if (brace_depth_ == 0) return literal();
      out_ += alternative;
      ++at_;
      return;
    case '}':
      if (brace_depth_ == 0) return literal();
      --brace_depth_;
      out_ += close;
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

  void literal() { append_utf8(out_, next_code_point()); }

  char32_t next_code_point() {
    const CodePoint next = decode_utf8(pattern_.substr(at_));
    at_ += next.size;
    return next.value;
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
    const bool crosses = at_ - begin >= 2 && starts_name(begin) && ends_name(at_);
    if (!crosses) {
      out_ += star;
    } else if (at_ < pattern_.size() && pattern_[at_] == '/') {
      out_ += folders;
      ++at_;
    } else {
      // In a .gitignore file `a/**` matches the content of `a`, but not `a` itself.
      if (dialect_ == GlobDialect::gitignore) out_ += any_at_all;
      out_ += everything;
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

  void add_class(bool negated, const std::vector<Range> &ranges) {
    const bool single = ranges.size() == 1 && ranges[0].first == ranges[0].last;
    if (single && !negated && ranges[0].first != U'/' && ranges[0].first != 0)
      return append_utf8(out_, ranges[0].first);
    out_ += negated ? no_members : members;
    for (const Range range : ranges) {
      append_utf8(out_, range.first);
      append_utf8(out_, range.last);
    }
    out_ += negated ? no_members : members;
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

// Replaces braces by the patterns that they stand for.
class Expander {
public:
  explicit Expander(std::string_view steps) : steps_(steps) {}

  // Returns nothing where there are too many.
  std::optional<std::vector<std::string>> expand() {
    std::vector<std::string> all = sequence();
    if (too_many_) return std::nullopt;
    return all;
  }

private:
  static constexpr std::size_t max_patterns = 1000, max_bytes = 100'000; // that one pattern stands for

  // Reads steps up to the end of an alternative, or of the pattern.
  std::vector<std::string> sequence() {
    std::vector<std::string> all(1);
    while (!too_many_ && at_ < steps_.size() && steps_[at_] != alternative && steps_[at_] != close) {
      if (steps_[at_] == open) {
        all = combine(all, choice());
        continue;
      }
      const std::size_t size = step_size(steps_, at_);
      for (std::string &one : all) one += steps_.substr(at_, size);
      too_many_ = all.size() > 1 && all.size() * all.back().size() > max_bytes;
      at_ += size;
    }
    return all;
  }

  std::vector<std::string> choice() {
    std::vector<std::string> all;
    do {
      ++at_;
      std::vector<std::string> one = sequence();
      std::move(one.begin(), one.end(), std::back_inserter(all));
      if (all.size() > max_patterns) too_many_ = true;
    } while (!too_many_ && steps_[at_] == alternative);
    ++at_;
    return all;
  }

  std::vector<std::string> combine(const std::vector<std::string> &all,
                                   const std::vector<std::string> &ends) {
    std::vector<std::string> combined;
    std::size_t bytes = 0;
    for (const std::string &one : all) {
      for (const std::string &end : ends) {
        if (combined.size() == max_patterns || (bytes += one.size() + end.size()) > max_bytes)
          too_many_ = true;
        if (too_many_) return {};
        combined.push_back(one + end);
      }
    }
    return combined;
  }

  std::string_view steps_;
  std::size_t at_ = 0;
  bool too_many_ = false;
};

bool begins_name(std::string_view steps, std::size_t at) {
  return at == 0 || steps[at - 1] == '/' || steps[at - 1] == folders;
}

// Returns whether each step that stands for folders begins where a name does, as Match expects.
bool has_whole_names(std::string_view steps) {
  for (std::size_t at = steps.find(folders); at != steps.npos; at = steps.find(folders, at + 1)) {
    if (!begins_name(steps, at) || at + 1 == steps.size()) return false;
  }
  return true;
}

} // namespace

Result<std::vector<GlobPattern>, GlobError> parse_glob(std::string_view pattern, GlobDialect dialect) {
  const bool config = dialect == GlobDialect::config;
  if (config && names_parent(pattern)) return GlobError{"`..` leads out of the site"};
  if (config && pattern.starts_with("./")) pattern.remove_prefix(1);
  const bool folder = pattern.ends_with('/');
  if (folder) pattern.remove_suffix(1);
  const bool anchored = pattern.find('/') != std::string_view::npos;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  if (pattern.empty()) return GlobError{"the pattern is empty"};
  if (pattern.size() > max_glob_size) return GlobError{"the pattern is too long"};

  const auto read = Reader(pattern, dialect).read();
  if (!read) return read.error();
  auto expanded = Expander(*read).expand();
  if (!expanded) return GlobError{"its braces stand for more than 1,000 patterns, or for too long ones"};
  std::vector<GlobPattern> patterns;
  for (std::string &steps : *expanded) {
    if (!has_whole_names(steps)) return GlobError{"`**/` in its braces is no whole name"};
    GlobPattern &made = patterns.emplace_back();
    made.folder_only_ = folder && !config;
    made.name_only_ = !anchored && !(folder && config);
    if (folder && config) steps += {'/', everything};
    if (!anchored && !made.name_only_) steps.insert(steps.begin(), folders);
    constexpr std::array beyond_name = {'/', folders, everything};
    if (steps.starts_with(folders) && std::find_first_of(steps.begin() + 1, steps.end(), beyond_name.begin(),
                                                         beyond_name.end()) == steps.end()) {
      made.name_only_ = true;
      steps.erase(0, 1);
    }
    made.steps_ = std::move(steps);
    const auto literal = std::find_if(made.steps_.rbegin(), made.steps_.rend(), is_step);
    made.tail_ = static_cast<std::size_t>(literal - made.steps_.rbegin());
  }
  return patterns;
}

} // namespace galley
