// The text of a diagnostic. In: a rule's message as the rule file has it, with `{name}` placeholders, and the
// arguments of a finding. Out: the text that the diagnostic shows, which the caller owns.
#pragma once

#include "checks/check.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A placeholder is a name in braces, without white space or further braces. Other braces are plain text.
struct Placeholder {
  std::string_view name;
  std::size_t begin = 0, end = 0; // byte offsets in the message, which include the braces
};

std::vector<Placeholder> find_placeholders(std::string_view message);

// Replaces each placeholder by its argument. A placeholder without an argument is left unchanged. Of an
// argument only the first 2,000 bytes are shown, and of a message the first 20,000, with `…` for the rest.
std::string format_message(std::string_view message, const std::vector<Argument> &arguments);

// Cuts another text about a finding, such as a note, to its first 2,000 bytes.
std::string shorten_note(std::string text);

} // namespace galley
