// Finds the fences of front matter, and the language between them. In: a Source. Out: the spans of the fences
// and of the content between them. Nothing is parsed here.
#pragma once

#include "base/field_language.h"
#include "base/json.h"
#include "base/source.h"

#include <optional>
#include <string>

namespace galley {

// A line `...` closes YAML, too.
// YAML stands between two `---`, the first of which may name it or another language (`---yaml`, `---toml`,
// `---js`). TOML stands between two `+++`, and JSON between two `;;;`. A JSON object at the very start is
// front matter, too.
struct FrontMatter {
  Span open;    // the fence that opens it, at byte 0 or after a byte order mark; of an object, its brace
  Span content; // what stands between the fence lines; of an object, all of it
  Span close;   // the fence that closes it; empty where none does
  std::uint32_t body_begin = 0; // the byte offset of the line after the closing fence
  bool whole_file = false;      // a data file has no fences, and no body
  FieldLanguage language = FieldLanguage::yaml;
  JsonRoot json_root = JsonRoot::value; // between `;;;`, members may stand without the braces of their object
  std::string language_name; // in small letters: `yaml`, `toml`, `json`, or what the opening fence says

  bool closed() const { return whole_file || !close.empty(); }
  // Whether galley reads fields in this language. The fields of any other are not known.
  bool readable() const { return language != FieldLanguage::other; }
  bool may_hold_comments() const {
    return language == FieldLanguage::yaml || language == FieldLanguage::toml;
  }
};

// Returns nothing where the document has no front matter. All of a data file is fields.
std::optional<FrontMatter> find_front_matter(const Source &source);

} // namespace galley
