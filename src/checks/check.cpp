#include "checks/check.h"

namespace galley {

const CheckType *find_check_type(std::string_view name) {
  for (const CheckType &type : check_types()) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

} // namespace galley
