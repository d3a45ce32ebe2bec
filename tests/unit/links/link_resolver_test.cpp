#include "links/link_resolver.h"

#include "base/file_system.h"
#include "catch.h"
#include "unit/records/record_of.h"

#include <fmt/format.h>

using namespace galley;

namespace {

// A site, and where a link in one of its documents leads: `path`s of documents, `file`, `missing` or
// `unknown`, with `#fragment`.
class TestSite {
public:
  TestSite(LinkReading reading, const std::vector<std::pair<std::string, std::string>> &documents,
           const std::vector<std::string> &files)
      : reading_(std::move(reading)), site_files_(disk_, "") {
    for (const auto &[path, text] : documents) {
      disk_.add(path, text);
      records_.push_back(record_of(path, text, route_fields()));
    }
    for (const std::string &file : files) disk_.add(file, "");
  }

  void write(std::string path, std::string text) { disk_.add(std::move(path), std::move(text)); }

  std::string lead(const std::string &from, const std::string &target, LinkForm form = LinkForm::link) {
    const Index index(records_, glossary_, no_taxonomy(), &site_files_);
    const LinkResolver resolver(index, reading_);
    const Destination found =
        resolver.resolve(*index.routes().at_path(from).front(), LinkFact{form, target, {}});
    if (found.reach == Reach::missing) return "missing";
    if (found.reach == Reach::unknown || found.reach == Reach::outside) return "unknown";
    std::string result = found.documents.empty() ? "file" : "";
    Records seen;
    for (const RecordSpan group : found.documents.groups()) {
      for (const Record *record : group) {
        if (std::ranges::find(seen, record) != seen.end()) continue;
        seen.push_back(record);
        result += (result.empty() ? "" : " ") + record->path;
      }
    }
    return result + (found.fragment.empty() ? "" : "#" + found.fragment);
  }

private:
  LinkReading reading_;
  MemoryFileSystem disk_;
  SiteFiles site_files_;
  Glossary glossary_;
  std::vector<Record> records_;
};

LinkReading reading_from(std::vector<std::string> roots, bool clean_urls) {
  LinkReading reading;
  reading.roots = std::move(roots);
  reading.clean_urls = clean_urls;
  return reading;
}

const LinkReading generator = reading_from({".", "content", "static"}, true);
const LinkReading plain = reading_from({"."}, false);

} // namespace

TEST_CASE("links of a generator's site are read in each way that may be meant") {
  TestSite site(generator,
                {{"content/docs/One.md", ""},
                 {"content/docs/two/index.md", ""},
                 {"content/docs/a b.md", ""},
                 {"content/_index.md", "---\npermalink: /start/\n---\n"}},
                {"static/img/x.png", "content/docs/three.njk", "content/docs/data.zip"});
  const auto [target, where] = GENERATE(table<std::string, std::string>({
      {"two/", "content/docs/two/index.md"},
      {"../two/", "content/docs/two/index.md"},
      {"/docs/one/#Part%201", "content/docs/One.md#Part 1"},
      {"one.html?x=1#y", "content/docs/One.md#y"},
      {"/docs/ONE.md", "content/docs/One.md"},
      {"a%20b.md", "content/docs/a b.md"},
      {"/docs/a-b/", "content/docs/a b.md"},
      {"/start", "content/_index.md"},
      {"/", "content/_index.md"},
      {"/docs/three/", "file"},
      {"data.zip", "file"},
      {"/img/x.png", "file"},
      {"/docs/", "file"},
      {"#x", "content/docs/One.md#x"},
      {"four/", "missing"},
      {"/docs/four/", "missing"},
      {"four.md", "missing"},
      {"/img/y.png", "missing"},
      {"/tags/x/", "unknown"},
      {"/pictures/y.png", "unknown"},
      {"/docs/feed.xml", "unknown"},
      {"../../../four.md", "unknown"},
      {"%ff.md", "unknown"},
  }));
  INFO(target);
  CHECK(site.lead("content/docs/One.md", target) == where);
}

TEST_CASE("an address in brackets is as sure to be wrong as a file's name") {
  const std::vector<Record> records = {record_of("a.md", "")};
  const Glossary glossary;
  MemoryFileSystem disk;
  SiteFiles files(disk, "");
  const Index index(records, glossary, no_taxonomy(), &files);
  const LinkResolver resolver(index, generator);
  const auto route = [&](const char *target) {
    return resolver.resolve(records.front(), LinkFact{LinkForm::link, target, {}}).route;
  };
  CHECK(route("(/a/)") == LinkRoute::file);
  CHECK(route("(a)") == LinkRoute::page);
}

TEST_CASE("links of documents on GitHub are read as they stand") {
  TestSite site(plain, {{"docs/One.md", ""}, {"docs/two/README.md", ""}, {"docs/a b.md", ""}}, {"LICENSE"});
  const auto [target, where] = GENERATE(table<std::string, std::string>({
      {"One.md", "docs/One.md"},
      {"two/README.md#x", "docs/two/README.md#x"},
      {"two/", "file"},
      {"two", "file"},
      {"/docs/One.md", "docs/One.md"},
      {"a%20b.md", "docs/a b.md"},
      {"../LICENSE", "file"},
      {"one.md", "missing"},
      {"One", "missing"},
      {"../license", "missing"},
      {"/docs/three.md", "missing"},
      {"../../issues", "unknown"},
  }));
  INFO(target);
  CHECK(site.lead("docs/One.md", target) == where);
}

