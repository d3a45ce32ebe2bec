#include "records/record_format.h"

#include "catch.h"

#include <cstddef>
#include <string>

using namespace galley;

namespace {

const std::string path = "notes/量子.md";

Location place(const std::string &in, std::uint32_t offset) {
  return {in, {offset, offset + 7}, {3, offset + 1, offset, offset + 2, offset - 1}, {4, 9, 9, 9, 9}};
}

// Every field of every part has a value of its own.
Record full_record() {
  Record record;
  record.path = path;
  Diagnostic &diagnostic = record.diagnostics.emplace_back();
  diagnostic.rule = "orphan-tag";
  diagnostic.severity = Severity::error;
  diagnostic.where = place(path, 300);
  diagnostic.message = "a \"message\"\nof two lines";
  diagnostic.fix = Fix{"mend", Applicability::safe, {{{300, 307}, "new"}, {{9, 9}, ""}}};
  diagnostic.related = {{place("other.md", 7), "see there"}, {place(path, 1U << 31U), "and here"}};
  record.diagnostics.emplace_back().where.path = path; // a bare one
  FactWriter facts;
  facts.add(
      AnchorFact{AnchorKind::beginning, "b", {}, {}, {}}); // tests/unit/corpus/facts_test.cpp has the rest
  record.facts = facts.finish();
  record.suppressions.push_back({"rule", SuppressionReach::range, 5, 4294967295, place(path, 60), 8,
                                 Edit{{1, 2}, "a"}, Edit{{3, 4}, "b"}, true});
  record.partly_read = true;
  record.unjudged = {{"links by address", "2 of 42 to /x/… lead somewhere", 40}, {"anchors", "", 1}};
  return record;
}

std::string bytes_of(const Record &record) {
  std::string bytes;
  append_record(bytes, record);
  return bytes;
}

} // namespace

TEST_CASE("A record is the same once written and read") {
  const Record record = full_record();
  const std::string bytes = bytes_of(record); // which the facts point into
  const auto read = read_record(bytes, path, nullptr);
  REQUIRE(read);
  CHECK(*read == record);

  const Record empty{path, {}, {}, {}};
  REQUIRE(read_record(bytes_of(empty), path, nullptr) == empty);
}

TEST_CASE("A record's own path is not written") {
  CHECK(bytes_of(full_record()).find(path) == std::string::npos);
  CHECK(bytes_of(Record{path, {}, {}, {}}).size() <= 8);
}

TEST_CASE("A record cut off or with more behind it is none") {
  const std::string bytes = bytes_of(full_record());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(read_record(bytes.substr(0, size), path, nullptr));
  }
  CHECK_FALSE(read_record(bytes + '\0', path, nullptr));
}

TEST_CASE("Whatever the bytes are, reading them ends") {
  const std::string bytes = bytes_of(full_record());
  std::size_t read = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (int value = 0; value < 256; ++value) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(value);
      if (const auto record = read_record(changed, path, nullptr)) ++read;
    }
  }
  CHECK(read > bytes.size()); // a text with another letter is a record, too
  // More items than there are bytes, in the list that comes first.
  CHECK_FALSE(read_record("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", path, nullptr));
  CHECK_FALSE(read_record(std::string(1000, '\xff'), path, nullptr));
}
