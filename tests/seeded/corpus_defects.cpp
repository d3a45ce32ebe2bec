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
  for (const char *name : {"林小满", "ines-carvalho", "周明远", "obrien", "陈若兰", "google", "mit"})
    kinds.push_back(line_kind("misfiled-value", name, Ground::garden,
                              {"tags:", "  - urbanism", "  - " + std::string(name)}, 2));
  for (const char *tag : {"c++", "C#", "c!"})
    kinds.push_back(
        line_kind("slug-collision", tag, Ground::garden, {"products_models: ['" + std::string(tag) + "']"}));
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
  for (auto *more : {look_alikes, duplicates, orders, taxonomy}) {
    for (DefectKind &kind : more()) kinds.push_back(std::move(kind));
  }
  return kinds;
}

} // namespace galley::seeded
