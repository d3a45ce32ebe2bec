#include "actions/example.h"

#include "base/file_system.h"
#include "base/json.h"
#include "config/built_in.h"
#include "run/run.h"

#include <string>
#include <string_view>
#include <utility>

namespace galley {

namespace {

constexpr std::string_view config_name = "galley.yaml";
// The example's own config gets this path. It stays in the same folder because its paths are relative to
// that.
constexpr std::string_view own_config = "galley.example.yaml";

// This config switches the rule on, in case a preset switches it off.
constexpr std::string_view on_config = ".example/on.yaml";

// Returns the config of the run: the example's own config, if it has one, with the example's options added.
std::string config_of(const Rule &rule, const Example &example, bool has_own_config, bool built_in) {
  std::string config = "extends: [recommended";
  if (!built_in) config += ", .example/rule.yaml";
  config.append(", ").append(on_config);
  if (has_own_config) config.append(", ").append(own_config);
  config += "]\n";
  if (example.options) {
    config += "rules: { " + rule.id + ": ";
    append_json(config, example.options); // JSON is YAML too
    config += " }\n";
  }
  return config;
}

} // namespace

Result<std::vector<Diagnostic>> run_example(const Rule &rule, const Example &example,
                                            const ExampleFiles &site, std::int64_t now) {
  MemoryFileSystem files;
  bool has_own_config = false;
  for (const auto &[path, text] : site) {
    has_own_config = has_own_config || path == config_name;
    files.add(path == config_name ? std::string(own_config) : path, text);
  }
  const bool built_in = rule.file->source.path.starts_with(built_in_prefix);
  if (!built_in) {
    files.add(".example/rule.yaml", "rules-dir: [rules]\n");
    files.add(".example/rules/" + rule.id + ".yaml", rule.file->source.text);
  }
  files.add(std::string(on_config),
            "rules: { " + rule.id + ": " + std::string(severity_name(rule.severity)) + " }\n");
  files.add(std::string(config_name), config_of(rule, example, has_own_config, built_in));

  RunRequest request;
  request.scope.current_folder = "/site";
  request.scope.paths = {""};
  request.scope.now = now;
  Result<RunResult> result = run(files, request);
  if (!result) return result.error();
  std::vector<Diagnostic> diagnostics;
  for (Found &one : result->found) {
    if (one.diagnostic.rule == rule.id) diagnostics.push_back(std::move(one.diagnostic));
  }
  return diagnostics;
}

} // namespace galley
