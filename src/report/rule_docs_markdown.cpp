#include "report/rule_docs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

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
  const std::string_view pad = text.starts_with('`') || text.ends_with('`') ? " " : "";
  return fmt::format("{0}{1}{2}{1}{0}", fence, pad, text);
}

// Puts the text between fences that are longer than any within it.
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
  out += "\n" + std::string(title) + code_span(escape_lines(path)) + ":\n" +
         fenced(escape_lines(text), language_of(path));
}

void append_example(std::string &out, const Rule &rule, const Example &example, const std::string &printed) {
  for (const auto &[path, text] : example.bad)
    append_file(out, printed.starts_with(path + ":") ? "Wrong, " : "", path, text);
  if (example.options) {
    const Span span = example.options.span();
    const std::string options = rule.file->source.text.substr(span.begin, span.end - span.begin);
    out += "\nWith these options:\n" + fenced("rules:\n  " + rule.id + ": " + escape_lines(options), "yaml");
  }
  if (!printed.empty()) out += "\ngalley says:\n" + fenced(printed, "text");
  for (const auto &file : example.good) {
    // A file that both sites share has been shown already.
    if (std::ranges::find(example.bad, file) == example.bad.end())
      append_file(out, "Right, ", file.first, file.second);
  }
}

std::string options_table(const std::vector<OptionDoc> &options, bool with_type) {
  std::string out = with_type ? "\n| option | type | default | what it does |\n|---|---|---|---|\n"
                              : "\n| option | default | what it does |\n|---|---|---|\n";
  for (const OptionDoc &option : options) {
    std::string value = "see below";
    if (option.value.empty()) value = "has to be given";
    if (!option.value.empty() && !option.is_block) value = code_span(cell(escape_lines(option.written)));
    const std::string type = with_type ? " | " + cell(option.type) : "";
    out += "| `" + option.name + "`" + type + " | " + value + " | " + cell(option.description) + " |\n";
  }
  for (const OptionDoc &option : options) {
    if (option.is_block)
      out += "\n`" + option.name + "`, unless a config says otherwise:\n" +
             fenced(escape_lines(option.written), "yaml");
  }
  return out;
}

// Shows a config to copy: the rule at another severity, with an option if it has a short one, and switched
// off.
std::string configuration(const Rule &rule, const std::vector<OptionDoc> &options) {
  const OptionDoc *shown = nullptr;
  for (const OptionDoc &option : options) {
    if (option.value.empty() || option.is_block) continue;
    if (shown == nullptr || option.written.size() < shown->written.size()) shown = &option;
  }
  std::string setting = "info";
  if (shown != nullptr)
    setting = "{ severity: info, " + shown->name + ": " + escape_lines(shown->written) + " }";
  const std::string text = "rules:\n  " + rule.id + ": " + setting +
                           "\noverrides:\n  - files: [\"drafts/**\"]\n    rules: { " + rule.id + ": off }\n";
  return "\n## Configure\n\nIn `galley.yaml`, for the whole site and for some documents. A severity is "
         "`error`, "
         "`warning`, `info` or `off`:\n" +
         fenced(text, "yaml");
}

} // namespace

std::string write_rule_as_markdown(const Rule &rule, const PrintedExamples &printed) {
  std::string out = "# " + rule.id + "\n\n" + escape_lines(rule.summary) +
                    ".\n\nSeverity: " + std::string(severity_name(rule.severity)) +
                    ". Category: " + rule.category + ". Check: `" + rule.check + "`.\n";
  if (!rule.instead_of.empty())
    out += fmt::format("\nWhere it points at one place with `{}`, its diagnostic stands for both.\n",
                       fmt::join(rule.instead_of, "` or `"));
  if (!rule.why.empty())
    out += "\n## Why\n\n" + escape_lines(rule.why) + (rule.why.ends_with('\n') ? "" : "\n");
  if (!rule.examples.empty()) out += "\n## Examples\n";
  for (std::size_t i = 0; i < rule.examples.size(); ++i)
    append_example(out, rule, rule.examples[i], printed[i]);
  const std::vector<OptionDoc> options = document_options(rule);
  if (!options.empty()) out += "\n## Options\n" + options_table(options, false);
  return out + configuration(rule, options);
}

std::string write_rule_list_as_markdown(const std::vector<const Rule *> &rules) {
  std::string out = "# Rules\n\n| rule | severity | what it reports |\n|---|---|---|\n";
  for (const Rule *rule : rules) {
    out += "| [`" + rule->id + "`](" + rule->id + ".md) | " + std::string(severity_name(rule->severity)) +
           " | " + cell(escape_lines(rule->summary)) + " |\n";
  }
  return out;
}

std::string write_check_list_as_markdown(const std::vector<CheckType> &types,
                                         const std::vector<const Rule *> &rules) {
  std::string out =
      "# Checks\n\nA rule file names one of these as its `check`. Its `options` have to give what has no "
      "default here. Its `message` may hold the placeholders; what was found takes their place.\n";
  for (const CheckType &type : types) {
    out += "\n## " + std::string(type.name) + "\n\nPlaceholders: " + placeholders_in_words(type, "`") + ".\n";
    const std::vector<OptionDoc> options = document_options(type);
    out += options.empty() ? "\nOptions: none.\n" : options_table(options, true);
    const std::vector<const Rule *> users = rules_of(type, rules);
    if (!users.empty()) out += "\n| rule | message |\n|---|---|\n";
    for (const Rule *rule : users)
      out += "| [`" + rule->id + "`](rules/" + rule->id + ".md) | " +
             code_span(cell(escape_lines(rule->message))) + " |\n";
  }
  return out;
}

} // namespace galley
