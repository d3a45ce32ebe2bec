// Compares the roles that galley gives to bold spans with those that people gave them.
//
// Usage: roles_test SET… [--mistakes]. A SET is a folder of documents, NAME.md, each beside NAME.spans, which
// holds a line for each span in document order: `LINE ROLE TEXT`; and maybe NAME.facts, with `LINE IS_NAME
// DEFINED_BY TEXT` for each. Prints a confusion matrix for each SET, and how well names and definitions are
// found; with --mistakes, also each span in dispute. Exit code 0: every SET reaches the wanted scores, 1: one
// does not.
#include "parse/document.h"
#include "terms/term.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

namespace {

constexpr double wanted_score = 0.93;    // macro-F1
constexpr double wanted_precision = 0.8; // of the facts
constexpr double wanted_recall = 0.4;    // many names are known only to who knows them
constexpr std::size_t wanted_spans = 10; // of each role in each set; fewer say little
constexpr std::size_t role_count = 7;
constexpr std::size_t no_role = role_count; // the span is not there for the one or the other

struct Labelled {
  std::uint32_t line = 0; // 1-based
  std::size_t role = no_role;
  std::string text; // between the delimiters, each run of blanks one space
};

// What NAME.facts says of a span.
struct Judged {
  std::uint32_t line = 0;
  bool is_name = false;
  std::string defined_by; // `-` for none
  std::string text;
};

// How often galley and people agree on a fact.
struct Agreement {
  std::size_t both = 0, galley = 0, people = 0; // who says so

