// Edits of YAML that change one scalar and nothing around it. In: the text, the root of its tree, and a value
// of that tree. Out: an Edit of the text; none where the scalar is an alias, has an anchor or a tag, spans
// lines, or stands in another tree. Nothing is tried: whether the text still means what it should, the caller
// finds out.
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"
#include "yaml/yaml_text.h"

#include <optional>
#include <string_view>

namespace galley {

// Whether `value` stands in `root`'s own tree, below it.
bool holds(Value root, Value value);

// Writes the string `by` in the place of a scalar, of a mapping's key, or of a list's item; in the quotes
// that stand there, if that is sound (write_yaml_string()).
std::optional<Edit> replace_yaml_value(const YamlText &text, Value root, Value scalar, std::string_view by);
std::optional<Edit> replace_yaml_key(const YamlText &text, Value root, Value member, std::string_view by);

// Removes a scalar item of a list: with a comma beside it, or with its line. None too where a comment would
// be lost, or where the item is alone in brackets.
std::optional<Edit> remove_yaml_item(const YamlText &text, Value root, Value item);

// Removes a member whose key and scalar value stand on a line of their own, with that line.
std::optional<Edit> remove_yaml_member(const YamlText &text, Value root, Value member);

} // namespace galley
