#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "report/value_table.h"
#include "text/phrase.h"

#include <string>
#include <vector>

namespace galley {

namespace {

class ValuesCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    declare_field(arguments, field_);
    declare_site_path(arguments, path_);
    arguments.choice("--format", format_,
                     {{"text", ValueFormat::text}, {"json", ValueFormat::json}, {"csv", ValueFormat::csv}},
                     "How to print them (default: text)");
    declare_allow_root(arguments, allowed_roots_);
    declare_jobs(arguments, jobs_);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    const CheckScope scope = make_scope({path_}, allowed_roots_, jobs_, surroundings);
    std::vector<std::string> notices;
    const auto values = count_values(*surroundings.files, scope, field_, notices);
    if (!values) return values.error();
    if (values->empty()) notices.push_back("no document has a value of " + in_quotes(field_));
    append_messages(output.err, notices);
    output.out += write_values(*values, format_);
    return exit_code::clean;
  }

private:
  std::string field_;
  std::vector<std::string> allowed_roots_;
  std::string path_; // of the site; empty: the current folder
  ValueFormat format_ = ValueFormat::text;
  unsigned jobs_ = 1;
};

} // namespace

CommandType values_command() {
  return {"values", 70, "Print the values of a field, those used most first", make_command<ValuesCommand>};
}

} // namespace galley
