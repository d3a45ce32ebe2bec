#include "config/message.h"

#include <algorithm>

namespace galley {

std::vector<Placeholder> find_placeholders(std::string_view message) {
  std::vector<Placeholder> found;
  for (std::size_t begin = message.find('{'); begin != message.npos; begin = message.find('{', begin + 1)) {
    const std::size_t end = message.find_first_of("{} \t\r\n", begin + 1);
    if (end == message.npos) break;
    if (message[end] != '}' || end == begin + 1) continue;
    found.push_back({message.substr(begin + 1, end - begin - 1), begin, end + 1});
  }
  return found;
}

std::string format_message(std::string_view message, const std::vector<Argument> &arguments) {
  std::string text;
  std::size_t written = 0; // bytes of `message` that were copied
  for (const Placeholder &placeholder : find_placeholders(message)) {
    const auto named = [&](const Argument &argument) { return argument.name == placeholder.name; };
    const auto argument = std::ranges::find_if(arguments, named);
    if (argument == arguments.end()) continue;
    text.append(message, written, placeholder.begin - written);
    text += argument->value;
    written = placeholder.end;
  }
  return text.append(message, written, message.npos);
}

} // namespace galley
