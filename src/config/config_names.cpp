#include "config/config_names.h"

#include "base/path.h"

#include <algorithm>

namespace galley {

const std::vector<std::string> &config_names() {
  static const std::vector<std::string> names = {"galley.yaml", ".galley.yaml"};
  return names;
}

bool is_config_name(std::string_view path) {
  path = name_of(path);
  return std::ranges::find(config_names(), path) != config_names().end();
}

} // namespace galley
