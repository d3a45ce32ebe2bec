#include "parse/field_editors.h"

#include "yaml/yaml_editor.h"

namespace galley {

namespace {

std::unique_ptr<FieldEditor> make_editor(FieldLanguage language, std::string_view text, Span content,
                                         Value root) {
  switch (language) {
  case FieldLanguage::yaml:
  case FieldLanguage::json:
    return std::make_unique<YamlEditor>(text, content, root);
  case FieldLanguage::toml:
  case FieldLanguage::other:
    return nullptr;
  }
  return nullptr;
}

} // namespace

std::unique_ptr<FieldEditor> make_field_editor(const Document &document, Value root) {
  if (!document.fences || !document.fences->readable()) return nullptr;
  return make_editor(document.fences->language, document.source->text, document.fences->content, root);
}

std::unique_ptr<FieldEditor> make_field_editor(const DataFile &file) {
  const auto size = static_cast<std::uint32_t>(file.source.text.size());
  return make_editor(file.language, file.source.text, {0, size}, file.tree.root());
}

} // namespace galley
