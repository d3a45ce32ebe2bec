#include "bench/site_generator.h"

#include "base/file_system.h"
#include "bench/planted_defects.h"
#include "catch.h"
#include "parse/document.h"
#include "run/run.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace galley;
using namespace galley::bench;

namespace {

SiteOptions options(SiteShape shape, std::uint64_t documents, std::optional<std::uint64_t> defects) {
  SiteOptions result;
  result.shape = shape;
  result.documents = documents;
  result.defects = defects;
  return result;
}

// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/.
std::uint64_t hash(const std::vector<SiteFile> &site) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const SiteFile &file : site) {
    for (const char c : file.path + '\n' + file.text) {
      value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
  }
  return value;
}

std::map<std::string, std::uint64_t> count_by_rule(const std::vector<SiteFile> &site) {
  MemoryFileSystem memory;
  for (const SiteFile &file : site) memory.add("site/" + file.path, file.text);
  RunRequest request;
  request.scope.current_folder = "/site";
  request.scope.paths = {""};
  auto result = run(memory, request);
  REQUIRE(result);
  std::map<std::string, std::uint64_t> counts;
  for (const Found &one : result->found) ++counts[one.diagnostic.rule];
  return counts;
}

} // namespace

TEST_CASE("the same seed makes the same site on every machine") {
  // Whoever changes the generator on purpose puts the new numbers here.
  CHECK(hash(generate_site(options(SiteShape::notes, 30, 16))) == 0x4c462fbb4cc9a077U);
  CHECK(hash(generate_site(options(SiteShape::docs, 30, 16))) == 0x5ed2e51b98a3542fU);
}

TEST_CASE("another seed makes another site") {
  SiteOptions one = options(SiteShape::notes, 10, 0), other = one;
  other.seed = 2;
  const auto documents = generate_site(one), others = generate_site(other);
  REQUIRE(documents.size() == others.size());
  for (std::size_t i = 1; i < documents.size(); ++i) CHECK(documents[i].text != others[i].text);
}

TEST_CASE("documents can be made in any order") {
  const SiteOptions twenty = options(SiteShape::notes, 20, 5);
  const auto site = generate_site(twenty);
  const SiteGenerator generator(twenty);
  for (std::uint64_t number : {19U, 0U, 7U}) {
    const SiteFile document = generator.document(number);
    CHECK(document.path == site[1 + number].path);
    CHECK(document.text == site[1 + number].text);
  }
}

TEST_CASE("sizes are those of real sites") {
  for (const SiteShape shape : {SiteShape::notes, SiteShape::docs}) {
    const SiteGenerator site(options(shape, 2000, 0));
    std::vector<std::size_t> sizes;
    std::set<std::string> paths;
    for (std::uint64_t i = 0; i < 2000; ++i) {
      const SiteFile document = site.document(i);
      sizes.push_back(document.text.size());
      paths.insert(document.path);
    }
    CHECK(paths.size() == sizes.size());
    std::sort(sizes.begin(), sizes.end());
    CHECK(sizes.front() >= 700);
    CHECK(sizes.front() < 1300);
    CHECK(sizes[1000] > 3500);
    CHECK(sizes[1000] < 4700);
    CHECK(sizes[1800] > 9000);
    CHECK(sizes.back() > 150000);
    CHECK(sizes.back() < 310000);
  }
}

TEST_CASE("a garden has both languages, bytes of Windows, and few tags that are used often") {
  const SiteGenerator site(options(SiteShape::notes, 2000, 0));
  std::uint64_t chinese = 0, crlf = 0, first = 0, fortieth = 0;
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const std::string text = site.document(i).text;
    const auto has = [&](const std::string &part) { return text.find(part) != std::string::npos ? 1U : 0U; };
    chinese += has("。");
    crlf += has("\r\n");
    first += has("  - " + tag_name(0));
    fortieth += has("  - " + tag_name(39));
  }
  CHECK(chinese > 1300);
  CHECK(chinese < 1500);
  CHECK(crlf > 8);
  CHECK(crlf < 40);
  CHECK(first > 800);
  CHECK(fortieth > 10);
  CHECK(fortieth < 100);
}

TEST_CASE("front matter can be read unless a defect was asked for") {
  for (const SiteShape shape : {SiteShape::notes, SiteShape::docs}) {
    for (const SiteFile &file : generate_site(options(shape, 300, std::nullopt))) {
      if (file.path.find(".md") == std::string::npos) continue;
      const Source source(file.path, file.text);
      const Document document = parse_document(source, {});
      CAPTURE(file.path);
      CHECK(document.fences);
      CHECK(document.problems.empty());
    }
  }
}

TEST_CASE("a site without defects is clean") {
  for (const SiteShape shape : {SiteShape::notes, SiteShape::docs}) {
    CHECK(count_by_rule(generate_site(options(shape, 500, 0))).empty());
  }
}

TEST_CASE("every defect that was planted is found, and no other") {
  for (const SiteShape shape : {SiteShape::notes, SiteShape::docs}) {
    const auto counts = count_by_rule(generate_site(options(shape, 500, 110)));
    CHECK(counts.size() == defect_kinds.size());
    for (const std::string_view kind : defect_kinds) {
      CAPTURE(kind);
      const auto found = counts.find(std::string(kind));
      CHECK((found == counts.end() ? 0 : found->second) == 110 / defect_kinds.size());
    }
  }
}

TEST_CASE("a document can hold many defects") {
  for (const SiteShape shape : {SiteShape::notes, SiteShape::docs}) {
    std::uint64_t sum = 0;
    for (const auto &[rule, count] : count_by_rule(generate_site(options(shape, 200, 2000)))) sum += count;
    CHECK(sum == 2000);
  }
}

TEST_CASE("a site has some defects where nothing else was asked for") {
  std::uint64_t sum = 0;
  for (const auto &[rule, count] :
       count_by_rule(generate_site(options(SiteShape::notes, 400, std::nullopt)))) {
    CHECK(rule != "front-matter-syntax");
    sum += count;
  }
  CHECK(sum == 8);
}
