// Links, images and wikilinks that lead nowhere, or to more than one document.
#include "seeded/defect.h"

#include <utility>

namespace galley::seeded {

namespace {

// `lines` between two paragraphs; NNN in them stands for a number. `at`: the index of the one that is wrong.
DefectKind lines_kind(const std::string &rule, const std::string &name, Ground ground,
                      const std::vector<std::string> &lines, std::size_t at = 0) {
  return {rule, name, ground, [lines, at](Draft draft, Rng &rng) -> std::optional<Planted> {
            const std::vector<std::size_t> places = draft.paragraph_places();
            if (places.empty()) return std::nullopt;
            const std::string before = draft.text();
            const std::size_t place = rng.pick(places);
            const std::string number = std::to_string(rng.below(100000));
            std::vector<std::string> planted;
            for (std::string line : lines) {
              if (const std::size_t mark = line.find("NNN"); mark != std::string::npos)
                line.replace(mark, 3, number);
              planted.push_back(std::move(line));
            }
            planted.emplace_back();
            draft.insert(place, planted);
            return Planted{before, draft.text(), static_cast<std::uint32_t>(place + 1 + at)};
          }};
}

// A link that was sound. How many links lead to pages stays as it was, by which galley judges the others.
DefectKind spoilt_kind(const std::string &rule, const std::string &name, const std::string &sound,
                       const std::string &spoilt) {
  DefectKind kind = lines_kind(rule, name, Ground::any, {spoilt});
  kind.plant = [spoil = kind.plant, write = lines_kind(rule, name, Ground::any, {sound}).plant](
                   Draft draft, Rng &rng) -> std::optional<Planted> {
    Rng same = rng; // so that both stand in one place
    const std::optional<Planted> before = write(draft, same);
    std::optional<Planted> planted = spoil(std::move(draft), rng);
    if (planted) planted->before = before->after;
    return planted;
  };
  return kind;
}

// The same, but not in a document to which a template may add the definitions of references.
DefectKind without_templates(DefectKind kind) {
  kind.plant = [plant = kind.plant](Draft draft, Rng &rng) -> std::optional<Planted> {
    const std::string text = draft.text();
    for (const char *sign : {"{%", "{{", "--8<--", "@include"}) {
      if (text.find(sign) != std::string::npos) return std::nullopt;
    }
    return plant(std::move(draft), rng);
  };
  return kind;
}

// Links and images that are written wrongly.
std::vector<DefectKind> syntax_of_links() {
  const Ground any = Ground::any;
  const std::string id = "duplicate-id";
  const std::string empty = "empty-link";
  const std::string local = "localhost-link";
  const std::string reversed = "reversed-link";
  const std::string undefined = "undefined-reference";
  return {
      lines_kind(id, "HTML", any,
                 {"<a id=\"seeded-NNN\"></a>One.", "", "<span id=\"seeded-NNN\">Two</span>."}, 2),
      lines_kind(id, "a block of HTML", any,
                 {"<div id=\"seeded-NNN\">One</div>", "", "<div id='seeded-NNN'>Two</div>"}, 2),
      lines_kind(id, "headings", any,
                 {"## Costs {#seeded-NNN}", "", "One.", "", "## Costs of others {#seeded-NNN}"}, 4),
      lines_kind(id, "a heading and HTML", any,
                 {"<a name=\"top\" id=\"新NNN\"></a>", "", "### Costs {#新NNN}"}, 2),
      lines_kind(empty, "a link", any, {"Read [the report]() and go on."}),
      lines_kind(empty, "an image", any, {"![A map]()"}),
      lines_kind(empty, "brackets", any, {"见", "[旧计划](<>)。"}, 1),
      lines_kind(empty, "blanks", any, {"- one", "- [two]( )"}, 1),
      lines_kind(local, "a link", any, {"See [the notes](http://localhost:4000/NNN/)."}),
      lines_kind(local, "an image", any, {"![A map](http://127.0.0.1:8080/NNN.png)"}),
      lines_kind(local, "HTML", any, {"This <a href=\"http://localhost:1313/NNN\">plan</a> is older."}),
      lines_kind(local, "a list", any, {"- one", "- [计划](https://localhost/NNN)"}, 1),
      lines_kind(reversed, "an address", any, {"Read (the report)[https://example.org/NNN] first."}),
      lines_kind(reversed, "a document", any, {"See", "(the plan)[../seeded/target.md]."}, 1),
      lines_kind(reversed, "Chinese", any, {"另见 (旧计划NNN)[https://example.org/]。"}),
      lines_kind(reversed, "a list", any, {"- one", "- (two)[/seeded/target.md]"}, 1),
      without_templates(lines_kind(undefined, "a text", any, {"Read [the report][seeded-NNN] first."})),
      without_templates(lines_kind(undefined, "a label", any, {"Read [the seeded report][]", "before."})),
      without_templates(lines_kind(undefined, "an image", any, {"![a map of it][seeded-map-NNN]"})),
      without_templates(lines_kind(undefined, "a label misspelt", any,
                                   {"Read [the report][raport].", "", "[report]: https://example.org/NNN"})),
      without_templates(lines_kind(undefined, "Chinese", any, {"另见[旧计划][计划NNN]。"})),
  };
}

} // namespace

const std::vector<std::pair<std::string, std::string>> &link_targets() {
  static const std::vector<std::pair<std::string, std::string>> documents = {
      {"seeded/target.md", "## A part\n\nA text. ^block\n"},
      {"seeded/more/twin.md", "One.\n"},
      {"seeded/other/twin.md", "Another.\n"},
  };
  return documents;
}

std::vector<DefectKind> link_defects() {
  const Ground any = Ground::any;
  const Ground garden = Ground::garden;
  const std::string link = "broken-link";
  const std::string anchor = "broken-anchor";
  const std::string image = "broken-image";
  const std::string note = "broken-wikilink";
  const std::string ambiguous = "ambiguous-wikilink";
  std::vector<DefectKind> kinds = syntax_of_links();
  const std::vector<DefectKind> targets = {
      lines_kind(link, "a document", any,
                 {"Some of it stands in [the plan](seeded-plan-NNN.md), some does not."}),
      lines_kind(link, "a folder", any, {"See [this](../seeded-folder-NNN/a%20page.md#part 'Title')."}),
      lines_kind(link, "a file", any, {"See", "the [table](data/seeded-NNN.csv)."}, 1),
      lines_kind(link, "by reference", any, {"See [the plan][seeded].", "", "[seeded]: ./seeded-NNN.md"}, 2),
      lines_kind(link, "from the root", any, {"另见[旧计划](/seeded/seeded-NNN.md)。"}),
      lines_kind(link, "HTML", any, {"This <a class=\"x\" href=\"seeded-NNN.md\">plan</a> is older."}),
      lines_kind(link, "a list", any, {"- one", "- [two](<seeded plan NNN.md>)"}, 1),
      spoilt_kind(anchor, "another document's", "See [a part](../seeded/target.md#a-part).",
                  "See [a part](../seeded/target.md#gone-NNN)."),
      spoilt_kind(anchor, "an address", "See [a part](/seeded/target/#a-part).",
                  "See [a part](/seeded/target/#gone-NNN)."),
      spoilt_kind(anchor, "Chinese", "见[一节](../seeded/target.md#a-part)。",
                  "见[一节](../seeded/target.md#没有NNN)。"),
      lines_kind(anchor, "its own", garden, {"Above, [the part](#seeded-part-NNN) says so."}),
      spoilt_kind(anchor, "a heading misspelt", "See [a part](../seeded/target#a-part).",
                  "See [a part](../seeded/target#a-prat)."),
      lines_kind(image, "beside it", any, {"![A map](seeded-NNN.png)"}),
      lines_kind(image, "in a folder", any,
                 {"Here ![a map](../images/seeded%20NNN.jpg \"Title\") is small."}),
      lines_kind(image, "HTML", any, {"<img alt=\"A map\" src=\"img/seeded-NNN.webp\" />"}),
      lines_kind(image, "by reference", any, {"![A map][seeded]", "", "[seeded]: seeded-NNN.svg"}, 2),
      lines_kind(note, "a note", garden, {"See [[target]] and [[seeded note NNN]]."}),
      lines_kind(note, "a path", garden, {"See [[seeded/target]] and", "[[seeded/none-NNN|some]]."}, 1),
      lines_kind(note, "a heading", garden, {"See [[target#seeded NNN]]."}),
      lines_kind(note, "a block", garden, {"See [[target#^block]] or [[target#^none-NNN]]."}),
      lines_kind(note, "an embed", garden, {"![[seeded-NNN.png]] and [[target]]"}),
      lines_kind(ambiguous, "a name", garden, {"See [[twin]]."}),
      lines_kind(ambiguous, "a name with a heading", garden, {"Some say [[Twin|a twin]] would do."}),
  };
  kinds.insert(kinds.end(), targets.begin(), targets.end());
  return kinds;
}

} // namespace galley::seeded
