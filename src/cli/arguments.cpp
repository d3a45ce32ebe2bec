#include "cli/arguments.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

namespace galley {

namespace {

std::vector<std::string> split(std::string_view words, char separator) {
  std::vector<std::string> result;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(separator), words.size());
    result.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return result;
}

} // namespace

std::vector<std::string> CommandArgument::choices() const {
  std::vector<std::string> words = split(value, '|');
  if (words.size() < 2) words.clear();
  return words;
}

CommandArgument &CommandArguments::flag(std::string_view names, bool &target, std::string text) {
  CommandArgument &argument = custom(names, "", std::move(text), {});
  argument.flag = &target;
  return argument;
}

CommandArgument &CommandArguments::value(std::string_view names, std::string value, std::string &target,
                                         std::string text) {
  return custom(names, std::move(value), std::move(text), [&target](const std::string &typed) {
    target = typed;
    return std::string();
  });
}

CommandArgument &CommandArguments::value(std::string_view names, std::string value,
                                         std::optional<std::string> &target, std::string text) {
  return custom(names, std::move(value), std::move(text), [&target](const std::string &typed) {
    target = typed;
    return std::string();
  });
}

CommandArgument &CommandArguments::values(std::string_view names, std::string value,
                                          std::vector<std::string> &target, std::string text) {
  CommandArgument &argument =
      custom(names, std::move(value), std::move(text), [&target](const std::string &typed) {
        target.push_back(typed);
        return std::string();
      });
  argument.repeated = true;
  return argument;
}

CommandArgument &CommandArguments::custom(std::string_view names, std::string value, std::string text,
                                          std::function<std::string(const std::string &)> read) {
  CommandArgument argument;
  argument.names = split(names, ',');
  argument.value = std::move(value);
  argument.text = std::move(text);
  argument.read = std::move(read);
  all_.push_back(std::move(argument));
  return all_.back();
}

CommandArgument &CommandArguments::add_choice(std::string_view names, std::vector<std::string> words,
                                              std::string text, std::function<void(std::size_t)> choose) {
  std::string shown = fmt::format("{}", fmt::join(words, "|"));
  const auto read = [words = std::move(words), shown, choose = std::move(choose)](const std::string &typed) {
    const auto word = std::ranges::find(words, typed);
    if (word == words.end()) return fmt::format("it takes {}, not \"{}\"", shown, typed);
    choose(static_cast<std::size_t>(word - words.begin()));
    return std::string();
  };
  return custom(names, shown, std::move(text), read);
}

std::optional<std::uint32_t> read_whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

} // namespace galley
