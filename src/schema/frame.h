// Where an evaluation stands: a schema over a value, and how both were reached. Frames live on the stack of
// the evaluation, each pointing to the one it was entered from; places are written out only when something
// failed.
#pragma once

#include "base/value.h"
#include "schema/schema_graph.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace galley {

// How one schema was entered from another.
struct Step {
  enum class Into : std::uint8_t { same, member, item, name }; // of the value: itself, one it holds, a key

  std::string_view keyword = {};
  std::string_view branch = {};   // of the keyword: a name, where it holds several schemas by name
  std::int64_t branch_index = -1; // of the keyword: an index, where it holds a list of schemas
  Into into = Into::same;
  Value child = {};              // the member or item entered
  std::uint32_t child_index = 0; // of an item
};

struct Frame {
  const Frame *outer = nullptr;
  const SchemaNode *schema = nullptr;
  Value instance;
  Step step;
  std::uint32_t depth = 0;
};

std::string instance_pointer(const Frame &frame); // JSON Pointer (RFC 6901)
std::string evaluation_path(const Frame &frame);  // the same, through the keywords of schemas
// The instance as a writer reads it: tags[2], author.name; empty for the whole.
std::string readable_path(const Frame &frame);
// Whether the instance is the name of a key.
bool is_name(const Frame &frame);

// What `errorMessage` of the schemas over this very instance, or of the one that holds it, says of a keyword
// that failed (https://github.com/ajv-validator/ajv-errors): a string for all keywords, or a mapping of
// keywords to strings, `_` for the others; under `required` and `properties`, strings by key. Empty where
// nothing is said. A string for all keywords says nothing of a key that is missing.
Value error_message(const Frame &frame, std::string_view keyword, std::string_view missing);
// The description of the innermost schema over this very instance that has one.
Value description(const Frame &frame);

} // namespace galley
