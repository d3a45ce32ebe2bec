#include "yaml/yaml_text.h"

#include <algorithm>

namespace galley {

namespace {

constexpr std::string_view spaces = " \t";
constexpr std::string_view breaks = "\r\n";
constexpr std::string_view blanks = " \t\r\n";

std::uint32_t or_end(std::size_t found, std::uint32_t end) {
  return found == std::string_view::npos ? end : static_cast<std::uint32_t>(found);
}

} // namespace

std::uint32_t YamlText::skip_any_of(std::uint32_t offset, std::string_view bytes) const {
  return or_end(text_.find_first_not_of(bytes, offset), end_);
}

std::uint32_t YamlText::skip_spaces(std::uint32_t offset) const {
  return skip_any_of(offset, spaces);
}

std::uint32_t YamlText::skip_blanks(std::uint32_t offset) const {
  for (;;) {
    const std::uint32_t next = or_end(text_.find_first_not_of(blanks, offset), end_);
    // A comment needs a blank before it.
    if (at(next) != '#' || (next > begin_ && !is_blank(next - 1))) return next;
    offset = line_end(next);
  }
}

std::uint32_t YamlText::line_begin(std::uint32_t offset) const {
  while (offset > begin_ && text_[offset - 1] != '\n') --offset;
  return offset;
}

std::uint32_t YamlText::line_end(std::uint32_t offset) const {
  return or_end(text_.find_first_of(breaks, offset), end_);
}

std::uint32_t YamlText::next_line(std::uint32_t offset) const {
  const std::uint32_t end = line_end(offset);
  return skip_any_of(end, "\r") + (end < end_ ? 1 : 0);
}

std::string_view YamlText::line(std::uint32_t offset) const {
  const std::uint32_t begin = line_begin(offset);
  return slice({begin, line_end(begin)});
}

bool YamlText::is_blank(std::uint32_t offset) const {
  return offset >= end_ || blanks.find(text_[offset]) != std::string_view::npos;
}

bool YamlText::same_line(std::uint32_t a, std::uint32_t b) const {
  return slice({a, b}).find('\n') == std::string_view::npos;
}

bool YamlText::leads_line(std::uint32_t offset) const {
  while (offset > begin_ && spaces.find(text_[offset - 1]) != std::string_view::npos) --offset;
  return offset == begin_ || text_[offset - 1] == '\n';
}

bool YamlText::is_document_marker(std::uint32_t offset) const {
  return (starts_with(offset, "---") || starts_with(offset, "...")) && is_blank(offset + 3) &&
         (offset == begin_ || text_[offset - 1] == '\n');
}

std::uint32_t YamlText::property_end(std::uint32_t offset) const {
  if (starts_with(offset, "!<")) {
    const auto close = text_.find_first_of(">\n", offset);
    return close == std::string_view::npos ? end_ : static_cast<std::uint32_t>(close + 1);
  }
  return or_end(text_.find_first_of(" \t\r\n,[]{}", offset), end_);
}

std::optional<std::uint32_t> YamlText::quoted_end(std::uint32_t offset) const {
  const bool single = at(offset) == '\'';
  for (++offset;;) {
    offset = or_end(text_.find_first_of(single ? "'" : "\"\\", offset), end_);
    if (offset >= end_) return std::nullopt;
    // A quote is doubled in single quotes, and escaped in double quotes.
    const bool escape = text_[offset] == '\\' || (single && at(offset + 1) == '\'');
    if (!escape) return offset + 1;
    offset += 2;
  }
}

std::uint32_t YamlText::plain_end(std::uint32_t offset, std::string_view value) const {
  while (!value.empty()) {
    const std::uint32_t next = skip_spaces(offset);
    if (next < end_ && breaks.find(text_[next]) != std::string_view::npos) {
      // Lines are folded: all blanks become one space, or line feeds for the empty lines between.
      const std::size_t folded = value.front() == ' ' ? 1 : value.find_first_not_of('\n');
      if (folded == 0) break;
      offset = or_end(text_.find_first_not_of(blanks, next), end_);
      value.remove_prefix(std::min(folded, value.size()));
      continue;
    }
    auto same = static_cast<std::size_t>(
        std::mismatch(value.begin(), value.end(), text_.begin() + offset, text_.end()).first - value.begin());
    if (same == 0) break;
    // Spaces at the end of a line belong to the fold.
    const std::uint32_t behind = skip_spaces(offset + static_cast<std::uint32_t>(same));
    if (behind < end_ && breaks.find(text_[behind]) != std::string_view::npos) {
      while (same > 0 && is_blank(offset + static_cast<std::uint32_t>(same) - 1)) --same;
    }
    offset += static_cast<std::uint32_t>(same);
    value.remove_prefix(same);
  }
  return offset;
}

std::uint32_t YamlText::block_scalar_end(std::uint32_t offset, std::uint32_t parent_column) const {
  const std::uint32_t header_end = line_end(offset);
  std::optional<std::uint32_t> indent; // set by the first line or the header
  for (const char c : slice({offset, header_end})) {
    if (c == '#') break;
    if (c >= '1' && c <= '9') indent = parent_column + static_cast<std::uint32_t>(c - '0');
  }
  std::uint32_t result = header_end;
  for (std::size_t begin = text_.find('\n', header_end); begin != std::string_view::npos;
       begin = text_.find('\n', begin)) {
    ++begin;
    const std::uint32_t first = or_end(text_.find_first_not_of(' ', begin), end_);
    const std::uint32_t end = line_end(first);
    if (first == end) continue; // an empty line
    const auto width = static_cast<std::uint32_t>(first - begin);
    if (!indent && width > parent_column) indent = width;
    if (!indent || width < *indent || is_document_marker(static_cast<std::uint32_t>(begin))) break;
    result = end;
  }
  return result;
}

std::size_t YamlText::count_kept_breaks(Span scalar) const {
  const std::string_view header = slice({scalar.begin, line_end(scalar.begin)});
  if (header.substr(0, header.find_first_not_of("|>+-123456789")).find('+') == header.npos) return 0;
  const std::string_view behind = slice({scalar.end, skip_any_of(scalar.end, " \r\n")});
  return static_cast<std::size_t>(std::ranges::count(behind, '\n'));
}

std::optional<Problem> find_forbidden(std::string_view text, Span content) {
  const auto at = [&](std::size_t offset) {
    return offset < content.end ? static_cast<unsigned char>(text[offset]) : 0U;
  };
  for (std::uint32_t offset = content.begin; offset < content.end; ++offset) {
    const unsigned byte = at(offset);
    if (byte >= 0x20 && byte < 0x7F) continue;
    if (byte == '\n' || byte == '\t') continue;
    if (byte == '\r') {
      if (at(offset + 1) == '\n') continue;
      return Problem{{offset, offset + 1},
                     "a lone carriage return ends this line; save the file with LF or CRLF"};
    }
    const bool c1 = byte == 0xC2 && at(offset + 1) < 0xA0 && at(offset + 1) != 0x85;
    const bool no_character = byte == 0xEF && at(offset + 1) == 0xBF && at(offset + 2) >= 0xBE;
    if (byte < 0x80 || c1 || no_character || byte >= 0xF8) {
      return Problem{{offset, offset + 1}, "an invisible control character stands here; delete it"};
    }
  }
  return std::nullopt;
}

} // namespace galley
