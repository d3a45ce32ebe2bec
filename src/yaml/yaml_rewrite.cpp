#include "yaml/yaml_rewrite.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace galley {

namespace {

// A text is mended so many times, and a short one more often: until so many bytes were read again.
constexpr std::size_t most_mended = 16;
constexpr std::size_t most_read_again = 65'536;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string mask_question_marks(std::string_view text) {
  std::string masked(text);
  for (auto at = text.find('?'); at != std::string_view::npos; at = text.find('?', at + 1)) {
    const bool before_blank = at + 1 == text.size() || is_blank(text[at + 1]);
    const auto before = text.find_last_not_of(" \t", at == 0 ? at : at - 1);
    const bool announced = at == 0 || before == std::string_view::npos ||
                           std::string_view("\r\n[{,:-?").find(text[before]) != std::string_view::npos;
    if (!before_blank || !announced) masked[at] = YamlRewrite::masked_question_mark;
  }
  return masked;
}

// An escape of a code unit: \uD83D or \U0000D83D.
struct Escape {
  std::uint32_t value = 0, size = 0;
  bool is_high() const { return value >= 0xD800 && value < 0xDC00; }
  bool is_low() const { return value >= 0xDC00 && value < 0xE000; }
};

std::optional<Escape> escape_at(std::string_view text) {
  if (!text.starts_with("\\u") && !text.starts_with("\\U")) return std::nullopt;
  const std::string_view digits = text.substr(2, text[1] == 'u' ? 4 : 8);
  Escape escape;
  const char *const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, escape.value, 16);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  escape.size = static_cast<std::uint32_t>(2 + digits.size());
  return escape;
}

} // namespace

YamlRewrite::YamlRewrite(std::string_view content)
    : content_(content.find_first_of("[{") == std::string_view::npos ? std::string(content)
                                                                     : mask_question_marks(content)),
      text_(content_) {
}

std::uint32_t YamlRewrite::original(std::uint32_t offset) const {
  const auto next = std::ranges::lower_bound(shifts_, offset, {}, &Shift::begin);
  const std::int64_t grown = next == shifts_.begin() ? 0 : std::prev(next)->grown;
  return static_cast<std::uint32_t>(offset - grown);
}

bool YamlRewrite::mend(std::uint32_t offset) {
  if (offset >= content_.size()) return false;
  if (mended_ >= most_mended && mended_ * content_.size() >= most_read_again) return false;
  const char c = content_[offset];
  const bool bracket = c == '[' || c == '{';
  bool rewritten = false;
  if (c == '\\') {
    rewritten = join_surrogates(offset);
  } else if (bracket && offset > 1 && content_[offset - 1] == ':' && !is_blank(content_[offset - 2])) {
    rewritten = pieces_.emplace(offset, Piece{0, " "}).second;
  } else {
    rewritten = part_properties(offset);
  }
  if (!rewritten) return false;
  ++mended_;
  write();
  return true;
}

// Puts the properties of a list's item on a line of their own where a block scalar follows: yaml-cpp wants
// its text to be deeper than they are; YAML, than the dash. The offset is in the text, whose item is the
// nearest above, or that of the scalar's indicator.
bool YamlRewrite::part_properties(std::uint32_t offset) {
  const std::string_view content = content_;
  const bool at_indicator = content[offset] == '|' || content[offset] == '>';
  std::size_t end = at_indicator ? content.find('\n', offset) : content.substr(0, offset).rfind('\n');
  if (end == content.npos) return false;
  const std::size_t indent = std::min(content.find_first_not_of(' ', end + 1), content.size()) - end - 1;
  while (end != content.npos) {
    const std::size_t before = end == 0 ? content.npos : content.rfind('\n', end - 1);
    const std::size_t begin = before + 1; // 0 in the first line
    const std::string_view line = content.substr(begin, end - begin);
    end = before;
    const std::size_t property = line.find_first_not_of(" -");
    if (property == line.npos || (line[property] != '&' && line[property] != '!')) continue;
    const std::size_t dash = line.rfind('-', property);
    const std::size_t indicator = line.find_first_of("|>", property);
    if (dash == line.npos || indicator == line.npos || line[indicator - 1] != ' ') continue;
    if (dash + 1 >= property || dash >= indent || indent > property) continue;
    const Piece piece{0, "\n" + std::string(dash + 1, ' ')};
    return pieces_.emplace(static_cast<std::uint32_t>(begin + property), piece).second;
  }
  return false;
}

// Joins all pairs from here to the closing quote.
bool YamlRewrite::join_surrogates(std::uint32_t offset) {
  const std::string_view content = content_;
  bool joined = false;
  while (offset < content.size() && content[offset] != '"') {
    if (content[offset] != '\\') {
      ++offset;
      continue;
    }
    const auto high = escape_at(content.substr(offset));
    const auto low = high && high->is_high() ? escape_at(content.substr(offset + high->size)) : std::nullopt;
    if (!low || !low->is_low()) {
      offset += 2;
      continue;
    }
    const std::uint32_t value = 0x10000 + ((high->value - 0xD800) << 10) + (low->value - 0xDC00);
    const Piece piece{high->size + low->size, fmt::format("\\U{:08X}", value)};
    joined = pieces_.emplace(offset, piece).second || joined;
    offset += piece.size;
  }
  return joined;
}

void YamlRewrite::write() {
  text_.clear();
  shifts_.clear();
  std::size_t copied = 0;
  for (const auto &[offset, piece] : pieces_) {
    text_.append(content_, copied, offset - copied);
    copied = offset + piece.size;
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += piece.by;
    shifts_.push_back({begin, static_cast<std::int64_t>(text_.size()) - static_cast<std::int64_t>(copied)});
  }
  text_.append(content_, copied);
}

} // namespace galley
