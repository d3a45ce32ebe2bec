// The files of words/ as people mend them: each list in order, each word once, a simplified word with its
// traditional form, and no list that galley doesn't read. The compiler says where galley reads one that isn't
// there.
#include "yaml/data_file.h"

#include "catch.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace galley;

namespace {

using Entry = std::vector<std::string>; // a word and its other forms

std::vector<std::string> split(std::string_view text) {
  std::istringstream in{std::string(text)};
  return {std::istream_iterator<std::string>(in), {}};
}

std::string read(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path source_folder = GALLEY_SOURCE_DIR;

std::vector<std::filesystem::path> files_in(const std::string &folder) {
  std::vector<std::filesystem::path> files;
  for (const auto &entry : std::filesystem::directory_iterator(source_folder / folder)) {
    if (entry.is_regular_file()) files.push_back(entry);
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct WordFile {
  std::string language;
  std::map<std::string, std::vector<Entry>> lists;
};

WordFile read_words(std::string language, const std::string &text) {
  const auto data = parse_data(language + ".yaml", text);
  REQUIRE(data);
  WordFile file{std::move(language), {}};
  for (const Value list : (*data)->tree.root()) {
    for (const Value entry : list) file.lists[std::string(list.key())].push_back(split(entry.text()));
  }
  return file;
}

std::vector<WordFile> read_all_words() {
  std::vector<WordFile> files;
  for (const auto &path : files_in("words")) files.push_back(read_words(path.stem().string(), read(path)));
  return files;
}

using Faults = std::vector<std::string>;

Faults find_disorder(const WordFile &file) {
  Faults faults;
  for (const auto &[name, entries] : file.lists) {
    std::set<std::string> seen;
    std::string before;
    for (const Entry &entry : entries) {
      if (entry.front() < before)
        faults.push_back(file.language + ": " + name + ": " + entry.front() + " belongs before " + before);
      before = entry.front();
      for (const std::string &word : entry) {
        if (!seen.insert(word).second)
          faults.push_back(file.language + ": " + name + ": " + word + " stands there twice");
      }
    }
  }
  return faults;
}

// A table of simplified characters that no traditional text has, each with its traditional form.
using CharacterTable = std::map<std::string, std::string>;

CharacterTable read_table(const std::string &text) {
  CharacterTable table;
  std::istringstream in(text);
  for (std::string simplified, traditional; in >> simplified >> traditional;) table[simplified] = traditional;
  return table;
}

// A word in traditional characters, as far as the table has them.
std::string to_traditional(const std::string &word, const CharacterTable &table) {
  std::string result;
  for (std::size_t at = 0, size = 0; at < word.size(); at += size) {
    for (size = 1; at + size < word.size() && (word[at + size] & 0xC0) == 0x80;) ++size;
    const std::string character = word.substr(at, size);
    const auto found = table.find(character);
    result += found == table.end() ? character : found->second;
  }
  return result;
}

// Simplified words that have no traditional form behind them, as `LIST WORD`.
Faults find_without_traditional(const WordFile &file, const CharacterTable &table) {
  Faults faults;
  for (const auto &[name, entries] : file.lists) {
    if (name == "simplified_characters") continue;
    for (const Entry &entry : entries) {
      const bool is_found = std::any_of(entry.begin(), entry.end(), [&](const std::string &word) {
        return to_traditional(word, table) == word;
      });
      if (!is_found) faults.push_back(name + " " + entry.front());
    }
  }
  return faults;
}

std::string read_code() {
  std::string code;
  for (const auto &path : files_in("src/terms")) code += read(path);
  return code;
}

bool is_identifier_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool mentions(std::string_view code, const std::string &constant) {
  for (std::size_t at = code.find(constant); at != code.npos; at = code.find(constant, at + 1)) {
    const std::size_t end = at + constant.size();
    if (end == code.size() || !is_identifier_character(code[end])) return true;
  }
  return false;
}

// Lists that galley doesn't read, neither as those of one language nor together with the other languages';
// and those that it reads in both ways.
Faults find_unread(const WordFile &file, std::string_view code) {
  Faults faults;
  for (const auto &[name, entries] : file.lists) {
    const bool is_own = mentions(code, "words::" + file.language + "::" + name);
    if (is_own == mentions(code, "words::" + name)) faults.push_back(file.language + ": " + name);
  }
  return faults;
}

} // namespace

TEST_CASE("word lists are in order, and name a word once") {
  const auto files = read_all_words();
  REQUIRE(files.size() >= 5);
  for (const WordFile &file : files) CHECK(find_disorder(file) == Faults());
  CHECK(find_disorder(read_words("x", "a: [也, 一, 也]\nb: [一, 与 與, 也, 與]\n")) ==
        Faults({"x: a: 一 belongs before 也", "x: a: 也 stands there twice", "x: b: 與 stands there twice"}));
}

TEST_CASE("a simplified word has its traditional form behind it, or is known to lack it") {
  const auto folder = source_folder / "tests/unit/terms/words";
  const CharacterTable table = read_table(read(folder / "traditional.txt"));
  Faults known;
  std::istringstream lines(read(folder / "without_traditional.txt"));
  for (std::string line; std::getline(lines, line);) known.push_back(line);
  std::sort(known.begin(), known.end());
  for (const WordFile &file : read_all_words()) {
    if (file.language != "zh") continue;
    Faults found = find_without_traditional(file, table);
    std::sort(found.begin(), found.end());
    CHECK(found == known);
  }
  const std::string words = "a: [应用 應用, 与否, 算法 演算法, 一]\nsimplified_characters: [与]\n";
  CHECK(find_without_traditional(read_words("zh", words), table) == Faults({"a 与否"}));
}

TEST_CASE("galley reads every word list, of one language or of all") {
  const std::string code = read_code();
  for (const WordFile &file : read_all_words()) CHECK(find_unread(file, code) == Faults());
  const WordFile file = read_words("zh", "verbs: [a]\nlabels: [a]\nverb: [a]\n");
  CHECK(find_unread(file, "f(words::zh::verbs, words::labels)") == Faults({"zh: verb"}));
}
