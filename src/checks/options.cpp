#include "checks/options.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace galley {

void Options::set(Option option) {
  const auto same = [&](const Option &other) { return other.name == option.name; };
  const auto found = std::find_if(options_.begin(), options_.end(), same);
  if (found == options_.end()) {
    options_.push_back(std::move(option));
  } else {
    *found = std::move(option);
  }
}

const Option *Options::find(std::string_view name) const {
  const auto same = [&](const Option &other) { return other.name == name; };
  const auto found = std::find_if(options_.begin(), options_.end(), same);
  return found == options_.end() ? nullptr : &*found;
}

std::vector<std::string> Options::texts(std::string_view name) const {
  std::vector<std::string> result;
  for (const Value item : value(name)) result.emplace_back(item.text());
  return result;
}

Result<std::vector<Regex>> compile_patterns(const Option &option) {
  std::vector<Regex> patterns;
  for (const Value item : option.value) {
    auto compiled = Regex::compile(item.text());
    if (const std::string *why = std::get_if<std::string>(&compiled)) return option_error(option, item, *why);
    patterns.push_back(std::get<Regex>(std::move(compiled)));
  }
  return patterns;
}

Result<GlobSet> compile_globs(const Option &option) {
  std::vector<std::string> patterns;
  for (const Value item : option.value) patterns.emplace_back(item.text());
  auto compiled = GlobSet::compile(patterns);
  if (const auto *bad = std::get_if<GlobSet::BadPattern>(&compiled))
    return option_error(option, option.value.at(static_cast<std::uint32_t>(bad->index)), bad->message);
  return std::get<GlobSet>(std::move(compiled));
}

Error option_error(const Option &option, Value at, std::string message) {
  return error_at(option.file->source, at.span(), std::move(message));
}

} // namespace galley
