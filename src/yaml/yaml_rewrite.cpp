#include "yaml/yaml_rewrite.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

namespace galley {

namespace {

constexpr int most_mended = 16;

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
  if (offset >= content_.size() || pieces_.contains(offset) || mended_ == most_mended) return false;
  if (content_[offset] == '\\') {
    if (!join_surrogates(offset)) return false;
  } else {
    const bool bracket = content_[offset] == '[' || content_[offset] == '{';
    if (!bracket || offset < 2 || content_[offset - 1] != ':' || is_blank(content_[offset - 2])) return false;
    pieces_.emplace(offset, Piece{0, " "});
  }
  ++mended_;
  write();
  return true;
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
    pieces_.emplace(offset, Piece{high->size + low->size, fmt::format("\\U{:08X}", value)});
    offset += high->size + low->size;
    joined = true;
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
