// Writes a site as real ones are, for benchmarks and tests. Usage:
//   make_site --documents N --seed S [--shape notes|docs] [--defects K] FOLDER
// Exit code 0: it is written, 2: it is not.
#include "bench/site_generator.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace galley::bench {

namespace {

struct Arguments {
  SiteOptions site;
  std::filesystem::path folder;
};

std::uint64_t number(std::string_view option, std::string_view text, std::uint64_t least) {
  constexpr std::uint64_t most = 100'000'000;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= least && value <= most)
    return value;
  throw std::invalid_argument(std::string(option) + " takes a whole number from " + std::to_string(least) +
                              " to " + std::to_string(most) + ", not \"" + std::string(text) + "\"");
}

SiteShape shape(std::string_view text) {
  if (text == "notes") return SiteShape::notes;
  if (text == "docs") return SiteShape::docs;
  throw std::invalid_argument("--shape is notes or docs, not \"" + std::string(text) + "\"");
}

Arguments parse(int count, char **words) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word.substr(0, 2) != "--") {
      if (!arguments.folder.empty()) throw std::invalid_argument("only one folder can be written");
      arguments.folder = word;
      continue;
    }
    if (i + 1 == count) throw std::invalid_argument(std::string(word) + " needs a value");
    const std::string_view value = words[++i];
    if (word == "--documents") {
      arguments.site.documents = number(word, value, 1);
    } else if (word == "--seed") {
      arguments.site.seed = number(word, value, 0);
    } else if (word == "--shape") {
      arguments.site.shape = shape(value);
    } else if (word == "--defects") {
      arguments.site.defects = number(word, value, 0);
    } else {
      throw std::invalid_argument(std::string(word) + " is no option of make_site");
    }
  }
  if (arguments.folder.empty()) throw std::invalid_argument("name the folder to write to");
  return arguments;
}

void write(const std::filesystem::path &folder, const SiteFile &file) {
  const std::filesystem::path path = folder / file.path;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << file.text;
  out.close();
  if (!out) throw std::runtime_error("can't write " + path.string());
}

} // namespace

} // namespace galley::bench

int main(int argc, char **argv) {
  using namespace galley::bench;
  try {
    const Arguments arguments = parse(argc, argv);
    // What another site left would be checked along.
    if (std::filesystem::exists(arguments.folder) && !std::filesystem::is_empty(arguments.folder)) {
      throw std::runtime_error(arguments.folder.string() + " is not an empty folder");
    }
    const SiteGenerator site(arguments.site);
    for (const SiteFile &file : site.config()) write(arguments.folder, file);
    for (std::uint64_t i = 0; i < arguments.site.documents; ++i) write(arguments.folder, site.document(i));
  } catch (const std::exception &error) {
    std::cerr << "make_site: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
