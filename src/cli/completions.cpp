#include "cli/command_line.h"

#include <fmt/format.h>

#include <string_view>

namespace galley {

namespace {

constexpr std::string_view list_rules = "galley rules 2>/dev/null | sed 's/ .*//'";

std::string join(const std::vector<std::string> &words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

// For a shell's single quotes, in which only fish knows escapes.
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

// ---- bash ----

std::string bash_words(const OptionDescription &option) {
  const auto choices = choices_of(option);
  if (!choices.empty()) return "COMPREPLY=($(compgen -W '" + join(choices, " ") + "' -- \"$word\"))";
  if (option.value == "ID")
    return fmt::format("COMPREPLY=($(compgen -W \"$({})\" -- \"$word\"))", list_rules);
  if (option.value == "N") return "COMPREPLY=()";
  return "_galley_files";
}

std::string bash_command(const CommandDescription &command) {
  std::string names;
  std::string values;
  std::string positional = "COMPREPLY=()";
  for (const OptionDescription &option : command.options) {
    if (is_positional(option)) {
      positional = bash_words(option);
      continue;
    }
    names += join(option.names, " ") + " ";
    if (option.value.empty()) continue;
    values += fmt::format("        {}) {}; return ;;\n", join(option.names, "|"), bash_words(option));
  }
  std::string code = fmt::format("    {})\n", command.name);
  if (!values.empty()) code += "      case $before in\n" + values + "      esac\n";
  code += fmt::format(
      "      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '{}' -- \"$word\")); else {}; fi ;;\n", names,
      positional);
  return code;
}

std::string write_bash(const CommandLine &line) {
  std::string words;
  for (const CommandDescription &command : line.commands) words += command.name + " ";
  for (const OptionDescription &option : line.program.options) words += join(option.names, " ") + " ";
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
  for (const CommandDescription &command : line.commands) code += bash_command(command);
  return code + "  esac\n}\ncomplete -F _galley galley\n";
}

// ---- zsh ----

std::string zsh_action(const OptionDescription &option) {
  const auto choices = choices_of(option);
  if (!choices.empty()) return "(" + join(choices, " ") + ")";
  if (option.value == "ID") return "_galley_rules";
  if (option.value == "N") return " ";
  return "_files";
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

std::string zsh_option(const OptionDescription &option) {
  const std::string action = ":" + option.value + ":" + zsh_action(option);
  if (is_positional(option)) return quote((option.repeated ? "*" : "1") + action);
  const std::string text = "[" + zsh_text(option.text) + "]" + (option.value.empty() ? "" : action);
  const std::string others = "(" + join(option.names, " ") + ")";
  std::string specs;
  for (const std::string &name : option.names) {
    if (!specs.empty()) specs += ' ';
    specs += quote(fmt::format("{}{}{}", others, name, text));
  }
  return specs;
}

std::string write_zsh(const CommandLine &line) {
  std::string commands;
  std::string cases;
  for (const CommandDescription &command : line.commands) {
    commands += fmt::format("    {}\n", quote(command.name + ":" + zsh_text(command.text)));
    cases += fmt::format("    {}) _arguments -s", command.name);
    for (const OptionDescription &option : command.options) cases += " \\\n      " + zsh_option(option);
    cases += " ;;\n";
  }
  std::string own;
  for (const OptionDescription &option : line.program.options) own += " \\\n    " + zsh_option(option);
  return fmt::format(
      "#compdef galley\n"
      "# zsh completion for galley; written by `galley completions zsh`\n"
      "_galley_rules() {{\n  compadd -- ${{(f)\"$({})\"}}\n}}\n"
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

// ---- fish ----

std::string fish_option(const OptionDescription &option, const std::string &condition) {
  const auto choices = choices_of(option);
  std::string wants;
  if (!choices.empty()) {
    wants = " -x -a '" + join(choices, " ") + "'";
  } else if (option.value == "ID") {
    wants = fmt::format(" -x -a \"({})\"", list_rules);
  } else if (option.value == "N") {
    wants = " -x";
  } else if (!option.value.empty()) {
    wants = is_positional(option) ? " -F" : " -r -F";
  }
  std::string code = "complete -c galley " + condition;
  if (!is_positional(option)) {
    for (const std::string &name : option.names) {
      code += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    code += " -d " + quote(option.text, "\\'");
  }
  return code + wants + "\n";
}

std::string write_fish(const CommandLine &line) {
  std::string code = "# fish completion for galley; written by `galley completions fish`\n"
                     "complete -c galley -f\n";
  for (const OptionDescription &option : line.program.options) {
    code += fish_option(option, "-n __fish_use_subcommand");
  }
  for (const CommandDescription &command : line.commands) {
    code += fmt::format("complete -c galley -n __fish_use_subcommand -a {} -d {}\n", command.name,
                        quote(command.text, "\\'"));
    const std::string condition = "-n '__fish_seen_subcommand_from " + command.name + "'";
    for (const OptionDescription &option : command.options) code += fish_option(option, condition);
  }
  return code;
}

} // namespace

bool is_positional(const OptionDescription &option) {
  return !option.names.front().starts_with('-');
}

std::vector<std::string> choices_of(const OptionDescription &option) {
  std::vector<std::string> choices;
  if (option.value.find('|') == std::string::npos) return choices;
  std::string_view rest = option.value;
  while (true) {
    const std::size_t bar = rest.find('|');
    choices.emplace_back(rest.substr(0, bar));
    if (bar == std::string_view::npos) return choices;
    rest.remove_prefix(bar + 1);
  }
}

std::string write_completions(const CommandLine &line, const std::string &shell) {
  if (shell == "bash") return write_bash(line);
  return shell == "zsh" ? write_zsh(line) : write_fish(line);
}

} // namespace galley
