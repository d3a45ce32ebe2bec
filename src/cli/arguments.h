// The arguments of a command, as data. In: the declarations of the command: the names of each argument, a
// line about it, and the variable that receives its value. Out: a table, from which the parser, --help, the
// manual page and the shells' completions are made, so that all of them agree.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace galley {

// An option, a flag or a positional argument.
struct CommandArgument {
  bool is_positional() const { return !names.front().starts_with('-'); }
  // Returns the choices of a value "a|b|c", and nothing for any other value.
  std::vector<std::string> choices() const;

  std::vector<std::string> names; // with their dashes, the longest first; a positional argument has one name
  std::string value;              // PATH, FILE, ID, N, or its choices as a|b|c; empty for a flag
  std::string text;               // one line for --help
  bool required = false;
  bool repeated = false;     // it may be given several times
  std::string needs = {};    // another option that must be given, too; empty: none
  std::string excludes = {}; // another argument that must not be given; empty: none
  bool *flag = nullptr;      // is set if the flag is given; null if this is no flag
  // Stores a value as it was typed. Returns what is wrong with the value, or an empty text.
  std::function<std::string(const std::string &)> read = {};
};

// The arguments of one command, in the order in which --help lists them. Names are separated by commas, the
// longest first: "--jobs,-j". The variables must outlive the parsing. Each function returns the new argument,
// to be completed at once: the next call may move it.
class CommandArguments {
public:
  CommandArgument &flag(std::string_view names, bool &target, std::string text);

  CommandArgument &value(std::string_view names, std::string value, std::string &target, std::string text);
  CommandArgument &value(std::string_view names, std::string value, std::optional<std::string> &target,
                         std::string text);
  // Adds each of its values to `target`.
  CommandArgument &values(std::string_view names, std::string value, std::vector<std::string> &target,
                          std::string text);

  // `read` checks and stores each value, as CommandArgument::read does.
  CommandArgument &custom(std::string_view names, std::string value, std::string text,
                          std::function<std::string(const std::string &)> read);

  // Stores the value that belongs to the word that was typed, one of `choices`.
  template <class T>
  CommandArgument &
  choice(std::string_view names, T &target,
         std::vector<std::pair<std::string, std::type_identity_t<T>>> choices,
         // NOLINTNEXTLINE(performance-unnecessary-value-param): it is moved from, in a template
         std::string text) {
    std::vector<std::string> words;
    words.reserve(choices.size());
    for (const auto &[word, chosen] : choices) words.push_back(word);
    return add_choice(
        names, std::move(words), std::move(text),
        [&target, choices = std::move(choices)](std::size_t index) { target = choices[index].second; });
  }

  const std::vector<CommandArgument> &all() const { return all_; }

private:
  CommandArgument &add_choice(std::string_view names, std::vector<std::string> words, std::string text,
                              std::function<void(std::size_t)> choose);

  std::vector<CommandArgument> all_;
};

// Reads a whole number without a sign; the result is none for any other text.
std::optional<std::uint32_t> read_whole_number(std::string_view text);

} // namespace galley
