// JSON text to and from Value. Wraps RapidJSON, whose types stay in json.cpp.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/value.h"

#include <string>
#include <variant>

namespace galley {

// The whole text as one JSON value (RFC 8259), every node with its span, strings and keys with their quotes.
// Depth is capped at 512. A key that stands twice is a Problem, as is anything that is not JSON.
std::variant<ValueTree, Problem> parse_json(const Source &source);

// Appends `value` as compact JSON. Numbers keep their kind: 1 and 1.0 stay apart. Infinity and NaN, which
// JSON doesn't know, become null; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string &out, Value value);
void append_json_string(std::string &out, std::string_view text);

} // namespace galley
