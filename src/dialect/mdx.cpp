#include "dialect/mdx.h"

#include "dialect/jsx.h"
#include "dialect/nesting.h"
#include "dialect/text_scanner.h"

#include <algorithm>
#include <string_view>

namespace galley {

namespace {

constexpr std::size_t none = std::string_view::npos;

// So many tags and expressions may be open at the end of the text. Then no more are searched for, which keeps
// the search linear.
constexpr int max_unclosed = 50;

bool is_break(char c) {
  return c == '\n' || c == '\r';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

// Returns whether braces with this text are the id of a heading: `{#id}`, or `{/* #id */}`, the only comment
// that is still in the text.
bool is_id(std::string_view inner) {
  inner.remove_prefix(std::min(inner.find_first_not_of(' '), inner.size()));
  return inner.starts_with('#') || inner.starts_with("/*");
}

class JsxHider {
public:
  JsxHider(std::string &text, std::uint32_t begin) : text_(text), begin_(begin) {}

  bool hide() {
    if (view().find("import", begin_) != none || view().find("export", begin_) != none) hide_modules();
    TextScanner scanner(text_, begin_, "<{");
    for (std::size_t sign = scanner.next(); sign != none; sign = scanner.next()) {
      const std::size_t end = hide_at(sign, scanner);
      if (end != none) scanner.skip_to(end);
      changed_ = changed_ || end != none;
    }
    return changed_;
  }

private:
  std::string_view view() const { return text_; }

  // Returns the end of the tag or expression there, or npos. An id in braces is neither.
  std::size_t end_of(std::size_t at) {
    if (unclosed_ > max_unclosed) return none;
    const bool brace = text_[at] == '{';
    if (brace && is_id(view().substr(at + 1))) return none;
    const std::size_t end = brace ? expression_end(text_, at) : jsx_tag_end(text_, at);
    if (brace && end == none) ++unclosed_;
    return end;
  }

  // Returns the end of a row of tags and expressions that ends a line, or npos.
  std::size_t flow_end(std::size_t at) {
    while (at < text_.size() && (text_[at] == '<' || text_[at] == '{')) {
      const std::size_t end = end_of(at);
      if (end == none) return none;
      at = end;
      while (at < text_.size() && is_blank(text_[at])) ++at;
      if (at == text_.size() || is_break(text_[at])) return end;
    }
    return none;
  }

  void fill(std::size_t begin, std::size_t end, char filler) {
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_break(text_[i]) && (filler == ' ' || !is_blank(text_[i]))) text_[i] = filler;
    }
  }

  bool holds_blank_line(std::size_t begin, std::size_t end) const {
    for (std::size_t at = view().find('\n', begin); at < end; at = view().find('\n', at + 1)) {
      const std::size_t next = view().find_first_not_of(" \t\r", at + 1);
      if (next >= end || text_[next] == '\n') return true;
    }
    return false;
  }

  std::size_t hide_at(std::size_t sign, TextScanner &scanner);
  void make_block(std::size_t begin, std::size_t end);
  void make_inline(std::size_t begin, std::size_t end);
  void hide_modules();

  std::string &text_;
  std::uint32_t begin_;
  int unclosed_ = 0;
  bool changed_ = false;
};

std::size_t JsxHider::hide_at(std::size_t sign, TextScanner &scanner) {
  if (scanner.begins_line(sign)) {
    if (const std::size_t end = flow_end(sign); end != none) {
      make_block(sign, end);
      return end;
    }
  }
  if (sign > 1 && view().substr(sign - 2).starts_with("](")) return none; // a link's target
  const std::size_t end = end_of(sign);
  if (end != none) make_inline(sign, end);
  return end;
}

// `<?` opens a block of HTML that ends with the line of the next `?>`, whatever stands between.
void JsxHider::make_block(std::size_t begin, std::size_t end) {
  std::size_t close = end;
  while (close > begin + 3 && (is_break(text_[close - 1]) || is_break(text_[close - 2]))) {
    --close; // the last line has just one character
    while (close > begin + 3 && (is_break(text_[close - 1]) || is_blank(text_[close - 1]))) --close;
  }
  if (close < begin + 3 || is_break(text_[close - 1]) || is_break(text_[close - 2]) ||
      is_break(text_[begin + 1])) {
    fill(begin, end, ' ');
    return;
  }
  fill(close, end, ' ');
  std::replace(text_.begin() + static_cast<std::ptrdiff_t>(begin),
               text_.begin() + static_cast<std::ptrdiff_t>(close), '?', 'x');
  text_[begin] = '<';
  text_[begin + 1] = text_[close - 2] = '?';
  text_[close - 1] = '>';
}

void JsxHider::make_inline(std::size_t begin, std::size_t end) {
  const auto is_tick = [&](std::size_t at) { return at < text_.size() && text_[at] == '`'; };
  const bool tag = text_[begin] == '<';
  if (end - begin < 3 || (tag && holds_blank_line(begin, end))) {
    if (tag) fill(begin, end, ' ');
    return;
  }
  const bool code =
      !tag && !is_tick(end) && (begin == 0 || !is_tick(begin - 1)) && !holds_blank_line(begin, end);
  fill(begin + 1, end - 1, 'x');
  if (code) text_[begin] = text_[end - 1] = '`';
}

void JsxHider::hide_modules() {
  NestingScanner nesting;
  bool begins_block = true;
  int unclosed = 0;
  for (std::size_t line = begin_; line < text_.size();) {
    const std::size_t end = std::min(view().find('\n', line), text_.size());
    const std::string_view text = view().substr(line, end - line);
    const bool is_module = begins_block && (text.starts_with("import ") || text.starts_with("import{") ||
                                            text.starts_with("export ") || text.starts_with("import\"") ||
                                            text.starts_with("import'"));
    if (is_module && nesting.depth() == 0) {
      const ModuleCode code = read_module_code(text_, line, unclosed < max_unclosed);
      unclosed += code.closed ? 0 : 1;
      fill(line, code.end, ' ');
      changed_ = true;
      line = code.end + 1;
      continue;
    }
    const LineKind kind = nesting.add(text.ends_with('\r') ? text.substr(0, text.size() - 1) : text);
    begins_block = kind != LineKind::fenced_code && text.find_first_not_of(" \t\r") == none;
    line = end + 1;
  }
}

} // namespace

bool hide_jsx(std::string &text, std::uint32_t begin) {
  return JsxHider(text, begin).hide();
}

} // namespace galley
