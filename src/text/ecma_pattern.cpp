#include "text/ecma_pattern.h"

#include "text/ascii.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace galley {

namespace {

// The inside of classes for sets that RE2 defines otherwise or not at all.
constexpr std::string_view white_space =
    R"(\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
constexpr std::string_view not_white_space =
    R"(\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e})"
    R"(\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})";
constexpr std::string_view not_line_end = R"([^\n\r\x{2028}\x{2029}])";
constexpr std::string_view anything = R"(\x{0}-\x{10ffff})";

// The long names of general categories. RE2 knows the short ones itself.
constexpr std::array<std::pair<std::string_view, std::string_view>, 40> categories = {{
    {"Letter", "L"},
    {"Cased_Letter", "LC"},
    {"Uppercase_Letter", "Lu"},
    {"Lowercase_Letter", "Ll"},
    {"Titlecase_Letter", "Lt"},
    {"Modifier_Letter", "Lm"},
    {"Other_Letter", "Lo"},
    {"Mark", "M"},
    {"Combining_Mark", "M"},
    {"Nonspacing_Mark", "Mn"},
    {"Spacing_Mark", "Mc"},
    {"Enclosing_Mark", "Me"},
    {"Number", "N"},
    {"Decimal_Number", "Nd"},
    {"digit", "Nd"},
    {"Letter_Number", "Nl"},
    {"Other_Number", "No"},
    {"Punctuation", "P"},
    {"punct", "P"},
    {"Connector_Punctuation", "Pc"},
    {"Dash_Punctuation", "Pd"},
    {"Open_Punctuation", "Ps"},
    {"Close_Punctuation", "Pe"},
    {"Initial_Punctuation", "Pi"},
    {"Final_Punctuation", "Pf"},
    {"Other_Punctuation", "Po"},
    {"Symbol", "S"},
    {"Math_Symbol", "Sm"},
    {"Currency_Symbol", "Sc"},
    {"Modifier_Symbol", "Sk"},
    {"Other_Symbol", "So"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Line_Separator", "Zl"},
    {"Paragraph_Separator", "Zp"},
    {"Other", "C"},
    {"Control", "Cc"},
    {"cntrl", "Cc"},
    {"Format", "Cf"},
    {"Private_Use", "Co"},
}};

// One member of a class, or one escape. It is a code point, or a set in the form of the inside of a class.
struct Atom {
  std::optional<char32_t> point;
  std::string set;
};

class Rewriter {
public:
  explicit Rewriter(std::string_view pattern) : rest_(pattern) {}

  Result<std::string, EcmaProblem> run() {
    while (!rest_.empty() && problem_.empty()) rewrite_one();
    if (!problem_.empty()) return EcmaProblem{std::move(problem_)};
    return std::move(out_);
  }

private:
  void fail(std::string message) {
    if (problem_.empty()) problem_ = std::move(message);
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

  void rewrite_one() {
    if (skip("(?")) return rewrite_group();
    if (skip("[")) return rewrite_class();
    if (skip(".")) {
      out_ += not_line_end;
      return;
    }
    if (rest_.front() == '\\') return rewrite_escape();
    out_ += rest_.front(); // operators, and bytes of literals
    rest_.remove_prefix(1);
  }

  void rewrite_group() {
    if (rest_.starts_with("=") || rest_.starts_with("!"))
      return fail("lookahead, (?= or (?!, is not supported");
    if (rest_.starts_with("<=") || rest_.starts_with("<!")) {
      return fail("lookbehind, (?<= or (?<!, is not supported");
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
      return;
    }
    const Atom atom = read_escape();
    if (atom.point) return append_point(out_, *atom.point);
    out_ += '[' + atom.set + ']';
  }

  void rewrite_class() {
    const bool negated = skip("^");
    std::string members;
    while (problem_.empty() && !skip("]")) {
      if (rest_.empty()) return fail("a [ is not closed by ]");
      add_member(members);
    }
    if (members.empty()) { // [] matches nothing, [^] anything
      out_ += negated ? "[" : "[^";
      out_ += anything;
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
    switch (escaped) {
    case U'd':
      return {std::nullopt, "0-9"};
    case U'D':
      return {std::nullopt, R"(\x{0}-/:-\x{10ffff})"};
    case U'w':
      return {std::nullopt, "0-9A-Za-z_"};
    case U'W':
      return {std::nullopt, R"(\x{0}-/:-@\[-\^`\{-\x{10ffff})"};
    case U's':
      return {std::nullopt, std::string(white_space)};
    case U'S':
      return {std::nullopt, std::string(not_white_space)};
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
    if (digit || (escaped == U'k' && rest_.starts_with("<"))) fail("a backreference is not supported");
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
    std::string_view name = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    if (name == "White_Space" || name == "space") {
      // White_Space of Unicode contains U+0085 but not U+FEFF; for \s of ECMAScript it is the other way
      // round.
      fail("\\p{White_Space} is not supported; \\s is");
    }
    if (name == "Any") return {std::nullopt, negated ? std::string(R"(\P{Any})") : std::string(anything)};
    if (name == "ASCII") return {std::nullopt, negated ? R"(\x{80}-\x{10ffff})" : R"(\x{0}-\x{7f})"};
    const std::size_t equals = name.find('=');
    if (equals != std::string_view::npos) name.remove_prefix(equals + 1);
    for (const auto &[full, brief] : categories) {
      if (name == full) name = brief;
    }
    if (name == "LC") {
      if (!negated) return {std::nullopt, R"(\p{Lu}\p{Ll}\p{Lt})"};
      fail("\\P{LC} is not supported");
    }
    return {std::nullopt, fmt::format("\\{}{{{}}}", negated ? 'P' : 'p', name)};
  }

  std::string_view rest_;
  std::string out_;
  std::string problem_;
};

} // namespace

Result<std::string, EcmaProblem> rewrite_ecma_pattern(std::string_view pattern) {
  if (find_invalid_utf8(pattern)) return EcmaProblem{"it is not valid UTF-8"};
  return Rewriter(pattern).run();
}

} // namespace galley
