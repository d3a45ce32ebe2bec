// Schemas and instances for tests, from JSON and YAML text.
#pragma once

#include "catch.h"

#include "schema/schema.h"
#include "yaml/data_file.h"

#include <string>
#include <vector>

namespace galley {

inline DataFilePtr data(std::string text, std::string path = "post.schema.json") {
  auto file = parse_data(std::move(path), std::move(text));
  if (!file) FAIL(file.error().message);
  return *file;
}

inline Schema compiled(std::string text, SchemaOptions options = {}) {
  const DataFilePtr file = data(std::move(text));
  Result<Schema> schema = Schema::compile(file, file->tree.root(), std::move(options));
  if (!schema) FAIL(schema.error().message);
  return *schema;
}

// "line:column: message" of what is wrong with a schema; empty where nothing is.
inline std::string schema_error(std::string text, SchemaOptions options = {}) {
  const DataFilePtr file = data(std::move(text));
  const Result<Schema> schema = Schema::compile(file, file->tree.root(), std::move(options));
  if (schema) return "";
  const Error &error = schema.error();
  return error.path + ":" + std::to_string(error.place.line) + ":" + std::to_string(error.place.code_point) +
         ": " + error.message;
}

// "line:column: message" of each defect, a line each.
inline std::string defects(const std::string &schema, std::string instance) {
  const DataFilePtr file = data(std::move(instance), "note.yaml");
  std::string lines;
  for (const Defect &defect : compiled(schema).check(file->tree.root())) {
    const Position position = file->source.position(defect.span.begin);
    if (!lines.empty()) lines += '\n';
    lines +=
        std::to_string(position.line) + ":" + std::to_string(position.code_point) + ": " + defect.message;
  }
  return lines;
}

} // namespace galley
