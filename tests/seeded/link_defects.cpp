// Links, images and wikilinks that lead nowhere, or to more than one document.
#include "seeded/defect.h"

#include <utility>

namespace galley::seeded {

namespace {

// `lines` between two paragraphs; N in them stands for a number. `at`: the index of the one that is wrong.
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
  return {
      lines_kind(link, "a document", any,
                 {"Some of it stands in [the plan](seeded-plan-NNN.md), some does not."}),
      lines_kind(link, "a folder", any, {"See [this](../seeded-folder-NNN/a%20page.md#part 'Title')."}),
      lines_kind(link, "a file", any, {"See", "the [table](data/seeded-NNN.csv)."}, 1),
      lines_kind(link, "by reference", any, {"See [the plan][seeded].", "", "[seeded]: ./seeded-NNN.md"}, 2),
      lines_kind(link, "from the root", any, {"另见[旧计划](/seeded/seeded-NNN.md)。"}),
      lines_kind(link, "HTML", any, {"This <a class=\"x\" href=\"seeded-NNN.md\">plan</a> is older."}),
      lines_kind(link, "a list", any, {"- one", "- [two](<seeded plan NNN.md>)"}, 1),
      lines_kind(anchor, "another document's", any, {"See [a part](../seeded/target.md#gone-NNN)."}),
      lines_kind(anchor, "an address", any, {"See [a part](/seeded/target/#gone-NNN)."}),
      lines_kind(anchor, "Chinese", any, {"见[一节](../seeded/target.md#没有NNN)。"}),
      lines_kind(anchor, "its own", garden, {"Above, [the part](#seeded-part-NNN) says so."}),
      lines_kind(anchor, "a heading misspelt", any, {"See [a part](../seeded/target#a-prat)."}),
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
}

} // namespace galley::seeded
