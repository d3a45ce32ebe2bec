#include "emphasis/sample.h"

#include "markdown/markdown.h"
#include "markdown/markdown_text.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace galley::emphasis {

namespace {

// What stands beside a delimiter: as it is written, and as a reader sees it where that is another text.
struct Neighbour {
  std::string_view written;
  std::string_view seen = {};
  std::size_t code = 0, links = 0;

  std::string_view visible() const { return seen.empty() ? written : seen; }
};

const std::vector<Neighbour> &neighbours() {
  static const std::vector<Neighbour> all = [] {
    std::vector<Neighbour> table;
    for (const std::string_view text :
         {"a", "Z", "é", "д", "Ａ", "中", "文", "字", "あ", "ん", "カ", "ー", "한", "글", "7", "0", "９", "①",
          "々",
          // punctuation of both widths
          "!", "\"", "#", "%", "'", "(", ")", ",", "-", ".", "/", ":", ";", "?", "@", "[", "]", "{", "}",
          "，", "。", "、", "；", "：", "？", "！", "（", "）", "「", "」", "『", "』", "【", "】", "《",
          "》", "〈", "〉", "“", "”", "‘", "’", "…", "—", "～", "·", "％", "＆", "＃", "＠", "／", "［", "］",
          // symbols
          "$", "+", "<", "=", ">", "^", "`", "|", "~", "€", "→", "©", "±", "×", "°", "™", "＋", "＝", "￥",
          "★",
          // emoji: beyond the first plane, with a variation selector, joined, a flag
          "😀", "❤️", "👩‍💻", "🇨🇳", " ", "　", "\u00A0"})
      table.push_back({text});
    table.push_back({"`x`", "x", 1, 0});
    table.push_back({"``y z``", "yz", 1, 0});
    table.push_back({"[k](u)", "k", 0, 1});
    table.push_back({"[链接](<v w> '名')", "链接", 0, 1});
    table.push_back({"\\*", "*"});
    table.push_back({"\\）"});
    table.push_back({"&amp;", "&"});
    table.push_back({"&copy;", "©"});
    return table;
  }();
  return all;
}

constexpr std::array<std::string_view, 9> words = {"重点",  "きょうちょう", "강조",   "word", "two words",
                                                   "слово", "版本 2",       "好，的", "a*b*c"};
constexpr std::array<std::string_view, 5> fillers = {"其余的文字", "ほかの文", "다른 글", "other words",
                                                     "文字 and words"};
// What the paragraph stands in. A table cell takes no `|`.
constexpr std::array<std::string_view, 8> frames = {
    "{}\n", "{}\n", "{}\n", "- {}\n", "> {}\n", "1.  {}\n", "## {}\n", "| a |\n|---|\n| {} |\n"};

class SampleWriter {
public:
  explicit SampleWriter(seeded::Rng &rng) : rng_(rng) {}

  Sample write(std::size_t spans) {
    const bool begins_bold = rng_.below(8) == 0;
    if (!begins_bold) add_filler();
    for (std::size_t i = 0; i < spans; ++i) {
      if (i > 0 || !begins_bold) add(draw());
      add_span(i);
      if (i + 1 == spans && rng_.below(8) == 0) break; // the end of the line
      add(draw());
      if (rng_.below(4) != 0) add_filler();
    }
    const std::string_view frame = frames[rng_.below(frames.size())];
    const bool table = frame.starts_with('|');
    const bool pipe = text_.find('|') != std::string::npos;
    sample_.markdown = fmt::format(fmt::runtime(table && pipe ? frames[0] : frame), text_);
    if (table && !pipe) sample_.visible.insert(0, "a");
    return std::move(sample_);
  }

private:
  const Neighbour &draw() { return neighbours()[rng_.below(neighbours().size())]; }

  void add(const Neighbour &neighbour) {
    text_ += neighbour.written;
    sample_.visible += without_blanks(neighbour.visible());
    sample_.code += neighbour.code;
    sample_.links += neighbour.links;
  }

  void add_filler() {
    const std::string_view filler = fillers[rng_.below(fillers.size())];
    add({filler});
  }

  void add_span(std::size_t index) {
    std::string core = fmt::format("核{}", std::string_view("甲乙丙丁戊").substr(3 * index, 3));
    const std::string_view word = words[rng_.below(words.size())];
    const std::size_t begin = sample_.visible.size();
    text_ += "**";
    add(draw());
    const bool first = rng_.below(2) == 0;
    const std::string seen = word == "a*b*c" ? "abc" : std::string(word);
    if (first) add({word, seen});
    add({core});
    if (!first) add({word, seen});
    add(draw());
    text_ += "**";
    sample_.spans.push_back({std::move(core), sample_.visible.substr(begin)});
  }

  seeded::Rng &rng_;
  std::string text_;
  Sample sample_;
};

} // namespace

Sample generate_sample(seeded::Rng &rng, std::size_t spans) {
  return SampleWriter(rng).write(spans);
}

bool has_drawn_nodes(const Sample &sample) {
  const Source source("a.md", sample.markdown);
  std::size_t code = 0;
  std::size_t links = 0;
  for (const BodyNode &node : parse_markdown(source, 0).nodes) {
    if (node.kind == BodyKind::code) {
      if (node.text != "x" && node.text != "y z") return false;
      ++code;
    }
    if (node.kind == BodyKind::link) ++links;
    if (node.kind == BodyKind::html_inline || node.kind == BodyKind::image ||
        node.kind == BodyKind::html_block)
      return false;
  }
  return code == sample.code && links == sample.links;
}

Rendering render(const std::string &markdown) {
  const Source source("a.md", markdown);
  const Body body = parse_markdown(source, 0);
  Rendering result;
  for (std::uint32_t i = 0; i < body.nodes.size(); ++i) {
    if (body.nodes[i].kind == BodyKind::strong) result.strong.push_back(without_blanks(plain_text(body, i)));
  }
  if (!body.nodes.empty()) result.visible = without_blanks(plain_text(body, 0));
  return result;
}

std::string without_blanks(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const CodePoint next = decode_utf8(text);
    if (!is_unicode_space(next.value)) result.append(text.substr(0, next.size));
    text.remove_prefix(next.size);
  }
  return result;
}

} // namespace galley::emphasis
