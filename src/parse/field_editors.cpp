#include "parse/field_editors.h"

#include "parse/json_editor.h"
#include "toml/toml_editor.h"
#include "yaml/yaml_editor.h"

namespace galley {

namespace {

std::unique_ptr<FieldEditor> make_editor(FieldLanguage language, std::string_view text, Span content,
                                         Value root, JsonRoot json_root) {
  switch (language) {
  case FieldLanguage::yaml:
    return std::make_unique<YamlEditor>(text, content, root);
  case FieldLanguage::json:
    return std::make_unique<JsonEditor>(text, content, root, json_root);
  case FieldLanguage::toml:
    return std::make_unique<TomlEditor>(text, content, root);
  case FieldLanguage::other:
    return nullptr;
  }
  return nullptr;
}

} // namespace

std::unique_ptr<FieldEditor> make_field_editor(const Document &document, Value root) {
  if (!document.fences || !document.fences->readable()) return nullptr;
  const FrontMatter &fences = *document.fences;
  return make_editor(fences.language, document.source->text, fences.content, root, fences.json_root);
}

std::unique_ptr<FieldEditor> make_field_editor(const DataFile &file) {
  const auto size = static_cast<std::uint32_t>(file.source.text.size());
  return make_editor(file.language, file.source.text, {file.source.bom_size(), size}, file.tree.root(),
                     JsonRoot::value);
}

} // namespace galley
