// Defects of the front matter's values.
#include "seeded/defect.h"

#include <algorithm>
#include <utility>

namespace galley::seeded {

namespace {

std::uint32_t line_number(std::size_t index) {
  return static_cast<std::uint32_t>(index + 1);
}

// Sets keys, instead of those of the same names. The defect is on line `at` of what is added.
DefectKind set_kind(const std::string &rule, const std::string &name, Ground ground,
                    std::vector<std::string> added, std::size_t at = 0) {
  return {rule, name, ground,
          [added = std::move(added), at](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::string before = draft.text();
            for (const std::string &line : added) {
              const bool key = !line.starts_with(" ");
              if (key && !remove_key(draft, line.substr(0, line.find(':')))) return std::nullopt;
            }
            const std::size_t place = rng.pick(draft.key_places());
            draft.insert(place, added);
            return Planted{before, draft.text(), line_number(place + at)};
          }};
}

DefectKind missing_kind(const std::string &key) {
  return {"schema-violation", "no " + key, Ground::garden,
          [key](Draft draft, Rng &) -> std::optional<Planted> {
            const std::string before = draft.text();
            if (!remove_key(draft, key)) return std::nullopt;
            return Planted{before, draft.text(), 1};
          }};
}

// A tag that no other document has, put into the list that is there or into one of its own.
DefectKind tag_kind(const std::string &name, const std::string &stem, bool misspell) {
  return {"orphan-tag", name, Ground::any, [stem, misspell](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::string before = draft.text();
            std::string tag = stem + std::to_string(rng.below(1U << 30U));
            const auto key = draft.find_key("tags");
            if (!key) {
              const std::size_t place = rng.pick(draft.key_places());
              draft.insert(place, {"tags: [" + tag + "]"});
              return Planted{before, draft.text(), line_number(place)};
            }
            std::string &line = draft.lines[*key];
            // The list has a defect already, which would be another one in a longer list.
            if (line.find("\"\"") != std::string::npos || line.find("''") != std::string::npos)
              return std::nullopt;
            const std::string &first = draft.lines[*key + 1];
            if (line == "tags:" && first.starts_with("  - ")) {
              if (misspell) tag = first.substr(4) + "-" + tag;
              draft.insert(*key + 1, {"  - " + tag});
              return Planted{before, draft.text(), line_number(*key + 1)};
            }
            if (!line.ends_with("]") || line.ends_with("[]") || misspell) return std::nullopt;
            line.insert(line.size() - 1, ", " + tag);
            return Planted{before, draft.text(), line_number(*key)};
          }};
}

std::vector<DefectKind> schema_defects() {
  const std::string rule = "schema-violation";
  const auto garden = [&](const std::string &name, std::vector<std::string> added, std::size_t at = 0) {
    return set_kind(rule, name, Ground::garden, std::move(added), at);
  };
  return {
      garden("a status off the ladder", {"status: growing"}),
      garden("a draft that is a word", {"draft: maybe"}),
      garden("a number among texts", {"people:", "  - 林小满", "  - 1984"}, 2),
      garden("text where a list belongs", {"media_books: one book"}),
      garden("the same item twice", {"people:", "  - Ada", "  - Alan", "  - Ada"}, 3),
      garden("an empty area", {"area: ''"}),
      garden("a day of one figure", {"date: '2025-02-3'"}),
      garden("a date in words", {"date: 5 May 2025"}),
      garden("an address without a scheme", {"source: garden.example/recordings/41"}),
      garden("a title that is a number", {"title: 1984"}),
      missing_kind("title"),
      missing_kind("summary"),
      missing_kind("speaker"),
      missing_kind("area"),
      // The site of real documents has a schema of its own for these keys.
      set_kind(rule, "text for a number", Ground::real, {"seeded-number: three"}),
      set_kind(rule, "none of the words", Ground::real, {"seeded-word: tree"}),
      set_kind(rule, "an item too many", Ground::real, {"seeded-list:", "  - one", "  - 2", "  - three"}, 2),
  };
}

std::vector<DefectKind> placeholder_defects() {
  const std::string rule = "placeholder-value";
  std::vector<DefectKind> kinds;
  kinds.push_back(
      set_kind(rule, "a video's id", Ground::any, {"source: https://www.youtube.com/watch?v=YOUR_VIDEO_ID"}));
  kinds.push_back(
      set_kind(rule, "a template in an address", Ground::real, {"source: https://garden.example/${id}"}));
  for (const char *value : {"TODO", "TBD", "'TODO: write this'", "<insert insight>", "'{{ insight }}'",
                            "'#${id}'", "Lorem ipsum dolor sit amet", "待补充", "REPLACE_ME"}) {
    kinds.push_back(set_kind(rule, value, Ground::any, {"insight: " + std::string(value)}));
  }
  kinds.push_back(set_kind("curly-quoted-value", "a keyword", Ground::any, {"area: “geopolitics”"}));
  kinds.push_back(set_kind("curly-quoted-value", "an item of a list", Ground::any,
                           {"people:", "  - 林小满", "  - “Sam Altman”"}, 2));
  kinds.push_back(set_kind("prompt-comment", "words to choose from", Ground::any,
                           {"area: geopolitics # choose one of: geopolitics, tools"}));
  return kinds;
}

} // namespace

std::vector<DefectKind> value_defects() {
  std::vector<DefectKind> kinds = schema_defects();
  const auto add = [&](std::vector<DefectKind> more) { kinds.insert(kinds.end(), more.begin(), more.end()); };
  add(placeholder_defects());
  const std::string conflict = "draft-status-conflict";
  const std::string stringified = "stringified-value";
  const std::string comment = "eaten-by-comment";
  const std::string no_date = "impossible-date";
  add({
      set_kind(conflict, "evergreen", Ground::any, {"draft: true", "status: evergreen"}, 1),
      set_kind(conflict, "evergreen, before", Ground::any, {"status: evergreen", "draft: true"}, 0),
      set_kind(conflict, "published", Ground::real, {"draft: true", "status: published"}, 1),
      set_kind(conflict, "final", Ground::real, {"status: 'final'", "draft: true"}, 0),
      set_kind(conflict, "complete", Ground::real, {"draft: true", "status: \"complete\""}, 1),
      set_kind(stringified, "an empty list", Ground::any, {"seeded-a: '[]'"}),
      set_kind(stringified, "an empty mapping", Ground::any, {"seeded-b: \"{}\""}),
      set_kind(stringified, "true", Ground::any, {"seeded-c: 'true'"}),
      set_kind(stringified, "False", Ground::any, {"seeded-d: \"False\""}),
      set_kind(stringified, "a list", Ground::any, {"seeded-e: '[one, two]'"}),
      set_kind(stringified, "Python's list", Ground::any, {"seeded-f: \"['one', '二']\""}),
      set_kind(stringified, "JSON", Ground::any, {"seeded-g: '{\"one\": 1}'"}),
      set_kind(stringified, "deep", Ground::any, {"seeded-h:", "  toc: 'false'"}, 1),
      set_kind(stringified, "in a list", Ground::any, {"seeded-i:", "  - one", "  - '[]'"}, 2),
      set_kind("unused-suppression", "front matter", Ground::any,
               {"seeded-j: 1  # galley-disable-line orphan-tag -- no more"}),
      set_kind("empty-item", "quotes", Ground::any, {"seeded-k: [one, '']"}),
      set_kind("empty-item", "blanks", Ground::any, {"seeded-l:", "  - \" \"", "  - 二"}, 1),
      set_kind("empty-item", "nothing", Ground::any, {"seeded-m:", "  - one", "  -", "  - two"}, 2),
      set_kind("empty-item", "alone", Ground::any, {"seeded-n: [\"\"]"}),
      set_kind("empty-item", "deep", Ground::any, {"seeded-o:", "  parts: ['', one]"}, 1),
      set_kind("empty-item", "a list that the schema describes", Ground::garden,
               {"people: [Ada Lovelace, '']"}),
      set_kind(comment, "a colour", Ground::any, {"seeded-p: #fff"}),
      set_kind(comment, "a number", Ground::any, {"seeded-q: Meetup #3 in Berlin"}),
      set_kind(comment, "a number in Chinese", Ground::any, {"seeded-r: 第三次聚会 #12"}),
      set_kind(comment, "an item of a list", Ground::any, {"seeded-s:", "  - one", "  - #ff8800"}, 2),
      set_kind(comment, "tags", Ground::real, {"tags: #physics #history"}),
      set_kind(no_date, "a day", Ground::any, {"updated: 2025-02-30"}),
      set_kind(no_date, "a month", Ground::any, {"published: '2024-13-02'"}),
      set_kind(no_date, "a year that is none", Ground::any, {"created: 2023-02-29"}),
      set_kind(no_date, "a minute", Ground::real, {"lastmod: 2024-05-01 10:72:00"}),
      set_kind(no_date, "what the schema describes", Ground::garden, {"date: 2025-06-31"}),
      tag_kind("a new tag", "seeded-", false),
      tag_kind("a new tag in Chinese", "新标签", false),
      tag_kind("a tag misspelt", "x", true),
  });
  return kinds;
}

} // namespace galley::seeded
