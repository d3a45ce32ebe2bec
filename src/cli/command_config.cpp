#include "cli/command.h"
#include "report/config.h"
#include "site/find_config.h"

#include <string>

namespace galley {

namespace {

// `path` names a folder, or a document that need not exist.
Result<std::string> describe_config(const std::string &path, const Surroundings &surroundings) {
  const auto found = find_config(*surroundings.files, surroundings.current_folder, path);
  if (!found) return found.error();
  return found->document ? write_config(found->config, *found->document) : write_config(found->config);
}

class ConfigCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.value("path", "PATH", path_, "A document or a folder (default: the current folder)");
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    const Result<std::string> text = describe_config(path_, surroundings);
    if (!text) return text.error();
    output.out += *text;
    return exit_code::clean;
  }

private:
  std::string path_; // empty: the current folder
};

} // namespace

CommandType config_command() {
  return {"config", 60, "Print the config that serves for a path, and what set it",
          make_command<ConfigCommand>};
}

} // namespace galley
