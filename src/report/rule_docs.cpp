#include "report/rule_docs.h"

#include "base/json.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace galley {

namespace {

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

// As it stands, but for controls: an example may hold a NUL, and what is printed here is text.
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
  if (!rule.why.empty()) out += "\nWhy\n\n" + wrap(rule.why, "  ");
  append_options(out, document_options(rule));
  if (!rule.examples.empty()) out += "\nExamples\n";
  for (std::size_t i = 0; i < rule.examples.size(); ++i) {
    append_files(out, rule.examples[i].bad, "wrong");
    if (!printed[i].empty()) out += "\n  galley says:\n\n" + verbatim(printed[i], "    ");
    append_files(out, rule.examples[i].good, "right");
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

std::string json_options(const std::vector<OptionDoc> &options) {
  std::string out = "[";
  for (const OptionDoc &option : options) {
    if (out.back() != '[') out += ',';
    std::string object = "{";
    append_member(object, "name", option.name);
    append_member(object, "description", option.description);
    append_member(object, "type", option.type);
    if (!option.value.empty()) object += ",\"default\":" + option.value;
    out += object + "}";
  }
  return out + "]";
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
  out += ",\"options\":" + json_options(document_options(rule)) + ",\"examples\":[";
  for (const Example &example : rule.examples) {
    if (out.back() != '[') out += ',';
    out += "{\"bad\":" + json_files(example.bad) + ",\"good\":" + json_files(example.good);
    if (example.options) append_json(out += ",\"options\":", example.options);
    out += "}";
  }
  return out + "]}";
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

std::string write_json(const CheckType &type, const std::vector<const Rule *> &rules) {
  const auto append_item = [](std::string &out, std::string_view text) {
    if (out.back() != '[') out += ',';
    append_json_string(out, text);
  };
  std::string out = "{";
  append_member(out, "name", type.name);
  out += ",\"options\":" + json_options(document_options(type)) + ",\"placeholders\":[";
  for (const std::string_view placeholder : type.placeholders) append_item(out, placeholder);
  out += "],\"rules\":[";
  for (const Rule *rule : rules_of(type, rules)) append_item(out, rule->id);
  return out + "]}";
}

} // namespace

std::string write_rule_list(const std::vector<const Rule *> &rules, DocFormat format) {
  if (format == DocFormat::text) return write_text_list(rules);
  if (format == DocFormat::markdown) return verbatim(write_rule_list_as_markdown(rules), "");
  std::string out = "[";
  for (const Rule *rule : rules) out += (rule == rules.front() ? "\n" : ",\n") + write_json(*rule);
  return out + "\n]\n";
}

std::string write_rule(const Rule &rule, DocFormat format, const PrintedExamples &printed) {
  assert(printed.size() == rule.examples.size() || format == DocFormat::json);
  if (format == DocFormat::text) return write_text(rule, printed);
  if (format == DocFormat::markdown) return verbatim(write_rule_as_markdown(rule, printed), "");
  return write_json(rule) + "\n";
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
  if (format == DocFormat::markdown) return verbatim(write_check_list_as_markdown(types, rules), "");
  const bool is_json = format == DocFormat::json;
  std::string out = is_json ? "[" : "";
  for (const CheckType &type : types) {
    const bool is_first = &type == &types.front();
    if (is_json) out += (is_first ? "\n" : ",\n") + write_json(type, rules);
    if (!is_json) out += (is_first ? "" : "\n") + write_text(type, rules);
  }
  return is_json ? out + "\n]\n" : out;
}

} // namespace galley
