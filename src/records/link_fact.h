// Links. In: a Document with its body, and which fields of the front matter hold links. Out: the links that
// stay within the site.
//
// URLs that Needs::sites says are the site's own are among them. Links to other hosts or with other schemes
// (`https:`, `mailto:`, `//host/`) are left out, and so are those that only the site's generator can
// complete, by a template or an import alias (`{{ url }}`, `{base}/x`,
// `@site/x`).
#pragma once

#include "records/fact.h"

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
  std::string_view target; // without Markdown's escapes, but with its percent signs
  FactPlace where;         // of the target

  static constexpr BodyNeed body = BodyNeed::all;
  static void extract(const Document &document, const FactExtractor &extractor, FactWriter &out);
};

template <class Archive, Of<LinkFact> T> void visit(Archive &archive, T &fact) {
  auto &[form, target, where] = fact;
  archive(form, target, where);
}

} // namespace galley
