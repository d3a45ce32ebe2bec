// What a config names: files beside it, and presets and schemas that are part of galley. In: a value of the
// config. Out: what it names, or an Error at the value.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/built_in.h"
#include "schema/schema.h"
#include "yaml/data_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The file that names something, and the folder that its paths start from.
struct Referrer {
  const DataFile &file;
  std::string_view folder;
};

// Built-in files that go by a short name.
struct BuiltInNames {
  std::string_view what, prefix, ending;
};
inline constexpr BuiltInNames preset_names = {"preset", "presets/", ".yaml"};
inline constexpr BuiltInNames schema_names = {"built-in schema", "schemas/", ".schema.json"};

Error error_in(const DataFile &file, Value at, std::string message);

// What a value names: itself, or each item of a list.
std::vector<Value> names_in(Value value);

// A path has a slash or a file's ending; all else is meant as a built-in name.
bool is_path(std::string_view text);

Result<const BuiltInFile *> find_named(const Referrer &from, Value name, const BuiltInNames &names);

// The path that `name` means, without `.` and needless `..`.
std::string path_from(const Referrer &from, Value name);
// The text of the file at path_from().
Result<std::string> read_named(const FileSystem &files, const Referrer &from, Value name);

// The schema of an entry of `schemas`, which isn't `off`. `files` serves its references; only during the
// call.
Result<Schema> load_entry_schema(const FileSystem &files, const Referrer &from, Value entry);

} // namespace galley
