#include "report/config.h"

#include "base/json.h"
#include "config/built_in.h"
#include "config/config_names.h"
#include "config/config_references.h"
#include "config/effective_rule.h"
#include "text/unicode.h"

#include <optional>
#include <string_view>
#include <vector>

namespace galley {

namespace {

// The value is written as JSON, which is YAML too.
std::string shown(const WrittenValue &placed) {
  std::string text;
  append_json(text, placed.value);
  return text;
}

std::string layer(const WrittenValue &placed) {
  if (!placed.file) return "default";
  const Source &source = placed.file->source;
  std::string_view path = source.path;
  const Position position = source.position(placed.value.span().begin);
  const std::string line_and_column =
      ":" + std::to_string(position.line) + ":" + std::to_string(position.code_point);
  if (!path.starts_with(built_in_prefix)) return escape_controls(path) + line_and_column;
  path.remove_prefix(built_in_prefix.size());
  return path.starts_with("presets/") ? std::string(path) + line_and_column + " (built in)" : "default";
}

std::string line(std::string_view indent, std::string_view key, std::string_view value,
                 std::string_view layer) {
  std::string out(indent);
  out.append(key).append(": ").append(value);
  return out.append("  # ").append(layer).append("\n");
}

std::string show_level(const EffectiveRule &rule) {
  return rule.on ? std::string(severity_name(rule.severity)) : "off";
}

// A longer default, in bytes, would make the line hard to read.
constexpr std::size_t max_default = 100;

std::string show_option(const EffectiveRule &rule, const Option &option) {
  const WrittenValue placed{option.file, option.value};
  const std::string value = shown(placed);
  const std::string set_by = layer(placed);
  if (set_by == "default" && value.size() > max_default)
    return "    # " + option.name + ": the default, which `galley rules " + rule.rule->id + "` shows\n";
  return line("    ", option.name, value, set_by);
}

std::string show_rules(const Config &config, const LayerIndices &layers) {
  std::vector<EffectiveRule> rules = default_rules(config);
  apply_layers(config, layers, rules);
  std::string out = "rules:\n";
  for (const EffectiveRule &rule : rules) {
    if (!rule.on || rule.options.all().empty()) {
      out += line("  ", rule.rule->id, show_level(rule), layer(rule.written_level));
      continue;
    }
    out +=
        "  " + rule.rule->id + ":\n" + line("    ", "severity", show_level(rule), layer(rule.written_level));
    for (const Option &option : rule.options.all()) out += show_option(rule, option);
  }
  return out;
}

// Shows the items of all lists that files give under a key.
std::string show_lists(std::string_view key, const std::vector<WrittenValue> &lists) {
  if (lists.empty()) return line("", key, "[]", "default");
  std::string out = std::string(key) + ":\n";
  for (const WrittenValue &placed : lists) {
    for (const Value item : placed.value) {
      const WrittenValue written{placed.file, item};
      out += "  - " + shown(written) + "  # " + layer(written) + "\n";
    }
  }
  return out;
}

std::string show_patterns(const Config &config) {
  const std::string default_patterns = "[\"" + std::string(default_content) + "\"]";
  std::string out =
      line("", "content", config.written_content.file ? shown(config.written_content) : default_patterns,
           layer(config.written_content));
  return out + show_lists("exclude", config.written_exclude);
}

std::string show_known_terms(const Config &config) {
  return show_lists("known-terms", config.written_known_terms);
}

std::string show_baseline(const Config &config) {
  if (config.written_baseline.file)
    return line("", "baseline", shown(config.written_baseline), layer(config.written_baseline));
  return line("", "baseline", default_baseline, "default");
}

std::string show_syntax(const Config &config) {
  std::string out = "markdown:\n";
  for (std::size_t i = 0; i < syntax_switches.size(); ++i) {
    const auto &[name, member] = syntax_switches[i];
    out += line("  ", name, config.syntax.*member ? "true" : "false", layer(config.written_syntax[i]));
  }
  return out;
}

std::string show_taxonomy(const Config &config) {
  if (config.written_taxonomy.empty()) return line("", "taxonomy", "none", "default");
  std::string out;
  for (const WrittenValue &placed : config.written_taxonomy)
    out += line("", "taxonomy", shown(placed), layer(placed));
  return out;
}

std::string show_fields(const Config &config) {
  if (config.written_fields.empty()) return {};
  std::string out = "fields:\n";
  for (const WrittenValue &placed : config.written_fields) {
    for (const Value field : placed.value) {
      const WrittenValue item{placed.file, field};
      out += line("  ", field.key(), shown(item), layer(item));
    }
  }
  return out;
}

std::string show_glossary(const Config &config) {
  if (config.written_glossary.empty()) return line("", "glossary", "[]", "default");
  std::string out = "glossary:\n";
  for (const WrittenValue &placed : config.written_glossary) {
    for (const Value name : names_in(placed.value)) {
      const WrittenValue item{placed.file, name};
      out += "  - " + shown(item) + "  # " + layer(item) + "\n";
    }
  }
  return out;
}

std::string show_schemas(const Config &config) {
  if (config.schema_entries.empty()) return line("", "schemas", "[]", "default");
  std::string out = "schemas:\n";
  for (const SchemaEntry &entry : config.schema_entries)
    out += "  - " + shown(entry.written) + "  # " + layer(entry.written) + "\n";
  return out;
}

std::string show_schema_of(const Config &config, std::string_view path) {
  for (auto entry = config.schema_entries.rbegin(); entry != config.schema_entries.rend(); ++entry) {
    if (!entry->files.matches(path)) continue;
    const WrittenValue name{entry->written.file, entry->written.value.find("schema")};
    return line("", "schema", shown(name), layer(name));
  }
  return line("", "schema", "off", "default");
}

std::string show_standing(const Config &config, const std::string &path) {
  std::string out = "# " + escape_controls(path) + ": ";
  if (is_config_name(path)) return out + "not checked, it is a config\n";
  if (config.exclude.matches_with_folders(path)) return out + "not checked, `exclude` matches it\n";
  if (!config.content.matches(path)) {
    // If the config doesn't set `content`, the user may name any file to have it checked.
    const std::string unless_named = config.written_content.file ? "" : " unless it is named";
    return out + "not checked" + unless_named + ", `content` does not match it\n";
  }
  return out + "checked\n";
}

std::string show_file(const Config &config) {
  const std::string file =
      config.path.empty() ? "no galley.yaml: the recommended preset" : escape_controls(config.path);
  return "# " + file + "\n";
}

} // namespace

std::string write_config(const Config &config) {
  return show_file(config) + show_patterns(config) + show_syntax(config) + show_baseline(config) +
         show_schemas(config) + show_glossary(config) + show_known_terms(config) + show_taxonomy(config) +
         show_fields(config) + show_rules(config, config.general_layers);
}

std::string write_config(const Config &config, const std::string &path) {
  return show_file(config) + show_standing(config, path) + show_patterns(config) + show_syntax(config) +
         show_baseline(config) + show_schema_of(config, path) + show_glossary(config) +
         show_known_terms(config) + show_taxonomy(config) + show_fields(config) +
         show_rules(config, matching_layers(config, path));
}

} // namespace galley
