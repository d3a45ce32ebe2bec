// What an option's value may be. In: the value as typed. Out: an empty text where it will do, else what is
// wrong with it, as CLI11 wants it.
#pragma once

#include "lint/run.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace galley {

// Lets the option take these words. CLI11 shows the type beside an option: here, what may stand there.
CLI::Option *one_of(CLI::Option *option, const std::vector<std::string> &names);

std::string check_jobs(const std::string &value);
std::string check_maximum(const std::string &value);

// `3/8`; none for anything else.
std::optional<Shard> read_shard(const std::string &value);
std::string check_shard(const std::string &value);

} // namespace galley
