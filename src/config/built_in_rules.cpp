#include "config/built_in.h"
#include "config/rule.h"
#include "config/rule_options.h"

#include <algorithm>
#include <cassert>

namespace galley {

namespace {

// Returns the path within galley.
std::string rule_path(std::string_view id) {
  return "rules/" + std::string(id) + ".yaml";
}

Rule without_prose(const BuiltInRule &data) {
  Rule rule;
  rule.id = data.id;
  rule.check = data.check;
  rule.category = data.category;
  rule.message = data.message;
  rule.severity = data.severity;
  for (std::string_view rest = data.instead_of; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    rule.instead_of.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  rule.file = parse_own_json(std::string(built_in_prefix) + rule_path(data.id),
                             data.options.empty() ? "{}" : std::string(data.options));
  if (!data.options.empty()) rule.options = rule.file->tree.root();
  return rule;
}

std::vector<Rule> load_all_with_prose() {
  std::vector<Rule> rules;
  for (const BuiltInRule &data : built_in_rule_data()) {
    const std::string path = rule_path(data.id);
    Result<Rule> rule =
        load_rule(std::string(built_in_prefix) + path, std::string(find_built_in_file(path)->text));
    assert(rule); // the build has loaded it before
    rules.push_back(std::move(*rule));
  }
  return rules;
}

} // namespace

const std::vector<Rule> &built_in_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> made;
    for (const BuiltInRule &data : built_in_rule_data()) made.push_back(without_prose(data));
    return made;
  }();
  return rules;
}

const Rule *built_in_rule_with_prose(std::string_view id) {
  static const std::vector<Rule> rules = load_all_with_prose();
  const auto named = [&](const Rule &rule) { return rule.id == id; };
  const auto found = std::ranges::find_if(rules, named);
  return found == rules.end() ? nullptr : &*found;
}

} // namespace galley
