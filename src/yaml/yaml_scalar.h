// Resolves the scalars of YAML. In: the text of a scalar and its tag. Out: a node of a ValueBuilder.
#pragma once

#include "base/value.h"
#include "text/span.h"

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// The kind of value that a tag asks for.
enum class YamlTag : std::uint8_t {
  none,
  string,
  null,
  boolean,
  integer,
  number,
  sequence,
  mapping,
  unknown
};

// `tag` is as the parser gives it: "?" for a plain scalar without a tag, "!" for a quoted one, else the full
// tag.
YamlTag yaml_tag(std::string_view tag);

// Returns what the parser read of a scalar as UTF-8: it writes the escapes `\_` and `\N`, which stand for
// U+00A0 and U+0085, as one byte each.
std::string unescaped_utf8(std::string_view value);

// Adds a plain scalar as the core schema of YAML 1.2.2 (section 10.3.2) reads it, or as `tag` asks. `text`
// must live as long as the tree. Where the tag does not allow the text, the text is added as a string, and
// the words that say what is wrong are returned.
std::optional<std::string> add_plain_scalar(ValueBuilder &builder, std::string_view text, YamlTag tag,
                                            Span span);

} // namespace galley
