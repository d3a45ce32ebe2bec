#include "catch.h"

#include "checks/check.h"
#include "config/built_in.h"
#include "config/rule.h"
#include "system/disk_file_system.h"

#include <string>

using namespace galley;

namespace {

std::string read_source_file(const std::string &path) {
  const DiskFileSystem disk;
  std::string text;
  INFO(path);
  REQUIRE(disk.read(GALLEY_SOURCE_DIR "/" + path, max_source_size, text));
  return text;
}

std::vector<std::string> source_files(const std::string &folder, const std::string &ending) {
  const DiskFileSystem disk;
  std::vector<FolderEntry> entries;
  REQUIRE(disk.list(GALLEY_SOURCE_DIR "/" + folder, entries));
  std::vector<std::string> paths;
  for (const FolderEntry &entry : entries) {
    if (entry.name.ends_with(ending)) paths.push_back(folder + "/" + entry.name);
  }
  return paths;
}

bool same(Value a, Value b) {
  return a && b ? equal(a, b) : !a && !b;
}

// "line:column: message", or "" for a rule that loads.
std::string problem_of(const std::string &path, const std::string &text) {
  const Result<Rule> rule = load_rule(path, text);
  if (rule) return "";
  const Error &error = rule.error();
  CHECK(error.path == path);
  return std::to_string(error.place.line) + ":" + std::to_string(error.place.code_point) + ": " +
         error.message;
}

std::string problem_of(const std::string &text) {
  return problem_of("rules/some-rule.yaml", text);
}

} // namespace

TEST_CASE("built-in rules equal their files, loaded at run time") {
  const std::vector<std::string> paths = source_files("rules", ".yaml");
  const std::vector<Rule> &rules = built_in_rules();
  REQUIRE(rules.size() == paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const Result<Rule> loaded = load_rule(paths[i], read_source_file(paths[i]));
    INFO(paths[i]);
    REQUIRE(loaded);
    const Rule &plain = rules[i];
    const Rule *prose = built_in_rule_with_prose(loaded->id);
    REQUIRE(prose);
    for (const Rule *rule : {&plain, prose}) {
      CHECK(rule->id == loaded->id);
      CHECK(rule->check == loaded->check);
      CHECK(rule->category == loaded->category);
      CHECK(rule->message == loaded->message);
      CHECK(rule->severity == loaded->severity);
      CHECK(same(rule->options, loaded->options));
      CHECK(rule->file->source.path == std::string(built_in_prefix) + paths[i]);
    }
    CHECK(prose->summary == loaded->summary);
    CHECK(prose->why == loaded->why);
    REQUIRE(prose->examples.size() == loaded->examples.size());
    for (std::size_t n = 0; n < loaded->examples.size(); ++n) {
      CHECK(prose->examples[n].bad == loaded->examples[n].bad);
      CHECK(prose->examples[n].good == loaded->examples[n].good);
      CHECK(same(prose->examples[n].options, loaded->examples[n].options));
    }
  }
  CHECK(built_in_rule_with_prose("no-such-rule") == nullptr);
}

TEST_CASE("built-in presets and schemas equal their files") {
  std::vector<std::string> paths = source_files("presets", ".yaml");
  for (std::string &path : source_files("schemas", ".json")) paths.push_back(std::move(path));
  for (const std::string &path : paths) {
    INFO(path);
    const BuiltInFile *file = find_built_in_file(path);
    REQUIRE(file);
    INFO("if the config's schema differs, build the target generated");
    CHECK(file->text == read_source_file(path));
  }
}

TEST_CASE("what checks declare is complete: a description each, and a default that fits") {
  for (const CheckType &type : check_types()) {
    for (const Value option : type.options->tree.root()) {
      INFO(std::string(type.name) + ": " + std::string(option.key()));
      CHECK(option.find("description"));
      CHECK(option.key() != "severity");
      const Result<Schema> schema = Schema::compile(type.options, option);
      REQUIRE(schema);
      if (const Value value = option.find("default")) CHECK(schema->accepts(value));
    }
  }
}

TEST_CASE("a mistake in a rule file is an error at its place") {
  const std::string good = "summary: s\ncheck: rare-value\nmessage: m\noptions: { fields: [tags] }\n";
  CHECK(problem_of(good) == "");
  CHECK(problem_of("") == "1:1: the rule is empty");
  CHECK(problem_of("rules/Bad_Name.yaml", good) ==
        "0:0: the file's name is the rule's id, which is small letters, digits and single hyphens");
  CHECK(problem_of("summary: s\ncheck: rare-valu\nmessage: m\n") ==
        "2:8: check: there is no check \"rare-valu\"; did you mean \"rare-value\"?");
  CHECK(problem_of(good + "sevrity: error\n").starts_with("5:1: "));
  CHECK(problem_of(good + "severity: fatal\n").starts_with("5:11: severity: "));
  CHECK(problem_of(good + "message: x\n").starts_with("5:1: "));
  CHECK(problem_of("summary: s\nmessage: m\n").starts_with("1:1: "));
  const std::string start = "summary: s\ncheck: rare-value\nmessage: m\n";
  CHECK(problem_of(start + "options: { fields: tags }\n") ==
        "4:20: fields: expected a list, found the string \"tags\"");
  CHECK(problem_of(start + "options: { fields: [tags], min-document: 3 }\n") ==
        "4:28: there is no option \"min-document\"; did you mean \"min-documents\"?");
  CHECK(problem_of(start + "options: { fields: [tags], severity: error }\n") ==
        "4:28: there is no option \"severity\", only fields, min-documents, min-site, ignore");
  CHECK(problem_of(start + "options: { min-site: 3 }\n") ==
        "4:1: the key \"fields\" is missing: The fields whose values, or whose list's items, are counted. A "
        "dot leads into a mapping: nav.parent.");
  CHECK(problem_of(start) == "2:8: the key \"fields\" is missing: The fields whose values, or whose list's "
                             "items, are counted. A dot leads into a mapping: nav.parent.");
  CHECK(problem_of("summary: s\ncheck: rare-value\nmessage: 'only {valu}'\noptions: { fields: [tags] }\n") ==
        "3:10: message: the check rare-value has no {valu}; did you mean {value}?");
  CHECK(problem_of(good + "examples: [{ options: {} }]\n").starts_with("5:"));
  CHECK(problem_of(good + "examples: [{ bad: { a.md: x }, options: { min-document: 3 } }]\n")
            .starts_with("5:43: "));
}
