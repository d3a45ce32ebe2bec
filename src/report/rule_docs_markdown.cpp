#include "report/rule_docs.h"

#include <algorithm>

namespace galley {

namespace {

std::size_t longest_backticks(std::string_view text) {
  std::size_t longest = 0;
  std::size_t length = 0;
  for (const char c : text) {
    length = c == '`' ? length + 1 : 0;
    longest = std::max(longest, length);
  }
  return longest;
}

std::string code_span(std::string_view text) {
  const std::string fence(longest_backticks(text) + 1, '`');
  return fence + std::string(text) + fence; // a path or YAML in a line never begins or ends with a backtick
}

// Between fences longer than any within the text.
std::string fenced(std::string_view text, std::string_view language) {
  const std::string fence(std::max<std::size_t>(longest_backticks(text), 2) + 1, '`');
  std::string out = "\n" + fence + std::string(language) + "\n" + std::string(text);
  if (!text.ends_with('\n')) out += '\n';
  return out + fence + "\n";
}

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) (c == '|' ? out += '\\' : out) += c;
  return out;
}

std::string_view language_of(std::string_view path) {
  if (path.ends_with(".yaml") || path.ends_with(".yml")) return "yaml";
  return path.ends_with(".json") ? "json" : "markdown";
}

void append_file(std::string &out, std::string_view title, const std::string &path, const std::string &text) {
  out += "\n" + std::string(title) + code_span(path) + ":\n" + fenced(text, language_of(path));
}

void append_example(std::string &out, const Rule &rule, const Example &example, const std::string &printed) {
  for (const auto &[path, text] : example.bad)
    append_file(out, printed.starts_with(path + ":") ? "Wrong, " : "", path, text);
  if (example.options) {
    const Span span = example.options.span();
    const std::string options = rule.file->source.text.substr(span.begin, span.end - span.begin);
    out += "\nWith these options:\n" + fenced("rules:\n  " + rule.id + ": " + options, "yaml");
  }
  if (!printed.empty()) out += "\ngalley says:\n" + fenced(printed, "text");
  for (const auto &file : example.good) {
    // What the good site shares with the bad one has been seen.
    if (std::find(example.bad.begin(), example.bad.end(), file) == example.bad.end())
      append_file(out, "Right, ", file.first, file.second);
  }
}

std::string options_table(const std::vector<OptionDoc> &options) {
  std::string out = "\n## Options\n\n| option | default | what it does |\n|---|---|---|\n";
  for (const OptionDoc &option : options) {
    std::string value = "see below";
    if (option.value.empty()) value = "has to be given";
    if (!option.value.empty() && !option.is_block) value = code_span(cell(option.written));
    out += "| `" + option.name + "` | " + value + " | " + cell(option.description) + " |\n";
  }
  for (const OptionDoc &option : options) {
    if (option.is_block)
      out += "\n`" + option.name + "`, unless a config says otherwise:\n" + fenced(option.written, "yaml");
  }
  return out;
}

// A config to copy: the rule at another severity, with an option if it has a short one, and switched off.
std::string configuration(const Rule &rule, const std::vector<OptionDoc> &options) {
  const OptionDoc *shown = nullptr;
  for (const OptionDoc &option : options) {
    if (option.value.empty() || option.is_block) continue;
    if (shown == nullptr || option.written.size() < shown->written.size()) shown = &option;
  }
  std::string setting = "info";
  if (shown != nullptr) setting = "{ severity: info, " + shown->name + ": " + shown->written + " }";
  const std::string text = "rules:\n  " + rule.id + ": " + setting +
                           "\noverrides:\n  - files: [\"drafts/**\"]\n    rules: { " + rule.id + ": off }\n";
  return "\n## Configure\n\nIn `galley.yaml`, for the whole site and for some documents. A severity is "
         "`error`, "
         "`warning`, `info` or `off`:\n" +
         fenced(text, "yaml");
}

} // namespace

std::string write_rule_as_markdown(const Rule &rule, const PrintedExamples &printed) {
  std::string out = "# " + rule.id + "\n\n" + rule.summary +
                    ".\n\nSeverity: " + std::string(severity_name(rule.severity)) +
                    ". Category: " + rule.category + ". Check: `" + rule.check + "`.\n";
  if (!rule.why.empty()) out += "\n## Why\n\n" + rule.why + (rule.why.ends_with('\n') ? "" : "\n");
  if (!rule.examples.empty()) out += "\n## Examples\n";
  for (std::size_t i = 0; i < rule.examples.size(); ++i)
    append_example(out, rule, rule.examples[i], printed[i]);
  const std::vector<OptionDoc> options = document_options(rule);
  if (!options.empty()) out += options_table(options);
  return out + configuration(rule, options);
}

std::string write_rule_list_as_markdown(const std::vector<const Rule *> &rules) {
  std::string out = "# Rules\n\n| rule | severity | what it reports |\n|---|---|---|\n";
  for (const Rule *rule : rules) {
    out += "| [`" + rule->id + "`](" + rule->id + ".md) | " + std::string(severity_name(rule->severity)) +
           " | " + cell(rule->summary) + " |\n";
  }
  return out;
}

} // namespace galley
