// Whether a document takes in content from elsewhere, which may have headings. In: a Source and its Body.
// Out: yes or no. What takes in images, code or words alone doesn't count. The time is linear in the text.
//
//     <!--@include: x.md-->   [!INCLUDE [t](x.md)]   ```{include} x.md   --8<-- "x.md"   {% include x.md %}
//     {!x.md!}   {{% include "x.md" %}}   {{< readfile "x.md" >}}   {{#include x.md}}   <Partial />   {{ x }}
#pragma once

#include "markdown/markdown.h"

namespace galley {

bool takes_in_content(const Source &source, const Body &body);

} // namespace galley
