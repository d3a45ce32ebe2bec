#include "actions/rename.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/write_documents.h"
#include "text/count.h"
#include "text/unicode.h"

#include <fmt/format.h>

namespace galley {

namespace {

void append_outcome(std::string &out, const RenameResult &result, const RenameOptions &options) {
  if (result.documents.empty() && result.taxonomy.empty()) {
    out += fmt::format("galley: {} of \"{}\" is \"{}\"\n",
                       result.left_alone.empty() ? "no value" : "no other value",
                       escape_controls(options.field), escape_controls(options.before));
    return;
  }
  out += fmt::format("galley: \"{}\" {} \"{}\" in {}", escape_controls(options.before),
                     options.dry_run ? "would become" : "is now", escape_controls(options.after),
                     count_of(result.documents.size(), "document", "documents"));
  for (const FixedDocument &file : result.taxonomy) out += ", and in " + escape_path(file.path);
  out += "\n";
}

// False where a file was not written. The taxonomy is kept for last: as long as a document has the old value,
// so has it.
bool write_files(RenameResult &result, unsigned jobs, Output &output) {
  std::vector<std::string> changed;
  bool all = write_documents(result.documents, changed, jobs, output);
  if (all) {
    all = write_documents(result.taxonomy, changed, 1, output);
  } else {
    result.taxonomy.clear();
  }
  report_changed(changed, output);
  return all;
}

} // namespace

int rename_command(const RenameOptions &options, const Surroundings &surroundings, Output &output) {
  RenameRequest request;
  request.scope.current_folder = surroundings.current_folder;
  request.scope.paths = {options.path};
  request.scope.jobs = options.jobs;
  request.field = options.field;
  request.before = options.before;
  request.after = options.after;
  auto result = rename_value(*surroundings.files, request);
  if (!result) return report_error(result.error(), output);
  append_messages(output.err, result->notices);
  bool all_written = true;
  if (options.dry_run) {
    for (const auto *files : {&result->documents, &result->taxonomy}) {
      for (const FixedDocument &file : *files)
        append_unified_diff(output.out, escape_path(file.path), file.before, file.edits);
    }
  } else {
    all_written = write_files(*result, options.jobs, output);
  }
  for (const LeftAlone &file : result->left_alone) {
    output.err +=
        fmt::format("galley: {} is left alone: {}\n", escape_path(file.path), escape_controls(file.why));
  }
  append_outcome(output.err, *result, options);
  if (!all_written) return exit_code::not_run;
  return result->left_alone.empty() ? exit_code::clean : exit_code::found;
}

} // namespace galley
