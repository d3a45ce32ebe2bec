// The values that a site's fields may have (docs/configuring.md, "Taxonomy"). In: fields with their values.
// Out: whether a value is known, and what to write instead. A Taxonomy owns its data. Values are compared
// byte by byte.
#pragma once

#include "base/diagnostic.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// A condition of a value: another field must have one of these values.
struct TaxonomyCondition {
  std::string field;
  std::vector<std::string> values;
};

struct TaxonomyValue {
  std::string text;
  std::string description;             // may be empty
  std::vector<std::string> aliases;    // other ways to write it, which should be replaced by `text`
  std::vector<TaxonomyCondition> with; // conditions, all of which must hold
  Location where;                      // in the taxonomy's file
};

struct DeprecatedValue {
  std::string text;
  std::string replacement; // may be empty
};

enum class ValueState : std::uint8_t { known, alias, deprecated, unknown };

std::string_view state_name(ValueState state); // "known", "alias" and so on

struct KnownValue {
  ValueState state = ValueState::unknown;
  const TaxonomyValue *value = nullptr; // the value, or the one to write instead; may be null
};

struct TaxonomyField {
  std::string name; // as a check names it: a key, or `nav.parent`
  std::vector<TaxonomyValue> values;
  std::vector<DeprecatedValue> deprecated;
};

class Taxonomy {
public:
  Taxonomy() = default;
  // The names of the fields must differ. Within a field, the texts of all values, aliases and deprecated
  // values must differ, and each replacement must be a value.
  explicit Taxonomy(std::vector<TaxonomyField> fields);
  Taxonomy(const Taxonomy &) = delete; // its look-ups point into it
  Taxonomy &operator=(const Taxonomy &) = delete;
  Taxonomy(Taxonomy &&) = default; // a vector's elements don't move
  Taxonomy &operator=(Taxonomy &&) = default;
  ~Taxonomy() = default;

  const std::vector<TaxonomyField> &fields() const { return fields_; }
  const TaxonomyField *find(std::string_view field) const; // returns null if the field may have any value
  std::vector<std::string> watched() const; // the fields, and those that their values depend on

  // Looks a value up in a field that fields() has.
  KnownValue find(const TaxonomyField &field, std::string_view value) const;

private:
  std::vector<TaxonomyField> fields_;
  std::map<std::string_view, const TaxonomyField *> by_name_;
  std::map<const TaxonomyField *, std::map<std::string_view, KnownValue>> values_;
};

const Taxonomy &no_taxonomy(); // has no fields; exists as long as the program

} // namespace galley
