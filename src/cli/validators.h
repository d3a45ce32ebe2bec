// What an option's value may be. In: the value as typed. Out: an empty text where it will do, else what is
// wrong with it.
#pragma once

#include "run/run.h"

#include <optional>
#include <string>
#include <string_view>

namespace galley {

std::string check_jobs(const std::string &value);
std::string check_maximum(const std::string &value);
std::string check_shard(const std::string &value);

// `3/8`; none for anything else.
std::optional<Shard> read_shard(std::string_view value);

} // namespace galley
