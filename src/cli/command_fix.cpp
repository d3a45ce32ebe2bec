#include "actions/fixer.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/write_documents.h"
#include "report/printed.h"
#include "report/summary.h"
#include "report/text.h"
#include "site/discover.h"
#include "text/count.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

namespace galley {

namespace {

// Whether the wanted rules are such as galley or one of the sites has.
std::optional<Error> check_rules(const std::vector<std::string> &wanted, const FileSystem &files,
                                 const RunRequest &request) {
  std::vector<std::string_view> known;
  for (const Rule &rule : built_in_rules()) known.push_back(rule.id);
  const auto is_unknown = [&](const std::string &id) {
    return std::find(known.begin(), known.end(), id) == known.end();
  };
  if (std::none_of(wanted.begin(), wanted.end(), is_unknown)) return std::nullopt;
  const auto discovery = discover(files, request.scope);
  if (!discovery) return discovery.error();
  for (const Site &site : discovery->sites) {
    for (const Rule &rule : site.config->user_rules) known.push_back(rule.id);
  }
  const auto unknown = std::find_if(wanted.begin(), wanted.end(), is_unknown);
  if (unknown == wanted.end()) return std::nullopt;
  return unknown_rule(*unknown, known);
}

// How many fixes there would be besides if unsafe ones were wanted too.
std::size_t count_unsafe(const FixResult &result, const FixOptions &options) {
  const auto is_one = [&](const Found &one) {
    const Diagnostic &diagnostic = one.diagnostic;
    const auto &rules = options.rules;
    return diagnostic.fix && diagnostic.fix->applicability == Applicability::unsafe &&
           (rules.empty() || std::find(rules.begin(), rules.end(), diagnostic.rule) != rules.end());
  };
  const auto &left = result.left.found;
  return options.unsafe ? 0 : static_cast<std::size_t>(std::count_if(left.begin(), left.end(), is_one));
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

// What would change: of standard input no more than whether it would.
void append_changes(std::string &out, const FixResult &result, bool diff) {
  for (const FixedDocument &document : result.documents) {
    const std::string path = escape_path(document.path);
    if (diff) {
      append_unified_diff(out, path, document.before, document.edits);
    } else {
      out += path + "\n";
    }
  }
}

int show_changes(const FixOptions &options, const FixResult &result, Output &output) {
  append_changes(output.out, result, options.diff);
  append_messages(output.err, result.left.notices);
  append_messages(output.err, result.defects);
  append_fixes(output.err, result, options, false);
  return result.documents.empty() ? exit_code::clean : exit_code::found;
}

} // namespace

int fix_command(const FixOptions &options, const Surroundings &surroundings, Output &output) {
  const auto start = std::chrono::steady_clock::now();
  const auto request = make_request(options.run, surroundings);
  if (!request) return report_error(request.error(), output);
  const FileSystem &files = *surroundings.files;
  const auto &stdin_document = request->scope.stdin_document;
  // What goes in has to come out; the rest of it was never read.
  if (stdin_document && stdin_document->text.size() > max_source_size) {
    return report_error({fmt::format("standard input holds more than {} bytes", max_source_size)}, output);
  }
  if (const auto error = check_rules(options.rules, files, *request)) return report_error(*error, output);
  auto result = fix(files, {*request, options.unsafe, options.rules});
  if (!result) return report_error(result.error(), output);
  if (options.diff || options.only_check) return show_changes(options, *result, output);

  bool all_written = true;
  if (stdin_document) {
    output.out += result->documents.empty() ? stdin_document->text : result->documents.front().after;
  } else {
    all_written = write_documents(result->documents, result->changed, request->scope.jobs, output);
  }
  report_changed(result->changed, output);
  if (!all_written) { // what is left is what stands on disk
    auto left = run(files, *request);
    if (!left) return report_error(left.error(), output);
    result->left = *std::move(left);
  }
  const bool color = !stdin_document && surroundings.stdout_is_terminal && !surroundings.no_color;
  append_text(stdin_document ? output.err : output.out, printed_diagnostics(result->left),
              {ColumnUnit::code_point, color});
  append_messages(output.err, result->left.notices);
  append_messages(output.err, result->defects);
  append_fixes(output.err, *result, options, true);
  const auto time = std::chrono::steady_clock::now() - start;
  append_summary(output.err, result->left, std::chrono::duration_cast<std::chrono::milliseconds>(time),
                 false);
  if (!all_written || !result->changed.empty()) return exit_code::not_run;
  return fails(result->left, options.run.fail_on) ? exit_code::found : exit_code::clean;
}

} // namespace galley
