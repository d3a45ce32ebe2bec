#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/value_table.h"

namespace galley {

int values_command(const ValuesOptions &options, const Surroundings &surroundings, Output &output) {
  Scope scope;
  scope.current_folder = surroundings.current_folder;
  scope.paths = {options.path};
  scope.jobs = options.jobs;
  std::vector<std::string> notices;
  const auto values = count_values(*surroundings.files, scope, options.field, notices);
  if (!values) return report_error(values.error(), output);
  if (values->empty()) notices.push_back("no document has a value of \"" + options.field + "\"");
  append_messages(output.err, notices);
  output.out += options.format == "json"  ? write_values_as_json(*values)
                : options.format == "csv" ? write_values_as_csv(*values)
                                          : write_values_as_text(*values);
  return exit_code::clean;
}

} // namespace galley
