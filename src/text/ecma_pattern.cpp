#include "text/ecma_pattern.h"

#include "text/ascii.h"
#include "text/ecma_property.h"
#include "text/pattern_groups.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view not_line_end = R"([^\n\r\x{2028}\x{2029}])";

// One member of a class, or one escape. It is a code point, or a set in the form of the inside of a class.
struct Atom {
  std::optional<char32_t> point;
  std::string set;
};

constexpr std::size_t most_times = 65535; // that PCRE2 repeats anything

class Rewriter {
public:
  Rewriter(std::string_view pattern, PatternEngine engine)
      : engine_(engine), rest_(pattern), groups_(engine == PatternEngine::pcre2 ? pattern : "") {}

  Result<std::string, EcmaProblem> run() {
    while (!rest_.empty() && !problem_)
      engine_ == PatternEngine::re2 ? rewrite_for_re2() : rewrite_for_pcre2();
    if (!problem_ && groups_.depth() > 0) fail("a parenthesis is not balanced");
    if (problem_) return *std::move(problem_);
    return std::move(out_);
  }

private:
  void fail(std::string message) {
    if (!problem_) problem_ = EcmaProblem{std::move(message), false};
    rest_ = {};
  }

  // The pattern is valid, but the engine has no such feature.
  void lack(std::string message) {
    if (!problem_) problem_ = EcmaProblem{std::move(message), true};
    rest_ = {};
  }

  bool skip(std::string_view prefix) {
    if (!rest_.starts_with(prefix)) return false;
    rest_.remove_prefix(prefix.size());
    return true;
  }

  char32_t read_point() {
    const CodePoint point = decode_utf8(rest_);
    rest_.remove_prefix(point.size);
    return point.value;
  }

  static void append_point(std::string &out, char32_t point) {
    fmt::format_to(std::back_inserter(out), R"(\x{{{:x}}})", static_cast<std::uint32_t>(point));
  }

  void rewrite_for_re2() {
    if (skip("(?")) return rewrite_group();
    if (rewrite_atom()) return;
    out_ += rest_.front(); // operators, and bytes of literals
    rest_.remove_prefix(1);
  }

  // Rewrites a class, a point or an escape, if one begins here.
  bool rewrite_atom() {
    if (skip("[")) {
      rewrite_class();
    } else if (skip(".")) {
      out_ += not_line_end;
    } else if (rest_.front() == '\\') {
      rewrite_escape();
    } else {
      return false;
    }
    return true;
  }

  // PCRE2 has much syntax of its own, so that nothing reaches it that was not understood here.
  void rewrite_for_pcre2() {
    const bool repeatable = std::exchange(repeatable_, true);
    if (rewrite_atom()) return;
    if (skip("(")) return open_group();
    if (skip(")")) return close_group();
    if (std::string_view("*+?{").find(rest_.front()) != std::string_view::npos) {
      if (const auto repetition = read_repetition(rest_)) return repeat(*repetition, repeatable);
    }
    if (std::string_view("|^$").find(rest_.front()) == std::string_view::npos)
      return append_point(out_, read_point());
    if (rest_.front() == '|') groups_.add_option();
    repeatable_ = false;
    out_ += rest_.front();
    rest_.remove_prefix(1);
  }

