#include "checks/options.h"

#include <algorithm>
#include <utility>

namespace galley {

void Options::set(Option option) {
  const auto same = [&](const Option &other) { return other.name == option.name; };
  const auto found = std::ranges::find_if(options_, same);
  if (found == options_.end()) {
    options_.push_back(std::move(option));
  } else {
    *found = std::move(option);
  }
}

const Option *Options::find(std::string_view name) const {
  const auto same = [&](const Option &other) { return other.name == name; };
  const auto found = std::ranges::find_if(options_, same);
  return found == options_.end() ? nullptr : &*found;
}

Error option_error(const Option &option, Value value, std::string message) {
  return error_at(option.file->source, value.span(), std::move(message));
}

} // namespace galley
