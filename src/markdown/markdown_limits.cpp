#include "markdown/markdown_limits.h"

#include "markdown/link_pairs.h"
#include "markdown/markdown_content.h"
#include "text/ascii.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

namespace {

// Finds the size of the longest link definition in bytes. A definition continues over lines while its title
// is open.
class DefinitionScanner {
public:
  void add(std::string_view line);
  std::uint64_t longest() const { return longest_; }

private:
  std::uint64_t size_ = 0; // the size of the open definition so far; 0 where none is open
  std::uint64_t longest_ = 0;
  char closer_ = '\0'; // the character that closes an open title
};

bool is_escaped(std::string_view line, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && line[at - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

// Returns the offset of the `]:` that may end a definition's label, which begins its line or the one before,
// and has no brackets within; npos where there is none.
std::size_t find_label_end(std::string_view line) {
  const std::size_t end = line.find("]:");
  std::size_t at = end;
  while (at != std::string_view::npos && at > 0) {
    --at;
    const bool bracket = (line[at] == '[' || line[at] == ']') && !is_escaped(line, at);
    if (!bracket) continue;
    const bool begins = line[at] == '[' && line.find_first_not_of(" \t>-+*.)0123456789") == at;
    return begins ? end : std::string_view::npos;
  }
  return end;
}

// Returns whether the line begins an item, which ends whatever stands before.
bool begins_item(std::string_view line) {
  const std::size_t text = line.find_first_not_of(' ');
  return text <= 3 && text + 2 < line.size() &&
         (line[text] == '-' || line[text] == '+' || line[text] == '*') && line[text + 1] == ' ' &&
         line[text + 2] != ' ';
}

void DefinitionScanner::add(std::string_view line) {
  const std::size_t text = line.find_first_not_of(" \t>");
  if (text == std::string_view::npos || begins_item(line)) {
    size_ = 0;
    closer_ = '\0';
    if (text == std::string_view::npos) return;
  }
  const std::size_t label_end = find_label_end(line);
  if (closer_ == '\0' && line[text] == '[' && label_end != std::string_view::npos) size_ = 0; // new
  if (size_ == 0 && label_end == std::string_view::npos) return;
  size_ += line.size();
  longest_ = std::max(longest_, size_);
  if (closer_ == '\0') {
    const std::size_t from = label_end == std::string_view::npos ? 0 : label_end + 2;
    const std::size_t opener = line.find_first_of("\"'(", from);
    const bool opens = opener != std::string_view::npos &&
                       (opener == 0 || line[opener - 1] == ' ' || line[opener - 1] == '\t');
    if (!opens) return;
    closer_ = line[opener] == '(' ? ')' : line[opener];
    if (line.find(closer_, opener + 1) == std::string_view::npos) return;
  }
  if (line[line.find_last_not_of(" \t")] == closer_) closer_ = '\0';
}

struct Counts {
  std::uint32_t declarations = 0; // `<!`
  std::uint32_t instructions = 0; // `<?`
  std::uint32_t images = 0;       // `![`
  std::uint32_t references = 0;   // `]`
  std::uint32_t runs = 0;         // of `*` or `_`
  std::uint32_t marks = 0;
  std::uint32_t columns = 0;       // the highest number of `|` in a line
  std::uint32_t table_columns = 0; // the columns of the table that may be open
  std::uint32_t delimiter_rows = 0;
  std::uint64_t paragraph = 0;   // bytes since the last blank line
  std::uint64_t table_bytes = 0; // bytes of paragraphs before lines that may be delimiter rows
  DefinitionScanner definitions;
  LinkPairs pairs;

  void add(std::string_view line);
  void add_character(char character, char next);
};

void Counts::add_character(char character, char next) {
  switch (character) {
  case '<':
    declarations += next == '!' ? 1 : 0;
    instructions += next == '?' ? 1 : 0;
    ++marks;
    break;
  case '!':
    images += next == '[' ? 1 : 0;
    break;
  case ']':
    ++references;
    ++marks;
    break;
  case '*':
  case '_':
    runs += next == character ? 0 : 1;
    ++marks;
    break;
  case '[':
  case '`':
  case '&':
  case '|':
  case '\\':
    ++marks;
    break;
  default:
    break;
  }
}

void Counts::add(std::string_view line) {
  std::uint32_t pipes = 0;
  const std::uint32_t references_before = references;
  const std::uint32_t runs_before = runs;
  for (std::size_t i = 0; i < line.size(); ++i) {
    add_character(line[i], i + 1 < line.size() ? line[i + 1] : '\0');
    pipes += line[i] == '|' ? 1 : 0;
  }
  // What begins a block of HTML is not searched for an end within a paragraph.
  const std::size_t text = line.find_first_not_of(' ');
  if (text <= 3 && line.substr(text).starts_with("<?")) --instructions;
  pairs.add(line, references - references_before, runs - runs_before);
  columns = std::max(columns, pipes);
  marks += 1 + table_columns; // the parser fills a short row with empty cells
  definitions.add(line);
  if (is_delimiter_row(line)) {
    ++delimiter_rows;
    table_bytes += paragraph;
    table_columns = std::max(table_columns, pipes);
  }
  paragraph += line.size() + 1;
  if (line.find_first_not_of(" \t>") == std::string_view::npos) {
    paragraph = 0;
    table_columns = 0;
  }
}

std::optional<std::string> excess(const Counts &counts, std::size_t depth) {
  if (depth > max_container_depth) {
    return fmt::format("quotes and lists are nested more than {} deep; the document is not read further",
                       max_container_depth);
  }
  if (counts.declarations > max_html_openers || counts.instructions > max_html_openers) {
    return fmt::format("the text holds more than {} of `{}`; the document is not read further",
                       max_html_openers, counts.declarations > max_html_openers ? "<!" : "<?");
  }
  if (counts.images > max_image_openers) {
    return fmt::format("the text holds more than {} images; the document is not read further",
                       max_image_openers);
  }
  if (counts.marks > max_marks) {
    return fmt::format("the text holds more than {} lines and marks such as `*` and `[`; the document is not "
                       "read further",
                       max_marks);
  }
  if (counts.delimiter_rows > 0 && counts.columns > max_columns) {
    return fmt::format("a table has more than {} columns; the document is not read further", max_columns);
  }
  if (counts.table_bytes > max_table_bytes) {
    return "very many lines such as `|---|` stand in one paragraph; the document is not read further";
  }
  if (counts.references * counts.definitions.longest() > max_reference_bytes) {
    return "a very long link definition is referred to very often; the document is not read further";
  }
  if (counts.pairs.are_too_many()) {
    return "very many links and marks such as `*` stand in the same paragraphs; the document is not read "
           "further";
  }
  return std::nullopt;
}

// Counts up to `most` + 1 bytes. It uses a search, which is fast where the byte is rare.
std::uint64_t count_bytes(std::string_view text, char byte, std::uint64_t most) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find(byte); at != std::string_view::npos && count <= most;
       at = text.find(byte, at + 1))
    ++count;
  return count;
}

// Returns whether a line begins with enough marks and blanks to open too many containers. A tab is wide
// enough for two items; every other mark takes a byte or more.
bool may_nest(const Source &source, std::uint32_t begin) {
  constexpr std::size_t least = max_container_depth / 2;
  const auto is_mark = [](char c) { // a quote or a list item can begin with it
    return c == ' ' || c == '\t' || c == '>' || (c >= ')' && c <= '.') || is_ascii_digit(c);
  };
  const std::string_view text = source.text;
  const std::uint32_t first = source.lines.line_at(begin);
  for (std::uint32_t number = first; number <= source.lines.line_count(); ++number) {
    const std::uint32_t start = number == first ? begin : source.lines.line_start(number);
    // In most lines these bytes contain text, which a search from their end finds first.
    std::size_t at = start + least;
    if (at > text.size()) return false;
    while (at > start && is_mark(text[at - 1])) --at;
    if (at == start) return true;
  }
  return false;
}

std::uint64_t count_delimiter_rows(const Source &source, std::uint32_t begin) {
  std::uint64_t rows = 0;
  for (std::uint32_t number = source.lines.line_at(begin); number <= source.lines.line_count(); ++number)
    rows += is_delimiter_row(source.line(number)) ? 1 : 0;
  return rows;
}

// Returns whether the whole text has so few bytes of each kind that no part of it can exceed a limit. That is
// true of nearly all documents, and counting is much cheaper than following the lines.
bool is_surely_sound(const Source &source, std::uint32_t begin) {
  const std::string_view text = std::string_view(source.text).substr(begin);
  const std::uint64_t lines = source.lines.line_count() - source.lines.line_at(begin) + 1;
  const std::uint64_t bytes = text.size() + lines; // an upper bound of Counts::paragraph
  const auto has_at_most = [&](char byte, std::uint64_t most) {
    return count_bytes(text, byte, most) <= most;
  };
  const std::uint64_t columns = count_bytes(text, '|', max_columns);
  const auto has_small_tables = [&](std::uint64_t rows) { return bytes * rows <= max_table_bytes; };
  return columns <= max_columns && bytes + lines * (1 + columns) <= max_marks &&
         has_at_most('<', max_html_openers) && has_at_most('[', max_image_openers) &&
         has_at_most(']', max_reference_bytes / bytes) && !may_nest(source, begin) &&
         (has_small_tables(lines) || has_small_tables(count_delimiter_rows(source, begin)));
}

} // namespace

std::optional<Problem> find_excess(const Source &source, std::uint32_t begin) {
  if (is_surely_sound(source, begin)) return std::nullopt;
  NestingScanner nesting;
  Counts counts;
  const std::uint32_t first = source.lines.line_at(begin);
  for (std::uint32_t number = first; number <= source.lines.line_count(); ++number) {
    std::string_view line = source.line(number);
    const std::uint32_t line_begin = number == first ? begin : source.lines.line_start(number);
    if (number == first) line.remove_prefix(begin - source.lines.line_start(number));
    if (nesting.add(line) != LineKind::fenced_code) counts.add(line);
    if (auto message = excess(counts, nesting.depth())) {
      return Problem{{line_begin, line_begin + static_cast<std::uint32_t>(line.size())}, std::move(*message)};
    }
  }
  return std::nullopt;
}

} // namespace galley
