#include "yaml_simple/texts.h"

#include <array>
#include <cstdint>

namespace galley::yaml_simple {

namespace {

using bench::Random;

constexpr std::array<std::string_view, 60> pieces = {
    " ",      "  ",      "   ",      "\t",       "\n",           "\r\n", "\r", "\n\n",   "#",
    " #",     "# ",      ":",        ": ",       " :",           "\n  ", "-",  "- ",     "\n- ",
    "\n  - ", "?",       "? ",       ",",        ", ",           "[",    "]",  "{",      "}",
    "[]",     "{}",      "[a, 'b']", "&",        "&a ",          "*a",   "!",  "!!str ", "|",
    ">",      "'",       "''",       "\"",       "\\",           "%",    "@",  "`",      "~",
    "null",   "true",    "0x1F",     "1.5e3",    "-7",           "中",   "：", "“",      "é",
    "\x80",   "\n---\n", "...",      "\xC2\x85", "\xEF\xBB\xBF", "<<"};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

void change_lines(std::string &text, std::string_view other, Random &random) {
  std::vector<std::string> lines = lines_of(text);
  if (lines.empty()) return;
  std::string &line = lines[random.below(lines.size())];
  const std::vector<std::string> others = lines_of(other);
  switch (random.below(6)) {
  case 0:
    std::swap(line, lines[random.below(lines.size())]);
    break;
  case 1:
    line += lines[random.below(lines.size())];
    break;
  case 2:
    line.insert(0, 1 + random.below(4), ' ');
    break;
  case 3:
    line.erase(0, std::min(line.find_first_not_of(' '), std::size_t{1 + random.below(4)}));
    break;
  case 4:
    line.clear();
    break;
  default:
    if (!others.empty()) line += others[random.below(others.size())];
  }
  text.clear();
  for (const std::string &each : lines) text += each;
}

void change_bytes(std::string &text, Random &random) {
  const std::size_t at = random.below(text.size() + 1);
  switch (random.below(3)) {
  case 0:
    text.insert(at, random.pick(pieces));
    break;
  case 1:
    text.erase(at, 1 + random.below(3));
    break;
  default:
    text.replace(at, 1, random.pick(pieces));
  }
}

void use_crlf(std::string &text) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) {
    if (at == 0 || text[at - 1] != '\r') text.insert(at, 1, '\r');
  }
}

} // namespace

std::string mutate(std::string text, std::string_view other, Random &random) {
  for (std::uint64_t count = 1 + random.below(3); count > 0; --count) {
    if (random.percent(50)) {
      change_lines(text, other, random);
    } else {
      change_bytes(text, random);
    }
  }
  if (random.percent(10)) use_crlf(text);
  if (random.percent(10) && text.ends_with('\n')) text.pop_back();
  return text;
}

void enumerate(const std::string &first, const std::vector<std::string> &all, std::size_t most,
               const std::function<void(const std::string &text)> &take) {
  take(first);
  if (most == 0) return;
  for (const std::string &piece : all) enumerate(first + piece, all, most - 1, take);
}

} // namespace galley::yaml_simple
