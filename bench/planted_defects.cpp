#include "bench/planted_defects.h"

#include <string>

namespace galley::bench {

namespace {

// A bold term without a definition, after one with it: only who defines terms leaves one out.
void plant_term(std::uint64_t number, Language language, bool translated, Page &page) {
  Random random(number);
  const Term known = term(random, language);
  const bool defined = page.body.find("**" + known.name + "**") != std::string::npos;
  if (!defined) add_definition(random, language, known, page.body);
  const Term rare = rare_term(number, language);
  if (translated) {
    add_translation(random, language, rare, page.body);
  } else {
    add_mention(random, language, rare, page.body);
  }
}

void plant(std::string_view kind, std::uint64_t number, Language language, Page &page) {
  Random random(number);
  if (kind == "draft-status-conflict") {
    page.set("draft", "true");
    page.set("status", "evergreen");
  } else if (kind == "schema-violation") {
    page.set("date", std::string(random.pick({"28/02/2025", "last Friday", "5 November 2025", "20251105"})));
  } else if (kind == "missing-definition") {
    plant_term(number, language, true, page);
  } else if (kind == "stringified-value") {
    page.set("media_books", "'[]'");
  } else if (kind == "orphan-tag") {
    page.tags.push_back(rare_tag(number));
  } else if (kind == "placeholder-value") {
    page.set("source", "https://example.org/" + std::to_string(number) + "?v=YOUR_VIDEO_ID");
  } else if (kind == "front-matter-syntax") {
    page.set("title",
             std::string(random.pick({"@mara", "'Never closed", "[one, two", "One: and two", "`quoted`"})));
  } else if (kind == "broken-link") {
    add_link(random, language, rare_tag(number) + ".md", page.body);
  } else if (kind == "broken-anchor") {
    add_link(random, language, "#" + rare_tag(number), page.body);
  } else if (kind == "broken-image") {
    page.body.append("![](").append(rare_tag(number)).append(".png)\n\n");
  } else {
    plant_term(number, language, false, page);
  }
}

} // namespace

void plant_defects(std::uint64_t first, std::uint64_t count, Language language, bool syntax, Page &page) {
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string_view kind = defect_kinds[(first + i) % defect_kinds.size()];
    if (i >= defect_kinds.size() || (kind == "front-matter-syntax" && (count > 1 || !syntax))) {
      kind = "undefined-term";
    }
    plant(kind, first + i, language, page);
  }
}

} // namespace galley::bench
