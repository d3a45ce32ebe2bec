#include "config/config_references.h"

#include "base/path.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>
#include <vector>

namespace galley {

Error error_in(const DataFile &file, Value at, std::string message) {
  return error_at(file.source, at.span(), std::move(message));
}

std::vector<Value> names_in(Value value) {
  if (!value.is(ValueKind::sequence)) return {value};
  std::vector<Value> items;
  for (const Value item : value) items.push_back(item);
  return items;
}

bool is_path(std::string_view text) {
  return text.find('/') != std::string_view::npos || text.ends_with(".json") || text.ends_with(".jsonc") ||
         text.ends_with(".yaml") || text.ends_with(".yml");
}

Result<const BuiltInFile *> find_named(const Referrer &from, Value name, const BuiltInNames &names) {
  std::vector<std::string_view> known;
  for (const BuiltInFile &file : built_in_files()) {
    if (!file.path.starts_with(names.prefix) || !file.path.ends_with(names.ending)) continue;
    std::string_view short_name = file.path;
    short_name.remove_prefix(names.prefix.size());
    short_name.remove_suffix(names.ending.size());
    if (short_name == name.text()) return &file;
    known.push_back(short_name);
  }
  std::string message = "there is no " + std::string(names.what) + " " + in_quotes(name.text());
  if (const auto suggestion = nearest_name(name.text(), known)) {
    message += did_you_mean(suggestion);
  } else {
    const std::string_view ending = names.ending.substr(names.ending.rfind('.'));
    message +=
        fmt::format(", only \"{}\"; a file is named by its path, such as {}", fmt::join(known, "\", \""),
                    in_quotes("./" + std::string(name.text()).append(ending)));
  }
  return error_in(from.file, name, std::move(message));
}

std::string path_from(const Referrer &from, Value name) {
  const bool absolute = name.text().starts_with('/');
  return normal_path(absolute ? std::string(name.text()) : join_path(from.folder, name.text()));
}

Result<std::string> read_named(const FileSystem &files, const Referrer &from, Value name) {
  const std::string path = path_from(from, name);
  std::string text;
  if (const FileResult read = files.read(path, max_source_size, text); !read)
    return error_in(from.file, name, cannot_be_read(in_quotes(path), read.error().reason));
  return text;
}

namespace {

// Whether a schema is named as in a `$ref`: by an address, or within a file, as in
// all.json#/definitions/post.
bool is_reference(std::string_view name) {
  const std::size_t hash = name.find('#');
  return name.find("://") != std::string_view::npos ||
         (hash != std::string_view::npos && hash > 0 && is_path(name.substr(0, hash)));
}

} // namespace

// Reads the file of a schema, or the one that is built in.
Result<DataFilePtr> EntrySchemas::read(const Referrer &from, Value name) {
  if (!is_path(name.text())) {
    const Result<const BuiltInFile *> built_in = find_named(from, name, schema_names);
    if (!built_in) return built_in.error();
    return parse_data(std::string(built_in_prefix) + std::string((*built_in)->path),
                      std::string((*built_in)->text));
  }
  Result<std::string> text = read_named(files_, from, name);
  if (!text) return text.error();
  bytes_ += text->size();
  return parse_data(path_from(from, name), std::move(*text));
}

Result<Schema> EntrySchemas::compile(const Referrer &from, Value name, const SchemaOptions &options) {
  if (is_reference(name.text())) return Schema::compile_reference(from.file, name, options);
  const Result<DataFilePtr> data = read(from, name);
  if (!data) return data.error();
  return Schema::compile(*data, (*data)->tree.root(), options);
}

Result<Schema> EntrySchemas::load(const Referrer &from, Value entry) {
  // Schemas of a few bytes may all refer to a large one, which is compiled for each of them.
  constexpr std::size_t max_bytes = 2 * max_source_size;
  const Value name = entry.find("schema");
  SchemaOptions options;
  if (const Value draft = entry.find("draft")) options.draft = draft_from_name(draft.text());
  if (const Value formats = entry.find("formats")) options.formats_assert = formats.text() == "assert";
  std::tuple key(is_path(name.text()) ? path_from(from, name) : std::string(name.text()), options.draft,
                 options.formats_assert);
  if (const auto known = loaded_.find(key); known != loaded_.end()) return known->second;
  options.load = [&](const std::string &uri) -> Result<DataFilePtr> {
    std::string text;
    if (bytes_ > max_bytes || uri.find("://") != uri.npos || !files_.read(uri, max_source_size, text))
      return DataFilePtr();
    bytes_ += text.size();
    return parse_data(uri, std::move(text));
  };
  const Value told = entry.find("warnings");
  options.warn = !told || told.text() != "off";
  Result<Schema> schema = compile(from, name, options);
  if (bytes_ > max_bytes)
    return error_in(from.file, name,
                    "with what they refer to, the schemas come to more than 8 MiB; a file counts as often as "
                    "schemas refer to it");
  if (schema) warnings.insert(warnings.end(), schema->warnings().begin(), schema->warnings().end());
  if (schema) loaded_.emplace(std::move(key), *schema);
  return schema;
}

} // namespace galley
