#include "yaml/yaml_simple.h"

#include "text/unicode.h"
#include "yaml/yaml_scalar.h"
#include "yaml/yaml_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace galley {

namespace {

constexpr std::uint32_t max_depth = 16;
constexpr std::uint32_t max_key = 256; // bytes; yaml-cpp knows keys of up to 1,024
constexpr std::size_t max_keys = 64;   // of a mapping, since each is compared to all before it

// Characters with which no plain text begins, or perhaps none.
constexpr std::string_view special = "-?:,[]{}#&*!|>'\"%@`";

// Each function reads the text at `offset_`. It returns false where that is not simple, after which the
// reader can't be used any more.
class SimpleYaml {
public:
  SimpleYaml(std::string_view text, Span content) : text_(text, content) {}

  std::optional<ValueTree> read() {
    const std::string_view content = text_.slice({text_.begin(), text_.end()});
    // yaml-cpp removes a byte order mark, and does not count it.
    if (content.starts_with(byte_order_mark) || content.find('\t') != std::string_view::npos) {
      return std::nullopt;
    }
    next_line(text_.begin());
    const bool at_margin = offset_ != text_.end() && text_.column(offset_) == 0;
    if (!at_margin || !read_mapping(0) || offset_ != text_.end()) return std::nullopt;
    return builder_.finish();
  }

private:
  using Column = std::int64_t; // 0-based, in bytes

  // Returns whether the rest of the line is empty. If so, goes to the beginning of the next line that is not
  // empty, else to the first character of the rest.
  bool next_line(std::uint32_t from) {
    offset_ = text_.skip_blanks(from);
    const bool at_end = offset_ == text_.end();
    if (!at_end && text_.same_line(from, offset_)) return false;
    column_ = at_end ? -1 : Column{text_.column(offset_)};
    return true;
  }
  bool at_plain() const { return special.find(text_.at(offset_)) == std::string_view::npos; }
  bool at_dash() const { return text_.at(offset_) == '-' && text_.is_blank(offset_ + 1); }

  bool read_mapping(Column column);
  bool read_list(Column column);
  bool read_key(std::size_t first_key);
  bool read_value(Column column, bool of_key);
  bool read_flow_list();
  bool read_empty_mapping();
  bool read_scalar(bool flow);
  bool read_quoted();
  std::uint32_t find_stop(bool flow) const;
  Span trim(std::uint32_t stop) const;

