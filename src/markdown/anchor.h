// Makes the anchors of headings as the generators of sites do. In: the texts of a document's headings, in
// document order. Out: the ids that links to the headings use. docs/links.md says where each function is
// from.
#pragma once

#include "base/hash.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace galley {

// The texts of one heading. Which of them becomes the anchor depends on the generator.
struct HeadingTexts {
  std::string_view text;      // as a reader sees it, without images
  std::string_view described; // the same with the descriptions of images
  std::string_view source;    // the last line as it is written, without `#`s and attributes
};

enum class HeadingPart : std::uint8_t { text, described, source };

// How a text becomes an anchor.
enum class AnchorFunction : std::uint8_t {
  github,                  // letters, marks, numbers, connectors, `-`; a space becomes `-`; lower case
  github_cased,            // the same with upper case kept
  github_unaccented,       // the same without accents
  hugo,                    // as github without marks and without numbers that are no digits; else `heading`
  hugo_ascii,              // the same, but accents are folded and the rest beyond ASCII is left out
  blackfriday,             // letters and numbers; a single `-` for whatever is between them
  goldmark,                // letters and digits of ASCII; a space, `-` and `_` become `-`; else `heading`
  kramdown,                // from the first letter of ASCII on; else `section`
  kramdown_gfm,            // as github, but `--` and `---` are dashes, which are left out
  python_markdown,         // letters and digits of ASCII after NFKD, `_`; a single `-` for spaces
  python_markdown_unicode, // the same with all letters and numbers
  pymdownx,                // letters, numbers, `_` and `-`; a space becomes `-`; lower case
  vitepress,               // a single `-` for spaces and signs of ASCII; accents are folded
  obsidian,                // the text itself; signs are spaces
  docfx,                   // as hugo; else `section`
};

struct AnchorMaker {
  AnchorFunction function = AnchorFunction::github;
  HeadingPart part = HeadingPart::text;
};

// Which generator makes the anchors of a site.
enum class AnchorReading : std::uint8_t {
  any, // unknown: each function may be the site's, and of the rest only letters and digits are compared
  github,
  hugo,
  goldmark,
  kramdown,
  python_markdown,
  vitepress,
  docusaurus,
  gatsby,
  obsidian,
  docfx,
};

std::string_view anchor_reading_name(AnchorReading reading); // as configs have it; empty for other numbers

// The functions that a generator may be configured to use, the default one first. For `any` these are those
// that change letters or make up names.
std::span<const AnchorMaker> anchor_makers(AnchorReading reading);

// Returns the anchor of a text, without a number.
std::string heading_anchor(AnchorFunction function, std::string_view text);
inline std::string heading_anchor(std::string_view text) {
  return heading_anchor(AnchorFunction::github, text);
}

// Whether a link's fragment is changed by the same function before it is compared.
constexpr bool changes_fragments(AnchorFunction function) {
  return function == AnchorFunction::obsidian || function == AnchorFunction::vitepress;
}

// Makes the anchors of one document and numbers equal ones as the generator does: GitHub calls the second
// `notes` `notes-1`, unless another heading has that anchor already; Python-Markdown calls it `notes_1`.
class AnchorNumbering {
public:
  explicit AnchorNumbering(AnchorMaker maker = {}) : maker_(maker) {}

  std::string next(const HeadingTexts &texts);
  std::string next(std::string_view text) { return next(HeadingTexts{text, text, text}); }

private:
  AnchorMaker maker_;
  HashMap<std::string, std::uint32_t> used_; // each anchor with its last number
};

} // namespace galley
