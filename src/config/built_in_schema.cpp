#include "config/built_in_schema.h"

#include "config/built_in.h"

#include <cassert>
#include <string>
#include <utility>

namespace galley {

Schema compile_built_in_schema(std::string_view path) {
  const BuiltInFile *text = find_built_in_file(path);
  assert(text != nullptr);
  const DataFilePtr file = parse_own_json(std::string(text->path), std::string(text->text));
  Result<Schema> schema = Schema::compile(file, file->tree.root());
  assert(schema);
  return *std::move(schema);
}

std::optional<Error> first_defect(const Schema &schema, const DataFile &file, Value value) {
  const std::vector<Defect> defects = schema.check(value);
  if (defects.empty()) return std::nullopt;
  return error_at(file.source, defects.front().span, defects.front().message);
}

} // namespace galley
