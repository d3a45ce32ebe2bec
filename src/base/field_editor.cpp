#include "base/field_editor.h"

namespace galley {

bool FieldEditor::holds(Value value) const {
  const auto index = value.node() - root_.node();
  return index > 0 && index < root_.node()->skip;
}

Value FieldEditor::parent_of(Value value) const {
  const ValueNode *const nodes = root_.node();
  if (parents_.empty()) {
    parents_.resize(nodes->skip);
    std::vector<std::uint32_t> open; // the collections around the node
    for (std::uint32_t index = 0; index < parents_.size(); ++index) {
      while (!open.empty() && index >= open.back() + nodes[open.back()].skip) open.pop_back();
      if (!open.empty()) parents_[index] = open.back();
      const bool collection =
          nodes[index].kind == ValueKind::sequence || nodes[index].kind == ValueKind::mapping;
      if (collection) open.push_back(index);
    }
  }
  return Value(nodes + parents_[static_cast<std::size_t>(value.node() - nodes)]);
}

} // namespace galley
