// Runs JSON Schema Test Suite (https://github.com/json-schema-org/JSON-Schema-Test-Suite) through galley's
// own loader and evaluation: every required test of drafts 4, 6, 7, 2019-09 and 2020-12, and the optional
// ones of formats, but for those that a list names. argv[1]: the folder of the suite; argv[2]: the list.
// Exits 77 where there is no suite.

#include "schema/schema.h"
#include "system/disk_file_system.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace galley;

constexpr std::size_t size_limit = 4 << 20; // bytes

struct Count {
  int passed = 0, all = 0;
};

class Suite {
public:
  Suite(std::string folder, const std::string &list) : folder_(std::move(folder)) {
    std::string text;
    if (!disk_.read(list, size_limit, text)) fmt::print("{}: can't be read\n", list);
    for (const std::string_view line : split(text, '\n')) {
      if (!line.starts_with('#')) exceptions_.emplace(line, false);
    }
  }

  // The exceptions of the list that are none.
  std::vector<std::string> needless_exceptions() const {
    std::vector<std::string> needless;
    for (const auto &[name, fails] : exceptions_) {
      if (!fails) needless.push_back(name);
    }
    return needless;
  }

  // Every file directly in tests/<draft>/<below>.
  Count run(std::string_view name, Draft draft, const std::string &below, bool formats) {
    const std::string folder = fmt::format("{}/tests/{}{}", folder_, name, below);
    std::vector<FolderEntry> entries;
    if (const FileResult listed = disk_.list(folder, entries); !listed)
      fmt::print("{}: {}\n", folder, listed.error().reason);
    Count count;
    for (const FolderEntry &entry : entries) {
      if (entry.kind != FileKind::file) continue;
      run_file(folder + "/" + entry.name, draft, formats, count);
    }
    return count;
  }

private:
  Result<DataFilePtr> read(const std::string &path) const {
    std::string text;
    if (!disk_.read(path, size_limit, text)) return DataFilePtr();
    return parse_data(path, std::move(text));
  }

  Result<DataFilePtr> load(const std::string &uri) const {
    constexpr std::string_view server = "http://localhost:1234/";
    return uri.starts_with(server) ? read(folder_ + "/remotes/" + uri.substr(server.size())) : DataFilePtr();
  }

  void run_file(const std::string &path, Draft draft, bool formats, Count &count) {
    const Result<DataFilePtr> file = read(path);
    if (!file || *file == nullptr) {
      fmt::print("{}: {}\n", path, file ? "can't be read" : file.error().message);
      ++count.all;
      return;
    }
    for (const Value group : (*file)->tree.root()) {
      SchemaOptions options;
      const Value schema_text = group.find("schema");
      const bool says_draft = schema_text.is(ValueKind::mapping) && schema_text.find("$schema");
      if (!says_draft) options.draft = draft;
      options.formats_assert = formats || draft <= Draft::draft7;
      options.load = [this](const std::string &uri) { return load(uri); };
      const Result<Schema> schema = Schema::compile(*file, schema_text, options);
      if (!schema) {
        fmt::print("{}:{}: {}\n", path, schema.error().place.line, schema.error().message);
        count.all += static_cast<int>(group.find("tests").size());
        continue;
      }
      for (const Value test : group.find("tests")) run_test(*schema, group, test, path, count);
    }
  }

  void run_test(const Schema &schema, Value group, Value test, const std::string &path, Count &count) {
    const Value data = test.find("data");
    const bool valid = test.find("valid").as_bool();
    // Both ways of asking must agree.
    const bool passed = schema.accepts(data) == valid && schema.check(data).empty() == valid;
    const std::string name =
        fmt::format("{}: {}", path.substr(path.rfind('/') + 1), test.find("description").text());
    if (const auto exception = exceptions_.find(name); exception != exceptions_.end()) {
      exception->second = exception->second || !passed;
      return;
    }
    ++count.all;
    count.passed += passed ? 1 : 0;
    if (!passed) {
      fmt::print("{}: {}: {}: expected {}\n", path, group.find("description").text(),
                 test.find("description").text(), valid ? "valid" : "invalid");
    }
  }

  std::string folder_;
  DiskFileSystem disk_;
  std::map<std::string, bool> exceptions_; // tests, with whether they fail
};

struct Expected {
  std::string_view name;
  Draft draft;
  int required; // tests, as counted when the suite was taken over
};

constexpr std::array<Expected, 5> drafts = {{
    {"draft4", Draft::draft4, 618},
    {"draft6", Draft::draft6, 839},
    {"draft7", Draft::draft7, 927},
    {"draft2019-09", Draft::draft2019, 1259},
    {"draft2020-12", Draft::draft2020, 1299},
}};

} // namespace

int main(int argc, char **argv) {
  const std::string folder = argc > 1 ? argv[1] : "";
  if (DiskFileSystem().info(folder + "/tests").kind != FileKind::folder) {
    fmt::print("skipped: the JSON Schema Test Suite is not at {}\n", folder);
    return 77;
  }
  Suite suite(folder, argc > 2 ? argv[2] : "");
  bool good = true;
  for (const Expected &expected : drafts) {
    const Count required = suite.run(expected.name, expected.draft, "", false);
    const Count formats = suite.run(expected.name, expected.draft, "/optional/format", true);
    fmt::print("{}: {} of {} required tests, {} of {} tests of formats\n", expected.name, required.passed,
               required.all, formats.passed, formats.all);
    good = good && required.passed == expected.required && required.all == expected.required &&
           formats.passed == formats.all && formats.all > 0;
  }
  for (const std::string &name : suite.needless_exceptions()) {
    fmt::print("passes, so it is no exception: {}\n", name);
    good = false;
  }
  return good ? 0 : 1;
}
