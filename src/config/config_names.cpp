#include "config/config_names.h"

#include <algorithm>

namespace galley {

const std::vector<std::string> &config_names() {
  static const std::vector<std::string> names = {"galley.yaml", ".galley.yaml"};
  return names;
}

bool is_config_name(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1); // npos + 1 is 0
  return std::find(config_names().begin(), config_names().end(), path) != config_names().end();
}

} // namespace galley
