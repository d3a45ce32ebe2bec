#include "cli/parsed.h"

#include "cli/validators.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace galley {

namespace {

const std::map<std::string, ColorChoice> color_choices = {
    {"auto", ColorChoice::automatic}, {"always", ColorChoice::always}, {"never", ColorChoice::never}};

const std::map<std::string, ColumnUnit> column_units = {{"codepoint", ColumnUnit::code_point},
                                                        {"byte", ColumnUnit::byte},
                                                        {"utf16", ColumnUnit::utf16},
                                                        {"display", ColumnUnit::display}};

} // namespace

Result<Command> finish_check(Parsed parsed) {
  CheckOptions &check = parsed.check;
  const bool reads_stdin = std::find(check.paths.begin(), check.paths.end(), "-") != check.paths.end();
  if (!check.stdin_filename.empty() && !reads_stdin) {
    return Error{"--stdin-filename names standard input, but no path is `-`"};
  }
  check.fail_on = parsed.exit_zero ? std::nullopt : severity_from_name(parsed.fail_on); // none for "never"
  if (parsed.write_baseline && reads_stdin)
    return Error{"--write-baseline is for files, not for standard input"};
  if (parsed.write_baseline && parsed.no_baseline)
    return Error{"--write-baseline and --no-baseline contradict each other"};
  if (parsed.grow && !parsed.write_baseline)
    return Error{"--grow says how --write-baseline writes; give both"};
  const bool compares = parsed.revision || parsed.staged || parsed.affected;
  if (compares && parsed.write_baseline)
    return Error{"--write-baseline looks at all that is found, not at what is new; leave out --since, "
                 "--staged and --affected"};
  if (parsed.staged && reads_stdin) return Error{"--staged is for what Git has, not for standard input"};
  if (parsed.affected && check.paths.empty())
    return Error{"--affected tells what is named from the rest; name files or folders, or give --since HEAD"};
  if (!parsed.shard.empty() && (compares || reads_stdin || parsed.write_baseline))
    return Error{"--shard is for what stands in files; give the rest to `galley merge`"};
  check.shard = read_shard(parsed.shard);
  if (compares) check.since = Since{parsed.revision, parsed.staged, parsed.affected};
  if (parsed.no_baseline) check.baseline = BaselineUse::ignore;
  if (parsed.write_baseline) check.baseline = parsed.grow ? BaselineUse::grow : BaselineUse::write;
  check.cache = !parsed.no_cache;
  check.color = color_choices.at(parsed.color);
  check.column_unit = column_units.at(parsed.column_unit);
  return Command(std::move(check));
}

Result<Command> finish_fix(Parsed parsed) {
  FixOptions fix = std::move(parsed.fix);
  auto run = finish_check(std::move(parsed));
  if (!run) return run;
  fix.run = std::get<CheckOptions>(*std::move(run));
  const std::vector<std::string> &paths = fix.run.paths;
  if (paths.size() > 1 && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    return Error{"galley fix - mends standard input alone; name no other path beside it"};
  }
  return Command(std::move(fix));
}

} // namespace galley
