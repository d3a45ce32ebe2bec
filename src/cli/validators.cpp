#include "cli/validators.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace galley {

namespace {

constexpr std::uint32_t max_jobs = 1024;

// A whole number without a sign; none for anything else.
std::optional<std::uint32_t> read_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

} // namespace

std::string check_jobs(const std::string &value) {
  const auto jobs = read_number(value);
  if (jobs && *jobs >= 1 && *jobs <= max_jobs) return {};
  return fmt::format("it takes a number from 1 to {}, not \"{}\"", max_jobs, value);
}

std::string check_maximum(const std::string &value) {
  const auto maximum = read_number(value);
  if (maximum && *maximum >= 1) return {};
  return fmt::format("it takes a number from 1 on, not \"{}\"", value);
}

std::optional<Shard> read_shard(std::string_view value) {
  const std::size_t slash = std::min(value.find('/'), value.size());
  const auto number = read_number(value.substr(0, slash));
  const auto count = read_number(value.substr(std::min(slash + 1, value.size())));
  if (!number || !count || *number < 1 || *number > *count || *count > max_shards) return std::nullopt;
  return Shard{*number, *count};
}

std::string check_shard(const std::string &value) {
  if (read_shard(value)) return {};
  return fmt::format("it takes a part and their number, such as 3/8, not \"{}\"", value);
}

} // namespace galley
