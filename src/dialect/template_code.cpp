#include "dialect/template_code.h"

#include "text/unicode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace galley {

namespace {

// No tag has more bytes than this, which keeps the search linear.
constexpr std::size_t longest_tag = 300;

struct TemplateTag {
  std::string_view name; // `endraw`, `/highlight`; empty where there is no tag
  std::string_view rest; // what follows the name
  std::size_t begin = 0;
  std::size_t end = 0; // the byte after the tag
};

// Reads the tag `{% name … %}`, `{{< name … >}}` or `{{% name … %}}` that begins at `open`, if it is on one
// line.
TemplateTag tag_at(std::string_view text, std::size_t open) {
  TemplateTag tag;
  const std::string_view begin = text.substr(open);
  const bool shortcode = begin.starts_with("{{<") || begin.starts_with("{{%");
  if (!shortcode && !begin.starts_with("{%")) return tag;
  std::string_view inner = begin.substr(shortcode ? 3 : 2, longest_tag);
  const std::size_t close = inner.find_first_of("}\n");
  if (close == std::string_view::npos || inner[close] == '\n') return tag;
  tag.begin = open;
  tag.end = open + (shortcode ? 3 : 2) + close + 1;
  if (shortcode && tag.end < text.size() && text[tag.end] == '}') ++tag.end;
  inner = inner.substr(0, close);
  const std::size_t first = inner.find_first_not_of("- \t");
  if (first == std::string_view::npos) return tag;
  inner.remove_prefix(first);
  const std::size_t size = inner.find_first_of(" \t%>=");
  tag.name = inner.substr(0, size);
  tag.rest = size == std::string_view::npos ? std::string_view() : inner.substr(size);
  return tag;
}

// These tags have an end tag, and the text between the two is not text of the page.
constexpr std::array code_tags = {std::string_view("raw"),       std::string_view("verbatim"),
                                  std::string_view("comment"),   std::string_view("highlight"),
                                  std::string_view("code"),      std::string_view("code-toggle"),
                                  std::string_view("codeblock"), std::string_view("set")};

// Returns the index into code_tags of the code that the tag opens, or code_tags.size() where it opens none.
std::size_t code_opened_by(const TemplateTag &tag) {
  if (tag.name == "set" && tag.rest.find('=') != std::string_view::npos) return code_tags.size();
  const auto *const found = std::ranges::find(code_tags, tag.name);
  return static_cast<std::size_t>(found - code_tags.begin());
}

// Returns whether the tag is the end of the opener: `endraw`, `/raw`, `/ raw`.
bool closes(const TemplateTag &tag, std::string_view opener) {
  if (tag.name == "/") return trim(tag.rest).starts_with(opener);
  const std::size_t before = tag.name.starts_with("end") ? 3 : tag.name.starts_with('/') ? 1 : 0;
  return before > 0 && tag.name.substr(before) == opener;
}

TemplateTag next_tag(std::string_view text, std::size_t from) {
  for (std::size_t open = text.find('{', from); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    TemplateTag tag = tag_at(text, open);
    if (!tag.name.empty()) return tag;
  }
  return {};
}

} // namespace

std::vector<Span> template_code(std::string_view text) {
  std::vector<Span> spans;
  // Code whose end tag doesn't follow any more. Its end isn't searched for again, which keeps the search
  // linear.
  std::array<bool, code_tags.size()> endless = {};
  for (TemplateTag tag = next_tag(text, 0); !tag.name.empty(); tag = next_tag(text, tag.end)) {
    const std::size_t opened = code_opened_by(tag);
    if (opened == code_tags.size() || endless[opened]) continue;
    TemplateTag end = next_tag(text, tag.end);
    while (!end.name.empty() && !closes(end, code_tags[opened])) end = next_tag(text, end.end);
    if (end.name.empty()) {
      endless[opened] = true;
      continue;
    }
    spans.push_back({static_cast<std::uint32_t>(tag.end), static_cast<std::uint32_t>(end.begin)});
    tag = end;
  }
  return spans;
}

} // namespace galley
