#include "run/shard.h"

#include "catch.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

using namespace galley;

namespace {

constexpr std::uint64_t fingerprint = 7;

std::string record_bytes(const std::string &path) {
  Record record;
  record.path = path;
  record.facts = FactWriter().finish();
  Diagnostic &diagnostic = record.diagnostics.emplace_back();
  diagnostic.rule = "rule-of-" + path;
  diagnostic.where.path = path;
  std::string bytes;
  append_record(bytes, record);
  return bytes;
}

// Returns the file of a part of the documents n0.md to n99.md.
std::string part_of_hundred(const Shard &shard, std::uint64_t made_with = fingerprint) {
  std::vector<std::pair<std::string, std::string>> own;
  for (int number = 0; number < 100; ++number) {
    const std::string path = fmt::format("n{}.md", number);
    if (is_in_shard(shard, path)) own.emplace_back(path, record_bytes(path));
  }
  std::sort(own.begin(), own.end());
  std::vector<StoredRecord> stored;
  stored.reserve(own.size());
  for (const auto &[path, bytes] : own) stored.push_back({path, {}, bytes});
  return shard_bytes(shard, stored, made_with);
}

// Merges files with these bytes, which are called 0, 1, 2 …
Result<MergedShards> merge(const std::vector<std::string> &parts) {
  MemoryFileSystem files;
  std::vector<std::string> paths;
  for (const std::string &part : parts) {
    paths.push_back(std::to_string(paths.size()));
    files.add(paths.back(), part);
  }
  return MergedShards::read(files, paths, fingerprint);
}

std::string error_of(const std::vector<std::string> &parts) {
  const auto merged = merge(parts);
  return merged ? "" : merged.error().path + ": " + merged.error().message;
}

} // namespace

TEST_CASE("each document is in one part, and each part has some") {
  std::vector<int> sizes(4);
  for (int number = 0; number < 100; ++number) {
    int parts = 0;
    for (std::uint32_t part = 1; part <= 4; ++part) {
      if (!is_in_shard({part, 4}, fmt::format("n{}.md", number))) continue;
      ++parts;
      ++sizes[part - 1];
    }
    CHECK(parts == 1);
    CHECK(is_in_shard({1, 1}, fmt::format("n{}.md", number)));
  }
  for (const int size : sizes) CHECK(size > 10);
}

TEST_CASE("the parts give back each Record, in whatever order they are named") {
  const auto merged = merge({part_of_hundred({3, 3}), part_of_hundred({1, 3}), part_of_hundred({2, 3})});
  REQUIRE(merged);
  CHECK(merged->size() == 100);
  for (int number = 0; number < 100; ++number) {
    const std::string path = fmt::format("n{}.md", number);
    CHECK(merged->has(path));
    const auto record = merged->record(path);
    REQUIRE(record);
    CHECK(record->diagnostics.at(0).rule == "rule-of-" + path);
    CHECK(record->diagnostics.at(0).where.path == path);
  }
  CHECK_FALSE(merged->has("other.md"));
  CHECK_FALSE(merged->record("other.md"));
}

TEST_CASE("a missing part, a duplicate one and one of another run are errors") {
  const std::string one = part_of_hundred({1, 3});
  const std::string two = part_of_hundred({2, 3});
  CHECK_THAT(error_of({one, two}), ContainsSubstring("part 3 of 3 is missing"));
  CHECK_THAT(error_of({one, two, one}), ContainsSubstring("2: it is part 1 of 3, as 0 is"));
  CHECK_THAT(error_of({one, part_of_hundred({2, 4})}),
             ContainsSubstring("1: it is one of 4 parts, while 0 is one of 3"));
  CHECK_THAT(error_of({one, part_of_hundred({2, 3}, fingerprint + 1)}),
             ContainsSubstring("1: it isn't a whole file"));
}

TEST_CASE("a damaged part is an error wherever the damage is") {
  const std::string whole = part_of_hundred({1, 1});
  REQUIRE(error_of({whole}).empty());
  for (std::size_t size = 0; size < whole.size(); size += whole.size() / 50)
    CHECK_FALSE(error_of({whole.substr(0, size)}).empty());
  std::string damaged = whole;
  damaged[whole.size() / 2] = static_cast<char>(damaged[whole.size() / 2] ^ 1);
  CHECK_FALSE(error_of({damaged}).empty());
  CHECK_FALSE(error_of({whole + "\n"}).empty());
}

TEST_CASE("a file that can't be read is an error that names it") {
  const auto merged = MergedShards::read(MemoryFileSystem(), {"gone"}, fingerprint);
  REQUIRE_FALSE(merged);
  CHECK(merged.error().path == "gone");
}
