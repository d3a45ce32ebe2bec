#include "terms/term.h"

#include "terms/dialogue.h"
#include "terms/features.h"
#include "terms/house_style.h"
#include "terms/name.h"
#include "terms/word_list.h"
#include "terms/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace galley {

namespace {

// Tells whether words may name a thing. A parenthesis or the words beside them show whether they do.
bool may_be_term(const Features &f) {
  return (f.wording == Wording::stress && f.capital) || f.wording == Wording::term ||
         f.wording == Wording::unclear || f.wording == Wording::common || f.wording == Wording::phrase;
}

bool leads_in(const Features &f) {
  if (!f.leads) return f.brief && (f.colon_within || (f.opens && f.colon && f.wording != Wording::clause));
  if (f.colon || f.dash) return true;
  return (f.sentence || f.stop) && !f.alone && (f.terse || (f.brief && (f.listed || f.question)));
}

// Tells whether the span is a line or a cell of its own that works as a heading, and not one that a sentence
// fills.
bool heads(const Features &f) {
  if (f.heading) return true;
  if (!f.alone || f.value_cell) return false;
  return f.brief && (!f.sentence || f.question || f.wording != Wording::clause);
}

bool explained(const Features &f) {
  if (f.within && leads_in(f)) return false;
  if (f.parenthesis == Parenthesis::described) return f.wording != Wording::number;
  return f.parenthesis == Parenthesis::explains && may_be_term(f);
}

bool listed_in_glossary(const Features &f) {
  return f.glossary && f.leads && (f.colon || f.dash) && !f.section_label &&
         (f.listed ? may_be_term(f) || f.wording == Wording::stress
                   : f.wording == Wording::term || f.wording == Wording::unclear);
}

bool named(const Features &f) {
  if (f.sentence || (f.predicate && f.cjk && !f.named())) return false;
  return f.wording == Wording::term || (f.wording == Wording::unclear && !f.crowded) ||
         (may_be_term(f) && (f.identified || f.named()));
}

// The first case that holds gives the role that the span's author intended.
struct Case {
  TermRole role;
  bool (*holds)(const Features &);
};

constexpr std::array<Case, 7> cases = {{
    {TermRole::label, heads},
    {TermRole::definition, explained},
    {TermRole::definition, listed_in_glossary},
    {TermRole::label, leads_in},
    {TermRole::translation,
     [](const Features &f) { return f.parenthesis == Parenthesis::names && may_be_term(f); }},
    {TermRole::mention, named},
    {TermRole::emphasis, [](const Features &) { return true; }},
}};

TermRole decide_role(const Features &features) {
  return std::ranges::find_if(cases, [&](const Case &c) { return c.holds(features); })->role;
}

// Tells whether the span leads in a paragraph of its own, with a colon, as a speaker's name does.
bool may_be_turn(const Term &term, const Features &features) {
  return term.role == TermRole::label && features.leads && features.colon && !features.listed &&
         !features.heading && !features.alone && features.brief;
}

void set_role(Term &term, TermRole role) {
  if (term.role != TermRole::not_rendered) term.role = role;
  term.intended_role = role;
}

// Makes mentions of spans that are stressed as it seems, where another span of the document defines or
// translates the same words: what a parenthesis names once is a name wherever it stands.
void recognise_terms(std::vector<Term> &terms) {
  std::map<std::string_view, const Term *> names;
  for (const Term &term : terms) {
    if (term.intended_role == TermRole::definition || term.intended_role == TermRole::translation)
      names.emplace(term.key, &term);
  }
  for (Term &term : terms) {
    if (term.intended_role != TermRole::emphasis) continue;
    const auto found = names.find(term.key);
    if (found == names.end()) continue;
    set_role(term, TermRole::mention);
    term.is_name = found->second->is_name;
    term.is_style = found->second->is_style;
  }
}

// Tells whether an enumeration comma stands beside a term, so that it is one of several.
bool is_enumerated(std::string_view before, std::string_view after) {
  return trim_spaces(before).ends_with("、") || trim_spaces(after).starts_with("、");
}

// Tells whether a question mark ends the sentence or the line that the text begins in.
bool ends_in_question(std::string_view text) {
  constexpr std::string_view question = "？";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '?' || c == '.' || c == '!' || c == '\n') return c == '?';
    if (c != "。"[0] && c != question[0]) continue;
    const std::string_view wide = text.substr(at, question.size());
    if (wide == question || wide == "。" || wide == "！") return wide == question;
  }
  return false;
}

