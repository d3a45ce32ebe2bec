// The options that say which bold terms need no definition. In: the options of a rule. Out: an ExemptTerms,
// which the caller owns. The check of definitions and the command `galley terms` share them.
#pragma once

#include "checks/option_table.h"
#include "terms/entity.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class EntityTerms : std::uint8_t { ignore, require };

inline std::string_view word_of_entities(EntityTerms entities) {
  switch (entities) {
  case EntityTerms::ignore:
    return "ignore";
  case EntityTerms::require:
    return "require";
  }
  return {};
}

struct ExemptTerms {
  std::size_t min_length = 2; // code points
  std::vector<Regex> ignored;
  EntityTerms entities = EntityTerms::ignore;
  std::vector<std::string> entity_fields = galley::entity_fields();
};

inline const OptionTable<ExemptTerms> &exempt_term_options() {
  static const OptionTable<ExemptTerms> table = {
      {"min-length", &ExemptTerms::min_length, Integer{.minimum = 1},
       "Terms of fewer characters are left alone."},
      {"ignore", &ExemptTerms::ignored, PatternList(),
       "Regular expressions; terms in which one of them matches are left alone."},
      {"entities", &ExemptTerms::entities, Choice(word_of_entities),
       "Whether names of people, companies, products, places and works are left alone, or need a definition "
       "like any other term."},
      {"entity-fields", &ExemptTerms::entity_fields, TextList(),
       with_nested_fields("Front matter fields whose values are such names, in any document of the site.",
                          "authors.name")},
  };
  return table;
}

} // namespace galley
