#include "cli/describe.h"

#include "base/suggest.h"

#include <fmt/format.h>

#include <vector>

namespace galley {

namespace {

OptionDescription describe(const CLI::Option &option) {
  OptionDescription result;
  if (option.get_positional()) {
    result.names = {option.get_name()};
  } else {
    for (const std::string &name : option.get_lnames()) result.names.push_back("--" + name);
    for (const std::string &name : option.get_snames()) result.names.push_back("-" + name);
  }
  const bool is_flag = option.get_items_expected_max() == 0;
  result.value = is_flag ? "" : option.get_type_name();
  result.text = option.get_description();
  result.required = option.get_required();
  result.repeated = option.get_items_expected_max() > 1;
  return result;
}

CommandDescription describe(const CLI::App &app, const std::string &name) {
  CommandDescription result{name, app.get_description(), app.get_footer(), {}};
  for (const CLI::Option *option : app.get_options()) result.options.push_back(describe(*option));
  return result;
}

} // namespace

CommandLine describe(const CLI::App &app) {
  CommandLine line{describe(app, ""), {}};
  for (const CLI::App *command : app.get_subcommands({}))
    line.commands.push_back(describe(*command, command->get_name()));
  return line;
}

std::string one_line(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  return line;
}

std::string describe_unexpected(const CLI::App &app, const CLI::App &command, const std::string &word) {
  std::vector<std::string> known;
  if (&app == &command && !word.starts_with('-')) {
    for (const CLI::App *subcommand : app.get_subcommands({})) known.push_back(subcommand->get_name());
  } else {
    for (const CLI::Option *option : command.get_options()) {
      if (!option->get_positional()) known.push_back(option->get_name());
    }
  }
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto meant = nearest_name(word, candidates);
  const std::string_view kind = word.starts_with('-') ? "option" : &app == &command ? "command" : "argument";
  const std::string suggestion = meant ? fmt::format("; did you mean {}?", *meant) : "";
  const std::string name = &app == &command ? "" : command.get_name() + " ";
  return fmt::format("unknown {} {}{} (galley {}--help)", kind, word, suggestion, name);
}

} // namespace galley
