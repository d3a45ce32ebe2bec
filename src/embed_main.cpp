// galley_embed runs while galley is built. It loads rules/, presets/ and schemas/ of a source folder by the
// loader that serves users' rules, and writes them as C++ constants. A bad rule stops the build.
//
//   galley_embed SOURCE_DIR OUTPUT.cpp
//   galley_embed --config-schema SOURCE_DIR     writes schemas/galley.schema.json anew
#include "base/json.h"
#include "config/built_in.h"
#include "config/config_schema.h"
#include "config/rule_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace galley {

namespace {

using Files = std::vector<std::pair<std::string, std::string>>; // path within the source folder, and text

Files &embedded() {
  static Files files;
  return files;
}

constexpr std::string_view config_schema_path = "schemas/galley.schema.json";

} // namespace

// While they are being made, the built-in files are those of the source folder. Rules are not there yet.
std::span<const BuiltInFile> built_in_files() {
  static const std::vector<BuiltInFile> files = [] {
    std::vector<BuiltInFile> views;
    for (const auto &[path, text] : embedded()) views.push_back({path, text});
    return views;
  }();
  return files;
}

std::span<const BuiltInRule> built_in_rule_data() {
  return {};
}

namespace {

bool fail(const Error &error) {
  std::cerr << error.path << ':' << error.place.line << ':' << error.place.code_point
            << ": error: " << error.message << '\n';
  return false;
}

bool read_files(const std::string &source) {
  for (const std::string folder : {"presets", "rules", "schemas"}) {
    std::vector<std::string> paths;
    for (const auto &entry : std::filesystem::directory_iterator(source + "/" + folder))
      paths.push_back(folder + "/" + entry.path().filename().string());
    std::sort(paths.begin(), paths.end());
    for (const std::string &path : paths) {
      if (!path.ends_with(folder == "schemas" ? ".json" : ".yaml")) continue;
      std::ifstream in(source + "/" + path, std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(in), {}};
      if (!in) return fail({"it can't be read", path});
      embedded().emplace_back(path, std::move(text));
    }
  }
  return true;
}

// What a rule that everybody gets must have besides what the loader asks for.
bool is_complete(const Rule &rule) {
  const bool complete = !rule.why.empty() && !rule.examples.empty() && rule.category != "custom" &&
                        rule.file->tree.root().find("severity");
  return complete ||
         fail({"a built-in rule needs severity, category, why and examples", rule.file->source.path});
}

// The check itself has a say too: in a regular expression, say, or a schema.
bool check_takes(const Rule &rule) {
  const CheckType &type = *find_check_type(rule.check);
  Options options = default_options(type);
  if (rule.options) {
    for (const Value option : rule.options) options.set({std::string(option.key()), option, rule.file});
  }
  const CheckResult check = type.make(options, SiteSchemas());
  return check || fail(check.error());
}

// Returns whether each rule that another one stands for exists.
bool give_way_to_known(const std::vector<Rule> &rules) {
  for (const Rule &rule : rules) {
    for (const std::string &other : rule.instead_of) {
      if (std::ranges::find(rules, other, &Rule::id) == rules.end())
        return fail({"instead-of: there is no rule " + other, rule.file->source.path});
    }
  }
  return true;
}

bool load_rules(std::vector<Rule> &rules) {
  for (const auto &[path, text] : embedded()) {
    if (!path.starts_with("rules/")) continue;
    Result<Rule> rule = load_rule(path, text);
    if (!rule) return fail(rule.error());
    if (!is_complete(*rule) || !check_takes(*rule)) return false;
    rules.push_back(std::move(*rule));
  }
  return give_way_to_known(rules);
}

// In pieces, since compilers need not take long literals.
std::string literal(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      result += "\\n\"\n    \"";
    } else if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (byte < 0x20 || byte == 0x7f) {
      // The next piece ends the escape, which would swallow hexadecimal digits.
      result += {'\\', 'x', hex[byte >> 4U], hex[byte & 15U], '"', '"'};
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string sized(std::string_view text) {
  return "{" + literal(text) + ", " + std::to_string(text.size()) + "}";
}

std::string generate(const std::vector<Rule> &rules) {
  // The schema of the config is longer than 65,536 bytes, which all compilers that build galley take.
  std::string code = "// Generated from rules/, presets/ and schemas/ by galley_embed.\n"
                     "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
                     "#include \"config/built_in.h\"\n\n#include <array>\n\nnamespace galley {\n\n"
                     "std::span<const BuiltInRule> built_in_rule_data() {\n"
                     "  static constexpr std::array<BuiltInRule, " +
                     std::to_string(rules.size()) + "> rules = {{\n";
  for (const Rule &rule : rules) {
    std::string options;
    if (rule.options) append_json(options, rule.options);
    code += "    {" + sized(rule.id) + ", " + sized(rule.check) + ", " + sized(rule.category) + ", " +
            sized(rule.message) + ", Severity::" + std::string(severity_name(rule.severity)) + ", " +
            sized(options) + ", " + sized(fmt::format("{}", fmt::join(rule.instead_of, " "))) + "},\n";
  }
  code += "  }};\n  return rules;\n}\n\nstd::span<const BuiltInFile> built_in_files() {\n"
          "  static constexpr std::array<BuiltInFile, " +
          std::to_string(embedded().size()) + "> files = {{\n";
  for (const auto &[path, text] : embedded()) code += "    {" + sized(path) + ", " + sized(text) + "},\n";
  return code + "  }};\n  return files;\n}\n\n} // namespace galley\n";
}

bool write(const std::string &path, const std::string &text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  return out ? true : fail({"can't be written", path});
}

int embed(const std::vector<std::string> &arguments) {
  const bool only_schema = arguments.size() == 2 && arguments[0] == "--config-schema";
  if (arguments.size() != 2) {
    std::cerr << "usage: galley_embed SOURCE_DIR OUTPUT.cpp | galley_embed --config-schema SOURCE_DIR\n";
    return 2;
  }
  const std::string &source = arguments[only_schema ? 1 : 0];
  std::vector<Rule> rules;
  if (!read_files(source) || !load_rules(rules)) return 1;
  for (auto &[path, text] : embedded()) {
    if (path == config_schema_path) text = complete_config_schema(text, rules);
    if (path == config_schema_path && only_schema)
      return write(fmt::format("{}/{}", source, path), text) ? 0 : 1;
  }
  return write(arguments[1], generate(rules)) ? 0 : 1;
}

} // namespace

} // namespace galley

int main(int argc, char **argv) {
  return galley::embed({argv + 1, argv + argc});
}
