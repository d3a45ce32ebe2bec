// What a run keeps of one document once its text is gone: its diagnostics, and the facts that other
// documents need to know of it. Owns all it holds.
#pragma once

#include "base/diagnostic.h"
#include "base/value.h"
#include "parse/suppression.h"
#include "terms/term.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley {

// A scalar of a watched front matter field; for a list field, one of its items.
struct FieldFact {
  std::string field; // as the check names it: a key, or `nav.parent`
  std::string value; // the scalar's text
  Location where;
  ValueStyle style = ValueStyle::plain; // how it is written there

  bool operator==(const FieldFact &) const = default;
};

// A bold span whose role matters beyond its document.
struct TermFact {
  TermRole role = TermRole::mention;
  TermRole meant = TermRole::mention; // as Term::meant
  std::string text;                   // between the delimiters
  std::string key;                    // what it is matched by
  std::string name;        // the other name that its parenthesis gives, as written; empty where there is none
  std::string explanation; // what its parenthesis says that it is, as written; empty where there is none
  Location where;          // of the span with its delimiters
  std::string name_key;    // what its name is matched by, as a term would be; empty where there is none

  bool operator==(const TermFact &) const = default;
};

enum class LinkForm : std::uint8_t {
  link,      // [text](target), [text][label], <a href="target">
  image,     // ![text](target), <img src="target">
  wikilink,  // [[target]]
  embed,     // ![[target]]
  shortcode, // Hugo's {{< ref "target" >}} and relref
};

// A link that may lead to another document or a file of the site, or to a place in its own document.
struct LinkFact {
  LinkForm form = LinkForm::link;
  std::string target; // without Markdown's escapes; percent signs as written
  Span span;          // of the target
  Position begin, end;

  bool operator==(const LinkFact &) const = default;
};

// What a link may lead to within a document: `#id`; of a block of Obsidian's, the id is `^name`.
struct AnchorFact {
  std::string id;
  bool open = false; // the id only begins so; how it goes on is known to the site's generator alone

  bool operator==(const AnchorFact &) const = default;
};

struct Facts {
  std::vector<FieldFact> fields; // by their names as the checks give them, then in document order
  std::vector<TermFact> terms;   // in document order
  // The entries of the site's glossary that its prose mentions: indices, sorted, unique.
  std::vector<std::uint32_t> entries = {};
  std::vector<LinkFact> links;   // in document order
  std::vector<AnchorFact> anchors;

  bool operator==(const Facts &) const = default;
};

struct Record {
  std::string path; // site-relative with '/'
  std::vector<Diagnostic> diagnostics;
  Facts facts;
  std::vector<Suppression> suppressions = {};
  bool partly_read = false; // its text or front matter is broken, which may hide other defects

  bool operator==(const Record &) const = default;
};

} // namespace galley
