// Links. In: a Document with its body. Out: the links that stay within the site.
//
// Links to other hosts or with other schemes (`https:`, `mailto:`, `//host/`) are left out, and so are those
// that only the site's generator can complete, by a template or an import alias (`{{ url }}`, `{base}/x`,
// `@site/x`).
#pragma once

#include "records/fact.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class LinkForm : std::uint8_t {
  link,      // [text](target), [text][label], <a href="target">
  image,     // ![text](target), <img src="target">
  wikilink,  // [[target]]
  embed,     // ![[target]]
  shortcode, // Hugo's {{< ref "target" >}} and relref
};

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
  // "shortcode".
  std::string_view kind;
  Span whole;             // with its delimiters; of HTML only the target
  std::string label = {}; // as in LinkFact
};

enum class LinkScope : std::uint8_t {
  site, // the links that become facts
  all,  // all links, also those that leave the site
};

// Returns the links of a document in document order.
std::vector<FoundLink> find_links(const Document &document, LinkScope scope);

template <class Archive, Of<LinkFact> T> void visit(Archive &archive, T &fact) {
  auto &[form, target, where, label] = fact;
  archive(form, target, where, label);
}

} // namespace galley
