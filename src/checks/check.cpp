#include "checks/check.h"

namespace galley {

DataFilePtr parse_declared_options(std::string_view check, std::string json) {
  return parse_own_json(std::string(built_in_prefix).append("checks/").append(check), std::move(json));
}

const CheckType *find_check_type(std::string_view name) {
  for (const CheckType &type : check_types()) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

} // namespace galley