  void count(bool said, bool found) {
    both += said && found ? 1 : 0;
    galley += found ? 1 : 0;
    people += said ? 1 : 0;
  }
  double precision() const {
    return galley == 0 ? 1 : static_cast<double>(both) / static_cast<double>(galley);
  }
  double recall() const { return people == 0 ? 1 : static_cast<double>(both) / static_cast<double>(people); }
};

struct Matrix {
  std::array<std::array<std::size_t, role_count + 1>, role_count + 1> counts{}; // [labelled][given]
  std::size_t documents = 0;
  Agreement names, definitions; // of what is a term to both
};

std::string read(const std::filesystem::path &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t role_of(std::string_view name) {
  std::size_t role = 0;
  while (role < role_count && role_name(static_cast<TermRole>(role)) != name) ++role;
  return role;
}

std::string_view name_of(std::size_t role) {
  return role == no_role ? "none" : role_name(static_cast<TermRole>(role));
}

// A quote's marks at the start of a line are no part of its text.
std::string on_one_line(std::string_view text) {
  std::string out;
  bool fresh_line = false;
  for (const char c : text) {
    if (c == '\n') fresh_line = true;
    const bool blank = c == ' ' || c == '\t' || c == '\n' || (fresh_line && c == '>');
    if (!blank) fresh_line = false;
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// Empty where a line of the file has another form.
std::vector<Labelled> read_labels(const std::filesystem::path &path) {
  std::vector<Labelled> labels;
  const std::string all = read(path);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const std::string_view row = std::string_view(all).substr(at, end - at);
    at = end + 1;
    if (row.empty()) continue;
    const std::size_t first = row.find(' ');
    const std::size_t second = row.find(' ', first + 1);
    Labelled label;
    std::from_chars(row.data(), row.data() + row.size(), label.line);
    if (second != row.npos) {
      label.role = role_of(row.substr(first + 1, second - first - 1));
      label.text = on_one_line(row.substr(second + 1));
    }
    if (label.line == 0 || label.role == no_role) {
      fmt::print("{}: bad row: {}\n", path.string(), row);
      return {};
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

std::vector<Labelled> find_labels(const std::string &path) {
  const Source source(path, read(path));
  Needs needs;
  needs.body = BodyNeed::all;
  const Document document = parse_document(source, needs);
  std::vector<Labelled> found;
  if (!document.body) return found;
  for (const Term &term : find_terms(document)) {
    const Location where = locate(source, term.span);
    found.push_back(
        {where.begin.line, static_cast<std::size_t>(term.role), on_one_line(source.slice(term.content))});
  }
  return found;
}

std::vector<Judged> read_facts(const std::filesystem::path &path) {
  std::vector<Judged> facts;
  std::ifstream in(path);
  for (std::string row; std::getline(in, row);) {
    std::istringstream words(row);
    Judged fact;
    std::string name;
    words >> fact.line >> name >> fact.defined_by >> std::ws;
    std::getline(words, fact.text);
    fact.is_name = name == "name";
    facts.push_back(std::move(fact));
  }
  return facts;
}

void compare_facts(Matrix &matrix, bool mistakes, const std::string &path, const std::vector<Judged> &facts) {
  const Source source(path, read(path));
  Needs needs;
  needs.body = BodyNeed::all;
  const Document document = parse_document(source, needs);
  if (!document.body) return;
  const std::vector<Term> terms = find_terms(document);
  std::vector<bool> used(terms.size(), false);
  for (const Judged &fact : facts) {
    std::size_t i = 0;
    while (i < terms.size() && (used[i] || locate(source, terms[i].span).begin.line != fact.line ||
                                on_one_line(source.slice(terms[i].content)) != on_one_line(fact.text)))
      ++i;
    if (i == terms.size()) continue;
    used[i] = true;
    if (!is_term(terms[i].role)) continue;
    const bool defined = terms[i].defined_by != DefinedBy::none;
    matrix.names.count(fact.is_name, terms[i].is_name);
    matrix.definitions.count(fact.defined_by != "-", defined);
    if (mistakes && fact.is_name != terms[i].is_name)
      fmt::print("{}:{}: {}: {}\n", path, fact.line, fact.is_name ? "a name is missed" : "no name",
                 fact.text);
    if (mistakes && defined != (fact.defined_by != "-"))
      fmt::print("{}:{}: {}: {}\n", path, fact.line,
                 defined ? "not defined by " + std::string(name_of(terms[i].defined_by))
                         : "defined by " + fact.defined_by,
                 fact.text);
  }
}

bool print_agreement(std::string_view fact, const Agreement &agreement) {
  fmt::print("{}: {} by people, precision {:.3f}, recall {:.3f}\n", fact, agreement.people,
             agreement.precision(), agreement.recall());
  return agreement.precision() >= wanted_precision && agreement.recall() >= wanted_recall;
}

class Comparison {
public:
  Comparison(Matrix &matrix, bool mistakes, std::string path)
      : matrix_(matrix), mistakes_(mistakes), path_(std::move(path)) {}

  // Spans are one where line and text agree. Strong that was made of a gap is no span that anyone meant.
  void compare(const std::vector<Labelled> &wanted, const std::vector<Labelled> &found) {
    std::vector<bool> used(found.size(), false);
    for (const Labelled &label : wanted) {
      std::size_t i = 0;
      while (i < found.size() && (used[i] || found[i].line != label.line || found[i].text != label.text)) ++i;
      if (i < found.size()) used[i] = true;
      count(label, label.role, i < found.size() ? found[i].role : no_role);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!used[i] && found[i].role != static_cast<std::size_t>(TermRole::not_rendered))
        count(found[i], no_role, found[i].role);
    }
  }

private:
  void count(const Labelled &span, std::size_t wanted, std::size_t given) {
    ++matrix_.counts[wanted][given];
    if (mistakes_ && wanted != given)
      fmt::print("{}:{}: {} taken for {}: {}\n", path_, span.line, name_of(wanted), name_of(given),
                 span.text);
  }

  Matrix &matrix_;
  bool mistakes_;
  std::string path_;
};

// Rows are what people said, columns what galley says. Returns whether the score is reached.
bool print_matrix(const std::string &set, const Matrix &matrix) {
  fmt::print("\n{}: {} documents\n{:>14}", set, matrix.documents, "");
  for (std::size_t given = 0; given <= role_count; ++given) fmt::print("{:>13}", name_of(given));
  double sum = 0;
  bool enough = true;
  std::size_t spans = 0;
  for (std::size_t wanted = 0; wanted <= role_count; ++wanted) {
    fmt::print("\n{:>14}", name_of(wanted));
    std::size_t row = 0;
    std::size_t column = 0;
    for (std::size_t other = 0; other <= role_count; ++other) {
      fmt::print("{:>13}", matrix.counts[wanted][other]);
      row += matrix.counts[wanted][other];
      column += matrix.counts[other][wanted];
    }
    if (wanted == no_role) break;
    const double f1 = row + column == 0 ? 0
                                        : 2.0 * static_cast<double>(matrix.counts[wanted][wanted]) /
                                              static_cast<double>(row + column);
    fmt::print("   F1 {:.3f}", f1);
    sum += f1;
    spans += row;
    enough = enough && row >= wanted_spans;
  }
  const double score = sum / role_count;
  fmt::print("\n{} spans, macro-F1 {:.3f}{}\n", spans, score, enough ? "" : "; a role has too few spans");
  const bool facts = print_agreement("names", matrix.names);
  return print_agreement("definitions", matrix.definitions) && facts && enough && score >= wanted_score;
}

bool compare_set(const std::string &set, bool mistakes) {
  Matrix matrix;
  std::vector<std::filesystem::path> paths;
  for (const auto &entry : std::filesystem::directory_iterator(set)) {
    if (entry.path().extension() == ".md") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  bool well_formed = true;
  for (std::filesystem::path &path : paths) {
    const std::string document = path.string();
    const std::vector<Labelled> labels = read_labels(path.replace_extension(".spans"));
    well_formed = well_formed && !labels.empty();
    Comparison(matrix, mistakes, document).compare(labels, find_labels(document));
    ++matrix.documents;
    compare_facts(matrix, mistakes, document, read_facts(path.replace_extension(".facts")));
  }
  return print_matrix(set, matrix) && well_formed;
}

} // namespace

} // namespace galley

int main(int argc, char **argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto flag = std::find(arguments.begin(), arguments.end(), "--mistakes");
  const bool mistakes = flag != arguments.end();
  if (mistakes) arguments.erase(flag);
  bool good = !arguments.empty();
  for (const std::string &set : arguments) good = galley::compare_set(set, mistakes) && good;
  return good ? 0 : 1;
}
