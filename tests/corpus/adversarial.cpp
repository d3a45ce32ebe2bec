#include "corpus/adversarial.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace galley::adversarial {

namespace {

using namespace std::string_view_literals;

const std::vector<std::string_view> words = {
    "word", "two words", "术语", "（Term）", "한국어", "éà", "😀", "a", "1",  ".", "，", "!",
    "-",    "+",         "#",    ">",        "<",      "=",  "|", ":", "\"", "'", "(",  ")",
    "[",    "]",         "{",    "}",        "~",      "^",  "$", "&", "\\", "_", "*",  "`"};

const std::vector<std::string_view> marks = {"**", "**", "**", "**",  "**",  "__",
                                             "__", "*",  "_",  "***", "___", "****"};

const std::vector<std::string_view> hard = {
    // entities and escapes
    "&amp;", "&ast;", "&#42;", "&#x2a;&#42;", "&copy;", "&nbsp;", "&notit;", "&;", "&#0;", "&ngE;", "\\*",
    "\\**", "\\_", "\\\\", "\\`", "\\[", "\\|", "\\&amp;", "\\a",
    // code
    "`code`", "``a ` b``", "`a\nb`", "`**`", "`|`", "` `", "`\\`", "```", "`x **`",
    // links and images
    "[link](url)", "[**b**](url)", "[l](<a b> \"t **\")", "[l](a\n'title\nover lines')", "[ref]", "[ref][]",
    "[text][ref]", "[a\nb]", "![alt **b**](i.png)", "[l](a(b)c)", "[l](\\)", "[l](a \"t\\\"\")", "[x]",
    "[^1]", "[a[b]c](u)", "[l]( u )", "[l]()", "[l](\tu\n)", "[*]", "[**](u)",
    // HTML and autolinks
    "<https://a.b/**c**>", "<a@b.c>", "<b>", "</b>", "<a href=\"**\">", "<a\nb='*'>", "<!-- ** -->",
    "<!--\n**\n-->", "<?x ** ?>", "<![CDATA[**]]>", "<!X **>",
    // blanks and line ends
    " ", " ", "\t", "\u3000", "\u00A0", "  \n", "\\\n", "\n", "\n", "\n", "\r\n", "\r", "\0"sv};

// What a line may begin with: that of a quote, a list, a heading, code, or of nothing, which makes it lazy.
const std::vector<std::string_view> prefixes = {
    "",      "",     "",   "",    "> ",   ">",    "> > ", ">> ",    ">\t",    " > ",
    "   > ", "- ",   "* ", "+ ",  "-\t",  "-   ", "1. ",  "12) ",   "- [ ] ", "- [x] ",
    "> - ",  "- > ", "  ", "   ", "    ", "\t",   " \t",  "      ", "> [ ] ", "1.  > "};

const std::vector<std::string_view> blocks = {"# ",
                                              "## ",
                                              "### ",
                                              "[ref]: /url\n",
                                              "[ref]: /url 'title'\n",
                                              "[ref]:\n/url\n\"t\nt\"\n",
                                              "> [ref]: /u\n",
                                              "```\n**code**\n```\n",
                                              "<div>\n**raw**\n",
                                              "<!-- x -->\n",
                                              "---\n",
                                              "***\n",
                                              "===\n",
                                              "- [ ] \n",
                                              "\n",
                                              "\n",
                                              "~~~\n",
                                              "\uFEFF",
                                              "- - - ",
                                              "1. - > "};

class DocumentWriter {
public:
  explicit DocumentWriter(seeded::Rng &rng) : rng_(rng) {}

  std::string write() {
    const std::size_t count = 1 + rng_.below(6);
    for (std::size_t i = 0; i < count; ++i) {
      if (rng_.below(4) == 0) {
        add_table();
      } else {
        add_paragraph();
      }
      if (rng_.below(3) != 0) text_ += line_end();
    }
    return std::move(text_);
  }

private:
  std::string_view pick(const std::vector<std::string_view> &from) { return from[rng_.below(from.size())]; }
  std::string_view line_end() {
    const std::size_t kind = rng_.below(20);
    return kind == 0 ? "\r\n" : kind == 1 ? "\r" : "\n";
  }

  void add_inline(std::string_view text, bool lines) {
    for (const char byte : text) {
      const bool end = byte == '\n' || byte == '\r';
      if (end && !lines) {
        text_ += ' ';
        continue;
      }
      text_ += byte;
      // The next line goes on with the same quote or list, with another, or with none.
      if (byte == '\n' && rng_.below(3) != 0) text_ += rng_.below(2) == 0 ? prefix_ : pick(prefixes);
    }
  }

  void add_inlines(bool lines) {
    const std::size_t count = 1 + rng_.below(12);
    for (std::size_t i = 0; i < count; ++i) {
      switch (rng_.below(5)) {
      case 0:
      case 1:
        text_ += pick(marks);
        break;
      case 2:
        add_inline(pick(hard), lines);
        break;
      case 3: // bold that is sure to be there
        text_ += " **";
        add_inline(pick(words), lines);
        add_inline(pick(hard), lines);
        add_inline(pick(words), lines);
        text_ += "** ";
        break;
      default:
        add_inline(pick(words), lines);
        break;
      }
    }
  }

  void add_paragraph() {
    prefix_ = pick(prefixes);
    text_ += prefix_;
    if (rng_.below(4) == 0) add_inline(pick(blocks), true);
    add_inlines(true);
    text_ += line_end();
    if (rng_.below(8) == 0) text_.append(prefix_).append(rng_.below(2) == 0 ? "===\n" : "---\n");
  }

  void add_table() {
    prefix_ = pick(prefixes);
    if (rng_.below(4) == 0) {
      text_ += prefix_;
      add_inlines(false);
      text_ += line_end();
    }
    const std::size_t columns = 1 + rng_.below(3);
    const bool edges = columns == 1 || rng_.below(2) == 0;
    add_row(columns, edges);
    text_ += prefix_;
    for (std::size_t i = 0; i < columns; ++i) text_ += i == 0 && !edges ? ":--" : "|-:";
    text_.append(edges ? "|" : "").append(line_end());
    for (std::size_t rows = rng_.below(4); rows > 0; --rows) {
      if (rng_.below(8) == 0) prefix_ = pick(prefixes);
      add_row(rng_.below(6) == 0 ? 1 + rng_.below(4) : columns, edges);
    }
  }

  void add_row(std::size_t columns, bool edges) {
    text_ += prefix_;
    for (std::size_t i = 0; i < columns; ++i) {
      if (i > 0 || edges) text_ += rng_.below(4) == 0 ? "|" : "| ";
      add_inlines(false);
      if (rng_.below(3) == 0) text_ += "**a\\|b** ";
    }
    text_.append(edges ? " |" : "").append(line_end());
  }

  seeded::Rng &rng_;
  std::string text_;
  std::string_view prefix_;
};

} // namespace

std::string generate_document(seeded::Rng &rng) {
  return DocumentWriter(rng).write();
}

} // namespace galley::adversarial
