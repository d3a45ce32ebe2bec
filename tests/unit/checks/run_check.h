// Runs one check on documents that stand in the test. In: the check's name, its options as JSON, documents by
// path. Out: what it reports, one line each.
#pragma once

#include "base/edit.h"
#include "catch.h"
#include "checks/check.h"
#include "records/fact_extractor.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace galley {

using TestDocuments = std::vector<std::pair<std::string, std::string>>;

// `path:line:column name=value … (note: line text)`.
class LineSink final : public Sink {
public:
  void report(Finding finding) override {
    const Location &where = finding.where;
    std::string line = fmt::format("{}:{}:{}", where.path, where.begin.line, where.begin.code_point);
    for (const Argument &argument : finding.arguments)
      line += fmt::format(" {}={}", argument.name, argument.value);
    for (const Related &related : finding.related) {
      line += fmt::format(" ({}:{}: {})", related.where.path, related.where.begin.line, related.message);
    }
    lines.push_back(std::move(line));
  }
  std::vector<std::string> lines;
};

inline CheckResult make_check(const std::string &name, const std::string &options) {
  const CheckType *type = find_check_type(name);
  REQUIRE(type != nullptr);
  auto file = parse_data("options.json", options);
  REQUIRE(file);
  Options given;
  for (const Value member : (*file)->tree.root()) given.set({std::string(member.key()), member, *file});
  return type->make(given, SiteSchemas());
}

inline std::vector<std::string> run_check(const std::string &name, const std::string &options,
                                          const TestDocuments &documents,
                                          const Glossary &glossary = Glossary(),
                                          const Taxonomy &taxonomy = Taxonomy()) {
  CheckResult check = make_check(name, options);
  REQUIRE(check);
  LineSink sink;
  Needs needs = (*check)->needs();
  if (needs.taxonomy) {
    for (const std::string &field : taxonomy.watched()) needs.fields.push_back(field);
  }
  const FactExtractor extractor(needs, glossary);
  std::vector<Record> records;
  for (const auto &[path, text] : documents) {
    const Source source(path, text);
    const Document document = parse_document(source, needs);
    (*check)->check_document(document, sink);
    records.push_back({path, {}, extractor.extract(document)});
  }
  (*check)->check_corpus(Index(records, glossary, taxonomy), sink);
  return std::move(sink.lines);
}

// What a check that looks at each document alone reports of one.
class FindingSink final : public Sink {
public:
  void report(Finding finding) override { findings.push_back(std::move(finding)); }
  std::vector<Finding> findings;
};

inline std::vector<Finding> find_in(const Check &check, const std::string &text) {
  const Source source("a.md", text);
  const Document document = parse_document(source, {});
  FindingSink sink;
  check.check_document(document, sink);
  return std::move(sink.findings);
}

// The text with every fix made that is at least as sure as `least`. What was fixed must be gone then, what
// was not must still be found, and the front matter must parse no worse.
inline std::string fix_all(const std::string &name, const std::string &options, const std::string &text,
                           Applicability least = Applicability::safe) {
  const CheckResult check = make_check(name, options);
  REQUIRE(check);
  std::vector<Edit> edits;
  std::size_t left = 0;
  for (const Finding &finding : find_in(**check, text)) {
    if (!finding.fix || finding.fix->applicability > least) {
      ++left;
      continue;
    }
    CHECK_FALSE(finding.fix->title.empty());
    edits.insert(edits.end(), finding.fix->edits.begin(), finding.fix->edits.end());
  }
  const auto fixed = apply_edits(text, edits);
  REQUIRE(fixed);
  INFO(*fixed);
  CHECK(find_in(**check, *fixed).size() == left);
  const Source before("a.md", text);
  const Source after("a.md", *fixed);
  CHECK(parse_document(after, {}).problems.size() <= parse_document(before, {}).problems.size());
  return *fixed;
}

} // namespace galley
