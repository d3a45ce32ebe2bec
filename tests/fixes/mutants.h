// Documents that want mending: real, generated and planted ones, bent and broken line by line and byte by
// byte.
#pragma once

#include "seeded/draft.h"

#include <string>
#include <vector>

namespace galley::fixes {

// A config and a schema under which every kind of fix has something to do.
extern const char *const config;
extern const char *const schema; // stands in fixes.schema.json

// The document with several lines that have a fix, and with whatever else chance does to its front matter,
// its line ends, its byte order mark and its last line.
std::string mutate(seeded::Draft draft, seeded::Rng &rng);

} // namespace galley::fixes
