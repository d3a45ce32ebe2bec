#include "actions/rename.h"
#include "catch.h"

#include <map>
#include <string>

using namespace galley;

namespace {

Result<RenameResult> rename(const FileSystem &files, const std::string &field, const std::string &before,
                            const std::string &after) {
  RenameRequest request;
  request.scope.current_folder = "/site";
  request.scope.paths = {""};
  request.field = field;
  request.before = before;
  request.after = after;
  return rename_value(files, request);
}

// The front matter of the one document after renaming `old` to `new` in `tags`; "" where it stays.
std::string renamed(const std::string &fields, const std::string &after = "new") {
  MemoryFileSystem files;
  files.add("a.md", "---\n" + fields + "\n---\nold\n");
  const auto result = rename(files, "tags", "old", after);
  REQUIRE(result);
  if (result->documents.empty()) return result->left_alone.empty() ? "" : result->left_alone.front().why;
  const std::string &text = result->documents.front().after;
  CHECK(text.ends_with("\n---\nold\n"));
  return text.substr(4, text.size() - 4 - 9);
}

} // namespace

TEST_CASE("a value is renamed in lists and alone, and nothing else is") {
  CHECK(renamed("tags: [old, older]\nother: old") == "tags: [new, older]\nother: old");
  CHECK(renamed("tags: old") == "tags: new");
  CHECK(renamed("tags: ' old '") == "tags: ' new '");
  CHECK(renamed("tags: [Old]").empty());
  CHECK(renamed("tags: [[old]]").empty());
  CHECK(renamed("tags: [old, new]") == "tags: [new]");
  CHECK(renamed("tags: [new, old, old]") == "tags: [new]");
  CHECK(renamed("tags: [old, old]") == "tags: [new]");
  CHECK(renamed("tags:\n- old\n- old\n- new") == "tags:\n- new");
}

TEST_CASE("a value in a form that can't be changed safely is told") {
  const std::string told = " has it in a form that can't be changed safely";
  CHECK(renamed("tags: &a [&b old, *b]") == "line 2" + told);
  CHECK(renamed("tags:\n- x\n- |-\n  old") == "line 4" + told);
  CHECK(renamed("tags:\n- new\n- old # why") == "line 4" + told);
}

TEST_CASE("a number stays a number where the new value is one") {
  MemoryFileSystem files;
  files.add("a.md", "---\ntags: [2024, '2024']\n---\n");
  const auto year = rename(files, "tags", "2024", "2025");
  REQUIRE(year);
  CHECK(year->documents.at(0).after == "---\ntags: [2025]\n---\n");
  const auto word = rename(files, "tags", "2024", "last-year");
  REQUIRE(word);
  CHECK(word->documents.at(0).after == "---\ntags: [last-year]\n---\n");
  files.add("a.md", "---\ntags: [old]\n---\n");
  const auto text = rename(files, "tags", "old", "2025");
  REQUIRE(text);
  CHECK(text->documents.at(0).after == "---\ntags: ['2025']\n---\n");
}

TEST_CASE("values inside of mappings are renamed, with the mapping's other keys as they were") {
  MemoryFileSystem files;
  files.add("a.md", "---\nauthors: [{ name: old, role: old }, { name: x }]\n---\n");
  const auto result = rename(files, "authors.name", "old", "new");
  REQUIRE(result);
  CHECK(result->documents.at(0).after == "---\nauthors: [{ name: new, role: old }, { name: x }]\n---\n");
}
