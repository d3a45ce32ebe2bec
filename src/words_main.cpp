// galley_words runs while galley is built. It reads the word lists of words/, and writes them as a C++ header
// of constants, by which src/terms looks words up. A file that holds no word lists stops the build.
//
//   galley_words OUTPUT.h WORDS.yaml…
//   galley_words OUTPUT.h TABLE.txt…
//
// In: YAML files, each a mapping of names to lists. An entry holds one word, or several with blanks between;
// a `_` stands for a blank within a word. Out: of `words/zh.yaml` the constant `words::zh::verbs` for its
// list `verbs`, and for each name `words::verbs`, which holds what all files have under it. Text files are
// tables of sorted lines, which are too long for lists; of `words/tables/world.txt` comes
// `words::tables::world`, whose lines stand in parts of some kilobytes, each line with its end. galley_words
// links galley_yaml alone, since galley_terms needs the headers.
#include "yaml/data_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

namespace {

using Words = std::vector<std::string>;
using Lists = std::map<std::string, Words>;

bool is_identifier(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void add_words(std::string_view entry, Words &words) {
  std::istringstream parts{std::string(entry)};
  for (std::string word; parts >> word; words.push_back(word))
    std::replace(word.begin(), word.end(), '_', ' ');
}

Result<Lists> read_lists(const DataFile &file) {
  Lists lists;
  const Value root = file.tree.root();
  if (!root || !root.is(ValueKind::mapping))
    return Error{"write `name:`, and below it a list of words", file.source.path};
  for (const Value list : root) {
    if (!is_identifier(list.key()))
      return error_at(file.source, list.key_span(), "name a list in small letters and `_`");
    if (!list.is(ValueKind::sequence) || list.size() == 0)
      return error_at(file.source, list.key_span(),
                      "write the words of this list below it, each behind `- `");
    Words &words = lists[std::string(list.key())];
    for (const Value entry : list) {
      if (entry.is(ValueKind::sequence) || entry.is(ValueKind::mapping))
        return error_at(file.source, entry.span(), "write a word that ends in a colon in quotes");
      add_words(entry.text(), words);
    }
  }
  return lists;
}

// The words hold neither `"` nor `\` where they come from YAML that anybody would write; both are escaped
// nevertheless.
void write_lists(std::ostream &out, const Lists &lists) {
  for (const auto &[name, words] : lists) {
    out << "inline constexpr std::array<std::string_view, " << words.size() << "> " << name << " = {\n";
    for (const std::string &word : words) {
      out << "    \"";
      for (const char c : word) out << (c == '"' || c == '\\' ? "\\" : "") << c;
      out << "\",\n";
    }
    out << "};\n";
  }
}

int fail(const Error &error) {
  std::cerr << error.path << ':' << error.place.line << ':' << error.place.code_point
            << ": error: " << error.message << '\n';
  return 1;
}

// Compilers need not take a longer string.
constexpr std::size_t max_part = 16000; // bytes

// Writes the lines of a table, which must be sorted by their bytes without repetition.
std::optional<Error> write_table(std::ostream &out, const std::string &path, const std::string &text) {
  std::istringstream in(text);
  std::vector<std::string> parts(1);
  std::string before;
  for (std::string line; std::getline(in, line); before = line) {
    if (line <= before || line.find_first_of("\"\\") != line.npos)
      return Error{"write the lines in the order of their bytes, each once: " + line, path};
    if (parts.back().size() > max_part) parts.emplace_back();
    parts.back() += line + "\\n";
  }
  out << "inline constexpr std::array<std::string_view, " << parts.size() << "> "
      << std::filesystem::path(path).stem().string() << " = {\n";
  for (const std::string &part : parts) out << "    \"" << part << "\",\n";
  out << "};\n";
  return std::nullopt;
}

int generate(const std::string &output, const std::vector<std::string> &paths) {
  std::ostringstream code;
  code << "// Generated from words/ by galley_words.\n#pragma once\n\n#include <array>\n#include "
          "<string_view>\n\n"
          "namespace galley::words {\n";
  Lists all;
  for (const std::string &path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) return fail({"can't be read", path});
    if (path.ends_with(".txt")) {
      code << "\nnamespace tables {\n";
      if (const auto error = write_table(code, path, text)) return fail(*error);
      code << "}\n";
      continue;
    }
    const auto file = parse_data(path, std::move(text));
    if (!file) return fail(file.error());
    const auto lists = read_lists(**file);
    if (!lists) return fail(lists.error());
    code << "\nnamespace " << std::filesystem::path(path).stem().string() << " {\n";
    write_lists(code, *lists);
    code << "}\n";
    for (const auto &[name, words] : *lists) all[name].insert(all[name].end(), words.begin(), words.end());
  }
  code << '\n';
  write_lists(code, all);
  code << "\n} // namespace galley::words\n";
  std::ofstream out(output, std::ios::binary);
  out << code.str();
  out.close();
  return out ? 0 : fail({"can't be written", output});
}

} // namespace

} // namespace galley

int main(int argc, char **argv) {
  if (argc < 3) {
    std::cerr << "usage: galley_words OUTPUT.h WORDS.yaml...\n";
    return 2;
  }
  return galley::generate(argv[1], {argv + 2, argv + argc});
}
