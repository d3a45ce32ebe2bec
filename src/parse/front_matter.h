// Finds the fences of front matter, and the language between them. In: a Source. Out: the spans of the fences
// and of the content between them. Nothing is parsed here.
#pragma once

#include "base/field_language.h"
#include "base/source.h"

#include <optional>
#include <string>

namespace galley {

// YAML stands between two `---`, the first of which may name it (`---yaml`); a line `...` closes it, too.
// Generators know more languages:
// `---js` and the like, TOML between two `+++`, a JSON object from a line `{` to a line `}`.
struct FrontMatter {
  Span open;                    // the fence that opens it, at byte 0 or after a byte order mark
  Span content;                 // what stands between the fence lines
  Span close;                   // the fence that closes it; empty where none does, as may be with YAML
  std::uint32_t body_begin = 0; // the byte offset of the line after the closing fence
  FieldLanguage language = FieldLanguage::yaml;
  std::string language_name; // in small letters: `yaml`, `toml`, `json`, or what the opening fence says

  bool closed() const { return !close.empty(); }
  // Whether galley reads fields in this language. The fields of any other are not known.
  bool readable() const { return language == FieldLanguage::yaml; }
};

// Returns nothing where the document has no front matter.
std::optional<FrontMatter> find_front_matter(const Source &source);

} // namespace galley
