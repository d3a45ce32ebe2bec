#include "config/message.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

// One long value could be repeated by thousands of messages, or thousands of times by one.
constexpr std::size_t longest_value = 2000;    // bytes
constexpr std::size_t longest_message = 20000; // bytes

// Appends the text, but no more than `most` bytes of it.
void append_beginning(std::string &out, std::string_view text, std::size_t most) {
  if (text.size() <= most) {
    out += text;
    return;
  }
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
    --most; // characters stay whole
  out.append(text, 0, most).append("…");
}

std::string shorten(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  std::string beginning;
  append_beginning(beginning, text, most);
  return beginning;
}

} // namespace

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
    if (text.size() > longest_message) break;
    const auto named = [&](const Argument &argument) { return argument.name == placeholder.name; };
    const auto argument = std::ranges::find_if(arguments, named);
    if (argument == arguments.end()) continue;
    text += message.substr(written, placeholder.begin - written);
    append_beginning(text, argument->value, longest_value);
    written = placeholder.end;
  }
  text += message.substr(written, longest_message + 1);
  return shorten(std::move(text), longest_message);
}

std::string shorten_note(std::string text) {
  return shorten(std::move(text), longest_value);
}

} // namespace galley
