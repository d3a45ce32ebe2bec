#include "parse/outline.h"

#include "parse/anchor.h"

namespace galley {

namespace {

LinkKind kind_of(const Source &source, const BodyNode &node) {
  if (node.kind == BodyKind::image) return LinkKind::image;
  if (source.text[node.span.begin] == '<') return LinkKind::autolink;
  return source.text[node.span.end - 1] == ')' ? LinkKind::inline_link : LinkKind::reference;
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

std::vector<Heading> headings(const Body &body) {
  std::vector<Heading> result;
  AnchorNumbering anchors;
  for (std::uint32_t i = 0; i < body.nodes.size(); ++i) {
    const BodyNode &node = body.nodes[i];
    if (node.kind != BodyKind::heading) continue;
    Heading heading{node.level, plain_text(body, i), {}, node.span};
    heading.anchor = anchors.next(plain_text(body, i, false));
    result.push_back(std::move(heading));
  }
  return result;
}

std::vector<Link> links(const Source &source, const Body &body) {
  std::vector<Link> result;
  for (const BodyNode &node : body.nodes) {
    if (node.kind != BodyKind::link && node.kind != BodyKind::image) continue;
    result.push_back({kind_of(source, node), node.text, node.span});
  }
  return result;
}

} // namespace galley
