// Of what failed in the branches of anyOf and oneOf, keeps what speaks of the branch that was meant. In:
// failures with their branches. Out: failures without.
//
// A discriminator is a member for which every branch has other values in `const` or `enum`: its value tells
// the branch. Else the branch is found by the type of the instance, by the values of its members, then by the
// fewest failures. Where every branch asks for another type or value, or for another form of the same type,
// one failure that expects any of them remains. Nested branches are narrowed first.
#pragma once

#include "schema/failure.h"

#include <vector>

namespace galley {

std::vector<Failure> narrow_branches(std::vector<Failure> failures, const SchemaGraph &graph);

} // namespace galley
