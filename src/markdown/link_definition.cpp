#include "markdown/link_definition.h"

#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

// CommonMark permits no longer label, in bytes. This bounds the search for its end.
constexpr std::size_t longest_label = 999;

// Makes a key that is equal for labels that CommonMark treats as the same: runs of white space are equal, and
// case doesn't count.
std::string label_key(std::string_view label) {
  std::string words;
  for (const char c : trim(label)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      words += c;
    } else if (!words.ends_with(' ')) {
      words += ' ';
    }
  }
  return fold(words);
}

// Returns the byte of the `]` that closes the label whose first byte is `begin`.
std::optional<std::size_t> label_end(std::string_view text, std::size_t begin) {
  const std::size_t limit = std::min(text.size(), begin + longest_label);
  for (std::size_t at = begin; at < limit; ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == ']') {
      return at;
    } else if (text[at] == '[') {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

} // namespace

std::optional<Span> target_at(const Source &source, std::uint32_t begin, std::uint32_t end) {
  const std::string_view text = std::string_view(source.text).substr(0, end);
  if (begin >= end) return std::nullopt;
  const bool pointed = text[begin] == '<';
  if (pointed) ++begin;
  std::uint32_t open = 0;
  for (std::uint32_t at = begin; at < end; ++at) {
    const char c = text[at];
    if (c == '\\') {
      ++at;
    } else if (pointed ? c == '>' : c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      return Span{begin, at};
    } else if (!pointed && c == '(') {
      ++open;
    } else if (!pointed && c == ')' && open-- == 0) {
      return Span{begin, at};
    }
  }
  if (pointed) return std::nullopt;
  return Span{begin, end};
}

void LinkDefinitions::find_all() {
  found_ = true;
  const std::string_view text = source_.text;
  const std::uint32_t first = source_.lines.line_at(body_.nodes.front().span.begin);
  for (std::uint32_t number = first; number <= source_.lines.line_count(); ++number) {
    const std::uint32_t begin = source_.lines.line_start(number);
    // Quotes and lists may contain definitions, too.
    const std::size_t open = text.find_first_not_of(" \t>*+-", begin);
    const std::uint32_t line_end = source_.line_end(number);
    if (open >= line_end || text[open] != '[') continue;
    const auto close = label_end(text, open + 1);
    if (!close || !text.substr(*close).starts_with("]:")) continue;
    const std::size_t target = text.find_first_not_of(" \t\r\n>", *close + 2);
    if (target == std::string_view::npos) continue;
    const auto target_begin = static_cast<std::uint32_t>(target);
    const std::uint32_t end = source_.line_end(source_.lines.line_at(target_begin));
    if (const auto span = target_at(source_, target_begin, end)) {
      targets_.try_emplace(label_key(text.substr(open + 1, *close - open - 1)), *span);
    }
  }
}

std::optional<Span> LinkDefinitions::target_of(const BodyNode &node) {
  if (!found_) find_all();
  const std::string_view text = source_.text;
  std::string_view label = source_.slice(node.content);
  const std::size_t after = node.content.end + 1;
  if (after < node.span.end && text[after] == '[') {
    const std::string_view own = text.substr(after + 1, node.span.end - after - 2);
    if (!own.empty()) label = own;
  }
  if (label.size() > longest_label) return std::nullopt;
  const auto found = targets_.find(label_key(label));
  if (found == targets_.end()) return std::nullopt;
  const std::string_view there = source_.slice(found->second);
  const bool escaped = there.find_first_of("\\&") != std::string_view::npos;
  return there == node.text || escaped ? std::optional(found->second) : std::nullopt;
}

} // namespace galley
