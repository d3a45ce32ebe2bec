// Reads and writes JSON. In: a text, or Values. Out: a ValueTree that the caller owns, or text appended to
// the caller's. RapidJSON does the work; its types stay in json.cpp and json_write.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/value.h"
#include "text/result.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace galley {

// Parses the whole text as one JSON value (RFC 8259). Every node has its span; strings and keys include their
// quotes. Depth is limited to 512. A duplicate key is a Problem, as is anything that is not JSON.
Result<ValueTree, Problem> parse_json(const Source &source);
// The same for JSON as people write it for editors, with comments and commas at the end of lists and
// mappings.
Result<ValueTree, Problem> parse_json_with_comments(const Source &source);

enum class JsonRoot : std::uint8_t {
  value,
  members // of an object without its braces
};
// Does the same with `content` of the text.
Result<ValueTree, Problem> parse_json(const Source &source, Span content, JsonRoot root);

// Appends `value` as compact JSON. Numbers keep their kind: 1 and 1.0 stay apart. Infinity and NaN, which
// JSON doesn't know, become null; bytes that are not UTF-8 become U+FFFD. What must not be printed as it is
// (is_unprintable) is written as escapes, from which a reader of JSON gets the same text.
void append_json(std::string &out, Value value);
void append_json_string(std::string &out, std::string_view text);

enum class JsonSpacing : std::uint8_t {
  compact, // {"a":1,"b":2}
  spaced   // {"a": 1, "b": 2}
};

// Appends one JSON value to a text, piece by piece. The text must outlive the writer. What does not make a
// JSON value, such as a key in an array, is a bug.
class JsonWriter {
public:
  explicit JsonWriter(std::string &out, JsonSpacing spacing = JsonSpacing::compact);
  JsonWriter(const JsonWriter &) = delete;
  JsonWriter &operator=(const JsonWriter &) = delete;
  ~JsonWriter();

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view key);

  void write(std::nullptr_t);
  void write(bool value);
  template <std::integral T> void write(T value) { write_integer(static_cast<std::int64_t>(value)); }
  void write(std::string_view text);
  void write(const char *text) { write(std::string_view(text)); }
  void write(const std::string &text) { write(std::string_view(text)); }
  void write(Value value);                // in compact form
  void write_json(std::string_view json); // `json` must be one JSON value

  template <class T> void member(std::string_view name, const T &value) {
    key(name);
    write(value);
  }

  // Writes an array, each item by a call of `write_item(item)`.
  template <class Items, class WriteItem> void array(const Items &items, WriteItem write_item) {
    begin_array();
    for (const auto &item : items) write_item(item);
    end_array();
  }

private:
  struct State;

  void write_integer(std::int64_t value);

  std::unique_ptr<State> state_;
};

// Returns a JSON array with one item on each line, indented by `indent`. Each item is written by a call of
// `write_item(JsonWriter &, item)`. A line feed ends the array.
template <class Items, class WriteItem>
std::string write_json_lines(const Items &items, WriteItem write_item,
                             JsonSpacing spacing = JsonSpacing::compact, std::string_view indent = "") {
  std::string out = "[";
  for (const auto &item : items) {
    out.append(out.size() == 1 ? "\n" : ",\n").append(indent);
    JsonWriter writer(out, spacing);
    write_item(writer, item);
  }
  return out + "\n]\n";
}

} // namespace galley
