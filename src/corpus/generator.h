// The generators that make sites of documents. In: a generator, and a document's path. Out: the addresses and
// names that the generator gives the document beside those of its path, and how it reads links. Nothing is
// known of a site whose generator is `any`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class Generator : std::uint8_t {
  any,
  astro,
  docfx,
  docusaurus,
  eleventy,
  gatsby,
  gitbook,
  github_wiki,
  hugo,
  jekyll,
  logseq,
  mkdocs,
  obsidian,
  quartz,
  vitepress,
};
inline constexpr std::size_t generator_count = 15;

// Returns the word that configurations have for a generator; empty for a number that is none.
std::string_view word_of(Generator generator);

// An address without an ending, from the address where the site or a part of it begins (`docs/2.0`).
struct PageAddress {
  std::string base;
  std::string rest;
};

// Returns the addresses of the document at this path, which has no ending. That of the path itself is none of
// them.
std::vector<PageAddress> addresses_of(Generator generator, std::string_view path);

// Returns the names by which the note at this path, which has no ending, is linked to beside that of its
// file.
std::vector<std::string> note_names_of(Generator generator, std::string_view path);

// Returns the name of a note as a generator compares it, which may write blanks as hyphens.
std::string compared_note_name(Generator generator, std::string_view name);

// Whether a link to `x.md` names a file as it is, with case, rather than a page.
bool names_files(Generator generator);
// Whether Markdown links are looked up by the names of notes and files, as wikilinks are.
bool links_by_name(Generator generator);
// Whether a link without a slash in front may start where the site does, as well as in its document's folder.
bool reads_from_root(Generator generator, bool document);
// Whether the generator makes a page at this route, which begins with no slash, without a document.
bool makes_page(Generator generator, std::string_view route);
// Whether `slug` is the whole address rather than its last part.
bool has_whole_slugs(Generator generator);

// Whether templates have front matter that may give them any address.
bool permalinks_in_templates(Generator generator);
// Whether a page that isn't translated is shown in another language at its translation's address.
bool shows_untranslated(Generator generator);
// Returns the part of a path that begins with a date (`2020/01/02/x`); the path where there is none.
std::string_view without_categories(std::string_view path);
// Returns the part behind a date that a name begins with: `x` for `2024-05-01-x`; else the name.
std::string_view without_date(std::string_view name);

} // namespace galley
