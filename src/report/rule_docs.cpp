#include "report/rule_docs.h"

#include "base/json.h"
#include "base/unicode.h"
#include "lint/rule_options.h"

#include <algorithm>

namespace galley {

namespace {

// Bytes of a default that stands within a line of text.
constexpr std::size_t max_inline = 60;

struct OptionDoc {
  std::string name;
  std::string description;
  std::string value;              // the default, as JSON; empty where the option has to be given
  std::vector<std::string> items; // of a default that is too long for a line: its items, as JSON
};

std::vector<OptionDoc> document_options(const Rule &rule) {
  std::vector<OptionDoc> docs;
  const DataFilePtr declared = declared_options(*find_check_type(rule.check));
  for (const Value option : declared->tree.root()) {
    OptionDoc doc;
    doc.name = option.key();
    if (const Value description = option.find("description")) doc.description = description.text();
    Value value = rule.options ? rule.options.find(option.key()) : Value();
    if (!value) value = option.find("default");
    if (value) append_json(doc.value, value);
    if (doc.value.size() > max_inline && value.is(ValueKind::sequence)) {
      for (const Value item : value) append_json(doc.items.emplace_back(), item);
    }
    docs.push_back(std::move(doc));
  }
  return docs;
}

// Calls `take` for each line, the last one with or without its line feed.
template <class Take> void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    take(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
}

// In as few lines as hold it, of 78 bytes or less.
std::string wrap(std::string_view text, std::string_view indent) {
  std::string result;
  each_line(text, [&](std::string_view paragraph) {
    std::string line(indent);
    while (!paragraph.empty()) {
      const std::size_t end = std::min(paragraph.find(' '), paragraph.size());
      const std::string_view word = paragraph.substr(0, end);
      paragraph.remove_prefix(std::min(end + 1, paragraph.size()));
      if (word.empty()) continue;
      if (line.size() > indent.size() && line.size() + 1 + word.size() > 78) {
        result += line + "\n";
        line = indent;
      }
      if (line.size() > indent.size()) line += ' ';
      line += escape_controls(word);
    }
    result += line.size() > indent.size() ? line + "\n" : "\n";
  });
  return result;
}

std::string verbatim(std::string_view text, std::string_view indent) {
  std::string result;
  each_line(text, [&](std::string_view line) {
    if (!line.empty()) result += std::string(indent) + escape_controls(line);
    result += '\n';
  });
  return result;
}

void append_files(std::string &out, const ExampleFiles &files, std::string_view title) {
  for (const auto &[path, text] : files) {
    out += "\n  " + std::string(title) + ", " + escape_controls(path) + ":\n\n" + verbatim(text, "    ");
  }
}

std::string write_text(const Rule &rule) {
  std::string out = rule.id + ": " + escape_controls(rule.summary) + "\n\n";
  out += "  severity: " + std::string(severity_name(rule.severity)) + "\n  category: " + rule.category +
         "\n  check:    " + rule.check + "\n";
  if (!rule.why.empty()) out += "\nWhy\n\n" + wrap(rule.why, "  ");
  const std::vector<OptionDoc> options = document_options(rule);
  if (!options.empty()) out += "\nOptions\n";
  for (const OptionDoc &option : options) {
    out += "\n  " + option.name;
    if (option.value.empty()) {
      out += " (has to be given)";
    } else if (option.items.empty()) {
      out += " (default " + escape_controls(option.value) + ")";
    }
    out += "\n" + wrap(option.description, "    ");
    if (!option.items.empty()) out += "    Default:\n";
    for (const std::string &item : option.items) out += "    - " + escape_controls(item) + "\n";
  }
  if (!rule.examples.empty()) out += "\nExamples\n";
  for (const Example &example : rule.examples) {
    append_files(out, example.bad, "wrong");
    append_files(out, example.good, "right");
  }
  return out;
}

void append_member(std::string &out, std::string_view key, std::string_view text) {
  if (out.back() != '{') out += ',';
  append_json_string(out, key);
  out += ':';
  append_json_string(out, text);
}

// Objects are written member by member, so each begins with what it opens with.
std::string json_files(const ExampleFiles &files) {
  std::string out = "{";
  for (const auto &[path, text] : files) append_member(out, path, text);
  return out + "}";
}

std::string write_json(const Rule &rule) {
  std::string out = "{";
  append_member(out, "id", rule.id);
  append_member(out, "summary", rule.summary);
  append_member(out, "severity", severity_name(rule.severity));
  append_member(out, "category", rule.category);
  append_member(out, "check", rule.check);
  append_member(out, "message", rule.message);
  append_member(out, "why", rule.why);
  out += ",\"options\":[";
  for (const OptionDoc &option : document_options(rule)) {
    if (out.back() != '[') out += ',';
    std::string object = "{";
    append_member(object, "name", option.name);
    append_member(object, "description", option.description);
    if (!option.value.empty()) object += ",\"default\":" + option.value;
    out += object + "}";
  }
  out += "],\"examples\":[";
  for (const Example &example : rule.examples) {
    if (out.back() != '[') out += ',';
    out += "{\"bad\":" + json_files(example.bad) + ",\"good\":" + json_files(example.good);
    if (example.options) append_json(out += ",\"options\":", example.options);
    out += "}";
  }
  return out + "]}";
}

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
  return fence + std::string(text) + fence; // JSON never begins or ends with a backtick
}

// Between fences longer than any within the text.
std::string fenced(std::string_view text, std::string_view language) {
  const std::string fence(std::max<std::size_t>(longest_backticks(text), 2) + 1, '`');
  std::string out = fence + std::string(language) + "\n" + std::string(text);
  if (!text.ends_with('\n')) out += '\n';
  return out + fence + "\n";
}

std::string write_markdown(const Rule &rule) {
  std::string out = "# " + rule.id + "\n\n" + rule.summary + ". Severity " +
                    std::string(severity_name(rule.severity)) + ", category " + rule.category + ", check `" +
                    rule.check + "`.\n";
  if (!rule.why.empty()) out += "\n" + rule.why + (rule.why.ends_with('\n') ? "" : "\n");
  const std::vector<OptionDoc> options = document_options(rule);
  if (!options.empty()) out += "\n## Options\n\n";
  for (const OptionDoc &option : options) {
    out += "* `" + option.name + "`: " + option.description;
    if (option.value.empty()) {
      out += " Has to be given.\n";
    } else if (option.items.empty()) {
      out += " Default: " + code_span(option.value) + ".\n";
    } else {
      out += " Default:\n";
      for (const std::string &item : option.items) out += "  * " + code_span(item) + "\n";
    }
  }
  if (!rule.examples.empty()) out += "\n## Examples\n";
  for (const Example &example : rule.examples) {
    for (const auto &[path, text] : example.bad)
      out += "\nWrong, `" + path + "`:\n\n" + fenced(text, "markdown");
    for (const auto &[path, text] : example.good)
      out += "\nRight, `" + path + "`:\n\n" + fenced(text, "markdown");
  }
  return out;
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

std::string write_markdown_list(const std::vector<const Rule *> &rules) {
  std::string out = "| rule | severity | what it reports |\n|---|---|---|\n";
  for (const Rule *rule : rules) {
    std::string summary;
    for (const char c : rule->summary) (c == '|' ? summary += '\\' : summary) += c;
    out += "| `" + rule->id + "` | " + std::string(severity_name(rule->severity)) + " | " + summary + " |\n";
  }
  return out;
}

} // namespace

std::optional<DocFormat> doc_format_from_name(std::string_view name) {
  if (name == "text") return DocFormat::text;
  if (name == "json") return DocFormat::json;
  if (name == "markdown") return DocFormat::markdown;
  return std::nullopt;
}

std::string write_rule_list(const std::vector<const Rule *> &rules, DocFormat format) {
  if (format == DocFormat::text) return write_text_list(rules);
  if (format == DocFormat::markdown) return write_markdown_list(rules);
  std::string out = "[";
  for (const Rule *rule : rules) out += (rule == rules.front() ? "\n" : ",\n") + write_json(*rule);
  return out + "\n]\n";
}

std::string write_rule(const Rule &rule, DocFormat format) {
  if (format == DocFormat::text) return write_text(rule);
  if (format == DocFormat::markdown) return write_markdown(rule);
  return write_json(rule) + "\n";
}

} // namespace galley
