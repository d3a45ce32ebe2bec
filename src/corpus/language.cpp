#include "corpus/language.h"

#include "corpus/field_values.h"
#include "text/ascii.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

// Returns the language tags among the folders of a path and between the dots of the file's name.
std::string language_of_path(std::string_view path) {
  std::string found;
  const auto look_at = [&](std::string_view part) {
    if (looks_like_language(part)) found += "/" + fold(part);
  };
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    look_at(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  const std::size_t first = path.find('.');
  const std::size_t last = path.rfind('.');
  if (first != last) look_at(path.substr(first + 1, last - first - 1));
  return found;
}

} // namespace

bool looks_like_language(std::string_view part) {
  const std::size_t dash = std::min(part.find_first_of("-_"), part.size());
  const auto letters = [](std::string_view text) { return std::ranges::all_of(text, is_ascii_letter); };
  if (dash != 2 || !letters(part.substr(0, dash))) return false;
  if (dash == part.size()) return true;
  const std::string_view region = part.substr(dash + 1);
  return (region.size() == 2 || region.size() == 4) && letters(region);
}

std::string_view language_folder(std::string_view path) {
  std::size_t begin = 0;
  for (std::size_t end = path.find('/'); end != path.npos; begin = end + 1, end = path.find('/', begin)) {
    if (looks_like_language(path.substr(begin, end - begin))) return path.substr(0, end);
  }
  return {};
}

const std::vector<std::string> &language_fields() {
  static const std::vector<std::string> fields = {"lang", "language", "locale"};
  return fields;
}

std::string language_of(const Record &record) {
  std::string language = language_of_path(record.path);
  for (const std::string &field : language_fields()) {
    record.facts.for_each_field(field, [&](const FieldFact &fact) { language += "," + fold(fact.value); });
  }
  return language;
}

std::string path_without_language(std::string_view path) {
  std::string result;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
    if (!looks_like_language(path.substr(0, slash))) result += path.substr(0, slash + 1);
    path.remove_prefix(slash + 1);
  }
  const std::size_t first = path.find('.');
  const std::size_t last = path.rfind('.');
  const bool tagged = first != last && looks_like_language(path.substr(first + 1, last - first - 1));
  return result + std::string(tagged ? path.substr(0, first) : path.substr(0, last)) +
         std::string(last == path.npos ? std::string_view() : path.substr(last));
}

RecordsByLanguage by_language(const std::vector<const Record *> &records) {
  RecordsByLanguage result;
  for (const Record *record : records) result[language_of(*record)].push_back(record);
  return result;
}

} // namespace galley
