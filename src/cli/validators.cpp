#include "cli/validators.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace galley {

namespace {

constexpr unsigned max_jobs = 1024;

} // namespace

CLI::Option *one_of(CLI::Option *option, const std::vector<std::string> &names) {
  std::string shown;
  for (const std::string &name : names) shown += (shown.empty() ? "" : "|") + name;
  const auto known = [names, shown](const std::string &value) {
    if (std::find(names.begin(), names.end(), value) != names.end()) return std::string();
    return fmt::format("it takes {}, not \"{}\"", shown, value);
  };
  return option->check(CLI::Validator(known, "", "choice"))->type_name(shown);
}

std::string check_jobs(const std::string &value) {
  unsigned jobs = 0;
  if (CLI::detail::lexical_cast(value, jobs) && jobs >= 1 && jobs <= max_jobs) return {};
  return fmt::format("it takes a number from 1 to {}, not \"{}\"", max_jobs, value);
}

std::string check_maximum(const std::string &value) {
  std::uint32_t maximum = 0;
  if (CLI::detail::lexical_cast(value, maximum) && maximum >= 1 && !value.starts_with('-')) return {};
  return fmt::format("it takes a number from 1 on, not \"{}\"", value);
}

std::optional<Shard> read_shard(const std::string &value) {
  const std::size_t slash = value.find('/');
  Shard shard;
  if (slash == std::string::npos || !CLI::detail::lexical_cast(value.substr(0, slash), shard.number) ||
      !CLI::detail::lexical_cast(value.substr(slash + 1), shard.count) ||
      value.find('-') != std::string::npos || shard.number < 1 || shard.number > shard.count ||
      shard.count > max_shards)
    return std::nullopt;
  return shard;
}

std::string check_shard(const std::string &value) {
  if (read_shard(value)) return {};
  return fmt::format("it takes a part and their number, such as 3/8, not \"{}\"", value);
}

} // namespace galley
