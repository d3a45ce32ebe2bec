#include "actions/rename.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "cli/write_documents.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <fmt/format.h>

namespace galley {

namespace {

struct RenameOptions {
  std::string field, before, after;
  std::vector<std::string> allowed_roots;
  std::string path;     // of the site; empty: the current folder
  bool dry_run = false; // print what would change, and write nothing
  unsigned jobs = 1;
};

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

// Returns false where a file was not written. The taxonomy is written last: it has the old value as long as a
// document has it.
bool write_files(RenameResult &result, FileSystem &files, unsigned jobs, Output &output) {
  std::vector<std::string> changed;
  bool all = write_documents(result.documents, changed, files, jobs, output);
  if (all) {
    all = write_documents(result.taxonomy, changed, files, 1, output);
  } else {
    result.taxonomy.clear();
  }
  report_changed(changed, output);
  return all;
}

Result<int> rename(const RenameOptions &options, const Surroundings &surroundings, Output &output) {
  RenameRequest request;
  request.scope = make_scope({options.path}, options.allowed_roots, options.jobs, surroundings);
  request.field = options.field;
  request.before = options.before;
  request.after = options.after;
  auto result = rename_value(*surroundings.files, request);
  if (!result) return result.error();
  append_messages(output.err, result->notices);
  bool all_written = true;
  if (options.dry_run) {
    append_diffs(result->documents, output);
    append_diffs(result->taxonomy, output);
  } else {
    all_written = write_files(*result, *surroundings.files, options.jobs, output);
  }
  for (const LeftAlone &file : result->left_alone) {
    output.err +=
        fmt::format("galley: {} is left alone: {}\n", escape_path(file.path), escape_controls(file.why));
  }
  append_outcome(output.err, *result, options);
  if (!all_written) return exit_code::not_run;
  return result->left_alone.empty() ? exit_code::clean : exit_code::found;
}

class RenameCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    declare_field(arguments, options_.field);
    arguments.value("old", "OLD", options_.before, "The value that stands there").required = true;
    arguments.value("new", "NEW", options_.after, "The value that is to stand there").required = true;
    declare_site_path(arguments, options_.path);
    arguments.flag("--dry-run", options_.dry_run,
                   "Print what would change as a unified diff, and write nothing");
    declare_allow_root(arguments, options_.allowed_roots);
    declare_jobs(arguments, options_.jobs);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    return rename(options_, surroundings, output);
  }

private:
  RenameOptions options_;
};

} // namespace

CommandType rename_command() {
  CommandType type{"rename", 80, "Rename a value of a field in all documents and in the taxonomy",
                   make_command<RenameCommand>,
                   "Exit code: 0 renamed wherever it stood, 1 a file was left alone, 2 the run could not be "
                   "done or a file not be written."};
  type.missing = "field, an old value and a new one";
  type.takes_values = true;
  return type;
}

} // namespace galley
