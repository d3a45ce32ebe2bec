#include "cli/parser.h"

#include "cli/build.h"
#include "cli/help.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// Does what --help and --version ask for.
class PrintText final : public Command {
public:
  explicit PrintText(std::string text) : text_(std::move(text)) {}

  Result<int> run(const Surroundings & /*surroundings*/, Output &output) const override {
    output.out += text_;
    return exit_code::clean;
  }

private:
  std::string text_;
};

// A command that the arguments may ask for; `command` owns the variables that their values go to.
struct Candidate {
  const CommandType *type = nullptr;
  std::unique_ptr<Command> command;
  CommandArguments arguments;
  CLI::App *app = nullptr; // is owned by the parser
};

std::string joined(const std::vector<std::string> &words, std::string_view separator) {
  return fmt::format("{}", fmt::join(words, separator));
}

CLI::Option *add_argument(CLI::App &app, const CommandArgument &argument) {
  const std::string names = joined(argument.names, ",");
  if (argument.flag != nullptr) return app.add_flag(names, *argument.flag, argument.text);
  using Values = std::vector<std::string>;
  // The validator stores each value, since it sees them all, in their order.
  CLI::Option *option = argument.repeated ? app.add_option_function<Values>(
                                                names, [](const Values &) {}, argument.text)
                                          : app.add_option_function<std::string>(
                                                names, [](const std::string &) {}, argument.text);
  const CLI::Validator read([&argument](const std::string &typed) { return argument.read(typed); }, "",
                            "value");
  option->check(read)->type_name(argument.value)->required(argument.required);
  if (argument.repeated && !argument.is_positional()) option->allow_extra_args(false);
  return option;
}

void add_arguments(CLI::App &app, const std::vector<CommandArgument> &arguments) {
  std::map<std::string, CLI::Option *> options;
  for (const CommandArgument &argument : arguments)
    options[argument.names.front()] = add_argument(app, argument);
  for (const CommandArgument &argument : arguments) {
    CLI::Option *const option = options.at(argument.names.front());
    if (!argument.needs.empty()) option->needs(options.at(argument.needs));
    if (!argument.excludes.empty()) option->excludes(options.at(argument.excludes));
  }
}

std::vector<Candidate> make_candidates(CLI::App &app, const std::vector<CommandType> &types) {
  std::vector<Candidate> candidates;
  for (const CommandType &type : types) {
    Candidate candidate{&type, type.make(), {}, app.add_subcommand(type.name, type.text)};
    candidate.command->declare(candidate.arguments);
    add_arguments(*candidate.app, candidate.arguments.all());
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

// An argument that follows `--` is a path. CLI11 loses it behind a command that has a path already, so a `./`
// says that it is no option. Returns the arguments without the `--`. Where values follow, all stays as it is.
std::vector<std::string> mark_paths(const std::vector<std::string> &arguments,
                                    const std::vector<CommandType> &types) {
  const bool has_values = std::ranges::any_of(types, [&](const CommandType &type) {
    return type.takes_values && !arguments.empty() && arguments.front() == type.name;
  });
  if (has_values) return arguments;
  std::vector<std::string> marked;
  bool paths_only = false;
  for (const std::string &argument : arguments) {
    if (paths_only && argument.size() > 1 && argument.starts_with('-')) {
      marked.push_back("./" + argument);
    } else if (!paths_only && argument == "--") {
      paths_only = true;
    } else {
      marked.push_back(argument);
    }
  }
  return marked;
}

std::vector<std::string> command_names(const std::vector<CommandType> &types) {
  std::vector<std::string> names;
  for (const CommandType &type : types) names.push_back(type.name);
  return names;
}

// Says that `word` is unknown; `candidate` is the command that it follows, or null.
std::string describe_unexpected(const std::string &word, const Candidate *candidate,
                                const std::vector<CommandType> &types) {
  const bool is_option = word.starts_with('-');
  std::vector<std::string> known;
  if (candidate == nullptr && !is_option) {
    known = command_names(types);
  } else {
    known.push_back(help_flag().names.front());
    if (candidate == nullptr) known.push_back(version_flag().names.front());
  }
  if (candidate != nullptr) {
    for (const CommandArgument &argument : candidate->arguments.all()) {
      if (!argument.is_positional()) known.push_back(argument.names.front());
    }
  }
  return fmt::format("unknown {} {}{} (galley {}--help)",
                     is_option              ? "option"
                     : candidate == nullptr ? "command"
                                            : "argument",
                     word, did_you_mean(nearest_name(word, {known.begin(), known.end()}), ""),
                     candidate == nullptr ? "" : candidate->type->name + " ");
}

std::string describe_missing(const Candidate &candidate) {
  std::string missing = candidate.type->missing;
  for (const CommandArgument &argument : candidate.arguments.all()) {
    if (missing.empty() && argument.required) missing = argument.names.front();
  }
  return fmt::format("galley {0} needs a {1} (galley {0} --help)", candidate.type->name, missing);
}

std::string describe_no_command(const std::vector<CommandType> &types) {
  std::vector<std::string> names = command_names(types);
  const std::string last = names.back();
  names.pop_back();
  return fmt::format("what shall galley do? {} or {} (galley --help)", joined(names, ", "), last);
}

std::string first_line(std::string_view text) {
  return std::string(text.substr(0, text.find('\n')));
}

} // namespace

Result<std::unique_ptr<Command>> parse_arguments(const std::vector<std::string> &arguments,
                                                 const std::vector<CommandType> &types) {
  CLI::App app("", "galley");
  app.require_subcommand(0, 1); // a second command's name is a path or a value
  app.set_version_flag(version_flag().names.front(), version_and_commit);
  std::vector<Candidate> candidates = make_candidates(app, types);
  std::vector<std::string> words = mark_paths(arguments, types);
  std::ranges::reverse(words); // CLI11 reads from the end
  const auto chosen = [&]() -> Candidate * {
    const auto found =
        std::ranges::find_if(candidates, [](const Candidate &candidate) { return candidate.app->parsed(); });
    return found == candidates.end() ? nullptr : &*found;
  };
  const auto print = [](std::string text) -> std::unique_ptr<Command> {
    return std::make_unique<PrintText>(std::move(text));
  };
  try {
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp &) {
    return print(write_help(describe_program(types), chosen() == nullptr ? "" : chosen()->type->name));
  } catch (const CLI::CallForVersion &) {
    return print(fmt::format("galley {}\n", version_and_commit));
  } catch (const CLI::ExtrasError &) {
    return Error{describe_unexpected(app.remaining(true).front(), chosen(), types)};
  } catch (const CLI::RequiredError &) {
    return Error{describe_missing(*chosen())};
  } catch (const CLI::ArgumentMismatch &error) {
    const std::string_view message = error.what(); // the option's name, a colon, and how many it takes
    return Error{fmt::format("{} takes one value", message.substr(0, message.find(':')))};
  } catch (const CLI::ParseError &error) {
    return Error{first_line(error.what())};
  }
  if (chosen() == nullptr) return Error{describe_no_command(types)};
  return std::move(chosen()->command);
}

} // namespace galley
