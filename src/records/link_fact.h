// Links. In: a Document with its body, and which fields of the front matter hold links. Out: the links that
// stay within the site.
//
// URLs that Needs::sites says are the site's own are among them. Links to other hosts or with other schemes
// (`https:`, `mailto:`, `//host/`) are left out, and so are those that only the site's generator can
// complete, by a template or an import alias (`{{ url }}`, `{base}/x`,
// `@site/x`).
#pragma once

#include "records/fact.h"
#include "records/field_reading.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class LinkForm : std::uint8_t {
  link,      // [text](target), [text][label], <a href="target">
  image,     // ![text](target), <img src="target">, {{< figure src="target" >}}, a video
  wikilink,  // [[target]]
  embed,     // ![[target]]
  shortcode, // Hugo's {{< ref "target" >}} and relref
};

// Returns whether a target is a URL that begins as those of a site do: `https://a.org/x` for `https://a.org`.
constexpr bool begins_site_url(std::string_view target, std::string_view site) {
  return target.starts_with(site) &&
         (target.size() == site.size() || site.ends_with('/') || target[site.size()] == '/' ||
          target[site.size()] == '#' || target[site.size()] == '?');
}

constexpr LinkForm last_of(LinkForm) {
  return LinkForm::shortcode;
}

// A link that may lead to another document or a file of the site, or to a place in its own document.
struct LinkFact {
  LinkForm form = LinkForm::link;
  std::string_view target;     // without Markdown's escapes, but with its percent signs
  FactPlace where;             // of the target
  std::string_view label = {}; // of a wikilink, which some generators read as the target

  static constexpr BodyNeed body = BodyNeed::all;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

// A link as find_links() returns it.
struct FoundLink {
  LinkForm form = LinkForm::link;
  std::string target;
  FactPlace where; // of the target
  // How it is written: "inline", "reference", "autolink", "image", "html", "html-image", "wikilink", "embed",
  // "shortcode", "field".
  std::string_view kind;
  Span whole;             // with its delimiters; of HTML only the target
  std::string label = {}; // as in LinkFact
};

// What makes more of a document into links than its body.
struct LinkSource {
  const FieldReadings *fields = &no_field_readings(); // never null
  std::span<const std::string> sites = {};            // how URLs of the site itself begin
};

enum class LinkScope : std::uint8_t {
  site, // the links that become facts
  all,  // all links, also those that leave the site
};

// Returns the links of a document in document order.
std::vector<FoundLink> find_links(const Document &document, LinkScope scope, const LinkSource &from = {});

template <class Archive, Of<LinkFact> T> void visit(Archive &archive, T &fact) {
  auto &[form, target, where, label] = fact;
  archive(form, target, where, label);
}

} // namespace galley
