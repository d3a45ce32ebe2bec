// The values of one front matter field over a site or a part of it. In: Records with facts of the field,
// in order of path. Out: each value with its places, which point into the Records.
#pragma once

#include "base/hash.h"
#include "records/record.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A value of a field in a document. It is small, since a site has very many.
struct FieldUse {
  const Record *record = nullptr;
  std::uint32_t at = 0; // FieldFact::at, for Facts::read()

  FieldFact fact() const { return record->facts.read<FieldFact>(at); }
  Location where() const { return fact().where.in(record->path); }
};

// The first place of a value in each document that has the value, in order of path.
using Places = std::vector<FieldUse>;

// The places by the value's text, without white space on both sides. No text is empty.
using FieldValues = std::map<std::string_view, Places>;

FieldValues field_values(const std::vector<const Record *> &records, std::string_view field);
// Returns the values of each of `fields` that has values, by its name. The Records are read only once.
std::map<std::string_view, FieldValues> field_values(const std::vector<const Record *> &records,
                                                     const HashSet<std::string_view> &fields);

} // namespace galley
