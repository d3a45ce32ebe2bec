// This check reports links and images whose address is on the writer's own machine.
#include "checks/check.h"
#include "markdown/html_links.h"
#include "markdown/outline.h"
#include "text/ascii.h"

#include <algorithm>
#include <array>
#include <string>

namespace galley {

namespace {

// Hosts that are the machine of whoever follows the link.
constexpr std::array<std::string_view, 4> local_hosts = {"localhost", "127.0.0.1", "0.0.0.0", "[::1]"};

// Returns the host of `http://host:80/x`, which points into `target`; empty for other targets.
std::string_view host_of(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::string_view rest = target.substr(scheme.size());
    const std::size_t end = rest.starts_with('[') ? rest.find(']') + 1 : rest.find_first_of(":/?#");
    return rest.substr(0, end);
  }
  return {};
}

class LocalhostLink final : public Check {
public:
  Needs needs() const override {
    Needs needs;
    needs.body = BodyNeed::all;
    return needs;
  }

  void check_document(const Document &document, Sink &sink) const override {
    if (!document.body) return;
    const Source &source = *document.source;
    if (!mentions_local_host(source.text)) return;
    for (const Link &link : links(source, *document.body)) {
      if (link.kind == LinkKind::autolink) continue;
      const std::string_view host = host_of(link.target);
      if (!is_local(host)) continue;
      // Who writes the address for readers to see means their machine.
      if (link.kind != LinkKind::image && shows(source, link, host)) continue;
      sink.report({locate(source, link.target_span), {{"target", std::string(link.target)}}});
    }
    for (const BodyNode &node : document.body->nodes) {
      if (node.kind == BodyKind::html_block || node.kind == BodyKind::html_inline)
        check_html(source, node.span, sink);
    }
  }

private:
  static bool is_local(std::string_view host) {
    return std::ranges::find(local_hosts, host) != local_hosts.end();
  }
  static void check_html(const Source &source, Span html, Sink &sink) {
    for_each_html_link(source.slice(html), [&](const HtmlLink &link) {
      const std::string_view host = host_of(link.target);
      const Span span{html.begin + link.span.begin, html.begin + link.span.end};
      if (!is_local(host) || (!link.image && follows(source, span.end, host))) return;
      sink.report({locate(source, span), {{"target", std::string(link.target)}}});
    });
  }
  // Returns whether the text that an HTML link begins shows the host.
  static bool follows(const Source &source, std::uint32_t at, std::string_view host) {
    std::string_view text = std::string_view(source.text).substr(at);
    text = text.substr(0, text.find("</"));
    return text.find(host) != std::string_view::npos;
  }
  static bool mentions_local_host(std::string_view text) {
    for (std::size_t at = text.find("//"); at != text.npos; at = text.find("//", at + 2)) {
      const std::string_view rest = text.substr(at + 2);
      if (std::ranges::any_of(local_hosts, [&](std::string_view host) { return rest.starts_with(host); }))
        return true;
    }
    return false;
  }
  // Returns whether the text of the link has the host.
  static bool shows(const Source &source, const Link &link, std::string_view host) {
    const bool is_inside = link.target_span.begin >= link.span.begin && link.target_span.end <= link.span.end;
    const Span shown{link.span.begin, is_inside ? link.target_span.begin : link.span.end};
    return source.slice(shown).find(host) != std::string_view::npos;
  }
};

} // namespace

CheckType localhost_link_check() {
  return declare_check<LocalhostLink>("localhost-link", {"target"});
}

} // namespace galley
