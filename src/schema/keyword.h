// The keywords of JSON Schema drafts 4, 6 and 7: what their values must look like, and where in them further
// schemas stand. One table; loading, validation of schemas and the search for endless loops all go by it.
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"
#include "schema/schema.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace galley {

enum class KeywordShape : std::uint8_t {
  schema,            // a schema
  schema_or_boolean, // a schema; draft 4: true or false as well
  schema_list,       // a non-empty list of schemas
  schema_or_list,    // either
  schema_map,        // a mapping of schemas
  pattern_map,       // a mapping of schemas, by regular expressions
  dependencies,      // a mapping of schemas and lists of names
  type,              // the name of a type or several
  values,            // a list of values
  any,               // a value
  count,             // a whole number from 0 on
  number,
  positive, // a number above 0
  boolean,
  text,
  names, // a list of strings
};

struct Keyword {
  std::string_view name;
  Draft first = Draft::draft4; // the drafts that know it
  Draft last = Draft::draft7;
  KeywordShape shape = KeywordShape::any;
  bool in_place = false; // its schemas apply to the same value, not to what the value holds
};

// Null where the draft has no such keyword.
const Keyword *find_keyword(std::string_view name, Draft draft);

// Appends the schemas that stand directly in a keyword's value. What has the wrong form is left out.
void append_subschemas(const Keyword &keyword, Value value, std::vector<Value> &schemas);

// What is wrong with the form of a keyword's value, the schemas within it apart; its place is in `value`.
std::optional<Problem> check_form(const Keyword &keyword, Value value);

// What is wrong with a schema's own form: it must be a mapping or, since draft 6, true or false.
std::optional<Problem> check_schema_form(Value schema, Draft draft, bool boolean_allowed);

// The names that `type` knows.
const std::vector<std::string_view> &type_names();

} // namespace galley
