#include "catch.h"

#include "report/terms.h"
#include "terms/glossary_file.h"

#include <string>
#include <vector>

using namespace galley;

namespace {

ListedTerm listed(const std::string &term, const std::string &name, const std::string &definition,
                  const std::string &path = "a.md") {
  ListedTerm result;
  result.term.term = term;
  result.term.name = name;
  result.term.where.path = path;
  result.term.where.begin = {3, 5, 5, 5, 5};
  result.term.definitions.push_back({name, definition, result.term.where});
  result.mentions = 1;
  return result;
}

} // namespace

TEST_CASE("the Markdown page of a glossary is a glossary itself") {
  const std::vector<ListedTerm> terms = {
      listed("量子隧穿", "Quantum Tunneling", "微观粒子：能够穿透（势垒）的现象。"),
      listed("third place", "", "neither home nor work -- where people *meet* [as] <b>equals</b>",
             "a (b)/c d.md"),
      listed("C++", "see plus plus", "1. a `language` & more | \\ $x$ &amp; __init__ ~~no~~"),
      listed("AGI", "Artificial General Intelligence", ""),
      listed("《书名》", "Title", "a — [b](c)"),
      listed("代理，复数", "", "- a list\n# no heading"),
      listed("emphasis", "", "***"),
      listed("colon", "", "::: x"),
      listed("name", "A Name (of it)", "d"),
  };
  const std::string page = write_terms(terms, TermFormat::markdown);
  CHECK(page.starts_with("# Glossary\n\n- **量子隧穿**（Quantum Tunneling）: 微观粒子："));
  INFO(page);
  const auto entries = read_glossary_page(Source("glossary.md", page));
  REQUIRE(entries);
  REQUIRE(entries->size() == terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    CHECK((*entries)[i].term == terms[i].term.term);
    CHECK((*entries)[i].name == terms[i].term.name);
    const std::string definition(definition_of(terms[i].term));
    CHECK((*entries)[i].definition == (i == 5 ? "- a list\\n# no heading" : definition));
  }
}

TEST_CASE("no word of a glossary's page is code, an address or a tag") {
  const auto shown = [](const std::string &text) {
    const std::string page = write_terms({listed("t", "", text, "x")}, TermFormat::markdown);
    const std::string begin = "# Glossary\n\n- **t**: ";
    REQUIRE(page.starts_with(begin));
    return page.substr(begin.size(), page.find(" — ") - begin.size());
  };
  CHECK(shown("{{ x }} {% y %}") == "&#123;&#8288;&#123; x &#125;&#125; &#123;% y %&#125;");
  CHECK(shown("<%= x %> <b>") == "&#60;%= x %\\> &#60;b\\>");
  CHECK(shown("https://a.example") == "https:&#8288;//a.example");
  CHECK(shown("//a.example a // b") == "/&#8288;/a.example a // b");
  CHECK(shown("www.a.example WwW.b") == "www&#8288;.a.example WwW&#8288;.b");
  CHECK(shown("now. a@b.c @d at @ e") == "now. a@&#8288;b.c @&#8288;d at @ e");
  CHECK(shown("C++, F#, (#tag) ==a== 100 % %%b%%") == "C++, F#, (\\#tag) \\=\\=a\\=\\= 100 % \\%\\%b\\%\\%");
}

TEST_CASE("a link of a glossary's page leads to the term's document") {
  const auto target = [](const std::string &path) {
    const std::string page = write_terms({listed("t", "", "d", path)}, TermFormat::markdown);
    const std::size_t begin = page.find("](") + 2;
    return page.substr(begin, page.rfind(')') - begin);
  };
  CHECK(target("a/量 b+c.md") == "a/量%20b+c.md");
  CHECK(target("javascript:alert(1).md") == "javascript%3Aalert%281%29.md");
  CHECK(target("[[{{x}}]]\u202e\x1b") == "%5B%5B%7B%7Bx%7D%7D%5D%5D%E2%80%AE%1B");
}

TEST_CASE("JSON holds a term an object, each on a line") {
  ListedTerm term = listed("a\"b", "n", "d");
  term.term.aliases = {"x", "y"};
  term.term.bold = 1;
  term.term.definitions.push_back({"m", "e", term.term.where, true});
  term.term.definitions.push_back({"", "d", term.term.where});
  CHECK(write_terms({term, listed("b", "", "")}, TermFormat::json) ==
        "[\n{\"term\":\"a\\\"b\",\"aliases\":[\"x\",\"y\"],\"name\":\"n\",\"definition\":\"d\",\"path\":\"a."
        "md\","
        "\"line\":3,\"column\":5,\"mentions\":1,\"bold\":1,\"also\":[{\"path\":\"a.md\",\"line\":3,"
        "\"column\":5,"
        "\"name\":\"m\",\"definition\":\"e\",\"conflict\":true},{\"path\":\"a.md\",\"line\":3,\"column\":5,"
        "\"name\":\"\",\"definition\":\"d\",\"conflict\":false}]},\n"
        "{\"term\":\"b\",\"aliases\":[],\"name\":\"\",\"definition\":\"\",\"path\":\"a.md\",\"line\":3,"
        "\"column\":5,\"mentions\":1,\"bold\":0,\"also\":[]}\n]\n");
  CHECK(write_terms({}, TermFormat::json) == "[\n]\n");
}

TEST_CASE("CSV quotes what needs it, and is a line a term") {
  ListedTerm term = listed("a,\"b\"", " n", "one\ntwo\r\x1b");
  term.term.aliases = {"x", "y"};
  term.term.definitions.push_back({"m", "e", term.term.where, true});
  CHECK(write_terms({term}, TermFormat::csv) ==
        "term,aliases,name,definition,path,line,column,mentions,bold,conflicts\r\n"
        "\"a,\"\"b\"\"\",x; y,\" n\",one\\ntwo\\r\\x1b,a.md,3,5,1,0,a.md:3:5\r\n");
}

TEST_CASE("text lines up by what a terminal shows") {
  ListedTerm term = listed("ab", "", "");
  term.mentions = 12;
  CHECK(write_terms({listed("量子", "", "d"), term}, TermFormat::text) ==
        "量子    1 mention  a.md:3:5\n    d\nab    12 mentions  a.md:3:5\n");
  const ListedTerm wide = listed(std::string(50, 'x'), "", "");
  CHECK(write_terms({wide, listed("y", "", "")}, TermFormat::text) ==
        std::string(50, 'x') + "  1 mention  a.md:3:5\ny" + std::string(41, ' ') + "1 mention  a.md:3:5\n");
  CHECK(write_terms({}, TermFormat::text).empty());
}
