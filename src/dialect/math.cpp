#include "dialect/math.h"

#include "dialect/text_scanner.h"
#include "text/ascii.h"

#include <algorithm>
#include <string_view>

namespace galley {

namespace {

constexpr std::size_t none = std::string_view::npos;

// A formula within a text has no more bytes, and no more `$` that can't end it, which keeps the search
// linear.
constexpr std::size_t longest_formula = 1000;
constexpr int most_signs = 8;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && text[at - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

// Returns whether a text between `$` may be a formula. In prose of East Asian scripts the signs are of prices
// and variables, unless there are commands of TeX between.
bool is_formula(std::string_view text) {
  if (text.find('\\') != none) return true;
  return std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE3 && byte <= 0xED; // begins a character from U+3000 to U+DFFF
  });
}

class MathHider {
public:
  MathHider(std::string &text, std::uint32_t begin) : text_(text), scanner_(text, begin, "$") {}

  bool hide() {
    for (std::size_t sign = scanner_.next(); sign != none; sign = scanner_.next()) {
      const std::size_t row = std::min(view().find_first_not_of('$', sign), text_.size()) - sign;
      const std::size_t end = row == 1 ? hide_inline(sign) : row == 2 ? hide_display(sign) : sign + row;
      changed_ = changed_ || end > sign + row;
      scanner_.skip_to(end);
    }
    return changed_;
  }

private:
  std::string_view view() const { return text_; }

  // These return the end of the formula, or of the signs that begin none.
  std::size_t hide_inline(std::size_t sign);
  std::size_t hide_display(std::size_t sign);

  // Makes code of the text from `begin` to `end` that stands between signs of this size.
  void make_code(std::size_t begin, std::size_t end, std::size_t size);

  std::string &text_;
  TextScanner scanner_;
  bool no_display_end_ = false;
  bool changed_ = false;
};

void MathHider::make_code(std::size_t begin, std::size_t end, std::size_t size) {
  const auto is_tick = [&](std::size_t at) { return at < text_.size() && text_[at] == '`'; };
  const std::string_view inner = view().substr(begin + size, end - begin - 2 * size);
  // A pipe parts the cells of a table in any case, and "`" beside the formula would join its own.
  if (inner.find('|') != none || (begin > 0 && is_tick(begin - 1)) || is_tick(end)) {
    for (std::size_t i = begin + size; i + size < end; ++i) {
      if (!is_blank(text_[i]) && text_[i] != '|') text_[i] = 'x';
    }
    return;
  }
  // GitHub writes $`x`$, too, whose own "`" serve.
  const bool ticks = inner.size() > 2 && inner.starts_with('`') && inner.ends_with('`');
  const std::size_t kept = size + (ticks ? 1 : 0);
  std::replace(text_.begin() + static_cast<std::ptrdiff_t>(begin + kept),
               text_.begin() + static_cast<std::ptrdiff_t>(end - kept), '`', 'x');
  for (std::size_t i = 0; i < size; ++i) text_[begin + i] = text_[end - 1 - i] = '`';
}

// The text touches the signs from within, and no letter or digit follows: `$HOME` and `US$5` are no formulas.
std::size_t MathHider::hide_inline(std::size_t sign) {
  const std::size_t begin = sign + 1;
  if (begin >= text_.size() || is_blank(text_[begin])) return begin;
  const std::string_view text =
      view().substr(0, std::min(scanner_.paragraph_end(sign), begin + longest_formula));
  if (text_[begin] == '{') { // `${name}` is filled in by a program
    const std::size_t end = std::min(text.find_first_of("} \\", begin), text.size());
    if (end < text.size() && text[end] == '}' && end > begin + 1) return begin;
  }
  int signs = 0;
  for (std::size_t close = text.find('$', begin + 1); close != none && signs < most_signs;
       close = text.find('$', close + 1), ++signs) {
    const bool joins =
        close + 1 < text_.size() && (is_ascii_alphanumeric(text_[close + 1]) || text_[close + 1] == '$');
    if (joins || is_blank(text_[close - 1]) || text_[close - 1] == '$' || is_escaped(text, close)) continue;
    if (!is_formula(text.substr(begin, close - begin))) return begin;
    make_code(sign, close + 1, 1);
    return close + 1;
  }
  return begin;
}

std::size_t MathHider::hide_display(std::size_t sign) {
  if (no_display_end_) return sign + 2;
  std::size_t close = view().find("$$", sign + 2);
  while (close != none && is_escaped(text_, close)) close = view().find("$$", close + 2);
  no_display_end_ = close == none;
  if (close == none) return sign + 2;
  const std::size_t end = close + 2;
  const std::size_t after = std::min(view().find_first_not_of(" \t", end), text_.size());
  const bool ends_line = after == text_.size() || text_[after] == '\n' || text_[after] == '\r';
  const bool lines = view().substr(sign, close - sign).find_first_of("\r\n") != none;
  if (lines && ends_line && scanner_.begins_line(sign)) {
    std::replace(text_.begin() + static_cast<std::ptrdiff_t>(sign + 2),
                 text_.begin() + static_cast<std::ptrdiff_t>(close), '?', 'x');
    text_.replace(sign, 2, "<?");
    text_.replace(close, 2, "?>");
    return end;
  }
  if (close >= scanner_.paragraph_end(sign) || close == sign + 2) return sign + 2;
  make_code(sign, end, 2);
  return end;
}

} // namespace

bool hide_math(std::string &text, std::uint32_t begin) {
  return MathHider(text, begin).hide();
}

} // namespace galley