// Finds out what a term is to its readers: a name, an explained term, a word that the document's style sets
// in bold.
void judge_term(Term &term, const FeaturedBold &bold, FeatureReader &reader) {
  if (!is_term(term.intended_role)) return;
  const Features &f = bold.features;
  const bool defines = term.intended_role == TermRole::definition;
  term.is_style = is_house_style(bold.words, bold.before, bold.after);
  term.announces =
      f.item || f.heading || is_enumerated(bold.before, bold.after) || ends_in_question(bold.after);
  const NameEvidence name =
      find_name_evidence({bold.words, bold.parenthesis, bold.other_name, bold.before, bold.after});
  term.is_name = !term.is_style && (name != NameEvidence::none || reader.lists_name(term.key));
  if (defines) {
    term.defined_by = f.parenthesis == Parenthesis::none ? DefinedBy::glossary : DefinedBy::parenthesis;
  } else if (name == NameEvidence::beside) {
    term.defined_by = DefinedBy::apposition;
  } else if (f.parenthesis == Parenthesis::aside && gives_office(bold.parenthesis)) {
    term.defined_by = DefinedBy::parenthesis;
  } else {
    term.defined_by = find_definition_beside(bold.before, bold.after);
  }
}

class SectionCounter {
public:
  explicit SectionCounter(const Body &body) : body_(body) {}
  // Returns how many headings stand before a node. The nodes must rise from call to call.
  std::uint32_t section_of(std::uint32_t node) {
    for (; next_ < node; ++next_) {
      if (body_.nodes[next_].kind == BodyKind::heading) ++section_;
    }
    return section_;
  }

private:
  const Body &body_;
  std::uint32_t next_ = 0;
  std::uint32_t section_ = 0;
};

} // namespace

std::string_view role_name(TermRole role) {
  constexpr std::array<std::string_view, 7> names = {"definition", "translation", "mention",     "label",
                                                     "speaker",    "emphasis",    "not-rendered"};
  return names[static_cast<std::size_t>(role)];
}

bool is_term(TermRole role) {
  return role == TermRole::definition || role == TermRole::translation || role == TermRole::mention;
}

namespace {

// Tells whether nothing but a comma stands between two terms of an enumeration.
bool is_list_joint(std::string_view between) {
  static const WordList joints(words::list_joints);
  between = trim_spaces(between);
  if (!between.empty() && (between.front() == '(' || between.starts_with("（")))
    between = trim_spaces(between.substr(parenthesis_size(between)));
  return joints.has(between);
}

// Makes names of all terms of an enumeration, half of which are names: `**GE Vernova**、**三菱重工**`. What
// the words before its first one say of that, they say of all.
void judge_enumerations(const Source &source, std::vector<Term> &terms) {
  constexpr std::uint32_t max_between = 200; // bytes
  for (auto begin = terms.begin(); begin != terms.end();) {
    auto end = begin + 1;
    while (is_term(begin->intended_role) && end != terms.end() && is_term(end->intended_role) &&
           end->span.begin - (end - 1)->span.end < max_between &&
           is_list_joint(source.slice({(end - 1)->span.end, end->span.begin})))
      ++end;
    const bool named =
        2 * std::count_if(begin, end, [](const Term &term) { return term.is_name; }) >= end - begin;
    const bool apposed = begin->defined_by == DefinedBy::apposition && begin->is_name;
    for (auto term = begin; end - begin > 1 && term != end; ++term) {
      term->is_name = term->is_name || named;
      if (apposed && term->defined_by == DefinedBy::none) term->defined_by = DefinedBy::apposition;
    }
    begin = end;
  }
}

} // namespace

std::vector<Term> find_terms(const Document &document) {
  std::vector<Term> terms;
  const std::vector<BoldSpan> bolds = find_bold(*document.source, *document.body);
  if (bolds.empty()) return terms;
  terms.reserve(bolds.size());
  FeatureReader reader(document, bolds.size());
  SectionCounter sections(*document.body);
  std::vector<Turn> turns;
  std::vector<std::size_t> turn_terms; // in step with `turns`
  for (const BoldSpan &bold : bolds) {
    FeaturedBold featured = reader.read(bold);
    Term term;
    term.span = bold.span;
    term.content = bold.content;
    term.name = featured.name;
    term.explanation = featured.explanation;
    term.key = std::move(featured.key);
    term.intended_role =
        bold.gap ? TermRole::not_rendered : decide_role(featured.features); // nobody intended a gap
    term.role = bold.node != 0 ? term.intended_role : TermRole::not_rendered;
    judge_term(term, featured, reader);
    terms.push_back(std::move(term));
    if (!may_be_turn(terms.back(), featured.features)) continue;
    turns.push_back({terms.back().key, sections.section_of(bold.block)});
    turn_terms.push_back(terms.size() - 1);
  }
  const std::vector<bool> speaks = find_speakers(turns);
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (speaks[i]) set_role(terms[turn_terms[i]], TermRole::speaker);
  }
  recognise_terms(terms);
  judge_enumerations(*document.source, terms);
  return terms;
}

} // namespace galley
