// JSON Schema (drafts 4, 6, 7, 2019-09 and 2020-12) over Value. In: a schema as a Value of some Source. Out:
// a compiled Schema, which finds the Defects of an instance.
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

struct SchemaGraph;

enum class Draft : std::uint8_t { draft4, draft6, draft7, draft2019, draft2020 };
// The draft that goes by `name`: "4", "6", "7", "2019-09", "2020-12", or the URI of a metaschema, as
// `$schema` has it.
std::optional<Draft> draft_from_name(std::string_view name);

// One thing that is wrong with an instance.
struct Defect {
  // Bytes of the instance's Source. Where a key is missing, the span of the mapping's own key, or of the
  // whole mapping where it has none.
  Span span;
  std::string instance_pointer; // JSON Pointer (RFC 6901) into the instance
  std::string keyword;          // the schema's keyword that failed: "type", "enum", "required", …
  std::string evaluation_path;  // JSON Pointer through the keywords of schemas, `$ref` included
  std::string schema_path;      // file, line and column of that keyword: "post.schema.json:12:5"
  std::string message;          // names the field, what was expected, and what stands there, for a writer
  std::string suggestion;       // the value or key that was probably meant; empty where there is none
  bool at_key = false;          // whether `span` is that of a key
  bool is_missing = false;      // whether a required key isn't there

  // The following members are for fixes. Their values belong to the instance and to the schema, and live as
  // long as both do.
  Value instance;            // what failed; where `at_key` is set, the member whose key failed
  Value other;               // for uniqueItems, the equal item that is there already
  bool sure = false;         // whether `suggestion` is a slip away, and no other value or key is one edit
  bool same_letters = false; // whether `suggestion` differs in its way of writing alone
  std::vector<std::string_view> formats; // the names of the formats that are asked for
  std::vector<std::string_view> types;   // the names of the types that are asked for
  std::string_view missing_key;          // for required, the key that isn't there
  Value misspelt;                        // for required, the member that was probably meant for it, if any
  Value properties;                      // for required, the value of the schema's `properties`, if any
  Value default_value;                   // for required, the `default` of the key that isn't there, if any
};

struct SchemaOptions {
  // The draft to go by, whatever `$schema` says. Without either, it is draft 7, unless keywords that are
  // newer tell another.
  std::optional<Draft> draft;
  // Whether `format` asks something of a value. If not, it is an annotation.
  bool formats_assert = true;
  // Whether Schema::warnings() are searched.
  bool warn = false;
  // Reads the file that a `$ref` names by an absolute URI or a path. It returns a null pointer where there is
  // no such file, and is never called for a URI of the schema itself. Without such a function no other file
  // is found, and nothing is ever fetched from a network.
  std::function<Result<DataFilePtr>(const std::string &uri)> load;
};

// A Schema is immutable once it is compiled, so threads may share one.
class Schema {
public:
  // Compiles the schema that stands at `root`, a node of `file`. An error names file, line and column.
  static Result<Schema> compile(DataFilePtr file, Value root, const SchemaOptions &options = {});
  // Compiles the schema that `ref`, a string in `file`, names as a `$ref` would. `file` is none of schemas.
  static Result<Schema> compile_reference(const DataFile &file, Value ref, const SchemaOptions &options);

  // Everything that is wrong with the instance, in the order of the text, with one Defect for each thing to
  // mend.
  std::vector<Defect> check(Value instance) const;
  // Whether nothing is wrong. Cheaper than check().
  bool accepts(Value instance) const;
  // The members and items, at any depth, that keywords looked at and accepted. Later drafts ask for them in
  // unevaluatedProperties and unevaluatedItems.
  std::vector<Value> evaluated(Value instance) const;

  // What the schema says to no effect: unknown keywords, unknown formats, and so on. These are no errors.
  const std::vector<Error> &warnings() const;

private:
  explicit Schema(std::shared_ptr<const SchemaGraph> graph) : graph_(std::move(graph)) {}
  std::shared_ptr<const SchemaGraph> graph_;
};

} // namespace galley
