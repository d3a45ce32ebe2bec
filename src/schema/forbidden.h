// What `not` and `oneOf` forbid, in words and at its place. In: their failure, of a value that fits where it
// must not. Out: the failure with the member that is at fault and the words, where these can be found.
#pragma once

#include "schema/failure.h"

namespace galley {

void explain_forbidden(Failure &failure, const SchemaGraph &graph);

} // namespace galley
