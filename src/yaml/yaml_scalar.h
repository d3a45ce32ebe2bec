// What a YAML scalar means. In: its text and its tag. Out: a node of a ValueBuilder.
#pragma once

#include "base/value.h"
#include "text/span.h"

#include <optional>
#include <string>
#include <string_view>

namespace galley {

// Which reading a scalar's tag asks for.
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

// `tag` as the parser gives it: "?" of an untagged plain scalar, "!" of a quoted one, else in full.
YamlTag yaml_tag(std::string_view tag);

// Adds a plain scalar as the core schema of YAML 1.2.2 (section 10.3.2) reads it, or as `tag` asks; `text`
// must live as long as the tree. Out: what is wrong, where the text is nothing that the tag allows; it is
// then added as a string.
std::optional<std::string> add_plain_scalar(ValueBuilder &builder, std::string_view text, YamlTag tag,
                                            Span span);

} // namespace galley
