#include "cli/argument_paths.h"

namespace galley {

std::vector<std::string> mark_paths(const std::vector<std::string> &arguments) {
  if (!arguments.empty() && arguments.front() == "rename") return arguments; // its words are values
  std::vector<std::string> marked;
  bool paths_only = false;
  for (const std::string &argument : arguments) {
    if (paths_only && argument.size() > 1 && argument.starts_with('-')) {
      marked.push_back("./" + argument);
    } else if (!paths_only && argument == "--") {
      paths_only = true;
    } else {
      marked.push_back(argument);
    }
  }
  return marked;
}

} // namespace galley
