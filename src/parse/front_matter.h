// Finds the fences of front matter, and which language stands between them. In: a Source. Out: where the
// fences and the content between them stand. Nothing is parsed here.
#pragma once

#include "base/source.h"

#include <optional>
#include <string>

namespace galley {

// Galley reads YAML: between two `---`, the first of which may name it (`---yaml`). Generators know more:
// `---js` and the like, TOML between two `+++`, a JSON object from a line `{` to a line `}`.
struct FrontMatter {
  Span open;                    // the `---` that opens it, at byte 0 or after a byte order mark
  Span content;                 // between the fence lines
  Span close;                   // the `---` that closes it; empty where nothing does: then it is YAML
  std::uint32_t body_begin = 0; // byte offset of the line after the closing fence
  std::string language;         // in small letters: `yaml`, `toml`, `json`, or as the opening fence names it

  bool closed() const { return !close.empty(); }
  bool is_yaml() const { return language == "yaml"; } // else its fields are not known
};

// None where the document has no front matter.
std::optional<FrontMatter> find_front_matter(const Source &source);

} // namespace galley
