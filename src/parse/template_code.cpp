#include "parse/template_code.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace galley {

namespace {

// No tag is longer, in bytes; it keeps the search linear.
constexpr std::size_t longest_tag = 300;

struct TemplateTag {
  std::string_view name; // `endraw`, `/highlight`; empty: none
  std::string_view rest; // behind the name
  std::size_t end = 0;   // byte behind the tag
};

// The tag `{% name … %}`, `{{< name … >}}` or `{{% name … %}}` that begins at `open`; on one line.
TemplateTag tag_at(std::string_view text, std::size_t open) {
  TemplateTag tag;
  const std::string_view begin = text.substr(open);
  const bool shortcode = begin.starts_with("{{<") || begin.starts_with("{{%");
  if (!shortcode && !begin.starts_with("{%")) return tag;
  std::string_view inner = begin.substr(shortcode ? 3 : 2, longest_tag);
  const std::size_t close = inner.find_first_of("}\n");
  if (close == std::string_view::npos || inner[close] == '\n') return tag;
  tag.end = open + (shortcode ? 3 : 2) + close + 1;
  inner = inner.substr(0, close);
  const std::size_t first = inner.find_first_not_of("- \t");
  if (first == std::string_view::npos) return tag;
  inner.remove_prefix(first);
  const std::size_t size = inner.find_first_of(" \t%>=");
  tag.name = inner.substr(0, size);
  tag.rest = size == std::string_view::npos ? std::string_view() : inner.substr(size);
  return tag;
}

// Whether what follows the tag, up to the one that ends it, is no text of the page.
bool opens_code(const TemplateTag &tag) {
  if (tag.name == "set") return tag.rest.find('=') == std::string_view::npos;
  return tag.name == "raw" || tag.name == "verbatim" || tag.name == "comment" ||
         tag.name.starts_with("highlight") || tag.name.starts_with("code");
}

} // namespace

std::vector<Span> template_code(std::string_view text) {
  std::vector<Span> spans;
  std::string_view name; // of the tag that is open
  std::size_t begin = 0;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const TemplateTag tag = tag_at(text, open);
    if (tag.name.empty()) continue;
    if (name.empty()) {
      if (!opens_code(tag)) continue;
      name = tag.name;
      begin = tag.end;
    } else if (tag.name.ends_with(name) &&
               (tag.name == "end" + std::string(name) || tag.name.front() == '/')) {
      spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(open)});
      name = {};
    }
  }
  return spans;
}

} // namespace galley
