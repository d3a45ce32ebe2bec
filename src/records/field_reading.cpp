#include "records/field_reading.h"

#include <array>
#include <utility>

namespace galley {

namespace {

// Returns the value of an option's word. The schema allows only the words of the table.
template <class T, std::size_t Size>
T value_of(std::string_view word, const std::array<std::pair<std::string_view, T>, Size> &words) {
  for (const auto &[name, value] : words) {
    if (name == word) return value;
  }
  return words.front().second;
}

constexpr std::array<std::pair<std::string_view, FieldSeparator>, 4> separators = {
    {{"none", FieldSeparator::none},
     {"commas", FieldSeparator::commas},
     {"blanks", FieldSeparator::blanks},
     {"commas-and-blanks", FieldSeparator::commas_and_blanks}}};

constexpr std::array<std::pair<std::string_view, FieldLinks>, 4> kinds_of_links = {
    {{"none", FieldLinks::none},
     {"wikilinks", FieldLinks::wikilinks},
     {"documents", FieldLinks::documents},
     {"images", FieldLinks::images}}};

} // namespace

std::string_view separators_of(FieldSeparator separator) {
  switch (separator) {
  case FieldSeparator::none:
    return {};
  case FieldSeparator::commas:
    return ",";
  case FieldSeparator::blanks:
    return " \t\n";
  case FieldSeparator::commas_and_blanks:
    return ", \t\n";
  }
  return {};
}

void FieldReadings::add(Value mapping) {
  for (const Value field : mapping) {
    FieldReading &reading = readings_[std::string(field.key())];
    for (const Value option : field) {
      const std::string_view name = option.key();
      if (name == "separator") reading.separator = value_of(option.text(), separators);
      if (name == "body-tags") reading.body_tags = option.as_bool();
      if (name == "nested") reading.nested = option.as_bool();
      if (name == "fold-case") reading.fold_case = option.as_bool();
      if (name == "links") reading.links = value_of(option.text(), kinds_of_links);
    }
    has_links_ = has_links_ || reading.links != FieldLinks::none;
  }
}

const FieldReading &FieldReadings::of(std::string_view field) const {
  static const FieldReading none;
  auto found = readings_.find(field);
  if (found == readings_.end()) found = readings_.find("*");
  return found == readings_.end() ? none : found->second;
}

const FieldReadings &no_field_readings() {
  static const FieldReadings none;
  return none;
}

} // namespace galley
