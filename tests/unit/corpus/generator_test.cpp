#include "corpus/generator.h"

#include "base/path.h"
#include "catch.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace galley;

namespace {

std::string addresses(Generator generator, const std::string &path) {
  std::vector<std::string> all;
  for (const PageAddress &address : addresses_of(generator, path))
    all.push_back(join_path(address.base, address.rest));
  return fmt::format("{}", fmt::join(all, " "));
}

} // namespace

TEST_CASE("Docusaurus drops numbers that sort, and knows versions and translations") {
  const auto [path, expected] = GENERATE(table<std::string, std::string>({
      {"docs/01-guides/02-intro", "docs/guides/intro docs/next/guides/intro"},
      {"docs/1. First/x", "docs/First/x docs/next/First/x"},
      {"docs/2.0-notes", "docs/2.0-notes docs/next/2.0-notes"},
      {"docs/guides/guides", "docs/guides docs/next/guides"},
      {"versioned_docs/version-2.0/b", "docs/2.0/b docs/b"},
      {"api_versioned_docs/version-1/b", "api/1/b api/b"},
      {"i18n/fr/docusaurus-plugin-content-docs/current/b", "docs/b fr/docs/b"},
      {"i18n/fr/docusaurus-plugin-content-docs-api/version-1/b", "api/1/b fr/api/1/b api/b fr/api/b"},
      {"i18n/fr/code", ""},
      {"blog/2023-04-05-hello", "blog/2023/04/05/hello blog/2023-04-05-hello"},
      {"blog/2023/04-05-hello/index", "blog/2023/04/05/hello blog/2023/04-05-hello/index"},
      {"website/docs/b", "docs/b docs/next/b"},
      {"src/pages/help", ""},
      {"README", ""},
  }));
  INFO(path);
  CHECK(addresses(Generator::docusaurus, path) == expected);
}

TEST_CASE("other generators have their own addresses") {
  const auto [generator, path, expected] = GENERATE(table<Generator, std::string, std::string>({
      {Generator::jekyll, "_posts/2020-01-02-x", "2020/01/02/x x 2020/01/02/x x"},
      {Generator::jekyll, "cats/_posts/2020-01-02-x", "cats/2020/01/02/x cats/x 2020/01/02/x x"},
      {Generator::jekyll, "_docs/a/b", "docs/a/b a/b"},
      {Generator::jekyll, "docs/a", ""},
      {Generator::quartz, "a/Salt & Sand?", "a/Salt -and- Sand"},
      {Generator::astro, "content/v1.2", "content/v12"},
      {Generator::hugo, "content/a.fr", "content/a fr/content/a"},
      {Generator::mkdocs, "docs/a.b", ""},
      {Generator::eleventy, "deep/deep", "deep"},
      {Generator::gatsby, "content/blog/2013-06-05-why", "content/blog/2013/06/05/why"},
      {Generator::any, "docs/01-x", ""},
  }));
  INFO(path);
  CHECK(addresses(generator, path) == expected);
}

TEST_CASE("pages of Logseq have their signs in their names") {
  CHECK(note_names_of(Generator::logseq, "pages/a___b") == std::vector<std::string>{"a/b"});
  CHECK(note_names_of(Generator::logseq, "pages/a%2Fb%3F") == std::vector<std::string>{"a/b?"});
  CHECK(note_names_of(Generator::logseq, "journals/2024_01_05") == std::vector<std::string>{"2024-01-05"});
  CHECK(note_names_of(Generator::obsidian, "pages/a___b").empty());
}
