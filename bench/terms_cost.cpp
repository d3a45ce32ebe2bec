// What the rules on terms cost. In: how many documents. Out: for each shape of site one line with the ratio
// of two times: of a check with all rules on terms and no others, and of one whose only work is to find the
// documents, to read them, and to parse the Markdown of those that hold `**` or `__`.
// Usage: terms_cost [DOCUMENTS [ROUNDS]]
//
// Both sides run by turns in one process, on one thread, over the same documents in memory. Times are those
// that the processor spent for the program. The ratio is that of the fastest rounds: a busy machine only
// adds.
#include "base/file_system.h"
#include "base/parallel.h"
#include "bench/site_generator.h"
#include "config/rule.h"
#include "parse/document.h"
#include "run/run.h"
#include "site/discover.h"

#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

namespace galley::bench {

namespace {

double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

std::string config_of_terms() {
  std::string text = "rules:\n";
  for (const Rule &rule : built_in_rules()) {
    if (rule.category != "terms") text.append("  ").append(rule.id).append(": off\n");
  }
  return text;
}

RunRequest request() {
  RunRequest request;
  request.scope.current_folder = "/site";
  request.scope.paths = {""};
  return request;
}

// Finds documents as a check does, reads them and parses what may hold bold terms.
std::size_t parse_only(const FileSystem &files) {
  const auto discovery = discover(files, request().scope);
  if (!discovery) return 0;
  std::size_t nodes = 0;
  Source source;
  for (const Site &site : discovery->sites) {
    for (const FoundDocument &found : site.documents) {
      source.path = found.path;
      if (!files.read(site.folder.file(found.path), max_source_size, source.text)) continue;
      source.lines = LineTable(source.text);
      const Needs needs = {.front_matter = false, .suppressions = false, .body = BodyNeed::with_bold};
      const Document document = parse_document(source, needs);
      nodes += document.body ? document.body->nodes.size() : 0;
    }
  }
  return nodes;
}

template <class Work> double time_of(Work work) {
  const double start = user_seconds();
  work();
  return user_seconds() - start;
}

void measure(std::string_view name, SiteShape shape, std::uint64_t documents, std::uint64_t rounds) {
  MemoryFileSystem files;
  const SiteGenerator site({documents, 1, shape, std::nullopt});
  for (std::uint64_t i = 0; i < documents; ++i) {
    SiteFile file = site.document(i);
    files.add(std::move(file.path), std::move(file.text));
  }
  files.add("galley.yaml", config_of_terms());

  double check = 1e9, parse = 1e9;
  std::size_t found = 0, nodes = 0;
  for (std::uint64_t i = 0; i < rounds; ++i) {
    parse = std::min(parse, time_of([&] { nodes = parse_only(files); }));
    check = std::min(check, time_of([&] {
                       const auto result = run(files, request());
                       found = result ? result->found.size() : 0;
                     }));
  }
  const double ratio = check / std::max(parse, 1e-9);
  std::cout << name << ": " << documents << " documents, " << nodes << " nodes, " << found
            << " diagnostics of terms: " << static_cast<double>(static_cast<int>(ratio * 100)) / 100
            << " x parsing\n"
            << std::flush;
}

std::uint64_t number(const char *text, std::uint64_t otherwise) {
  const std::string_view view(text);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), value);
  return error == std::errc() && end == view.data() + view.size() && value > 0 ? value : otherwise;
}

} // namespace

} // namespace galley::bench

int main(int argc, char **argv) {
  using namespace galley::bench;
  const std::uint64_t documents = argc > 1 ? number(argv[1], 20000) : 20000;
  const std::uint64_t rounds = argc > 2 ? number(argv[2], 5) : 5;
  measure("notes", SiteShape::notes, documents, rounds);
  measure("docs", SiteShape::docs, documents, rounds);
  return 0;
}
