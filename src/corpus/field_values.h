// The values of one front matter field over a site or a part of it. In: Records that watch the field, in
// order of path. Out: each value with its places. Views and pointers go into the Records.
#pragma once

#include "corpus/record.h"

#include <map>
#include <string_view>
#include <vector>

namespace galley {

// The first place of a value in each document that has it, in order of path.
using Places = std::vector<const FieldFact *>;

// By text, without white space around it; no text is empty.
using FieldValues = std::map<std::string_view, Places>;

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field);

// Calls `visit(const FieldFact &)` for each value of the field in one document.
template <class Visit> void for_each_fact(const Facts &facts, std::string_view field, Visit visit) {
  for (const FieldFact &fact : facts.fields) {
    if (fact.field == field) visit(fact);
  }
}

} // namespace galley
