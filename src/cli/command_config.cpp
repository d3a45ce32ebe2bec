#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "report/config.h"
#include "site/find_config.h"

#include <string>
#include <vector>

namespace galley {

namespace {

// `path` names a folder, or a document that need not exist.
Result<std::string> describe_config(const std::string &path, const std::vector<std::string> &allowed_roots,
                                    const Surroundings &surroundings) {
  const auto found = find_config(*surroundings.files, surroundings.current_folder, path,
                                 absolute_roots(allowed_roots, surroundings));
  if (!found) return found.error();
  return found->document ? write_config(found->config, *found->document) : write_config(found->config);
}

class ConfigCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.value("path", "PATH", path_, "A document or a folder (default: the current folder)");
    declare_allow_root(arguments, allowed_roots_);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    const Result<std::string> text = describe_config(path_, allowed_roots_, surroundings);
    if (!text) return text.error();
    output.out += *text;
    return exit_code::clean;
  }

private:
  std::vector<std::string> allowed_roots_;
  std::string path_; // empty: the current folder
};

} // namespace

CommandType config_command() {
  return {"config", 60, "Print the config that serves for a path, and what set it",
          make_command<ConfigCommand>};
}

} // namespace galley
