// What a site's generator reads in Markdown besides what CommonMark has. In: `markdown` of galley.yaml. Out:
// switches, by which the parser goes.
#pragma once

#include <array>
#include <string_view>

namespace galley {

struct MarkdownSyntax {
  bool math = true;              // `$x$` and `$$x$$` are formulas
  bool percent_comments = false; // whatever stands between two `%%` is a comment, not only what looks so
  bool mdx = false;              // documents are MDX; files that end in `.mdx` are so in any case
  bool indented_bodies = false;  // indented lines below a footnote or a definition are its body
  bool label_first = false;      // a wikilink has its label first: `[[label|page]]`

  bool operator==(const MarkdownSyntax &) const = default;
};

struct SyntaxSwitch {
  std::string_view name; // in galley.yaml
  bool MarkdownSyntax::*member;
};

inline constexpr std::array<SyntaxSwitch, 5> syntax_switches = {{
    {"math", &MarkdownSyntax::math},
    {"percent-comments", &MarkdownSyntax::percent_comments},
    {"mdx", &MarkdownSyntax::mdx},
    {"indented-bodies", &MarkdownSyntax::indented_bodies},
    {"label-first-wikilinks", &MarkdownSyntax::label_first},
}};

// Returns what holds for the document with this path.
constexpr MarkdownSyntax syntax_of(std::string_view path, MarkdownSyntax site) {
  site.mdx = site.mdx || path.ends_with(".mdx");
  return site;
}

} // namespace galley
