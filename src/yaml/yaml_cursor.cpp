#include "yaml/yaml_cursor.h"

#include "yaml/yaml_failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace galley {

void YamlCursor::fail(std::uint32_t offset, std::string_view reason) const {
  throw explain_yaml_failure(text_,
                             {offset, std::min(offset_, offset), last_scalar_, reason, open_bracket()});
}

std::optional<std::uint32_t> YamlCursor::open_bracket() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->flow && !frame->pair) return frame->begin;
  }
  return std::nullopt;
}

const YamlCursor::Frame *YamlCursor::block_frame() const {
  const std::uint32_t blocks = frames_.empty() ? 0 : frames_.back().blocks;
  return blocks == 0 ? nullptr : &frames_[blocks - 1];
}

// Goes from the end of the last node to where the next one begins.
void YamlCursor::pass_separator(std::uint32_t begin) {
  if (frames_.empty()) return pass_document_start();
  Frame &frame = frames_.back();
  if (frame.kind == ValueKind::mapping) {
    if (frame.value_next) return pass_colon(frame);
    return pass_before_key(frame, begin);
  }
  if (!frame.flow) return pass_dash(frame, begin);
  pass_comma(frame);
}

void YamlCursor::pass_document_start() {
  offset_ = text_.skip_blanks(offset_);
  const std::uint32_t begin = offset_;
  while (text_.at(offset_) == '%' && text_.leads_line(offset_)) {
    offset_ = text_.skip_blanks(text_.line_end(offset_));
  }
  if (offset_ != begin && text_.at(offset_) != '-') fail(begin);
  if (text_.starts_with(offset_, "---") && text_.is_document_marker(offset_)) {
    offset_ = text_.skip_blanks(offset_ + 3);
  }
}

void YamlCursor::pass_dash(Frame &frame, std::uint32_t begin) {
  offset_ = text_.skip_blanks(offset_);
  if (frame.properties && frame.children == 0) offset_ = text_.skip_blanks(pass_properties(begin));
  if (text_.at(offset_) != '-' || !text_.is_blank(offset_ + 1)) fail(offset_);
  require_indent(frame, offset_);
  ++offset_;
}

void YamlCursor::pass_before_key(Frame &frame, std::uint32_t begin) {
  if (frame.flow && !frame.pair) pass_comma(frame);
  const std::uint32_t announced = offset_;
  offset_ = text_.skip_blanks(offset_);
  if (frame.flow) require_spaces(announced, offset_);
  if (frame.properties && frame.children == 0) offset_ = text_.skip_blanks(pass_properties(begin));
  if (!frame.flow) require_indent(frame, offset_);
  frame.question_mark = text_.at(offset_) == '?' && text_.is_blank(offset_ + 1);
  if (frame.question_mark) offset_ = text_.skip_blanks(offset_ + 1);
}

void YamlCursor::pass_colon(Frame &frame) {
  const std::uint32_t key_end = offset_;
  const bool far = frame.flow || frame.question_mark;
  const std::uint32_t colon = far ? text_.skip_blanks(key_end) : text_.skip_spaces(key_end);
  if (text_.at(colon) == ':') {
    if (!far && !text_.is_blank(colon + 1)) fail(colon);
    offset_ = colon + 1;
  } else if (!far) {
    fail(key_end, "no colon");
  }
}

// Goes past the comma between two children of a flow collection.
void YamlCursor::pass_comma(const Frame &frame) {
  if (frame.children == 0) return;
  offset_ = text_.skip_blanks(offset_);
  if (text_.at(offset_) != ',') fail(offset_);
  ++offset_;
}

// Goes past anchors and tags that begin before `limit`. Returns the end of the last.
std::uint32_t YamlCursor::pass_properties(std::uint32_t limit) {
  std::uint32_t end = offset_;
  for (std::uint32_t next = offset_; next < limit && text_.at_property(next); next = text_.skip_blanks(end)) {
    end = text_.property_end(next);
    const bool in_flow = !frames_.empty() && frames_.back().flow;
    if (!in_flow && text_.at(end - 1) != '>' && std::string_view(",[]{}").find(text_.at(end)) < 5) fail(end);
  }
  return end;
}

