#include "markdown/outline.h"

#include "markdown/link_definition.h"
#include "markdown/markdown_text.h"
#include "text/unicode.h"

#include <optional>
#include <utility>

namespace galley {

namespace {

LinkKind kind_of(const Source &source, const BodyNode &node) {
  if (node.kind == BodyKind::image) return LinkKind::image;
  if (node.span.empty()) return LinkKind::inline_link; // its position is unknown
  if (source.text[node.span.begin] == '<') return LinkKind::autolink;
  return source.text[node.span.end - 1] == ')' ? LinkKind::inline_link : LinkKind::reference;
}

// Returns the target in the `](target "title")` that follows the link's text. Returns nothing where that
// can't be read as a target.
std::optional<Span> inline_target(const Source &source, const BodyNode &node) {
  const std::string_view text = source.text;
  if (!text.substr(node.content.end).starts_with("](")) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(text.find_first_not_of(" \t\r\n", node.content.end + 2));
  if (begin >= node.span.end) return std::nullopt;
  return target_at(source, begin, node.span.end);
}

} // namespace

std::string_view link_kind_name(LinkKind kind) {
  switch (kind) {
  case LinkKind::inline_link:
    return "inline";
  case LinkKind::reference:
    return "reference";
  case LinkKind::autolink:
    return "autolink";
  case LinkKind::image:
    return "image";
  }
  return "";
}

std::string_view without_attributes(std::string_view heading) {
  if (!heading.ends_with('}')) return heading;
  const std::size_t open = heading.rfind('{');
  // Templates are no attributes.
  const bool attributes = open != std::string_view::npos && open > 0 && heading[open - 1] != '{';
  return attributes ? trim_end(heading.substr(0, open)) : heading;
}

std::vector<Heading> headings(const Source &source, const Body &body, AnchorMaker maker) {
  std::vector<Heading> result;
  AnchorNumbering anchors(maker);
  for (std::uint32_t i = 0; i < body.nodes.size(); ++i) {
    const BodyNode &node = body.nodes[i];
    if (node.kind != BodyKind::heading) continue;
    Heading heading{node.level, plain_text(body, i), plain_text(body, i, false), {}, {}, node.span};
    const std::string_view written = trim(source.slice(node.content));
    heading.source = written.substr(written.rfind('\n') + 1);
    heading.anchor = anchors.next(heading.texts());
    result.push_back(std::move(heading));
  }
  return result;
}

std::vector<Link> links(const Source &source, const Body &body) {
  std::vector<Link> result;
  LinkDefinitions definitions(source, body);
  for (const BodyNode &node : body.nodes) {
    if (node.kind != BodyKind::link && node.kind != BodyKind::image) continue;
    Link link{kind_of(source, node), node.text, node.span, node.span};
    if (node.span.empty()) {
      // The position of the link is unknown, and so is that of its target.
    } else if (source.text[node.span.end - 1] == ')') {
      link.target_span = inline_target(source, node).value_or(node.span);
    } else if (link.kind != LinkKind::autolink) {
      link.target_span = definitions.target_of(node).value_or(node.span);
    }
    result.push_back(link);
  }
  return result;
}

} // namespace galley
