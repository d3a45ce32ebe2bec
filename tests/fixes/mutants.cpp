#include "fixes/mutants.h"

#include <cstddef>
#include <utility>

namespace galley::fixes {

const char *const config = R"(extends: [recommended]
schemas:
  - files: ["**"]
    schema: fixes.schema.json
# What one document says depends on others here, which fixes make readable.
rules:
  undefined-term: off
  missing-definition: off
  orphan-tag: off
  similar-value: off
  misfiled-value: off
  duplicate-value: off
  series-gap: off
  broken-anchor: off
)";

const char *const schema = R"({"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
  "required": ["layout", "fix-lang", "fix-kind"],
  "properties": {
    "layout": {"type": "string", "default": "post.njk"},
    "fix-lang": {"enum": ["en", "zh"], "default": "en"},
    "fix-status": {"enum": ["seedling", "budding", "evergreen"]},
    "fix-kind": {"type": "string", "default": "a: note"},
    "fix-date": {"type": "string", "format": "date"},
    "fix-list": {"type": "array", "uniqueItems": true},
    "fix-deep": {"type": "object", "additionalProperties": false, "required": ["width"],
                 "properties": {"width": {"type": "integer", "default": 80}, "height": {"type": "integer"}}}}})";

namespace {

constexpr std::size_t max_body = 40; // lines: the front matter is what is mended

using seeded::Draft;
using seeded::Rng;

// Each is a key with what stands below it; most have a fix, some only look as if they had one.
const std::vector<std::vector<std::string>> &planted() {
  static const std::vector<std::vector<std::string>> lines = {
      {"fix-status: seeding"},
      {"fix-status: 'evergren'   # a comment"},
      {"fix-status: \"buding\""},
      {"fix-status: &anchor buding"},
      {"fix-date: 2025/11/05"},
      {"fix-date: '2025年11月5日'"},
      {"fix-date: 5 November 2025 # spoken"},
      {"fix-date: 3/4/2025"},
      {"fix-list:", "  - a", "  - b", "  - a"},
      {"fix-list:", "- 一", "- '一'", "- 二"},
      {"fix-list: [a, b, a, a]"},
      {"fix-list: [ a , a ] # twice"},
      {"fix-deep: {width: 1, heigth: 2}"},
      {"fix-deep:", "  heigth: 2"},
      {"fix-deep:", "    width: 1 # cells", "    heigt: 2 # cells"},
      {"fix-deep: {}"},
      {"fix-true: 'true'"},
      {"fix-true: \"False\" # no"},
      {"fix-empty: '[]'"},
      {"fix-empty: \"{}\""},
      {"fix-text: '[\"a\", \"b: c\"]'"},
      {"fix-text:", "  - '{\"a\": 1, \"b\": \"x\"}'", "  - plain"},
      {"fix-at: @home"},
      {"fix-at: %done # so far"},
      {"fix-tick: `code`"},
      {"fix-colon: one: two"},
      {"fix-colon: it's 一: 二 \"three\" # note"},
      {"fix-curly: “Hello”"},
      {"fix-curly: ‘2025-01-01’ # day"},
      {"fix-curly: “引号”"},
      {"fix-curly: “a \\ \"b\" c”"},
      {"fix-prompt: general # choose one of: general, special"},
      {"fix-prompt: TODO"},
      {"fix-line: 'true' # galley-disable-line stringified-value"},
      {"fix-line: plain # galley-disable-line stringified-value"},
      {"# galley-disable-file no-such-rule"},
  };
  return lines;
}

void plant(Draft &draft, Rng &rng) {
  for (std::size_t count = 4 + rng.below(6); count > 0; --count) {
    std::vector<std::string> lines = rng.pick(planted());
    // Mostly a key of its own; the same key twice is a defect that hides others.
    const std::string key = lines.front().substr(0, lines.front().find(':') + 1);
    bool there = false;
    for (std::size_t i = 0; i < draft.close; ++i) there = there || draft.lines[i].starts_with(key);
    if (there && rng.below(40) != 0) continue;
    draft.insert(rng.pick(draft.key_places()), lines);
  }
}

// One small accident in the front matter.
void bend(Draft &draft, Rng &rng) {
  static const std::vector<std::string> pieces = {"'", "\"",  "#",  " # ", ":",  ": ", "[", "]",  "{",
                                                  "}", "&a ", "*a", "!",   "|",  ">",  "-", "- ", "\t",
                                                  ",", "%",   "@",  "`",   "\\", "“",  "”", "中", " "};
  if (draft.close < 2) return;
  const std::size_t index = 1 + rng.below(draft.close - 1);
  std::string &line = draft.lines[index];
  switch (rng.below(4)) {
  case 0:
    line.insert(rng.below(line.size() + 1), rng.pick(pieces));
    break;
  case 1:
    if (!line.empty()) line.erase(rng.below(line.size()), 1);
    break;
  case 2:
    std::swap(line, draft.lines[1 + rng.below(draft.close - 1)]);
    break;
  default:
    draft.insert(index, {std::string(line)});
    break;
  }
}

std::string with_line_ends(const std::string &text, const std::string &end) {
  std::string result;
  for (const char c : text) {
    if (c == '\n') {
      result += end;
    } else {
      result += c;
    }
  }
  return result;
}

} // namespace

std::string mutate(seeded::Draft draft, seeded::Rng &rng) {
  if (draft.lines.size() > draft.close + max_body) draft.lines.resize(draft.close + max_body);
  plant(draft, rng);
  if (rng.below(4) == 0) bend(draft, rng);
  if (rng.below(5) == 0) {
    draft.lines.insert(draft.lines.end() - 1, "<!-- galley-disable-next-line stringified-value -->");
  }
  std::string text = draft.text();
  if (rng.below(8) == 0 && text.ends_with('\n')) text.pop_back();
  if (rng.below(4) == 0) text = with_line_ends(text, "\r\n");
  if (rng.below(16) == 0) text.insert(0, "\xEF\xBB\xBF");
  return text;
}

} // namespace galley::fixes
