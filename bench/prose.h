// Words, sentences and blocks of Markdown. In: a Random and a language. Out: text appended to `out`. Nothing
// here is a defect: every bold term is defined where it first stands.
#pragma once

#include "bench/random.h"

#include <cstdint>
#include <string>
#include <vector>

namespace galley::bench {

enum class Language : std::uint8_t { chinese, english };

// A term, and what it is.
struct Term {
  std::string name;
  std::string translation; // its name in English; of a rare English term: what its abbreviation stands for
  std::string explanation;
};

// Tags in order of use, the most used first: `number` is 0 to max_tags - 1.
inline constexpr std::uint64_t max_tags = 200;
std::string tag_name(std::uint64_t number);
// A tag that is none of those, nor like one: another one for each `number`.
std::string rare_tag(std::uint64_t number);

std::string person_name(Random &random, Language language);
std::string title(Random &random, Language language); // of a few thousand
Term term(Random &random, Language language);
// A term that term() never makes; another one for each `number`, up to some hundred thousand.
Term rare_term(std::uint64_t number, Language language);

void add_sentence(Random &random, Language language, std::string &out);
void add_paragraph(Random &random, Language language, std::string &out);
void add_heading(Random &random, Language language, std::string &out);
void add_list(Random &random, Language language, std::string &out);
void add_dialogue(Random &random, Language language, std::string &out);
void add_quote(Random &random, Language language, std::string &out);
void add_code(Random &random, std::string &out);
void add_table(Random &random, std::string &out);
// A paragraph that defines the term.
void add_definition(Random &random, Language language, const Term &defined, std::string &out);
// A paragraph that has the term in bold and leaves it at that.
void add_mention(Random &random, Language language, const Term &mentioned, std::string &out);
// A paragraph that has the term in bold with its name in English only; in English, with its name written out.
void add_translation(Random &random, Language language, const Term &translated, std::string &out);
// A paragraph with a link.
void add_link(Random &random, Language language, const std::string &target, std::string &out);

} // namespace galley::bench
