#include "yaml_suite/suite.h"

#include "yaml/data_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace galley::yaml_suite {

namespace {

void replace_all(std::string &text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

// The suite shows invisible characters by visible ones.
std::string decode(std::string_view shown) {
  std::string text(shown);
  replace_all(text, "␣", " ");
  for (const std::string_view dashes : {"————", "———", "——", "—", ""}) {
    replace_all(text, std::string(dashes) + "»", "\t");
  }
  replace_all(text, "←", "\r");
  replace_all(text, "⇔", "\xEF\xBB\xBF");
  replace_all(text, "↵", "");
  replace_all(text, "∎\n", "");
  return text;
}

} // namespace

std::string read_file(const std::filesystem::path &path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<Case> read_suite(const std::filesystem::path &folder) {
  std::vector<std::filesystem::path> files;
  for (const auto &entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto &path : files) {
    const auto file = parse_data(path.string(), read_file(path));
    if (!file) throw std::runtime_error(fmt::format("{}: {}", file.error().path, file.error().message));
    std::string yaml_text; // a case without its own is the same text again
    int number = 0;
    for (const Value test : (*file)->tree.root()) {
      Case &made = cases.emplace_back();
      made.id = fmt::format("{}/{}", path.stem().string(), number++);
      if (const Value name = test.find("name")) made.name = name.text();
      if (const Value yaml = test.find("yaml")) yaml_text = decode(yaml.text());
      made.yaml = yaml_text;
      if (const Value json = test.find("json")) made.json = json.text();
      made.fail = bool(test.find("fail"));
      made.skip = bool(test.find("skip"));
    }
  }
  return cases;
}

} // namespace galley::yaml_suite
