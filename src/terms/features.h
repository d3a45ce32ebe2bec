// What can be seen of one bold span: where it stands, what stands beside it, what its words are. In: a
// Document with its body. Out: Features, from which alone the span's role follows (term.cpp).
#pragma once

#include "emphasis/bold.h"
#include "parse/document.h"
#include "terms/parenthesis.h"
#include "terms/wording.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace galley {

// The wording is judged when it is first asked for, since most roles follow without it. The words must
// outlive it.
class LazyWording {
public:
  LazyWording() = default;
  explicit LazyWording(std::string_view words) : words_(words) {}
  operator Wording() const {
    if (!judged_) judged_ = judge_wording(words_);
    return *judged_;
  }

private:
  std::string_view words_;
  mutable std::optional<Wording> judged_;
};

class FeatureReader;

// Whether the front matter holds the words as an item of a list. They are looked up when this is first asked
// for. The reader must outlive it.
class LazyKnown {
public:
  LazyKnown() = default;
  LazyKnown(FeatureReader &reader, std::string_view words) : reader_(&reader), words_(words) {}
  operator bool() const;

private:
  FeatureReader *reader_ = nullptr;
  std::string_view words_;
};

struct Features {
  // These say where the span stands.
  bool heading = false;    // it stands in a heading
  bool value_cell = false; // it stands in a table, neither in its head nor in its first column
  bool leads = false;      // it begins its paragraph or cell, or a line of it
  bool listed = false;     // it begins the first paragraph of a list item
  bool item = false;       // it stands in a list item
  bool opens = false;      // it begins a sentence within a line
  bool alone = false;      // it is all of its paragraph or cell, or of a line of it
  bool glossary = false;   // it stands under words that call what follows a glossary
  bool crowded = false;    // it stands in a document that bolds at large, where bold says little
  // These say what stands beside it.
  bool colon = false;        // a colon ends it, or follows it or its parenthesis
  bool colon_within = false; // a colon ends it
  bool dash = false;         // a dash follows it
  bool stop = false;         // a full stop or its like follows it
  bool introduced = false;   // the words before it introduce a name: `所谓`, `called`
  bool identified = false;   // the words after it say what it is: `是指`, `refers to`
  bool predicate = false; // a Chinese adverb before it or a particle after it makes it a verb or an adjective
  bool within = false;    // its parenthesis stands at its end within it
  Parenthesis parenthesis = Parenthesis::none; // what the parenthesis after it, or at its end within it, does
  // These say what its words are.
  bool section_label = false; // it stands in a glossary, and leads in without naming anything: `注意`, `Note`
  bool capital = false;  // it begins with a large letter, but no sentence, as a button does: `press Save`
  bool sentence = false; // a full stop or its like ends it
  bool question = false; // a question mark ends it
  bool cjk = false;      // it is of Han, kana or Hangul alone
  bool brief = false;    // it is no longer than a title
  bool terse = false;    // it is much shorter than a title
  LazyWording wording;
  LazyKnown known;

  bool named() const { return introduced || known; }
};

struct FeaturedBold {
  std::string key; // of the term (term_key)
  Features features;
  Span name;        // the other name that its parenthesis gives
  Span explanation; // what its parenthesis says, or in a glossary the rest of its paragraph
  // These are parts of the document: its words without a parenthesis, what its parenthesis holds, and the
  // other name in that; the text of its block before it, and that behind it and its parenthesis.
  std::string_view words, parenthesis, other_name, before, after;
};

class FeatureReader {
public:
  // The Document must have a body, and outlive the reader. `bold_spans` is how many bold spans it has.
  FeatureReader(const Document &document, std::size_t bold_spans);

  // Reads the features of a span. Spans must be asked for in document order.
  FeaturedBold read(const BoldSpan &bold);
  // Tells whether the front matter names a thing so. The words are those of a term, without a parenthesis at
  // their end.
  bool knows(std::string_view words);
  // Tells whether a field of people, companies, products and the like (entity_fields()) names the key.
  bool lists_name(const std::string &key);

private:
  struct ListedValue {
    std::string_view text;
    std::string folded;
    std::set<std::string> names; // the keys of its names, once one of them may be asked for
  };

  void find_listed();
  void read_place(const BoldSpan &bold, Features &features) const;
  std::uint32_t read_parenthesis(const BoldSpan &bold, std::string_view text, FeaturedBold &out) const;
  void read_words(Span parenthesis, std::string_view term, FeaturedBold &out) const;
  void read_before(const BoldSpan &bold, Features &features) const;
  void read_after(std::uint32_t at, std::uint32_t limit, FeaturedBold &out) const;
  void advance_sections(std::uint32_t block);
  std::string_view view_before(const BoldSpan &bold) const;
  std::string_view view(std::uint32_t begin, std::uint32_t end) const;
  Span span_of(std::string_view part) const;

  const Source &source_;
  const Body &body_;
  Value fields_; // the front matter
  std::optional<std::set<std::string>>
      known_; // keys of what the front matter names, once they were asked for
  std::optional<std::vector<ListedValue>> listed_; // what its fields of names hold, likewise
  std::uint32_t next_node_ = 0;                    // the node at which advance_sections goes on
  std::uint32_t glossary_list_end_ = 0; // the node behind the list that the words before it call a glossary
  std::uint32_t glossary_level_ = 0;    // of the heading that calls its section a glossary; 0 where none does
  bool crowded_ = false;
  bool glossary_document_ = false; // the document's title calls it a glossary
};

} // namespace galley
