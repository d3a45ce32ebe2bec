#include "records/prose.h"

#include "markdown/markdown_text.h"
#include "terms/matcher.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace galley {

namespace {

constexpr std::array<std::string_view, 7> prose_fields = {"title",   "subtitle", "summary", "description",
                                                          "excerpt", "insight",  "caption"};

// Appends the text of HTML, without tags and comments.
void append_html_text(std::string &out, std::string_view html) {
  while (!html.empty()) {
    const std::size_t tag = html.find('<');
    out += html.substr(0, tag);
    out += text_break;
    const std::size_t end = tag == std::string_view::npos ? tag : html.find('>', tag);
    if (end == std::string_view::npos) return;
    html.remove_prefix(end + 1);
  }
}

} // namespace

std::string prose_of(const Document &document) {
  std::string prose;
  const Value fields = document.fields();
  if (fields && fields.is(ValueKind::mapping)) {
    for (const std::string_view name : prose_fields) {
      const Value field = fields.find(name);
      if (field && field.is(ValueKind::string)) prose.append(field.text()) += text_break;
    }
  }
  if (!document.body) return prose;
  const std::vector<BodyNode> &nodes = document.body->nodes;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (holds_inlines(nodes[i].kind)) {
      prose += plain_text(*document.body, i);
      prose += text_break;
      i += nodes[i].skip - 1;
    } else if (nodes[i].kind == BodyKind::html_block) {
      append_html_text(prose, nodes[i].text);
    }
  }
  return prose;
}

} // namespace galley
