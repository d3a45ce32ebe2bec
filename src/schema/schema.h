// JSON Schema (drafts 4, 6 and 7) over Value. In: a schema as a Value of some Source. Out: a compiled Schema,
// which turns an instance into Defects. Wraps valijson, whose types stay in one file of this room.
#pragma once

#include "base/error.h"
#include "base/source.h"
#include "base/value.h"
#include "yaml/data_file.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

class Evaluator;

enum class Draft : std::uint8_t { draft4, draft6, draft7 };
std::optional<Draft> draft_from_name(std::string_view name); // "4", "6", "7", or a $schema URI

// One thing wrong with an instance.
struct Defect {
  Span span; // in the instance's Source; of a missing key, the mapping's key, else all of it
  std::string instance_pointer; // JSON Pointer (RFC 6901) into the instance
  std::string keyword;          // the schema's keyword that failed: "type", "enum", "required", …
  std::string evaluation_path;  // JSON Pointer through the keywords of schemas, `$ref` included
  std::string schema_path;      // file, line and column of that keyword, for notes: "post.schema.json:12:5"
  std::string message;          // for a writer: names the field, what was expected, what stands there
  std::string suggestion;       // the value or key that was probably meant; empty where there is none
  bool at_key = false;          // `span` is a key's
  bool missing = false;         // a required key that isn't there

  // What a fix needs to know. Values of the instance, and of the schema: they live as long as both do.
  Value instance;          // what failed; where `at_key` is set, the member whose key did
  Value other;             // uniqueItems: the item that is there already
  bool sure = false;       // no other value or key than `suggestion` is as near as one edit
  std::string_view format; // the name of the format asked for; empty: none
  std::string_view lacks;  // required: the key that isn't there
  Value properties;        // required: what the schema's `properties` says, in its order; may be none
  Value default_value;     // required: the `default` of the key that isn't there; may be none
};

struct SchemaOptions {
  std::optional<Draft> draft; // overrides $schema; default draft 7
  // Fetches the file a `$ref` names, by its absolute URI or path, already parsed. Null pointer: there is
  // none. Never called for a URI of the schema itself. The default knows nothing, so that nothing is ever
  // fetched from a network.
  std::function<Result<DataFilePtr>(const std::string &uri)> load;
};

// Immutable once compiled; one may be shared by threads.
class Schema {
public:
  // Compiles the schema that stands at `root`, a node of `file`. An error names file, line and column.
  static Result<Schema> compile(DataFilePtr file, Value root, const SchemaOptions &options = {});

  // Everything wrong with the instance, in order of place, one Defect for one defect.
  std::vector<Defect> check(Value instance) const;
  // Whether nothing is wrong. Cheaper than check().
  bool accepts(Value instance) const;
  // The members and items, at any depth, that keywords looked at and accepted: what unevaluatedProperties and
  // unevaluatedItems of later drafts ask for.
  std::vector<Value> evaluated(Value instance) const;

private:
  explicit Schema(std::shared_ptr<const Evaluator> evaluator) : evaluator_(std::move(evaluator)) {}
  std::shared_ptr<const Evaluator> evaluator_;
};

} // namespace galley
