// How a site's generator reads fields of the front matter. In: the mappings `fields` of configs. Out: for
// each field its FieldReading, by which facts are extracted and compared.
#pragma once

#include "base/value.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace galley {

// What separates the values that are written in one string: `tags: a, b`.
enum class FieldSeparator : std::uint8_t { none, commas, blanks, commas_and_blanks };

// Returns the characters that separate values.
std::string_view separators_of(FieldSeparator separator);

// What the values of a field lead to.
enum class FieldLinks : std::uint8_t {
  none,
  wikilinks, // only `[[note]]` leads anywhere
  documents, // a path does as well, as in a Markdown link
  images,    // a path is that of an image
};

struct FieldReading {
  FieldSeparator separator = FieldSeparator::none;
  bool body_tags = false; // each `#tag` of the body is a value, too, and `#tag` in the field is `tag`
  bool nested = false;    // `a/b` is a part of `a`
  bool fold_case = false; // values that differ only in case are one
  FieldLinks links = FieldLinks::none;
};

class FieldReadings {
public:
  // Adds a mapping of fields, which schemas/galley.schema.json allows. Its options replace those of earlier
  // mappings, one by one. The field `*` has the options of all fields that have none of their own.
  void add(Value mapping);

  bool empty() const { return readings_.empty(); }
  const FieldReading &of(std::string_view field) const;
  bool has_links() const { return has_links_; }

private:
  std::map<std::string, FieldReading, std::less<>> readings_;
  bool has_links_ = false;
};

const FieldReadings &no_field_readings();

} // namespace galley