// The children of a block collection begin in one column, after spaces.
void YamlCursor::require_indent(Frame &frame, std::uint32_t at) {
  const std::uint32_t begin = text_.line_begin(at);
  if (text_.leads_line(at)) {
    const auto tab = text_.slice({begin, at}).find('\t');
    if (tab != std::string_view::npos) fail(begin + static_cast<std::uint32_t>(tab));
  }
  if (frame.children == 0) frame.column = at - begin;
  if (at - begin != frame.column) fail(at);
}

// Each further line of a quoted or a flow node is indented deeper than the block collection around it.
void YamlCursor::require_continuation(Span span) const {
  const Frame *block = block_frame();
  if (block == nullptr) return;
  const std::string_view node = text_.slice(span);
  for (auto line = node.find('\n'); line != std::string_view::npos; line = node.find('\n', line + 1)) {
    const auto first = node.find_first_not_of(" \t\r\n", line);
    if (first == std::string_view::npos) return;
    line = node.rfind('\n', first);
    const std::size_t indent = first - line - 1;
    const bool closes = node[first] == ']' || node[first] == '}'; // all readers accept it below its key
    if (indent <= block->column && !(closes && indent == block->column))
      fail(span.begin + static_cast<std::uint32_t>(first), "continuation");
  }
}

// A node on a line below what announces it is indented by spaces, of which only those count that make it
// deeper than the block collection around it.
void YamlCursor::require_spaces(std::uint32_t announced, std::uint32_t begin) const {
  const Frame *block = block_frame();
  if (block == nullptr || text_.same_line(announced, begin)) return;
  const std::uint32_t line = text_.line_begin(begin);
  const std::uint32_t first = text_.skip_any_of(line, " ");
  if (first - line <= block->column && text_.at(first) == '\t') fail(first);
}

// Returns whether the text at `begin`, where the parser noticed that a value is missing, belongs to a later
// node.
bool YamlCursor::is_omitted(std::uint32_t behind_properties, std::uint32_t begin) const {
  const Frame *block = block_frame();
  if (block == nullptr || frames_.back().flow || text_.same_line(behind_properties, begin)) return false;
  return text_.column(begin) <= block->column;
}

YamlCursor::Scalar YamlCursor::scalar(std::uint32_t begin, std::string_view value, bool written) {
  pass_separator(begin);
  std::uint32_t announced = offset_; // the end of the indicator that announces the value
  offset_ = text_.skip_blanks(offset_);
  bool omitted = is_omitted(announced, offset_);
  if (!omitted) {
    require_spaces(announced, offset_);
    if (begin != offset_ && written) fail(std::min(begin, offset_));
    if (text_.at_property(offset_)) {
      announced = pass_properties(text_.end());
      offset_ = text_.skip_blanks(announced);
      omitted = is_omitted(announced, offset_);
      if (!omitted) require_spaces(announced, offset_);
    } else if (!written && !frames_.empty() && frames_.back().flow && !in_mapping()) {
      omitted = !is_null_word(offset_);
      if (omitted) fail(offset_); // a comma too many
    }
  }
  Scalar result{{announced, announced}};
  if (!omitted && written) result = place(value);
  if (!omitted && !written && is_null_word(offset_)) {
    result.span = {offset_, offset_ + (text_.at(offset_) == '~' ? 1 : 4)};
  }
  if (result.span.empty()) result.span = {announced, announced};
  offset_ = result.span.end;
  last_scalar_ = result.span.begin;
  end_child();
  return result;
}

// Finds where the scalar ends that begins here.
YamlCursor::Scalar YamlCursor::place(std::string_view value) const {
  const Frame *block = block_frame();
  switch (text_.at(offset_)) {
  case '"':
  case '\'': {
    const bool double_quoted = text_.at(offset_) == '"';
    const auto end = text_.quoted_end(offset_);
    if (!end) fail(offset_, "open quote");
    const Span span{offset_, *end};
    require_continuation(span);
    if (double_quoted) require_escapes(span);
    return {span, double_quoted ? ValueStyle::double_quoted : ValueStyle::single_quoted};
  }
  case '|':
  case '>': {
    const std::uint32_t header = text_.skip_any_of(offset_ + 1, "+-0123456789");
    if (!text_.is_blank(header)) fail(header);
    const Span span{offset_, text_.block_scalar_end(offset_, block == nullptr ? 0 : block->column)};
    // The parser wants a text to be deeper than a tag or an anchor in a list, else it finds an empty one.
    const std::uint32_t first = text_.skip_any_of(text_.line_end(offset_), " \t\r\n");
    if (value.empty() && first < span.end) fail(first, "indentation");
    return {span, text_.at(offset_) == '|' ? ValueStyle::literal : ValueStyle::folded};
  }
  default: {
    const Span span{offset_, text_.plain_end(offset_, value)};
    if (value == "-" || (span.empty() && !value.empty())) fail(offset_);
    return {span};
  }
  }
}

