// Finds the parts of a Markdown text that a template uses as data or shows as code: between `{% raw %}` and
// `{% endraw %}`, in a block `{% set x %}`, in Hugo's `{{< highlight >}}`. In: the text. Out: spans in
// ascending order.
#pragma once

#include "text/span.h"

#include <string_view>
#include <vector>

namespace galley {

std::vector<Span> template_code(std::string_view text);

} // namespace galley
