#include "report/rule_docs.h"

#include "base/json.h"
#include "text/unicode.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace galley {

namespace {

// Calls `use` with each line. The last one need not have a line feed.
template <class Use> void each_line(std::string_view text, Use use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    use(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

// Breaks the text into as few lines as possible, each of at most 78 bytes.
std::string wrap(std::string_view text, std::string_view indent) {
  std::string result;
  each_line(text, [&](std::string_view paragraph) {
    std::string line(indent);
    const auto end_line = [&] { result += escape_controls(line) + "\n"; };
    while (!paragraph.empty()) {
      const std::size_t end = std::min(paragraph.find(' '), paragraph.size());
      const std::string_view word = paragraph.substr(0, end);
      paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
      if (word.empty()) continue;
      if (line.size() > indent.size() && line.size() + 1 + word.size() > 78) {
        end_line();
        line = indent;
      }
      if (line.size() > indent.size()) line += ' ';
      line += escape_unprintable(word);
    }
    line.size() > indent.size() ? end_line() : result.push_back('\n');
  });
  return result;
}

// Puts `indent` before each line that is not empty. Lines that galley printed about examples stay as they
// are, except for what must not be printed.
std::string indent_printed(std::string_view text, std::string_view indent) {
  std::string result;
  each_line(text, [&](std::string_view line) {
    const std::string escaped = begins_command(line) ? escape_controls(line) : escape_unprintable(line);
    if (!line.empty()) result += std::string(indent) + escaped;
    result += '\n';
  });
  return result;
}

std::string verbatim(std::string_view text, std::string_view indent) {
  return indent_printed(escape_lines(text), indent);
}

void append_files(std::string &out, const ExampleFiles &files, std::string_view title) {
  for (const auto &[path, text] : files) {
    out += "\n  " + std::string(title) + ", " + escape_controls(path) + ":\n\n" + verbatim(text, "    ");
  }
}

void append_options(std::string &out, const std::vector<OptionDoc> &options) {
  if (!options.empty()) out += "\nOptions\n";
  for (const OptionDoc &option : options) {
    out += "\n  " + option.name + " (" + option.type;
    if (option.value.empty()) {
      out += ", has to be given";
    } else if (!option.is_block) {
      out += ", default " + escape_controls(option.written);
    }
    out += ")\n" + wrap(option.description, "    ");
    if (option.is_block) out += "    Default:\n\n" + verbatim(option.written, "      ");
  }
}

std::string write_text(const Rule &rule, const PrintedExamples &printed) {
  std::string out = rule.id + ": " + escape_controls(rule.summary) + "\n\n";
  out += "  severity: " + std::string(severity_name(rule.severity)) + "\n  category: " + rule.category +
         "\n  check:    " + rule.check + "\n";
  if (!rule.instead_of.empty())
    out += fmt::format("  instead of {}, where both point at one place\n", fmt::join(rule.instead_of, ", "));
  if (!rule.why.empty()) out += "\nWhy\n\n" + wrap(rule.why, "  ");
  append_options(out, document_options(rule));
  if (!rule.examples.empty()) out += "\nExamples\n";
  for (std::size_t i = 0; i < rule.examples.size(); ++i) {
    append_files(out, rule.examples[i].bad, "wrong");
    if (!printed[i].empty()) out += "\n  galley says:\n\n" + indent_printed(printed[i], "    ");
    append_files(out, rule.examples[i].good, "right");
  }
  return out;
}

void write_files(JsonWriter &json, std::string_view name, const ExampleFiles &files) {
  json.key(name);
  json.begin_object();
  for (const auto &[path, text] : files) json.member(path, text);
  json.end_object();
}

void write_options(JsonWriter &json, const std::vector<OptionDoc> &options) {
  json.key("options");
  json.array(options, [&](const OptionDoc &option) {
    json.begin_object();
    json.member("name", option.name);
    json.member("description", option.description);
    json.member("type", option.type);
    if (!option.value.empty()) {
      json.key("default");
      json.write_json(option.value);
    }
    json.end_object();
  });
}

void write_json(JsonWriter &json, const Rule &rule) {
  json.begin_object();
  json.member("id", rule.id);
  json.member("summary", rule.summary);
  json.member("severity", severity_name(rule.severity));
  json.member("category", rule.category);
  json.member("check", rule.check);
  json.key("instead_of");
  json.array(rule.instead_of, [&](const std::string &other) { json.write(other); });
  json.member("message", rule.message);
  json.member("why", rule.why);
  write_options(json, document_options(rule));
  json.key("examples");
  json.array(rule.examples, [&](const Example &example) {
    json.begin_object();
    write_files(json, "bad", example.bad);
    write_files(json, "good", example.good);
    if (example.options) json.member("options", example.options);
    json.end_object();
  });
  json.end_object();
}

std::string write_text_list(const std::vector<const Rule *> &rules) {
  std::size_t width = 0;
  for (const Rule *rule : rules) width = std::max(width, rule->id.size());
  std::string out;
  for (const Rule *rule : rules) {
    const std::string severity(severity_name(rule->severity));
    out += rule->id + std::string(width - rule->id.size() + 2, ' ') + severity +
           std::string(9 - severity.size(), ' ') + escape_controls(rule->summary) + "\n";
  }
  return out;
}

std::string write_text(const CheckType &type, const std::vector<const Rule *> &rules) {
  std::string out =
      "check " + std::string(type.name) + "\n\n  placeholders: " + placeholders_in_words(type, "") + "\n";
  for (const Rule *rule : rules_of(type, rules))
    out += "  rule " + rule->id + ": " + escape_controls(rule->message) + "\n";
  append_options(out, document_options(type));
  return out;
}

void write_json(JsonWriter &json, const CheckType &type, const std::vector<const Rule *> &rules) {
  json.begin_object();
  json.member("name", type.name);
  write_options(json, document_options(type));
  json.key("placeholders");
  json.array(type.placeholders, [&](std::string_view placeholder) { json.write(placeholder); });
  json.key("rules");
  json.array(rules_of(type, rules), [&](const Rule *rule) { json.write(rule->id); });
  json.end_object();
}

} // namespace

std::string escape_lines(std::string_view text) {
  std::string result;
  each_line(text, [&](std::string_view line) { result += escape_controls(line) + "\n"; });
  if (!text.ends_with('\n') && !result.empty()) result.pop_back();
  return result;
}

std::string write_rule_list(const std::vector<const Rule *> &rules, DocFormat format) {
  if (format == DocFormat::text) return write_text_list(rules);
  if (format == DocFormat::markdown) return indent_printed(write_rule_list_as_markdown(rules), "");
  return write_json_lines(rules, [](JsonWriter &json, const Rule *rule) { write_json(json, *rule); });
}

std::string write_rule(const Rule &rule, DocFormat format, const PrintedExamples &printed) {
  assert(printed.size() == rule.examples.size() || format == DocFormat::json);
  if (format == DocFormat::text) return write_text(rule, printed);
  if (format == DocFormat::markdown) return indent_printed(write_rule_as_markdown(rule, printed), "");
  std::string out;
  JsonWriter json(out);
  write_json(json, rule);
  return out + "\n";
}

std::vector<const Rule *> rules_of(const CheckType &type, const std::vector<const Rule *> &rules) {
  std::vector<const Rule *> found;
  for (const Rule *rule : rules) {
    if (rule->check == type.name) found.push_back(rule);
  }
  return found;
}

std::string placeholders_in_words(const CheckType &type, std::string_view quote) {
  std::string words;
  for (const std::string_view name : type.placeholders) {
    if (name == "*") return fmt::format("{0}{{KEY}}{0}, for each key of the front matter", quote);
    words += fmt::format("{0}{1}{{{2}}}{1}", words.empty() ? "" : ", ", quote, name);
  }
  return words.empty() ? "none" : words;
}

std::string write_check_list(const std::vector<CheckType> &types, const std::vector<const Rule *> &rules,
                             DocFormat format) {
  if (format == DocFormat::markdown) return indent_printed(write_check_list_as_markdown(types, rules), "");
  if (format == DocFormat::json) {
    return write_json_lines(types,
                            [&](JsonWriter &json, const CheckType &type) { write_json(json, type, rules); });
  }
  std::string out;
  for (const CheckType &type : types) out += (out.empty() ? "" : "\n") + write_text(type, rules);
  return out;
}

} // namespace galley
