// Finds the ids that a document gives by itself, in whatever syntax: `{#id}`, `{: .c id="x"}`, `{/* #id */}`,
// `<a id="x">`, `<Part id="x" />`, `{{< figure id="x" >}}`, `{% figure id: x %}`, `(x)=`. In: a Source and
// its Body. Out: the ids with their positions. The time is linear in the text.
#pragma once

#include "markdown/markdown.h"
#include "text/span.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

enum class IdForm : std::uint8_t {
  attribute, // of attributes in braces: `{#id}`
  html,      // of an element of HTML: `<a id="x">`
  label,     // of something that may make an element with this id: a component, a shortcode, `name`, `(x)=`
};

struct ExplicitId {
  std::string id;
  Span span; // in the Source
  IdForm form = IdForm::label;
  bool complete = true; // else a template makes the rest of the id
};

// Returns the ids in document order. Those in code and in comments of HTML are left out, but those in the
// code blocks that are directives of MyST are not.
std::vector<ExplicitId> explicit_ids(const Source &source, const Body &body);

} // namespace galley
