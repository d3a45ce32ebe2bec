#include "yaml/data_file.h"

#include "base/json.h"
#include "yaml/yaml.h"

#include <cassert>
#include <utility>

namespace galley {

Result<DataFilePtr> parse_data(std::string path, std::string text) {
  auto file = std::make_shared<DataFile>();
  file->language =
      path.ends_with(".json") || path.ends_with(".jsonc") ? FieldLanguage::json : FieldLanguage::yaml;
  // The source is created where it stays, since the tree points into it.
  file->source = Source(std::move(path), std::move(text));
  const Source &source = file->source;
  if (file->language == FieldLanguage::json) {
    auto parsed = parse_json_with_comments(source);
    if (!parsed) return error_at(source, parsed.error().span, parsed.error().message);
    file->tree = std::move(*parsed);
  } else {
    Yaml yaml = parse_yaml(source, {source.bom_size(), static_cast<std::uint32_t>(source.text.size())});
    if (!yaml.problems.empty()) {
      return error_at(source, yaml.problems.front().span, yaml.problems.front().message);
    }
    file->tree = std::move(yaml.tree);
  }
  return DataFilePtr(std::move(file));
}

DataFilePtr parse_own_json(std::string path, std::string text) {
  auto file = std::make_shared<DataFile>();
  file->source = Source(std::move(path), std::move(text));
  file->language = FieldLanguage::json;
  auto parsed = parse_json(file->source);
  assert(parsed);
  file->tree = std::move(*parsed);
  return file;
}

} // namespace galley