  void open_group() {
    if (!skip("?")) {
      groups_.open(true, false);
      out_ += '(';
    } else if (skip("<=") || skip("<!")) {
      groups_.open(false, true);
      out_ += rest_.data()[-1] == '=' ? "(?<=" : "(?<!";
    } else if (skip("<") || skip("P<")) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return fail("the name of a group is not closed by >");
      rest_.remove_prefix(end + 1);
      groups_.open(true, false);
      out_ += '(';
    } else if (skip("=") || skip("!") || skip(":")) {
      groups_.open(false, false);
      out_ += "(?";
      out_ += rest_.data()[-1];
    } else {
      return open_flags();
    }
    repeatable_ = false;
  }

  // Flags hold to the end of the group that they stand in, or for a group of their own.
  void open_flags() {
    const std::size_t end = rest_.find_first_not_of("ims-");
    if (end == std::string_view::npos || end == 0 || (rest_[end] != ':' && rest_[end] != ')'))
      return fail("(? begins no group of ECMA-262 here");
    if (rest_[end] == ':') groups_.open(false, false);
    out_.append("(?").append(rest_.substr(0, end + 1));
    rest_.remove_prefix(end + 1);
    repeatable_ = false;
  }

  void close_group() {
    if (groups_.depth() == 0) return fail("a parenthesis is not balanced");
    groups_.close();
    out_ += ')';
    // A group may be followed by its repetition at once.
    const auto repetition = rest_.empty() ? std::nullopt : read_repetition(rest_);
    if (repetition && !groups_.repeat_last(repetition->least, repetition->most)) lack_reset();
  }

  void repeat(const Repetition &repetition, bool repeatable) {
    const std::string_view written = rest_.substr(0, repetition.size);
    if (!repeatable) return fail(fmt::format("nothing stands before the repetition {}", written));
    if (repetition.most < repetition.least) return fail("a repetition runs backwards");
    if (repetition.least > most_times || (repetition.most > most_times && repetition.most != without_end))
      return lack(fmt::format("a repetition may ask for at most 65,535 times: {}", written));
    out_ += written;
    rest_.remove_prefix(repetition.size);
    if (skip("?")) out_ += '?';
    repeatable_ = false;
  }

  // Each round of a repetition forgets in ECMA-262 what its groups matched, and in PCRE2 it doesn't.
  void lack_reset() { lack("a backreference to a group within a repeated one is not supported"); }

  void refer_to(std::size_t group) {
    if (engine_ == PatternEngine::re2) return lack("a backreference is not supported");
    switch (groups_.refer_to(group)) {
    case PatternGroups::Reference::unknown:
      return fail("a backreference names no group");
    case PatternGroups::Reference::empty: // the group has matched nothing yet
      out_ += "(?:)";
      return;
    case PatternGroups::Reference::lost:
      return lack_reset();
    case PatternGroups::Reference::known:
      out_ += fmt::format("\\g{{{}}}", group);
    }
  }

  void rewrite_group() {
    if (rest_.starts_with("=") || rest_.starts_with("!"))
      return lack("lookahead, (?= or (?!, is not supported");
    if (rest_.starts_with("<=") || rest_.starts_with("<!")) {
      return lack("lookbehind, (?<= or (?<!, is not supported");
    }
    if (skip("<") || skip("P<")) { // the name is dropped, since nobody asks for a group's text
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return fail("the name of a group is not closed by >");
      rest_.remove_prefix(end + 1);
      out_ += "(?:";
      return;
    }
    out_ += "(?";
  }

  void rewrite_escape() {
    if (rest_.starts_with("\\b") || rest_.starts_with("\\B")) {
      out_ += rest_.substr(0, 2);
      rest_.remove_prefix(2);
      repeatable_ = false;
      return;
    }
    if (const std::size_t digits = reference_digits()) {
      std::size_t group = 0;
      for (const char c : rest_.substr(1, digits)) group = group * 10 + static_cast<std::size_t>(c - '0');
      rest_.remove_prefix(1 + digits);
      return refer_to(group);
    }
    if (skip("\\k<")) {
      const std::string_view name = rest_.substr(0, rest_.find('>'));
      rest_.remove_prefix(std::min(name.size() + 1, rest_.size()));
      return refer_to(groups_.number_of(name));
    }
    const Atom atom = read_escape();
    if (atom.point) return append_point(out_, *atom.point);
    out_ += '[' + atom.set + ']';
  }

  // Returns how many digits of a backreference follow a backslash here, at most four.
  std::size_t reference_digits() const {
    if (rest_.size() < 2 || rest_[1] < '1' || rest_[1] > '9') return 0;
    std::size_t digits = 1;
    while (digits < 4 && digits + 1 < rest_.size() && is_ascii_digit(rest_[digits + 1])) ++digits;
    return digits;
  }

  void rewrite_class() {
    const bool negated = skip("^");
    std::string members;
    while (!problem_ && !skip("]")) {
      if (rest_.empty()) return fail("a [ is not closed by ]");
      add_member(members);
    }
    if (members.empty()) { // [] matches nothing, [^] anything
      out_ += negated ? "[" : "[^";
      out_ += R"(\x{0}-\x{10ffff})";
    } else {
      out_ += negated ? "[^" : "[";
      out_ += members;
    }
    out_ += ']';
  }

  static void append_atom(std::string &out, const Atom &atom) {
    if (atom.point) return append_point(out, *atom.point);
    out += atom.set;
  }

  void add_member(std::string &members) {
    const Atom first = read_class_atom();
    const bool range = rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']';
    append_atom(members, first);
    if (!range) return;
    rest_.remove_prefix(1);
    const Atom last = read_class_atom();
    if (!first.point || !last.point) { // in [\w-.] the hyphen stands for itself
      append_point(members, U'-');
    } else if (*last.point < *first.point) {
      return fail("a range in [ ] runs backwards");
    } else {
      members += '-';
    }
    append_atom(members, last);
  }

  Atom read_class_atom() {
    if (skip("\\b")) return {U'\b', {}};
    if (rest_.front() == '\\') return read_escape();
    return {read_point(), {}};
  }

  Atom read_escape() {
    rest_.remove_prefix(1);
    if (rest_.empty()) {
      fail("it ends in a single \\");
      return {};
    }
    const char32_t escaped = read_point();
    if (const std::string_view set = escape_set(escaped); !set.empty())
      return {std::nullopt, std::string(set)};
    switch (escaped) {
    case U'p':
      return read_property(false);
    case U'P':
      return read_property(true);
    default:
      return {read_escaped_point(escaped), {}};
    }
  }

  char32_t read_escaped_point(char32_t escaped) {
    switch (escaped) {
    case U't':
      return U'\t';
    case U'n':
      return U'\n';
    case U'v':
      return U'\v';
    case U'f':
      return U'\f';
    case U'r':
      return U'\r';
    case U'c':
      return read_control();
    case U'x':
      return read_hex(2).value_or(U'x');
    case U'u':
      return read_unicode();
    default:
      break;
    }
    const bool digit = is_ascii_digit(escaped);
    const bool more = !rest_.empty() && is_ascii_digit(rest_.front());
    if (escaped == U'0' && !more) return U'\0';
    if (digit) fail("a digit after a \\ is no escape of ECMA-262 here");
    if (is_ascii_letter(escaped))
      fail(fmt::format("\\{} is not an escape of ECMA-262", static_cast<char>(escaped)));
    return escaped; // punctuation stands for itself
  }

  char32_t read_control() {
    if (rest_.empty() || !is_ascii_letter(rest_.front())) {
      fail("\\c must be followed by a letter");
      return 0;
    }
    return read_point() % 32;
  }

  std::optional<char32_t> read_hex(std::size_t digits) {
    char32_t value = 0;
    if (rest_.size() < digits) return std::nullopt;
    for (const char c : rest_.substr(0, digits)) {
      const int digit = hex_value(c);
      if (digit < 0) return std::nullopt;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    rest_.remove_prefix(digits);
    return value;
  }

  // Reads what follows `\u`: four digits, two such halves of a surrogate pair, or up to six digits in braces.
  char32_t read_unicode() {
    if (skip("{")) {
      const std::size_t digits = rest_.find('}');
      const bool fits = digits != std::string_view::npos && digits > 0 && digits <= 6;
      const std::optional<char32_t> value = fits ? read_hex(digits) : std::nullopt;
      if (!value || *value > 0x10FFFF || !skip("}")) fail("\\u{…} must hold one to six hexadecimal digits");
      return value.value_or(0);
    }
    const std::optional<char32_t> high = read_hex(4);
    if (!high) {
      fail("\\u must be followed by four hexadecimal digits");
      return 0;
    }
    if (*high < 0xD800 || *high > 0xDBFF || !rest_.starts_with("\\u")) return *high;
    const std::string_view before = rest_;
    rest_.remove_prefix(2);
    const std::optional<char32_t> low = read_hex(4);
    if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
      return 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
    }
    rest_ = before;
    return *high;
  }

  // Reads what follows `\p` or `\P`: `{Letter}`, `{L}`, `{gc=Letter}`, `{Script=Greek}`, `{Greek}`.
  Atom read_property(bool negated) {
    const std::size_t end = rest_.find('}');
    if (!rest_.starts_with("{") || end == std::string_view::npos) {
      fail("\\p must be followed by a name in braces");
      return {};
    }
    const std::string_view name = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    auto set = property_set(name, negated, engine_);
    if (set) return {std::nullopt, *std::move(set)};
    lack(std::string(set.error()));
    return {};
  }

  PatternEngine engine_;
  std::string_view rest_;
  std::string out_;
  std::optional<EcmaProblem> problem_;
  PatternGroups groups_;    // for PCRE2
  bool repeatable_ = false; // whether a repetition may follow
};

} // namespace

Result<std::string, EcmaProblem> rewrite_ecma_pattern(std::string_view pattern, PatternEngine engine) {
  if (find_invalid_utf8(pattern)) return EcmaProblem{"it is not valid UTF-8"};
  return Rewriter(pattern, engine).run();
}

} // namespace galley
