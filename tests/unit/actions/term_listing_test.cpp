#include "catch.h"

#include "actions/term_listing.h"

#include <fmt/format.h>

#include <string>
#include <vector>

using namespace galley;

namespace {

using Lines = std::vector<std::string>;

CheckScope scope(std::vector<std::string> paths, unsigned jobs = 2) {
  CheckScope result;
  result.current_folder = "/home/site";
  result.paths = std::move(paths);
  result.jobs = jobs;
  return result;
}

// `path:line term (name) mentions/bold`, and ` !path:line` or ` +path:line` for other definitions that
// conflict or don't.
Lines lines_of(const std::vector<ListedTerm> &terms) {
  Lines lines;
  for (const ListedTerm &listed : terms) {
    const SiteTerm &term = listed.term;
    std::string line = fmt::format("{}:{} {} ({}) {}/{}", listed.site.file(term.where.path),
                                   term.where.begin.line, term.term, term.name, listed.mentions, term.bold);
    for (std::size_t i = 1; i < term.definitions.size(); ++i) {
      const TermDefinition &other = term.definitions[i];
      line += fmt::format(" {}{}:{}", other.conflicts ? '!' : '+', listed.site.file(other.where.path),
                          other.where.begin.line);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

TermListing list(const MemoryFileSystem &files, std::vector<std::string> paths = {""}, unsigned jobs = 2) {
  auto listing = list_terms(files, scope(std::move(paths), jobs));
  REQUIRE(listing);
  return *std::move(listing);
}

void add_site(MemoryFileSystem &files) {
  files.add("galley.yaml", "glossary: terms.yaml\n");
  files.add("terms.yaml", "- term: 量子隧穿\n  aliases: [隧穿效应]\n  name: Quantum Tunneling\n"
                          "  definition: 微观粒子穿透自身能量无法克服的势垒的现象\n- term: jitter\n");
  files.add(
      "a.md",
      "**量子隧穿**（Quantum Tunneling: 一种用来装修房屋外墙的红色油漆涂料）、**隧穿效应**，隧穿效应。\n");
  files.add("b/b.md", "**回声室**（只听得到自己声音的环境）。\n\n回声室里的回声室。A jitter.\n");
  files.add("b/c.md", "---\npeople: [Naval Ravikant（纳瓦尔）]\n---\n他说**低维流形**的由来，低维流形。"
                      "**纳瓦尔**说过。**Naval Ravikant**也说过。**代理经济**（Agent Economy）。\n");
}

} // namespace

TEST_CASE("terms are listed with what defines them, mentions and conflicts") {
  MemoryFileSystem files;
  add_site(files);
  const TermListing listing = list(files);
  CHECK(lines_of(listing.defined) == Lines{"terms.yaml:5 jitter () 1/0", "b/b.md:1 回声室 () 2/0",
                                           "terms.yaml:1 量子隧穿 (Quantum Tunneling) 2/1 !a.md:1"});
  CHECK(lines_of(listing.undefined) ==
        Lines{"b/c.md:4 低维流形 () 2/1", "b/c.md:4 代理经济 (Agent Economy) 1/1"});
  CHECK(lines_of(list(files, {""}, 8).undefined) == lines_of(listing.undefined));
}

TEST_CASE("named documents narrow the list, and figures stay those of the site") {
  MemoryFileSystem files;
  add_site(files);
  CHECK(lines_of(list(files, {"a.md"}).defined) ==
        Lines{"terms.yaml:1 量子隧穿 (Quantum Tunneling) 2/1 !a.md:1"});
  CHECK(list(files, {"a.md"}).undefined.empty());
  CHECK(lines_of(list(files, {"b"}).defined) == Lines{"b/b.md:1 回声室 () 2/0"});
  CHECK(list(files, {"b"}).undefined.size() == 2);
}

TEST_CASE("what undefined-term leaves alone wants no definition") {
  MemoryFileSystem files;
  add_site(files);
  files.add("galley.yaml",
            "glossary: terms.yaml\nrules: { undefined-term: { ignore: ['经济$'], entity-fields: [] } }\n");
  CHECK(list(files).undefined.size() == 1); // names are left alone without a field that names them, too
  files.add("galley.yaml",
            "glossary: terms.yaml\nrules: { undefined-term: { ignore: ['经济$'], entities: require } }\n");
  CHECK(list(files).undefined.size() == 3);
  files.add("galley.yaml", "rules: { undefined-term: { ignore: ['('] } }\n");
  CHECK_FALSE(list_terms(files, scope({""})));
}

TEST_CASE("a site without terms has an empty list") {
  MemoryFileSystem files;
  files.add("a.md", "Nothing in bold.\n");
  CHECK(list(files).defined.empty());
  CHECK(list(files).undefined.empty());
  CHECK_FALSE(list_terms(files, scope({"nowhere"})));
}
