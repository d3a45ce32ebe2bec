#include "base/path.h"
#include "cli/command.h"
#include "config/config.h"
#include "report/config.h"
#include "site/site.h"

#include <string>

namespace galley {

namespace {

// `path` names a folder, or a document that need not exist.
Result<std::string> describe_config(const std::string &path, const Surroundings &surroundings) {
  const std::string &current_folder = surroundings.current_folder;
  const FileSystem &files = *surroundings.files;
  const std::string absolute = absolute_path(current_folder, path);
  const bool is_folder = path.empty() || files.info(absolute).kind == FileKind::folder;
  const std::string site = find_site(files, current_folder, is_folder ? absolute : folder_of(absolute));
  const Result<Config> config = load_config(files, printed_path(current_folder, site));
  if (!config) return config.error();
  if (is_folder) return write_config(*config);
  return write_config(*config, absolute.substr(site == "/" ? 1 : site.size() + 1));
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
