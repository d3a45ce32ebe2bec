// Defects that only other documents show: values that look alike, stand twice, in the wrong field or the
// wrong order, or are not as the taxonomy has them. What one defect needs of other documents, other planted
// ones have, so that no untouched document comes into it.
#include "seeded/defect.h"

#include <fmt/format.h>

#include <utility>

namespace galley::seeded {

namespace {

// A key that stands instead of the one of that name; `write` gives its lines, the defect being on line `at`.
DefectKind key_kind(const std::string &rule, const std::string &name, Ground ground,
                    std::function<std::vector<std::string>(Rng &)> write, std::size_t at = 0) {
  return {rule, name, ground,
          [write = std::move(write), at](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::vector<std::string> added = write(rng);
            for (const std::string &line : added) {
              const bool key = !line.starts_with(" ");
              if (key && !remove_key(draft, line.substr(0, line.find(':')))) return std::nullopt;
            }
            const std::string before = draft.text();
            const std::size_t place = rng.pick(draft.key_places());
            draft.insert(place, added);
            return Planted{before, draft.text(), static_cast<std::uint32_t>(place + at + 1)};
          }};
}

// Lines as they stand.
DefectKind line_kind(const std::string &rule, const std::string &name, Ground ground,
                     const std::vector<std::string> &lines, std::size_t at = 0) {
  return key_kind(
      rule, name, ground, [lines](Rng &) { return lines; }, at);
}

// One of many names that a few planted documents share.
std::string shared_name(Rng &rng) {
  return fmt::format("{:02}", rng.below(5));
}

// What the look-alikes look like; it stands beside each, so that it is the commoner.
const char *const common_values = R"(---
people: [Ines Carvalho, Tomasz Zieliński, O'Brien, 林小满]
area: [technology, cities, society-systems, systems]
---
)";

std::vector<DefectKind> look_alikes() {
  std::vector<DefectKind> kinds;
  for (const char *person :
       {"ines-carvalho", "Ines carvalho", "Tomasz Zielinski", "O’Brien", "ＯBrien", "林 小满"})
    kinds.push_back(
        line_kind("similar-value", person, Ground::garden, {"people:", "  - " + std::string(person)}, 1));
  for (const char *area :
       {"Technology", "technolgy", "techonology", "city", "Society Systems", "society_systems", "system"})
    kinds.push_back(line_kind("similar-value", area, Ground::garden, {"area: " + std::string(area)}));
  for (DefectKind &kind : kinds) {
    kind.plant = [alone = kind.plant](Draft draft, Rng &rng) {
      std::optional<Planted> planted = alone(std::move(draft), rng);
      if (planted) planted->beside = common_values;
      return planted;
    };
  }
  return kinds;
}

// A name among the tags, of a document that doesn't have it where it belongs.
DefectKind misfiled_kind(const std::string &tag, const std::string &name) {
  DefectKind kind =
      line_kind("misfiled-value", tag, Ground::garden, {"tags:", "  - urbanism", "  - " + tag}, 2);
  kind.plant = [name, alone = kind.plant](Draft draft, Rng &rng) -> std::optional<Planted> {
    const std::string text = draft.text();
    for (const std::string &at_home : {"\n  - " + name + "\n", "[" + name + ",", ", " + name + "]"}) {
      if (text.find(at_home) != std::string::npos) return std::nullopt;
    }
    return alone(std::move(draft), rng);
  };
  return kind;
}

// A name that makes the page of another document's, the two being of no others: such a pair is reported once.
DefectKind slug_kind(const std::string &before, const std::string &after) {
  const std::string name = before + "x" + after;
  return {"slug-collision", name, Ground::garden, [before, after](Draft draft, Rng &rng) {
            const std::string known = "product" + std::to_string(rng.below(1U << 30U));
            const DefectKind kind =
                line_kind("", "", Ground::garden, {"products_models: ['" + before + known + after + "']"});
            std::optional<Planted> planted = kind.plant(std::move(draft), rng);
            if (planted) planted->beside = "---\nproducts_models: [" + known + "]\n---\n";
            return planted;
          }};
}

std::vector<DefectKind> names() {
  std::vector<DefectKind> kinds;
  for (const auto &[tag, name] :
       std::vector<std::pair<std::string, std::string>>{{"林小满", "林小满"},
                                                        {"ines-carvalho", "Ines Carvalho"},
                                                        {"周明远", "周明远"},
                                                        {"obrien", "O'Brien"},
                                                        {"陈若兰", "陈若兰"},
                                                        {"google", "Google"},
                                                        {"mit", "MIT"}})
    kinds.push_back(misfiled_kind(tag, name));
  for (const auto &[before, after] :
       std::vector<std::pair<std::string, std::string>>{{"", "++"}, {"", "#"}, {"", "!"}, {"@", ""}})
    kinds.push_back(slug_kind(before, after));
  return kinds;
}

std::vector<DefectKind> duplicates() {
  const std::string rule = "duplicate-value";
  std::vector<DefectKind> kinds;
  for (const char *form :
       {"https://www.youtube.com/watch?v={}", "http://youtube.com/watch?t=9s&v={}", "https://youtu.be/{}",
        "https://www.youtube.com/embed/{}", "https://m.youtube.com/shorts/{}"}) {
    kinds.push_back(key_kind(rule, form, Ground::garden, [form](Rng &rng) {
      std::string url = form;
      url.replace(url.find("{}"), 2, "seededVid" + shared_name(rng));
      return std::vector<std::string>{"source: " + url};
    }));
  }
  kinds.push_back(key_kind(rule, "a page", Ground::garden, [](Rng &rng) {
    return std::vector<std::string>{"source: https://garden.example/seeded/" + shared_name(rng) +
                                    "/?utm_source=mail"};
  }));
  kinds.push_back(key_kind(rule, "a permalink", Ground::garden, [](Rng &rng) {
    return std::vector<std::string>{"permalink: /seeded/" + shared_name(rng) + "/"};
  }));
  kinds.push_back(key_kind(rule, "a title", Ground::garden, [](Rng &rng) {
    return std::vector<std::string>{"title: Seeded title " + shared_name(rng)};
  }));
  return kinds;
}

std::vector<DefectKind> orders() {
  const std::string gap = "series-gap";
  std::vector<DefectKind> kinds;
  kinds.push_back(key_kind(gap, "a lone document", Ground::any, [](Rng &rng) {
    return std::vector<std::string>{fmt::format("series: Seeded series {}", rng.below(1U << 30U))};
  }));
  kinds.push_back(key_kind(
      gap, "a position taken", Ground::any,
      [](Rng &rng) {
        return std::vector<std::string>{"series: Seeded reader " + shared_name(rng), "part: 1"};
      },
      1));
  const std::string order = "date-order";
  kinds.push_back(
      line_kind(order, "changed before", Ground::any, {"date: '2025-06-01'", "updated: '2025-05-31'"}, 1));
  kinds.push_back(line_kind(order, "changed hours before", Ground::any,
                            {"lastmod: 2025-06-01T07:00:00Z", "date: '2025-06-01T10:00:00+02:00'"}, 0));
  kinds.push_back(line_kind(order, "to come", Ground::any, {"date: '9999-01-01'", "draft: false"}, 0));
  return kinds;
}

std::vector<DefectKind> taxonomy() {
  return {
      line_kind("unknown-value", "no such value", Ground::any, {"seeded-kind: four"}),
      line_kind("unknown-value", "a value misspelt", Ground::any, {"seeded-kind:", "  - one", "  - thre"}, 2),
      line_kind("unknown-value", "not with that", Ground::any, {"seeded-place: sea", "seeded-kind: one"}),
      line_kind("deprecated-value", "an alias", Ground::any, {"seeded-kind: [one, drei]"}),
      line_kind("deprecated-value", "an old value", Ground::any, {"seeded-kind:", "  - 'two'"}, 1),
      line_kind("deprecated-value", "a value given up", Ground::any, {"seeded-kind: zero"}),
  };
}

} // namespace

std::vector<DefectKind> corpus_defects() {
  std::vector<DefectKind> kinds;
  for (auto *more : {look_alikes, names, duplicates, orders, taxonomy}) {
    for (DefectKind &kind : more()) kinds.push_back(std::move(kind));
  }
  return kinds;
}

} // namespace galley::seeded
