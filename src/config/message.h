// Turns a rule's message into text. In: the message as the rule file has it, with `{name}` placeholders, and
// a finding's arguments. Out: what a diagnostic says.
#pragma once

#include "checks/check.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A placeholder is a name in braces, without white space or further braces. Other braces are plain text.
struct Placeholder {
  std::string_view name;
  std::size_t begin = 0, end = 0; // bytes of the message, with the braces
};

std::vector<Placeholder> find_placeholders(std::string_view message);

// A placeholder without an argument stays as it stands.
std::string format_message(std::string_view message, const std::vector<Argument> &arguments);

} // namespace galley
