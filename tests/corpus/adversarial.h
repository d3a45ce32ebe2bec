// Markdown that makes it hard to say where bold stands. In: a generator of random numbers. Out: a document of
// a few blocks: quotes, lists, tables, lazy lines, definitions, entities, escapes, code, links, NUL.
#pragma once

#include "seeded/draft.h"

#include <string>

namespace galley::adversarial {

std::string generate_document(seeded::Rng &rng);

} // namespace galley::adversarial
