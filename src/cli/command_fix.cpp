#include "actions/fixer.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "cli/write_documents.h"
#include "config/rule_settings.h"
#include "report/printed.h"
#include "report/summary.h"
#include "report/text.h"
#include "site/known_rules.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

namespace galley {

namespace {

struct FixOptions {
  DocumentOptions documents;
  std::vector<std::string> rules;                      // ids; empty: all
  bool unsafe = false;                                 // also fixes that are not safe
  bool diff = false;                                   // print what would change, and write nothing
  bool only_check = false;                             // write nothing
  std::optional<Severity> fail_on = Severity::warning; // of what is left; none: never
};

// Returns an Error where neither galley nor one of the sites has one of the rules that were named.
std::optional<Error> check_rules(const std::vector<std::string> &named, const FileSystem &files,
                                 const CheckScope &scope) {
  const auto is_built_in = [](const std::string &id) {
    return std::ranges::any_of(built_in_rules(), [&](const Rule &rule) { return rule.id == id; });
  };
  if (std::ranges::all_of(named, is_built_in)) return std::nullopt;
  const auto known = known_rule_ids(files, scope);
  if (!known) return known.error();
  for (const std::string &id : named) {
    if (std::ranges::find(*known, id) == known->end())
      return Error{unknown_rule_message(id, {known->begin(), known->end()})};
  }
  return std::nullopt;
}

// Counts the fixes that --unsafe would make besides.
std::size_t count_unsafe(const FixResult &result, const FixOptions &options) {
  const auto is_one = [&](const Found &one) {
    const Diagnostic &diagnostic = one.diagnostic;
    const auto &rules = options.rules;
    return diagnostic.fix && diagnostic.fix->applicability == Applicability::unsafe &&
           (rules.empty() || std::ranges::find(rules, diagnostic.rule) != rules.end());
  };
  const auto &left = result.left.found;
  return options.unsafe ? 0 : static_cast<std::size_t>(std::ranges::count_if(left, is_one));
}

void append_fixes(std::string &out, const FixResult &result, const FixOptions &options, bool writes) {
  const std::size_t fixes =
      std::accumulate(result.documents.begin(), result.documents.end(), std::size_t{0},
                      [](std::size_t sum, const FixedDocument &document) { return sum + document.fixes; });
  out += "galley: ";
  if (fixes == 0) {
    out += writes ? "nothing was fixed" : "nothing would be fixed";
  } else {
    out += fmt::format("{} {} in {}", count_of(fixes, "fix", "fixes"), writes ? "made" : "would be made",
                       count_of(result.documents.size(), "document", "documents"));
  }
  if (const std::size_t more = count_unsafe(result, options)) {
    out += fmt::format("; --unsafe would make {} more", more);
  }
  out += "\n";
}

int show_changes(const FixOptions &options, const FixResult &result, Output &output) {
  if (options.diff) {
    append_diffs(result.documents, output);
  } else {
    for (const FixedDocument &document : result.documents) output.out += escape_path(document.path) + "\n";
  }
  append_messages(output.err, result.left.notices);
  append_messages(output.err, result.defects);
  append_messages(output.err, result.unfinished);
  append_fixes(output.err, result, options, false);
  return result.documents.empty() ? exit_code::clean : exit_code::found;
}

Result<int> fix_documents(const FixOptions &options, const Surroundings &surroundings, Output &output) {
  const auto start = std::chrono::steady_clock::now();
  if (auto error = find_contradiction(options.documents)) return *std::move(error);
  if (options.documents.paths.size() > 1 && reads_stdin(options.documents))
    return Error{"galley fix - mends standard input alone; name no other path beside it"};
  const auto scope = make_scope(options.documents, surroundings);
  if (!scope) return scope.error();
  RunRequest request;
  request.scope = *scope;
  const FileSystem &files = *surroundings.files;
  const auto &stdin_document = scope->stdin_document;
  // All that goes in has to come out, but what is over this size was never read.
  if (stdin_document && stdin_document->text.size() > max_source_size) {
    return Error{fmt::format("standard input holds more than {} bytes", max_source_size)};
  }
  if (auto error = check_rules(options.rules, files, *scope)) return *std::move(error);
  auto result = fix(files, {request, options.unsafe, options.rules});
  if (!result) return result.error();
  if (options.diff || options.only_check) return show_changes(options, *result, output);

  bool all_written = true;
  if (stdin_document) {
    output.out += result->documents.empty() ? stdin_document->text : result->documents.front().after;
  } else {
    all_written =
        write_documents(result->documents, result->changed, *surroundings.files, scope->jobs, output);
  }
  report_changed(result->changed, output);
  if (!all_written) { // the disk is not as the fixes would have it
    auto left = run(files, request);
    if (!left) return left.error();
    result->left = *std::move(left);
  }
  const bool color = !stdin_document && surroundings.stdout_is_terminal && !surroundings.no_color;
  append_text(stdin_document ? output.err : output.out, printed_diagnostics(result->left),
              {ColumnUnit::code_point, color});
  append_messages(output.err, result->left.notices);
  append_messages(output.err, result->defects);
  append_messages(output.err, result->unfinished);
  append_fixes(output.err, *result, options, true);
  const auto time = std::chrono::steady_clock::now() - start;
  append_summary(output.err, result->left, std::chrono::duration_cast<std::chrono::milliseconds>(time),
                 false);
  if (!all_written || !result->changed.empty()) return exit_code::not_run;
  return fails(result->left, options.fail_on) ? exit_code::found : exit_code::clean;
}

class FixCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    declare_paths(arguments, options_.documents.paths);
    arguments.flag("--unsafe", options_.unsafe, "Make also fixes that may not be what the writer wants");
    arguments.flag("--diff", options_.diff, "Print what would change as a unified diff, and write nothing");
    arguments.flag("--check", options_.only_check, "Name the documents that would change, and write nothing");
    arguments.values("--rule", "ID", options_.rules,
                     "Make the fixes of this rule only; may stand several times");
    declare_stdin_filename(arguments, options_.documents.stdin_filename);
    declare_allow_root(arguments, options_.documents.allowed_roots);
    declare_jobs(arguments, options_.documents.jobs);
    declare_fail_on(arguments, options_.fail_on,
                    "The lowest severity of what is left for exit code 1 (default: warning)");
    arguments.flag("--no-exclude", options_.documents.no_exclude,
                   "Fix also what galley.yaml excludes, and named files that are not its `content`");
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    return fix_documents(options_, surroundings, output);
  }

private:
  FixOptions options_;
};

} // namespace

CommandType fix_command() {
  return {
      "fix", 30, "Mend what has one right answer, and print what is left", make_command<FixCommand>,
      "Exit code: 0 nothing left, 1 diagnostics left at or above --fail-on, 2 the run could not be done or a "
      "document not be written. With --diff or --check: 0 nothing would change, 1 something would."};
}

} // namespace galley
