// Writes suppressions into documents.
#include "actions/suppression_writer.h"
#include "base/path.h"
#include "base/write_file.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "config/config.h"
#include "site/site.h"
#include "text/count.h"
#include "text/suggest.h"
#include "text/unicode.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace galley {

namespace {

struct Words {
  std::vector<std::string> ids, paths;
};

// A word that is a rule's id is that rule; another one has to be a path that exists.
Result<Words> sort_words(const std::vector<std::string> &words, const Surroundings &surroundings) {
  const std::string &current_folder = surroundings.current_folder;
  const std::string site = find_site(*surroundings.files, current_folder, current_folder);
  const auto config = load_config(*surroundings.files, printed_path(current_folder, site));
  if (!config) return config.error();
  Words result;
  for (const std::string &word : words) {
    if (find_rule(*config, word) != nullptr) {
      result.ids.push_back(word);
      continue;
    }
    const std::string path = printed_path(current_folder, absolute_path(current_folder, word));
    if (surroundings.files->info(path).kind == FileKind::missing) {
      const auto meant = nearest_name(word, rule_ids(*config));
      const std::string suggestion = meant ? fmt::format("; did you mean {}?", *meant) : "";
      return Error{fmt::format("there is no rule, file or folder {}{}", word, suggestion)};
    }
    result.paths.push_back(word);
  }
  if (result.ids.empty()) return Error{"galley suppress needs the id of a rule (galley rules lists them)"};
  if (result.paths.empty()) result.paths.emplace_back();
  return result;
}

} // namespace

int suppress_command(const SuppressOptions &options, const Surroundings &surroundings, Output &output) {
  const auto words = sort_words(options.words, surroundings);
  if (!words) return report_error(words.error(), output);
  Scope scope;
  scope.current_folder = surroundings.current_folder;
  scope.paths = words->paths;
  scope.jobs = options.jobs;
  const auto result = suppress_rules(*surroundings.files, scope, words->ids);
  if (!result) return report_error(result.error(), output);

  int code = exit_code::clean;
  std::size_t diagnostics = 0;
  std::size_t documents = 0;
  const auto leave = [&](const std::string &path, std::string_view why) {
    output.err += fmt::format("galley: {} is left alone: {}\n", escape_controls(path), escape_controls(why));
    code = exit_code::found;
  };
  for (const SuppressedDocument &document : result->documents) {
    const WriteResult written = replace_file(document.path, document.before, document.after);
    if (written.outcome == WriteOutcome::written) {
      diagnostics += document.diagnostics;
      ++documents;
    } else {
      leave(document.path, written.outcome == WriteOutcome::changed ? "it changed meanwhile" : written.error);
    }
  }
  for (const std::string &path : result->left_alone) {
    leave(path, "no comment there would hold back just this; galley.yaml can (overrides)");
  }
  output.err +=
      fmt::format("galley: {} suppressed in {}\n", count_of(diagnostics, "diagnostic", "diagnostics"),
                  count_of(documents, "document", "documents"));
  return code;
}

} // namespace galley
