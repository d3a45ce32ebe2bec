#include "parse/yaml_failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace galley {

Problem explain_yaml_failure(const YamlText &text, const YamlFailure &failure) {
  const std::uint32_t at = failure.offset;
  if (at >= text.end())
    return {{at, at}, "it ends too early: something that was opened is not closed"};
  return {{at, at + 1}, "this line can't be read as YAML"};
}

} // namespace galley