  YamlText text_;
  ValueBuilder builder_;
  std::uint32_t offset_ = 0;           // where the next node begins, or its key or dash
  Column column_ = 0;                  // the column of `offset_` if it leads a line; -1 at the end
  std::uint32_t end_ = 0;              // the end of the last node
  std::vector<std::string_view> keys_; // the keys of the mappings that are open
};

// A collection ends at the first line in another column, which belongs to a collection around it. A line that
// fits none of them ends them all before the end of the content.
bool SimpleYaml::read_mapping(Column column) {
  if (builder_.depth() == max_depth) return false;
  builder_.begin(ValueKind::mapping, ValueStyle::block, {offset_, offset_});
  const std::size_t first_key = keys_.size();
  do {
    if (!read_key(first_key) || !read_value(column, true)) return false;
  } while (column_ == column);
  keys_.resize(first_key);
  builder_.end(end_);
  return true;
}

bool SimpleYaml::read_list(Column column) {
  if (builder_.depth() == max_depth) return false;
  builder_.begin(ValueKind::sequence, ValueStyle::block, {offset_, offset_});
  do {
    ++offset_;
    if (!read_value(column, false)) return false;
  } while (column_ == column && at_dash());
  builder_.end(end_);
  return true;
}

bool SimpleYaml::read_key(std::size_t first_key) {
  if (!at_plain() || text_.is_document_marker(offset_)) return false;
  const std::uint32_t colon = find_stop(false);
  if (text_.at(colon) != ':' || colon - offset_ > max_key) return false;
  const Span span = trim(colon);
  const std::string_view key = text_.slice(span);
  if (key == "<<") return false;
  const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(first_key);
  if (keys_.size() - first_key == max_keys || std::find(first, keys_.end(), key) != keys_.end()) return false;
  keys_.push_back(key);
  builder_.key(key, span);
  offset_ = colon + 1;
  return true;
}

// Reads the value after the colon of a key or the dash of an item. `column` is that of the mapping or the
// list.
bool SimpleYaml::read_value(Column column, bool of_key) {
  const std::uint32_t announced = offset_;
  if (next_line(announced)) {
    const bool list_below = of_key && column_ == column && at_dash();
    if (column_ > column || list_below) return at_dash() ? read_list(column_) : read_mapping(column_);
    end_ = announced;
    builder_.null({end_, end_}, text_.slice({end_, end_}));
    return true;
  }
  bool simple = false;
  switch (text_.at(offset_)) {
  case '[':
    simple = read_flow_list();
    break;
  case '{':
    simple = read_empty_mapping();
    break;
  default:
    // `- key: value`
    if (!of_key && at_plain() && text_.at(find_stop(false)) == ':') {
      return read_mapping(text_.column(offset_));
    }
    simple = read_scalar(false);
  }
  return simple && next_line(end_);
}

bool SimpleYaml::read_flow_list() {
  builder_.begin(ValueKind::sequence, ValueStyle::flow, {offset_, offset_});
  offset_ = text_.skip_spaces(offset_ + 1);
  if (text_.at(offset_) != ']') {
    while (read_scalar(true) && text_.at(offset_ = text_.skip_spaces(end_)) == ',') {
      offset_ = text_.skip_spaces(offset_ + 1);
    }
    if (text_.at(offset_) != ']') return false; // it may also follow the last comma
  }
  end_ = offset_ + 1;
  builder_.end(end_);
  return true;
}

bool SimpleYaml::read_empty_mapping() {
  builder_.begin(ValueKind::mapping, ValueStyle::flow, {offset_, offset_});
  end_ = text_.skip_spaces(offset_ + 1) + 1;
  builder_.end(end_);
  return text_.at(end_ - 1) == '}';
}

bool SimpleYaml::read_scalar(bool flow) {
  const char first = text_.at(offset_);
  if (first == '"' || first == '\'') return read_quoted();
  if (!at_plain()) return false;
  const std::uint32_t stop = find_stop(flow);
  const Span span = trim(stop);
  end_ = span.end;
  return !add_plain_scalar(builder_, text_.slice(span), YamlTag::none, span);
}

// A quoted text is simple if it is on one line and reads as it is written.
bool SimpleYaml::read_quoted() {
  const bool single = text_.at(offset_) == '\'';
  const auto end = text_.quoted_end(offset_);
  if (!end) return false;
  const std::string_view inner = text_.slice({offset_ + 1, *end - 1});
  if (inner.find_first_of(single ? "'\n" : "\\\n") != std::string_view::npos) return false;
  builder_.string(inner, single ? ValueStyle::single_quoted : ValueStyle::double_quoted, {offset_, *end});
  end_ = *end;
  return true;
}

// Finds where the plain text stops that begins here: at the end of its line, at a comment, or at the colon
// after a key. In a flow list it also stops at separators of items.
std::uint32_t SimpleYaml::find_stop(bool flow) const {
  const auto divides = [](char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; };
  for (std::uint32_t at = offset_;; ++at) {
    switch (const char c = text_.at(at)) {
    case '\0': // the end
    case '\r':
    case '\n':
      return at;
    case '#':
      if (text_.is_blank(at - 1)) return at;
      break;
    case '?': // yaml-cpp is given another byte for it there, but not always
      if (flow && text_.is_blank(at + 1)) return at;
      break;
    case ':':
      if (text_.is_blank(at + 1) || (flow && divides(text_.at(at + 1)))) return at;
      break;
    default:
      if (flow && divides(c)) return at;
    }
  }
}

// Returns the text from here to `stop`, without the blanks at its end.
Span SimpleYaml::trim(std::uint32_t stop) const {
  while (stop > offset_ && text_.at(stop - 1) == ' ') --stop;
  return {offset_, stop};
}

} // namespace

std::optional<ValueTree> read_simple_yaml(std::string_view text, Span content) {
  return SimpleYaml(text, content).read();
}

} // namespace galley
