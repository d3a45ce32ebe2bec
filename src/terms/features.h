// What can be seen of one bold span: where it stands, what stands beside it, what its words are.
// In: a Document with its body. Out: Features, from which alone the role follows (term.cpp).
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

// Judged when it is first asked for, since most roles follow without it. The words must outlive it.
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

// Whether the front matter holds the words, as an item of a list. Looked up when it is first asked for. The
// reader must outlive it.
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
  // Where it stands.
  bool heading = false;    // in a heading
  bool value_cell = false; // in a table, neither in its head nor in its first column
  bool leads = false;      // it begins its paragraph or cell, or a line of it
  bool listed = false;     // … which is the first of a list item
  bool opens = false;      // it begins a sentence within a line
  bool alone = false;      // it is all of its paragraph or cell, or of a line of it
  bool glossary = false;   // under words that call what follows a glossary
  bool crowded = false;    // in a document that bolds at large, where bold says little
  // What stands beside it.
  bool colon = false;        // a colon ends it, or follows it or its parenthesis
  bool colon_within = false; // a colon ends it
  bool dash = false;         // a dash follows it
  bool stop = false;         // a full stop or its like follows it
  bool introduced = false;   // the words before it introduce a name: `所谓`, `called`
  bool told = false;         // the words after it say what it is: `是指`, `refers to`
  bool predicate = false; // a Chinese adverb before it or a particle after it makes it a verb or an adjective
  bool within = false;    // the parenthesis stands at its end within it
  Parenthesis parenthesis = Parenthesis::none; // after it, or at its end within it
  // What its words are.
  bool section_label = false; // in a glossary: a lead-in that names nothing: `注意`, `Note`
  bool capital = false;  // a large letter begins it that begins no sentence, as of a button: `press Save`
  bool sentence = false; // a full stop or its like ends it
  bool question = false; // a question mark does
  bool cjk = false;      // Han, kana or Hangul alone
  bool terse = false;    // much shorter still
  bool brief = false;    // no longer than a title is
  LazyWording wording;
  LazyKnown known;

  bool named() const { return introduced || known; }
};

struct FeaturedBold {
  std::string key; // of the term
  Features features;
  Span name;        // the other name that its parenthesis gives
  Span explanation; // what its parenthesis says, or in a glossary the rest of its paragraph
};

class FeatureReader {
public:
  // `bold_spans`: how many the Document has. It must have a body, and outlive the reader.
  FeatureReader(const Document &document, std::size_t bold_spans);

  // To be asked in document order.
  FeaturedBold read(const BoldSpan &bold);
  // Whether the front matter names a thing so: a term's words without a parenthesis at their end.
  bool knows(std::string_view words);

private:
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
  Value fields_;                               // the front matter's
  std::optional<std::set<std::string>> known_; // keys of what it names, once they were asked for
  std::uint32_t next_node_ = 0;                // where advance_sections goes on
  std::uint32_t glossary_list_end_ = 0;        // behind the list that the words before it call a glossary
  std::uint32_t glossary_level_ = 0;           // of the heading that calls its section a glossary; 0: none
  bool crowded_ = false;
  bool glossary_document_ = false; // its title does
};

// A term's text without the colon at its end.
std::string_view without_colon(std::string_view text);
// … without the full stop or its like.
std::string_view without_stop(std::string_view text);
// … without the parenthesis at its end, as in `编码代理（Coding Agents）`.
std::string_view without_parenthesis(std::string_view text);

} // namespace galley