TEST_CASE("wikilinks find notes by name, path and alias") {
  TestSite site(plain,
                {{"a/here.md", ""},
                 {"a/Twin.md", ""},
                 {"b/Twin.md", ""},
                 {"b/pair.md", ""},
                 {"c/pair.md", ""},
                 {"b/deep/Way Below.md", "---\naliases: [Tunnel]\n---\n"},
                 {"Node.js.md", ""}},
                {"files/Map.png"});
  const auto [target, where] = GENERATE(table<std::string, std::string>({
      {"way below", "b/deep/Way Below.md"},
      {"deep/Way Below#x#y", "b/deep/Way Below.md#x#y"},
      {"eep/Way Below", "missing"},
      {"Way Below.md", "b/deep/Way Below.md"},
      {"tunnel", "b/deep/Way Below.md"},
      {"Twin", "a/Twin.md"},
      {"b/Twin", "b/Twin.md"},
      {"../b/Twin", "b/Twin.md"},
      {"pair", "b/pair.md c/pair.md"},
      {"Node.js", "Node.js.md"},
      {"map.png", "file"},
      {"#Part", "a/here.md#Part"},
      {"gone", "missing"},
      {"gone.png", "missing"},
  }));
  INFO(target);
  CHECK(site.lead("a/here.md", target, LinkForm::wikilink) == where);
}

TEST_CASE("an ending is what names a kind of file") {
  CHECK(ending_of("a/b.md") == "md");
  CHECK(ending_of("a.b/c") == "");
  CHECK(ending_of("v1.0") == "");
  CHECK(ending_of(".hidden") == "");
  CHECK(ending_of("a. b") == "");
}

TEST_CASE("includes that are Markdown alone make no address unknown") {
  TestSite site(generator, {{"content/a.md", ""}, {"content/_includes/b.md", ""}}, {});
  CHECK(site.lead("content/a.md", "/x/") == "missing");
  CHECK(site.lead("content/a.md", "/a/") == "content/a.md");
}

TEST_CASE("files are compared with case, pages without") {
  TestSite site(generator, {{"content/Page.md", ""}}, {"static/img/logo.png", "content/other.njk"});
  CHECK(site.lead("content/Page.md", "/img/logo.png", LinkForm::image) == "file");
  CHECK(site.lead("content/Page.md", "/img/Logo.png", LinkForm::image) == "missing");
  CHECK(site.lead("content/Page.md", "/img/Logo.png") == "missing");
  CHECK(site.lead("content/Page.md", "/page/") == "content/Page.md");
  CHECK(site.lead("content/Page.md", "/Other/") == "file");
}

TEST_CASE("a page's name may have dots, and one file may stand for all names") {
  TestSite site(generator, {{"content/a.md", ""}}, {"content/v1.2.njk", "content/x/[slug].astro"});
  CHECK(site.lead("content/a.md", "/v1.2/") == "file");
  CHECK(site.lead("content/a.md", "/v1/") == "file"); // `v1.2.njk` may be v1 in a language 2
  CHECK(site.lead("content/a.md", "/v1.3/") == "missing");
  CHECK(site.lead("content/a.md", "/x/anything") == "file");
  CHECK(site.lead("content/a.md", "/x/anything.png") == "missing");
}

TEST_CASE("redirects of hosts are addresses") {
  TestSite site(generator, {{"content/a.md", ""}}, {});
  site.write("static/_redirects", "/old /a/ 301\n/of/:year/* /a/\n/* /index.html 200\n/gone /404 404\n");
  site.write("vercel.json", R"({"redirects": [{"source": "/was/:path*", "destination": "/a"}]})");
  site.write("netlify.toml", "[[redirects]]\n  from = \"/toml/\"\n  to = \"/a\"\n");
  const auto [target, where] = GENERATE(table<std::string, std::string>({
      {"/old/", "file"},
      {"/Old", "file"},
      {"/of/2020/x/y", "file"},
      {"/of", "missing"},
      {"/was/x", "file"},
      {"/toml", "file"},
      {"/gone", "missing"},
      {"/other", "missing"},
  }));
  INFO(target);
  CHECK(site.lead("content/a.md", target) == where);
}

TEST_CASE("addresses may begin with what the generator's configuration says") {
  LinkReading reading = generator;
  reading.generator = Generator::docusaurus;
  TestSite site(reading, {{"docs/a.md", ""}}, {});
  site.write("docusaurus.config.js",
             "module.exports = {\n  baseUrl: '/base/',\n  docs: { routeBasePath: 'guide' },\n};\n");
  CHECK(site.lead("docs/a.md", "/base/docs/a") == "docs/a.md");
  CHECK(site.lead("docs/a.md", "/docs/a") == "docs/a.md");
  CHECK(site.lead("docs/a.md", "/base/docs/b") == "unknown");
}
