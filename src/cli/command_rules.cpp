#include "actions/example.h"
#include "checks/check.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "config/rule_settings.h"
#include "report/rule_docs.h"
#include "report/text.h"
#include "site/find_config.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace galley {

namespace {

struct RulesOptions {
  std::string id; // empty: list all
  DocFormat format = DocFormat::text;
  bool checks = false; // list the checks instead
  std::vector<std::string> allowed_roots;
};

// Runs galley over the rule's bad examples, so that a page shows what it really prints. An example of a
// user's rule may have a config that does not load; nothing is shown for it.
PrintedExamples print_examples(const Rule &rule, std::int64_t now) {
  PrintedExamples printed;
  for (const Example &example : rule.examples) {
    std::string &text = printed.emplace_back();
    if (const auto found = run_example(rule, example, example.bad, now)) append_text(text, *found, {});
  }
  return printed;
}

// The rules of the current folder's site are among them.
Result<std::string> write_rules(const RulesOptions &options, const Surroundings &surroundings) {
  const auto found = find_config(*surroundings.files, surroundings.current_folder, "",
                                 absolute_roots(options.allowed_roots, surroundings));
  if (!found) return found.error();
  std::vector<const Rule *> rules;
  for (const Rule &rule : built_in_rules()) rules.push_back(built_in_rule_with_prose(rule.id));
  for (const Rule &rule : found->config.user_rules) rules.push_back(&rule);
  std::ranges::sort(rules, [](const Rule *a, const Rule *b) { return a->id < b->id; });
  if (options.checks) return write_check_list(check_types(), rules, options.format);
  if (options.id.empty()) return write_rule_list(rules, options.format);

  std::vector<std::string_view> ids;
  for (const Rule *rule : rules) {
    if (rule->id == options.id)
      return write_rule(*rule, options.format, print_examples(*rule, surroundings.now));
    ids.push_back(rule->id);
  }
  return Error{unknown_rule_message(options.id, ids)};
}

class RulesCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.value("id", "ID", options_.id, "The rule to explain");
    arguments.choice(
        "--format", options_.format,
        {{"text", DocFormat::text}, {"json", DocFormat::json}, {"markdown", DocFormat::markdown}},
        "How to print it (default: text)");
    arguments.flag("--checks", options_.checks, "Print what rule files may use: checks, their options")
        .excludes = "id";
    declare_allow_root(arguments, options_.allowed_roots);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    const Result<std::string> text = write_rules(options_, surroundings);
    if (!text) return text.error();
    output.out += *text;
    return exit_code::clean;
  }

private:
  RulesOptions options_;
};

} // namespace

CommandType rules_command() {
  return {"rules", 50, "List the rules, or explain one", make_command<RulesCommand>};
}

} // namespace galley
