// Follows YAML text along a parser's events. The parser tells where a node begins but not where it ends, and
// it accepts much that is no YAML. The cursor knows the end of each node, and between two nodes it accepts
// exactly what the grammar asks for there. In: text and events. Out: spans. What can't be understood is
// thrown as a Problem.
#pragma once

#include "base/value.h"
#include "yaml/yaml_text.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

class YamlCursor {
public:
  explicit YamlCursor(YamlText text) : text_(text), offset_(text.begin()), last_scalar_(text.begin()) {}

  // Everything before this offset was understood. Like all offsets here, it counts bytes of the source.
  std::uint32_t offset() const { return offset_; }
  bool in_mapping() const { return !frames_.empty() && frames_.back().kind == ValueKind::mapping; }
  // Whether the next node is a key.
  bool key_next() const { return in_mapping() && !frames_.back().value_next; }
  // The innermost `[` or `{` that is not closed.
  std::optional<std::uint32_t> open_bracket() const;

  struct Scalar {
    Span span; // the scalar with its quotes; empty where nothing is written
    ValueStyle style = ValueStyle::plain;
  };
  // The next node is a scalar that reads as `value` and begins, with its anchor or tag if it has one, at
  // `begin`. `written` is false where the parser may have made it up for a value that is not there.
  Scalar scalar(std::uint32_t begin, std::string_view value, bool written);
  // The next node is an alias. Returns its span, `*` included.
  Span alias(std::uint32_t begin);
  // The next node is a collection that begins, with its anchor or tag if it has one, at `begin`. Returns
  // where it begins without them.
  std::uint32_t open(std::uint32_t begin, ValueKind kind, bool flow, bool properties);
  // The innermost collection ends. Returns the offset of its end.
  std::uint32_t close();
  // The document ends, and nothing may follow.
  void finish();

  [[noreturn]] void fail(std::uint32_t offset, std::string_view reason = {}) const;

private:
  // A collection that has not ended.
  struct Frame {
    ValueKind kind = ValueKind::sequence;
    bool flow = false;
    bool pair = false;          // a mapping of one member without braces, in a flow sequence
    bool properties = false;    // an anchor or a tag of its own stands before its first child
    bool value_next = false;    // in a mapping, whether a key was read and its value comes next
    bool question_mark = false; // in a mapping, whether `?` stands before the key
    std::uint32_t begin = 0;    // the offset of its bracket, if it has one
    std::uint32_t column = 0;   // the 0-based column of a block collection, in bytes
    std::uint32_t children = 0; // the number of keys and values read so far
    std::uint32_t blocks = 0; // the number of frames up to the innermost block collection, this one included
  };

  void pass_separator(std::uint32_t begin);
  void pass_document_start();
  void pass_dash(Frame &frame, std::uint32_t begin);
  void pass_before_key(Frame &frame, std::uint32_t begin);
  void pass_colon(Frame &frame);
  void pass_comma(const Frame &frame);
  std::uint32_t pass_properties(std::uint32_t limit);
  void require_indent(Frame &frame, std::uint32_t at);
  void require_continuation(Span span) const;
  void require_spaces(std::uint32_t announced, std::uint32_t begin) const;
  void require_escapes(Span span) const;
  Scalar place(std::string_view value) const;
  bool is_null_word(std::uint32_t offset) const;
  bool is_omitted(std::uint32_t behind_properties, std::uint32_t begin) const;
  const Frame *block_frame() const;
  void end_child();

  YamlText text_;
  std::uint32_t offset_;
  std::uint32_t last_scalar_; // where the last scalar begins; before there is one, where the text begins
  std::vector<Frame> frames_;
};

} // namespace galley
