#include "config/rule.h"

#include "base/path.h"
#include "checks/check.h"
#include "config/built_in_schema.h"
#include "config/message.h"
#include "config/rule_options.h"
#include "text/ascii.h"
#include "text/phrase.h"
#include "text/suggest.h"

#include <algorithm>
#include <optional>

namespace galley {

namespace {

bool is_kebab_case(std::string_view id) {
  const auto fits = [](char c) { return is_ascii_lower(c) || is_ascii_digit(c) || c == '-'; };
  return !id.empty() && std::ranges::all_of(id, fits) && id.front() != '-' && id.back() != '-' &&
         id.find("--") == id.npos;
}

std::string_view stem(std::string_view path) {
  const std::string_view name = name_of(path);
  return name.substr(0, name.rfind('.'));
}

std::optional<Error> check_placeholders(const CheckType &type, const DataFile &file, Value message) {
  const std::vector<std::string_view> &known = type.placeholders;
  if (std::ranges::find(known, "*") != known.end()) return std::nullopt;
  for (const Placeholder &placeholder : find_placeholders(message.text())) {
    if (std::ranges::find(known, placeholder.name) != known.end()) continue;
    std::string text =
        "message: the check " + std::string(type.name) + " has no {" + std::string(placeholder.name) + "}";
    const auto suggestion = nearest_name(placeholder.name, known);
    if (suggestion) text += "; did you mean {" + std::string(*suggestion) + "}?";
    if (!suggestion && !known.empty()) {
      text += "; it has";
      for (const std::string_view name : known) {
        text += (name == known.front() ? " {" : ", {") + std::string(name) + "}";
      }
    }
    return error_at(file.source, message.span(), std::move(text));
  }
  return std::nullopt;
}

Error unknown_check(const DataFile &file, Value check) {
  std::vector<std::string_view> names;
  for (const CheckType &type : check_types()) names.push_back(type.name);
  const std::string text = "check: there is no check " + in_quotes(check.text());
  return error_at(file.source, check.span(), text + did_you_mean(nearest_name(check.text(), names)));
}

ExampleFiles read_files(Value site) {
  ExampleFiles files;
  if (!site) return files;
  for (const Value file : site) files.emplace_back(file.key(), file.text());
  return files;
}

// Reads the parts of a rule that only the rule's schema has to validate.
Rule read_rule(std::string_view id, const DataFilePtr &file) {
  const Value root = file->tree.root();
  const auto text = [&](std::string_view key) {
    const Value value = root.find(key);
    return value ? std::string(value.text()) : std::string();
  };
  Rule rule;
  rule.id = id;
  rule.file = file;
  rule.summary = text("summary");
  rule.check = text("check");
  rule.category = root.find("category") ? text("category") : "custom";
  rule.message = text("message");
  rule.why = text("why");
  if (root.find("severity")) rule.severity = *severity_from_name(text("severity"));
  rule.options = root.find("options");
  if (const Value others = root.find("instead-of")) {
    for (const Value other : others) rule.instead_of.emplace_back(other.text());
  }
  if (const Value examples = root.find("examples")) {
    for (const Value example : examples) {
      rule.examples.push_back(
          {read_files(example.find("bad")), read_files(example.find("good")), example.find("options")});
    }
  }
  return rule;
}

} // namespace

Result<Rule> load_rule(std::string path, std::string text) {
  const std::string id(stem(path));
  Result<DataFilePtr> parsed = parse_data(std::move(path), std::move(text));
  if (!parsed) return parsed.error();
  const DataFile &file = **parsed;
  const Value root = file.tree.root();
  if (!is_kebab_case(id)) {
    return Error{"the file's name is the rule's id, which is small letters, digits and single hyphens",
                 file.source.path};
  }
  if (!root) return error_at(file.source, {}, "the rule is empty");
  static const Schema schema = compile_built_in_schema("schemas/rule.schema.json");
  if (auto error = first_defect(schema, file, root)) return *error;

  Rule rule = read_rule(id, *parsed);
  const CheckType *type = find_check_type(rule.check);
  if (!type) return unknown_check(file, root.find("check"));
  // A rule without options is validated too, because one may be required.
  const DataFilePtr none = parse_own_json("options", "{}");
  const auto wrong =
      find_bad_option(*type, OptionsOf::rule, file, rule.options ? rule.options : none->tree.root());
  if (wrong) {
    if (rule.options) return *wrong;
    return error_at(file.source, root.find("check").span(), wrong->message);
  }
  if (auto error = check_placeholders(*type, file, root.find("message"))) return *error;
  for (const Example &example : rule.examples) {
    if (!example.options) continue;
    if (auto error = find_bad_option(*type, OptionsOf::setting, file, example.options)) return *error;
  }
  return rule;
}

} // namespace galley
