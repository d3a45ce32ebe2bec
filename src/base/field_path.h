// Finds the fields that a config names: `tags`, `nav.parent`, `authors.name`. In: the root mapping and such a
// name. Out: a call for each value that the name leads to.
#pragma once

#include "base/value.h"

#include <string_view>

namespace galley {

// Calls `visit` with the value of the key `path`. Where there is no such key, a dot leads into a mapping, or
// into each mapping of a list. Whoever asks for many paths of one mapping keeps a finder for all of them.
template <class Visit>
void for_each_field(Value mapping, std::string_view path, Visit &&visit, MemberFinder &members) {
  if (const Value exact = members.find(mapping, path)) return visit(exact);
  for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
    const Value inner = members.find(mapping, path.substr(0, dot));
    if (!inner) continue;
    const std::string_view rest = path.substr(dot + 1);
    if (inner.is(ValueKind::mapping)) for_each_field(inner, rest, visit, members);
    if (!inner.is(ValueKind::sequence)) continue;
    for (const Value item : inner) {
      if (item.is(ValueKind::mapping)) for_each_field(item, rest, visit, members);
    }
  }
}

template <class Visit> void for_each_field(Value mapping, std::string_view path, Visit &&visit) {
  MemberFinder members;
  for_each_field(mapping, path, visit, members);
}

} // namespace galley
