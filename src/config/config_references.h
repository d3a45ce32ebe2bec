// References from a config to files beside it, and to presets and schemas that are part of galley. In: a
// value of the config. Out: the file or schema that it refers to, or an Error that points at the value.
#pragma once

#include "base/error.h"
#include "base/file_system.h"
#include "config/built_in.h"
#include "schema/schema.h"
#include "yaml/data_file.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace galley {

// The file that contains a reference, and the folder that its paths are relative to.
struct Referrer {
  const DataFile &file;
  std::string_view folder;
};

// The built-in files of one kind, which have short names.
struct BuiltInNames {
  std::string_view what, prefix, ending;
};
inline constexpr BuiltInNames preset_names = {"preset", "presets/", ".yaml"};
inline constexpr BuiltInNames schema_names = {"built-in schema", "schemas/", ".schema.json"};

Error error_in(const DataFile &file, Value at, std::string message);

// Returns the value itself, or the items where it is a list.
std::vector<Value> names_in(Value value);

// Returns whether the text is a path, which has a slash or a file's ending. All other texts are built-in
// names.
bool is_path(std::string_view text);

Result<const BuiltInFile *> find_named(const Referrer &from, Value name, const BuiltInNames &names);

// Returns the path that `name` refers to, without `.` and needless `..`.
std::string path_from(const Referrer &from, Value name);
// Returns the text of the file at path_from().
Result<std::string> read_named(const FileSystem &files, const Referrer &from, Value name);

// Loads the schemas of entries of `schemas`.
class EntrySchemas {
public:
  explicit EntrySchemas(const FileSystem &files) : files_(files) {}

  // Loads the schema of an entry that isn't `off`. Entries that name one file share what is compiled of it.
  // References to other files are read during the call, and never after it.
  Result<Schema> load(const Referrer &from, Value entry);

  // What the schemas that were loaded say to no effect, unless their entries turn this off.
  std::vector<Error> warnings;

private:
  Result<Schema> compile(const Referrer &from, Value name, const SchemaOptions &options);
  Result<DataFilePtr> read(const Referrer &from, Value name);

  const FileSystem &files_;
  // By their paths and how they are read.
  std::map<std::tuple<std::string, std::optional<Draft>, bool>, Schema> loaded_;
  std::size_t bytes_ = 0; // of all files, each as often as it was read
};

} // namespace galley
