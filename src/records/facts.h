// What other documents need to know of a document once its text is gone: its fields, terms, links and
// anchors. In: facts, one by one, through a FactWriter. Out: bytes, and each fact again as views into them;
// a site's facts are too many to be held in any other form. Facts keep their bytes alive, and share them with
// their copies and with whatever else is made of the same bytes, like a store.
//
// The bytes, by base/bytes.h: for each kind, in the order of FactWriter's functions, the size of its part and
// the part, which is its facts one after another; those of one field as a group, behind the field and their
// size. What is not written by FactWriter is read without harm.
#pragma once

#include "base/bytes.h"
#include "base/diagnostic.h"
#include "base/value.h"
#include "terms/term.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

// A position as bytes, and back.
void put_position(ByteWriter &writer, const Position &position);
Position take_position(ByteReader &reader);

// Where a fact stands in its document.
struct FactPlace {
  Span span;
  Position begin, end;

  Location in(std::string_view path) const { return {std::string(path), span, begin, end}; }
  bool operator==(const FactPlace &) const = default;
};

FactPlace place_of(const Source &source, Span span);

// A scalar of a watched front matter field; for a list field, one of its items.
struct FieldFact {
  std::string_view field; // as the check names it: a key, or `nav.parent`
  std::string_view value; // the scalar's text
  FactPlace where;
  ValueStyle style = ValueStyle::plain; // how it is written there
  std::uint32_t at = 0;                 // for Facts::field()
};

// A bold span whose role matters beyond its document.
struct TermFact {
  TermRole role = TermRole::mention;
  TermRole meant = TermRole::mention; // as Term::meant
  std::string_view text;              // between the delimiters
  std::string_view key;               // what it is matched by
  std::string_view name; // the other name that its parenthesis gives, as written; empty where there is none
  std::string_view explanation; // what its parenthesis says that it is, as written; empty where there is none
  FactPlace where;              // of the span with its delimiters
  std::string_view name_key;    // what its name is matched by, as a term would be; empty where there is none
  std::uint32_t at = 0;         // for Facts::term()
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
  std::string_view target; // without Markdown's escapes; percent signs as written
  FactPlace where;         // of the target
};

// What a link may lead to within a document: `#id`; of a block of Obsidian's, the id is `^name`.
struct AnchorFact {
  std::string_view id;
  bool open = false; // the id only begins so; how it goes on is known to the site's generator alone
};

class Facts {
public:
  Facts() = default;
  explicit Facts(std::string bytes) {
    if (bytes.empty()) return;
    const auto owned = std::make_shared<const std::string>(std::move(bytes));
    bytes_ = *owned;
    owner_ = owned;
  }
  // `owner` keeps the bytes alive, and where they are.
  Facts(std::string_view bytes, std::shared_ptr<const void> owner)
      : owner_(std::move(owner)), bytes_(bytes) {}

  std::string_view bytes() const { return bytes_; }
  bool operator==(const Facts &other) const { return bytes() == other.bytes(); }

  // Each calls `visit` with every fact of the kind, in document order; fields by their names first.
  template <class Visit> void for_each_field(Visit visit) const {
    for_each_group([&](std::string_view field, ByteReader group) { visit_group(field, group, visit); });
  }
  template <class Visit> void for_each_field(std::string_view field, Visit visit) const {
    for_each_group([&](std::string_view name, ByteReader group) {
      if (name == field) visit_group(field, group, visit);
    });
  }
  // … of the fields that are keys of a map, with what the map has for them: `visit(value, fact)`.
  template <class Map, class Visit> void for_each_field_in(const Map &fields, Visit visit) const {
    for_each_group([&](std::string_view name, ByteReader group) {
      const auto found = fields.find(name);
      if (found == fields.end()) return;
      visit_group(name, group, [&](const FieldFact &fact) { visit(found->second, fact); });
    });
  }
  template <class Visit> void for_each_term(Visit visit) const {
    for (ByteReader part = part_of(1); !part.rest().empty();) {
      if (const TermFact fact = take_term(part); !part.failed()) visit(fact);
    }
  }
  // The entries of the site's glossary that its prose mentions: indices, rising.
  template <class Visit> void for_each_entry(Visit visit) const {
    std::uint32_t entry = 0;
    for (ByteReader part = part_of(2); !part.rest().empty();) {
      entry += static_cast<std::uint32_t>(part.take_number());
      if (!part.failed()) visit(entry);
    }
  }
  template <class Visit> void for_each_link(Visit visit) const {
    for (ByteReader part = part_of(3); !part.rest().empty();) {
      if (const LinkFact fact = take_link(part); !part.failed()) visit(fact);
    }
  }
  template <class Visit> void for_each_anchor(Visit visit) const {
    for (ByteReader part = part_of(4); !part.rest().empty();) {
      if (const AnchorFact fact = take_anchor(part); !part.failed()) visit(fact);
    }
  }

  // The fact with this `at`; a field's without its name.
  FieldFact field(std::uint32_t at) const;
  TermFact term(std::uint32_t at) const;

private:
  template <class Visit> void for_each_group(Visit visit) const {
    for (ByteReader part = part_of(0); !part.rest().empty();) {
      const std::string_view field = part.take_text();
      visit(field, ByteReader(part.take_text()));
    }
  }
  template <class Visit> void visit_group(std::string_view field, ByteReader group, Visit visit) const {
    while (!group.rest().empty()) {
      FieldFact fact = take_field(group);
      fact.field = field;
      if (!group.failed()) visit(static_cast<const FieldFact &>(fact));
    }
  }
  ByteReader part_of(std::size_t kind) const;
  FieldFact take_field(ByteReader &reader) const;
  TermFact take_term(ByteReader &reader) const;
  static LinkFact take_link(ByteReader &reader);
  static AnchorFact take_anchor(ByteReader &reader);
  std::uint32_t offset_of(const ByteReader &reader) const;

  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
};

class FactWriter {
public:
  void add(const FieldFact &fact);
  void add(const TermFact &fact);
  void add_entry(std::uint32_t entry); // rising
  void add(const LinkFact &fact);
  void add(const AnchorFact &fact);

  Facts take();

private:
  void end_group();

  std::array<std::string, 5> parts_;
  std::string field_, group_; // of the last field
  std::uint32_t last_entry_ = 0;
};

} // namespace galley
