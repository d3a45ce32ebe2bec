// The other names that parentheses give to terms: `Quantum Tunneling` of `**量子隧穿**（Quantum Tunneling:
// …）`. In: names as written. Out: whether they are one name.
#pragma once

#include <string_view>

namespace galley {

// Whether `name` names `term`, as written, once more: in another script, or as what an abbreviation stands
// for. `Optional` behind an English word doesn't.
bool is_other_name(std::string_view term, std::string_view name);

// Whether two names are one or may be: equal but for case, width, hyphens, plural, spelling (`tunneling`,
// `tunnelling`) and words like `effect`; one of several that a parenthesis gives; an abbreviation and what it
// stands for; in two scripts.
bool names_agree(std::string_view a, std::string_view b);

} // namespace galley
