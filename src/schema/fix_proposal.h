// What may mend a defect. In: a Defect, and the editor of the fields that it stands in. Out: edits, which
// nobody has tried yet.
//
// A proposal is safe where it changes how something is written and never what it says: the type that a schema
// asks for with the same text, a slip in a word that is none itself, a moment in the form of its format.
#pragma once

#include "base/field_editor.h"
#include "schema/schema.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

// The edits that would mend one defect, before they are tried.
struct Proposal {
  Fix fix;
  // How many values read differently or are gone, and how many stand in their place.
  std::uint32_t old_values = 1, new_values = 1;
  std::string new_key = {}; // the pointer of a key that is written; empty where none is
  std::string member = {};  // the whole member that is added; empty where none is
};

// The present members that are nearest to a missing key in the schema's order.
struct Neighbours {
  Value previous, next;
};

// The order of keys in the `properties` of schemas.
class SchemaOrder {
public:
  // The position of the missing key.
  std::size_t rank(const Defect &defect) {
    const Ranks &ranks = ranks_of(defect.properties);
    const auto found = ranks.find(defect.missing_key);
    return found == ranks.end() ? ranks.size() : found->second;
  }

  Neighbours neighbours(const Defect &defect) {
    Neighbours found;
    if (!defect.properties) return found;
    const auto &present = present_in(defect.instance, defect.properties);
    const auto next = present.lower_bound(rank(defect));
    if (next != present.begin()) found.previous = std::prev(next)->second;
    if (next != present.end()) found.next = next->second;
    return found;
  }

private:
  using Ranks = std::map<std::string_view, std::size_t>;

  const Ranks &ranks_of(Value properties) {
    Ranks &ranks = ranks_[properties.node()];
    if (!properties || !ranks.empty()) return ranks;
    for (const Value property : properties) ranks.emplace(property.key(), ranks.size());
    return ranks;
  }

  // The members of a mapping by their ranks.
  const std::map<std::size_t, Value> &present_in(Value mapping, Value properties) {
    const auto [entry, fresh] = present_.try_emplace({mapping.node(), properties.node()});
    if (!fresh) return entry->second;
    const Ranks &ranks = ranks_of(properties);
    for (const Value member : mapping) {
      if (const auto rank = ranks.find(member.key()); rank != ranks.end())
        entry->second.emplace(rank->second, member);
    }
    return entry->second;
  }

  std::map<const ValueNode *, Ranks> ranks_; // by the value of `properties`
  std::map<std::pair<const ValueNode *, const ValueNode *>, std::map<std::size_t, Value>> present_;
};

// `is_word` says whether a text is made of real words, which nobody wrote by a slip.
std::optional<Proposal> propose_fix(const Defect &defect, const FieldEditor &editor, SchemaOrder &order,
                                    const std::function<bool(std::string_view)> &is_word);

} // namespace galley
