#include "cli/check_report.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "run/run.h"

#include <chrono>
#include <string>
#include <vector>

namespace galley {

namespace {

class MergeCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.values("file", "FILE", files_, "The files of all parts, as --records-out made them").required =
        true;
    declare_report(arguments, report_);
    declare_strict_links(arguments, strict_links_);
    declare_no_baseline(arguments, no_baseline_);
    declare_allow_root(arguments, allowed_roots_);
    declare_jobs(arguments, jobs_);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    const auto start = std::chrono::steady_clock::now();
    RunRequest request;
    request.scope = make_scope({}, allowed_roots_, jobs_, surroundings);
    request.strict_links = strict_links_;
    request.records.merged = files_;
    request.records.merged_files = &own_files(surroundings);
    request.left_out.baseline = no_baseline_ ? BaselineUse::ignore : BaselineUse::apply;
    add_cache(request.records, surroundings.cache_folder, surroundings);
    const auto result = galley::run(*surroundings.files, request);
    if (!result) return report_error(result.error(), output, report_.column_unit);
    return print_report(*result, report_, !no_baseline_, start, surroundings, output);
  }

private:
  std::vector<std::string> files_; // of all parts
  ReportOptions report_;
  std::vector<std::string> allowed_roots_;
  bool strict_links_ = false;
  bool no_baseline_ = false;
  unsigned jobs_ = 1;
};

} // namespace

CommandType merge_command() {
  return {"merge", 20, "Print what `galley check` found in all parts of the current folder's site",
          make_command<MergeCommand>, "Exit code: as of `galley check`."};
}

} // namespace galley
