// The other names that parentheses give to terms: `Quantum Tunneling` of `**量子隧穿**（Quantum Tunneling:
// …）`. In: names as written. Out: whether they are one name.
#pragma once

#include <string_view>

namespace galley {

// Tells whether `name` names `term`, both as written, once more: in another script, or as what an
// abbreviation stands for. `Optional` behind an English word doesn't.
bool is_other_name(std::string_view term, std::string_view name);

// Tells whether two names are one name, or may be. They are where they are equal but for case, width,
// hyphens, plural, spelling (`tunneling`, `tunnelling`) and words like `effect`, or are an abbreviation and
// what it stands for; they may be where they are in two scripts. Where a parenthesis gives several names, one
// of them has to agree.
bool names_agree(std::string_view a, std::string_view b);

} // namespace galley
