// The values of one front matter field over a site or a part of it. In: Records that watch the field, in
// order of path. Out: each value with its places. Views and pointers go into the Records.
#pragma once

#include "base/hash.h"
#include "records/record.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A field's value in a document, small enough to hold very many.
struct FieldUse {
  const Record *record = nullptr;
  std::uint32_t at = 0; // FieldFact::at, which Facts::read() takes

  FieldFact fact() const { return record->facts.read<FieldFact>(at); }
  Location where() const { return fact().where.in(record->path); }
};

// The first place of a value in each document that has it, in order of path.
using Places = std::vector<FieldUse>;

// The places by the value's text, without white space around it; no text is empty.
using FieldValues = std::map<std::string_view, Places>;

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field);
// The values of each of `fields` that has some, by its name. The Records are read once.
std::map<std::string_view, FieldValues> field_values(const std::vector<const Record *> &records,
                                                     const HashSet<std::string_view> &fields);

} // namespace galley
