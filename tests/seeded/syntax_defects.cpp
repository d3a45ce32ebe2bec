// Defects of the front matter's syntax, and of the file as a whole.
#include "seeded/defect.h"

#include <algorithm>

namespace galley::seeded {

namespace {

std::uint32_t line_number(std::size_t index) {
  return static_cast<std::uint32_t>(index + 1);
}

// Puts lines where a key may stand; the defect is on the line `at` of them.
DefectKind insert_kind(const std::string &name, std::vector<std::string> added, std::size_t at) {
  return {"front-matter-syntax", name, Ground::any,
          [added = std::move(added), at](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::string before = draft.text();
            const std::size_t place = rng.pick(draft.key_places());
            draft.insert(place, added);
            return Planted{before, draft.text(), line_number(place + at)};
          }};
}

std::optional<Planted> drop_closing_fence(Draft draft, Rng &) {
  const std::string before = draft.text();
  const auto body = draft.lines.begin() + static_cast<std::ptrdiff_t>(draft.close);
  if (std::any_of(body + 1, draft.lines.end(),
                  [](const std::string &line) { return line.starts_with("---"); })) {
    return std::nullopt;
  }
  draft.lines.erase(body);
  return Planted{before, draft.text(), 1};
}

std::optional<Planted> repeat_key(Draft draft, Rng &rng) {
  const std::string before = draft.text();
  const std::vector<std::size_t> places = draft.key_places();
  const std::string &line = draft.lines[places[rng.below(places.size() - 1)]];
  const std::string key = line.substr(0, line.find(':'));
  draft.insert(draft.close, {key + ": again"});
  return Planted{before, draft.text(), line_number(draft.close - 1)};
}

std::optional<Planted> drop_colon(Draft draft, Rng &rng) {
  const std::string before = draft.text();
  std::vector<std::size_t> plain;
  for (const std::size_t place : draft.key_places()) {
    const std::string &line = draft.lines[place];
    const std::size_t colon = line.find(": ");
    // A value that continues on the next line, or opens a block, would make it another defect.
    if (place + 1 > draft.close || colon == std::string::npos || draft.lines[place + 1].starts_with(" "))
      continue;
    if (colon + 2 < line.size() && line.find_first_of("'\"[{|>&!#:", colon + 1) == std::string::npos)
      plain.push_back(place);
  }
  if (plain.empty()) return std::nullopt;
  const std::size_t place = rng.pick(plain);
  std::string &line = draft.lines[place];
  line.erase(line.find(':'), 1);
  return Planted{before, draft.text(), line_number(place)};
}

std::optional<Planted> drop_front_matter(Draft draft, Rng &) {
  const std::string before = draft.text();
  auto body = draft.lines.begin() + static_cast<std::ptrdiff_t>(draft.close + 1);
  if (std::all_of(body, draft.lines.end(), [](const std::string &line) { return line.empty(); }))
    return std::nullopt;
  // A body that opens with `---` would have front matter again.
  if (body->starts_with("---")) return std::nullopt;
  draft.lines.erase(draft.lines.begin(), body);
  return Planted{before, draft.text(), 1};
}

DefectKind bytes_kind(const std::string &name, const std::string &bytes) {
  return {"unreadable-file", name, Ground::any, [bytes](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::string before = draft.text();
            const std::size_t index = rng.below(draft.lines.size());
            std::string &line = draft.lines[index];
            std::size_t place = rng.below(line.size() + 1);
            while (place < line.size() && (static_cast<unsigned char>(line[place]) & 0xC0U) == 0x80U) ++place;
            line.insert(place, bytes);
            return Planted{before, draft.text(), line_number(index)};
          }};
}

// Spoils the opening of the front matter; the defect is on the line `at`.
DefectKind misplace_kind(const std::string &name, std::function<void(Draft &)> spoil, std::size_t at = 0,
                         Ground ground = Ground::any) {
  return {"misplaced-front-matter", name, ground,
          [spoil = std::move(spoil), at](Draft draft, Rng &) -> std::optional<Planted> {
            const std::string before = draft.text();
            spoil(draft);
            return Planted{before, draft.text(), line_number(at)};
          }};
}

DefectKind opening_kind(const std::string &name, const std::string &opening) {
  return misplace_kind(name, [opening](Draft &draft) { draft.lines[0] = opening; });
}

DefectKind fences_kind(const std::string &name, const std::string &fence) {
  return misplace_kind(name, [fence](Draft &draft) { draft.lines[0] = draft.lines[draft.close] = fence; });
}

DefectKind above_kind(const std::string &name, const std::vector<std::string> &lines) {
  return misplace_kind(
      name, [lines](Draft &draft) { draft.insert(0, lines); }, lines.size());
}

std::optional<Planted> cut_character(Draft draft, Rng &rng) {
  const std::string before = draft.text();
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    for (std::size_t j = 0; j < draft.lines[i].size(); ++j) {
      if (static_cast<unsigned char>(draft.lines[i][j]) >= 0xC0U) places.emplace_back(i, j);
    }
  }
  if (places.empty()) return std::nullopt;
  const auto [index, place] = rng.pick(places);
  draft.lines[index].erase(place + 1, 1);
  return Planted{before, draft.text(), line_number(index)};
}

} // namespace

std::vector<DefectKind> syntax_defects() {
  const std::string syntax = "front-matter-syntax";
  return {
      {syntax, "no closing fence", Ground::any, drop_closing_fence},
      {syntax, "a key twice", Ground::any, repeat_key},
      {syntax, "a key without its colon", Ground::any, drop_colon},
      insert_kind("a tab indents", {"seeds:", "\t- one", "\t- two"}, 1),
      insert_kind("a double quote is never closed", {"remark: \"never closed"}, 0),
      insert_kind("a single quote is never closed", {"remark: 'never closed"}, 0),
      insert_kind("an at sign", {"host: @anna"}, 0),
      insert_kind("a percent sign", {"rate: %50 off"}, 0),
      insert_kind("a backtick", {"command: `galley check`"}, 0),
      insert_kind("words without a colon", {"just some words"}, 0),
      insert_kind("no space after the colon", {"remark:no space"}, 0),
      insert_kind("a colon in a plain value", {"remark: one: two"}, 0),
      insert_kind("a bracket is never closed", {"seeds: [one, two"}, 0),
      insert_kind("a key below a value", {"remark: one", "  deeper: two"}, 1),
      insert_kind("bold text for an alias", {"remark: *bold* words"}, 0),
      {"missing-front-matter", "none", Ground::any, drop_front_matter},
      above_kind("a blank line", {""}),
      above_kind("blank lines", {"", "  ", ""}),
      above_kind("a comment", {"<!-- written by a script -->", ""}),
      fences_kind("four hyphens", "----"),
      fences_kind("long dashes", "——"),
      opening_kind("an invisible space", "\u200B---"),
      opening_kind("a space", " ---"),
      // Less than two fields, or a blank line among them, might be text.
      misplace_kind(
          "no opening fence", [](Draft &draft) { draft.lines.erase(draft.lines.begin()); }, 0,
          Ground::garden),
      bytes_kind("a NUL", std::string(1, '\0')),
      bytes_kind("Latin-1", "caf\xE9 "),
      bytes_kind("GBK", "\xC4\xE3\xBA\xC3"),
      bytes_kind("an overlong form", "\xC0\xAF"),
      bytes_kind("a surrogate", "\xED\xA0\x80"),
      bytes_kind("a stray continuation", "\x80"),
      {"unreadable-file", "half a character", Ground::any, cut_character},
  };
}

} // namespace galley::seeded
