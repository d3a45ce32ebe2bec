#include "cli/help.h"

#include <algorithm>
#include <string_view>
#include <utility>

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

std::string term_of(const CommandArgument &argument) {
  if (argument.is_positional()) return argument.value + (argument.repeated ? "..." : "");
  std::string term;
  for (auto name = argument.names.rbegin(); name != argument.names.rend(); ++name)
    term += (term.empty() ? "" : ", ") + *name;
  return argument.value.empty() ? term : term + " " + argument.value;
}

std::string usage_of(const CommandDescription &command) {
  std::string usage = "Usage: galley " + (command.name.empty() ? "COMMAND" : command.name) + " [OPTIONS]";
  for (const CommandArgument &argument : command.arguments) {
    if (argument.is_positional())
      usage += argument.required ? " " + term_of(argument) : " [" + term_of(argument) + "]";
  }
  return usage + "\n";
}

CommandDescription describe(const CommandType &type) {
  CommandDescription result{type.name, type.text, type.footer, {help_flag()}};
  CommandArguments arguments;
  const std::unique_ptr<Command> command = type.make();
  command->declare(arguments);
  for (CommandArgument argument : arguments.all()) {
    argument.flag = nullptr; // the variables belong to the command, which ends here
    argument.read = {};
    result.arguments.push_back(std::move(argument));
  }
  return result;
}

} // namespace

CommandArgument help_flag() {
  CommandArgument flag;
  flag.names = {"--help", "-h"};
  flag.text = "Print this help message and exit";
  return flag;
}

CommandArgument version_flag() {
  CommandArgument flag;
  flag.names = {"--version"};
  flag.text = "Print the version and exit";
  return flag;
}

ProgramDescription describe_program(const std::vector<CommandType> &types) {
  ProgramDescription result;
  result.program = {
      "",
      "galley proofs Markdown before it is published.",
      "`galley check` checks the current folder. `galley COMMAND --help` says more of a command.",
      {help_flag(), version_flag()}};
  for (const CommandType &type : types) result.commands.push_back(describe(type));
  return result;
}

std::string write_help(const ProgramDescription &program, const std::string &command) {
  const auto has_name = [&](const CommandDescription &one) { return one.name == command; };
  const auto found = std::ranges::find_if(program.commands, has_name);
  const bool of_galley = found == program.commands.end();
  const CommandDescription &described = of_galley ? program.program : *found;

  std::string out = described.text + (of_galley ? "\n\n" : ".\n\n") + usage_of(described);
  if (of_galley) {
    out += "\nCommands:\n";
    for (const CommandDescription &one : program.commands) append_row(out, one.name, one.text);
  }
  std::string arguments;
  std::string options;
  for (const CommandArgument &argument : described.arguments)
    append_row(argument.is_positional() ? arguments : options, term_of(argument), argument.text);
  if (!arguments.empty()) out += "\nArguments:\n" + arguments;
  out += "\nOptions:\n" + options;
  return described.footer.empty() ? out : out + "\n" + described.footer + "\n";
}

} // namespace galley
