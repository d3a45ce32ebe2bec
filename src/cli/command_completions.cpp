#include "cli/command.h"
#include "cli/help.h"
#include "text/ascii.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

namespace {

constexpr std::string_view list_rules = "galley rules 2>/dev/null | sed 's/ .*//'";

std::string join(const std::vector<std::string> &words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

// Puts the text in a shell's single quotes, in which only fish knows escapes.
std::string quote(std::string_view text, std::string_view escaped_quote = "'\\''") {
  std::string quoted = "'";
  for (const char byte : text) {
    if (byte == '\'') {
      quoted += escaped_quote;
    } else {
      quoted += byte;
    }
  }
  return quoted + "'";
}

// What a shell offers as the value of an argument.
struct Candidates {
  std::vector<std::string> words;
  bool rules = false; // the ids of rules
  bool files = false; // files and folders
};

// The names of values are in capitals, and the words of a choice are not.
Candidates candidates_for(const CommandArgument &argument) {
  Candidates candidates;
  const auto choices = argument.choices();
  for (const std::string &value : choices.empty() ? std::vector{argument.value} : choices) {
    if (value == "ID") {
      candidates.rules = true;
    } else if (std::ranges::any_of(value, is_ascii_lower)) {
      candidates.words.push_back(value);
    } else if (!value.empty() && value != "N") {
      candidates.files = true;
    }
  }
  return candidates;
}

std::string bash_words(const CommandArgument &argument) {
  const Candidates candidates = candidates_for(argument);
  if (!candidates.words.empty())
    return "COMPREPLY=($(compgen -W '" + join(candidates.words, " ") + "' -- \"$word\"))";
  const std::string rules = fmt::format("($(compgen -W \"$({})\" -- \"$word\"))", list_rules);
  if (candidates.rules && candidates.files) return "_galley_files; COMPREPLY+=" + rules;
  if (candidates.rules) return "COMPREPLY=" + rules;
  return candidates.files ? "_galley_files" : "COMPREPLY=()";
}

std::string bash_command(const CommandDescription &command) {
  std::string names;
  std::string values;
  std::string positional = "COMPREPLY=()";
  for (const CommandArgument &argument : command.arguments) {
    if (argument.is_positional()) {
      positional = bash_words(argument);
      continue;
    }
    names += join(argument.names, " ") + " ";
    if (argument.value.empty()) continue;
    values += fmt::format("        {}) {}; return ;;\n", join(argument.names, "|"), bash_words(argument));
  }
  std::string code = fmt::format("    {})\n", command.name);
  if (!values.empty()) code += "      case $before in\n" + values + "      esac\n";
  code += fmt::format(
      "      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '{}' -- \"$word\")); else {}; fi ;;\n", names,
      positional);
  return code;
}

std::string write_bash(const ProgramDescription &program) {
  std::string words;
  for (const CommandDescription &command : program.commands) words += command.name + " ";
  for (const CommandArgument &argument : program.program.arguments) words += join(argument.names, " ") + " ";
  std::string code = "# bash completion for galley; written by `galley completions bash`\n"
                     "_galley_files() {\n"
                     "  compopt -o filenames\n"
                     "  mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
                     "}\n"
                     "_galley() {\n"
                     "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
                     "  if ((COMP_CWORD == 1)); then\n"
                     "    COMPREPLY=($(compgen -W '" +
                     words +
                     "' -- \"$word\"))\n"
                     "    return\n"
                     "  fi\n"
                     "  case ${COMP_WORDS[1]} in\n";
  for (const CommandDescription &command : program.commands) code += bash_command(command);
  return code + "  esac\n}\ncomplete -F _galley galley\n";
}

std::string zsh_action(const CommandArgument &argument) {
  const Candidates candidates = candidates_for(argument);
  if (!candidates.words.empty()) return "(" + join(candidates.words, " ") + ")";
  if (candidates.rules) return candidates.files ? "_galley_rules_and_files" : "_galley_rules";
  return candidates.files ? "_files" : " ";
}

// The texts stand in brackets, where a bracket and a colon need a backslash.
std::string zsh_text(std::string_view text) {
  std::string escaped;
  for (const char byte : text) {
    if (byte == '[' || byte == ']' || byte == ':') escaped += '\\';
    escaped += byte;
  }
  return escaped;
}

std::string zsh_option(const CommandArgument &argument) {
  const std::string action = ":" + argument.value + ":" + zsh_action(argument);
  if (argument.is_positional()) return quote((argument.repeated ? "*" : "1") + action);
  const std::string text = "[" + zsh_text(argument.text) + "]" + (argument.value.empty() ? "" : action);
  const std::string others = "(" + join(argument.names, " ") + ")";
  std::string specs;
  for (const std::string &name : argument.names) {
    if (!specs.empty()) specs += ' ';
    specs += quote(fmt::format("{}{}{}", others, name, text));
  }
  return specs;
}

std::string write_zsh(const ProgramDescription &program) {
  std::string commands;
  std::string cases;
  for (const CommandDescription &command : program.commands) {
    commands += fmt::format("    {}\n", quote(command.name + ":" + zsh_text(command.text)));
    cases += fmt::format("    {}) _arguments -s", command.name);
    for (const CommandArgument &argument : command.arguments) cases += " \\\n      " + zsh_option(argument);
    cases += " ;;\n";
  }
  std::string own;
  for (const CommandArgument &argument : program.program.arguments) own += " \\\n    " + zsh_option(argument);
  return fmt::format(
      "#compdef galley\n"
      "# zsh completion for galley; written by `galley completions zsh`\n"
      "_galley_rules() {{\n  compadd -- ${{(f)\"$({})\"}}\n}}\n"
      "_galley_rules_and_files() {{\n  _galley_rules\n  _files\n}}\n"
      "_galley() {{\n"
      "  local -a commands=(\n{}  )\n"
      "  local state line\n"
      "  _arguments -C{} \\\n    '1:command:->command' '*::argument:->argument'\n"
      "  case $state in\n"
      "    command) _describe command commands; return ;;\n"
      "    argument) ;;\n    *) return ;;\n"
      "  esac\n"
      "  case $words[1] in\n{}  esac\n}}\n"
      // Autoloaded, the file is the function; sourced, it registers it.
      "if [ \"$funcstack[1]\" = _galley ]; then _galley \"$@\"; else compdef _galley galley; fi\n",
      list_rules, commands, own, cases);
}

std::string fish_option(const CommandArgument &argument, const std::string &condition) {
  const Candidates candidates = candidates_for(argument);
  std::string offers;
  if (candidates.files) {
    offers = argument.is_positional() ? " -F" : " -r -F";
  } else if (!argument.value.empty()) {
    offers = " -x";
  }
  if (!candidates.words.empty()) offers += " -a '" + join(candidates.words, " ") + "'";
  if (candidates.rules) offers += fmt::format(" -a \"({})\"", list_rules);
  std::string code = "complete -c galley " + condition;
  if (!argument.is_positional()) {
    for (const std::string &name : argument.names) {
      code += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    code += " -d " + quote(argument.text, "\\'");
  }
  return code + offers + "\n";
}

std::string write_fish(const ProgramDescription &program) {
  std::string code = "# fish completion for galley; written by `galley completions fish`\n"
                     "complete -c galley -f\n";
  for (const CommandArgument &argument : program.program.arguments) {
    code += fish_option(argument, "-n __fish_use_subcommand");
  }
  for (const CommandDescription &command : program.commands) {
    code += fmt::format("complete -c galley -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quote(command.text, "\\'"));
    const std::string condition = "-n '__fish_seen_subcommand_from " + command.name + "'";
    for (const CommandArgument &argument : command.arguments) code += fish_option(argument, condition);
  }
  return code;
}

enum class Shell : std::uint8_t { bash, zsh, fish };

// The completions ask galley for rule ids when they need them, so those of a site's own rules complete too.
class CompletionsCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments
        .choice("shell", shell_, {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}},
                "The shell that reads them")
        .required = true;
  }

  Result<int> run(const Surroundings & /*surroundings*/, Output &output) const override {
    const ProgramDescription program = describe_program(command_types());
    switch (shell_) {
    case Shell::bash:
      output.out += write_bash(program);
      break;
    case Shell::zsh:
      output.out += write_zsh(program);
      break;
    case Shell::fish:
      output.out += write_fish(program);
      break;
    }
    return exit_code::clean;
  }

private:
  Shell shell_ = Shell::bash;
};

} // namespace

CommandType completions_command() {
  return {"completions", 110, "Print a shell's completions of galley", make_command<CompletionsCommand>};
}

} // namespace galley