// Refuses the escape `\'`, which the parser lets pass.
void YamlCursor::require_escapes(Span span) const {
  const std::string_view quoted = text_.slice(span);
  for (auto at = quoted.find('\\'); at != std::string_view::npos; at = quoted.find('\\', at + 2)) {
    if (quoted[at + 1] == '\'') fail(span.begin + static_cast<std::uint32_t>(at), "escape");
  }
}

bool YamlCursor::is_null_word(std::uint32_t offset) const {
  if (text_.at(offset) == '~') return true;
  const std::string_view word = text_.slice({offset, std::min(offset + 4, text_.end())});
  return word == "null" || word == "Null" || word == "NULL";
}

Span YamlCursor::alias(std::uint32_t begin) {
  pass_separator(begin);
  const std::uint32_t announced = offset_;
  offset_ = text_.skip_blanks(offset_);
  if (offset_ != begin || is_omitted(announced, begin)) fail(offset_);
  require_spaces(announced, begin);
  offset_ = text_.property_end(begin);
  end_child();
  return {begin, offset_};
}

std::uint32_t YamlCursor::open(std::uint32_t begin, ValueKind kind, bool flow, bool properties) {
  pass_separator(begin);
  const std::uint32_t announced = offset_;
  offset_ = text_.skip_blanks(offset_);
  if (offset_ != begin) fail(offset_);
  if ((properties || flow) && is_omitted(announced, begin)) fail(begin);
  if (properties || flow) require_spaces(announced, begin);
  Frame frame;
  frame.kind = kind;
  frame.flow = flow;
  frame.properties = properties;
  if (flow) {
    if (properties) {
      offset_ = text_.skip_blanks(pass_properties(text_.end()));
      if (is_omitted(announced, offset_)) fail(offset_);
    }
    const char bracket = text_.at(offset_);
    frame.pair = kind == ValueKind::mapping && bracket != '{';
    if (!frame.pair && bracket != '{' && bracket != '[') fail(offset_);
    frame.begin = offset_;
    if (!frame.pair) ++offset_;
  }
  const auto depth = static_cast<std::uint32_t>(frames_.size());
  frame.blocks = !flow ? depth + 1 : depth == 0 ? 0 : frames_.back().blocks;
  frames_.push_back(frame);
  return flow ? frame.begin : begin;
}

std::uint32_t YamlCursor::close() {
  const Frame frame = frames_.back();
  if (frame.flow && !frame.pair) {
    offset_ = text_.skip_blanks(offset_);
    if (frame.children > 0 && text_.at(offset_) == ',') offset_ = text_.skip_blanks(offset_ + 1);
    if (text_.at(offset_) != (frame.kind == ValueKind::mapping ? '}' : ']')) fail(offset_);
    ++offset_;
  }
  frames_.pop_back();
  if (frame.flow && !frame.pair && (frames_.empty() || !frames_.back().flow)) {
    require_continuation({frame.begin, offset_});
  }
  end_child();
  return offset_;
}

void YamlCursor::end_child() {
  if (frames_.empty()) return;
  Frame &frame = frames_.back();
  ++frame.children;
  if (frame.kind == ValueKind::mapping) frame.value_next = !frame.value_next;
}

void YamlCursor::finish() {
  if (offset_ == text_.begin()) pass_document_start(); // there was no node
  offset_ = text_.skip_blanks(offset_);
  const std::uint32_t marker = offset_;
  if (text_.starts_with(marker, "...") && text_.is_document_marker(marker)) {
    offset_ = text_.skip_blanks(marker + 3);
  }
  if (offset_ != text_.end()) fail(marker);
}

} // namespace galley
