// The keywords of JSON Schema. A keyword is a row of one table, which says which drafts and which vocabulary
// know it, what its value must look like, where further schemas stand in it, how it is evaluated, and how its
// failure is worded and ranked. Loading, the metaschemas, the search for endless loops, the evaluation and
// the wording of defects all read this table.
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"
#include "schema/schema.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct Failure;
struct Assertion;
class Evaluation;

// The form that a keyword's value must have.
enum class KeywordForm : std::uint8_t {
  schema,            // a schema
  schema_or_boolean, // a schema or, even in draft 4, true or false
  schema_list,       // a non-empty list of schemas
  schema_or_list,    // a schema or a list of schemas
  schema_map,        // a mapping of schemas
  pattern_map,       // a mapping of schemas whose keys are regular expressions
  dependencies,      // a mapping of schemas and lists of names
  type,              // the name of a type or a list of such names
  values,            // a non-empty list of values
  any,               // any value
  count,             // a whole number from 0 on
  number,            // a number
  positive,          // a number above 0
  boolean,           // true or false
  text,              // a string
  regex,             // a string that is a regular expression
  names,             // a list of strings
  names_map,         // a mapping of lists of strings
  list,              // a list
  mapping,           // a mapping
};

// How much the failure of a keyword says of a value. Of several failures of one value only those of the
// lowest rank are reported, for the others follow from them.
enum class FailureRank : std::uint8_t {
  wrong_kind, // the value is another kind of thing, or another thing, altogether
  structure,  // a key is missing, or no alternative fits; several of these may be reported side by side
  too_small,
  format,
  other,
  repeated, // the value itself may be right, but stands there twice
};

// A part of a draft that a metaschema may leave out. Before draft 2019-09 none does.
enum class Vocabulary : std::uint8_t {
  core,
  applicator,
  unevaluated,
  validation,
  meta_data,
  format,
  content
};
using Vocabularies = std::uint32_t; // a bit for each
constexpr Vocabularies bit_of(Vocabulary vocabulary) {
  return 1U << static_cast<unsigned>(vocabulary);
}
inline constexpr Vocabularies all_vocabularies = ~0U;

struct Keyword {
  std::string_view name;
  Vocabulary vocabulary = Vocabulary::core;
  Draft first = Draft::draft4;   // the first draft that knows the keyword
  Draft last = Draft::draft2020; // the last one
  KeywordForm form = KeywordForm::any;
  bool in_place = false; // whether its schemas apply to the same value, not to what the value holds
  // Evaluates the keyword. Null where it asks nothing of a value by itself.
  bool (Evaluation::*evaluate)(const Assertion &) = nullptr;
  // Words the failure of the keyword. Null where a value can only fail the schemas in the keyword, not the
  // keyword itself.
  std::string (*describe)(const Failure &) = nullptr;
  FailureRank rank = FailureRank::other;
};

// All rows of the table, in the order in which the keywords of a schema are evaluated.
std::span<const Keyword> all_keywords();

// Whether `draft` knows the keyword.
inline bool is_known(const Keyword &keyword, Draft draft) {
  return keyword.first <= draft && draft <= keyword.last;
}

// Null where the draft has no such keyword.
const Keyword *find_keyword(std::string_view name, Draft draft);

// Appends the schemas that stand directly in a keyword's value. A value of the wrong form has none.
void append_subschemas(const Keyword &keyword, Value value, std::vector<Value> &schemas);

// Tells what is wrong with the form of a keyword's value, apart from the schemas in it. The problem's span is
// in `value`.
std::optional<Problem> check_form(const Keyword &keyword, Value value);

// Tells what is wrong with a schema's own form. A schema must be a mapping or, since draft 6, true or false.
std::optional<Problem> check_schema_form(Value schema, Draft draft, bool boolean_allowed);

} // namespace galley
