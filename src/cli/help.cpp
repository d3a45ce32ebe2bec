#include "cli/command_line.h"

#include <algorithm>
#include <string_view>

namespace galley {

namespace {

// The column in which descriptions begin. What is longer gets a line of its own.
constexpr std::size_t description_column = 24;

void append_row(std::string &out, std::string term, std::string_view text) {
  term.insert(0, "  ");
  const bool fits = term.size() + 2 <= description_column;
  out += term + (fits ? std::string(description_column - term.size(), ' ')
                      : "\n" + std::string(description_column, ' '));
  out.append(text).append("\n");
}

std::string term_of(const OptionDescription &option) {
  if (is_positional(option)) return option.value + (option.repeated ? "..." : "");
  std::string term;
  for (auto name = option.names.rbegin(); name != option.names.rend(); ++name)
    term += (term.empty() ? "" : ", ") + *name;
  return option.value.empty() ? term : term + " " + option.value;
}

std::string usage_of(const CommandDescription &command) {
  std::string usage = "Usage: galley " + (command.name.empty() ? "COMMAND" : command.name) + " [OPTIONS]";
  for (const OptionDescription &option : command.options) {
    if (is_positional(option))
      usage += option.required ? " " + term_of(option) : " [" + term_of(option) + "]";
  }
  return usage + "\n";
}

} // namespace

std::string write_help(const CommandLine &line, const std::string &command) {
  const auto named = [&](const CommandDescription &one) { return one.name == command; };
  const auto found = std::find_if(line.commands.begin(), line.commands.end(), named);
  const bool of_galley = found == line.commands.end();
  const CommandDescription &described = of_galley ? line.program : *found;

  std::string out = described.text + (of_galley ? "\n\n" : ".\n\n") + usage_of(described);
  if (of_galley) {
    out += "\nCommands:\n";
    for (const CommandDescription &one : line.commands) append_row(out, one.name, one.text);
  }
  std::string arguments;
  std::string options;
  for (const OptionDescription &option : described.options)
    append_row(is_positional(option) ? arguments : options, term_of(option), option.text);
  if (!arguments.empty()) out += "\nArguments:\n" + arguments;
  out += "\nOptions:\n" + options;
  return described.footer.empty() ? out : out + "\n" + described.footer + "\n";
}

} // namespace galley
