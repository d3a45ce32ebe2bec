// Finds the fields that a config names: `tags`, `nav.parent`, `authors.name`. In: the root mapping and such a
// name. Out: a call for each value that the name leads to.
#pragma once

#include "base/value.h"

#include <string_view>

namespace galley {

// Calls `visit` with the value of the key `path`. Where there is no such key, a dot leads into a mapping, or
// into each mapping of a list.
template <class Visit> void for_each_field(Value mapping, std::string_view path, Visit &&visit) {
  if (const Value exact = mapping.find(path)) return visit(exact);
  for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
    const Value inner = mapping.find(path.substr(0, dot));
    if (!inner) continue;
    const std::string_view rest = path.substr(dot + 1);
    if (inner.is(ValueKind::mapping)) for_each_field(inner, rest, visit);
    if (!inner.is(ValueKind::sequence)) continue;
    for (const Value item : inner) {
      if (item.is(ValueKind::mapping)) for_each_field(item, rest, visit);
    }
  }
}

} // namespace galley
