// All facts of a document (records/fact.h). In: facts, one by one, through a FactWriter. Out: bytes, and the
// facts read from them, as views into the bytes. A site has too many facts for a larger form. Facts keep
// their bytes alive, and share them with their copies and with the other users of the same bytes, such as a
// store.
//
// The format, in terms of base/bytes.h: for each kind, in the order of FactKinds, the size of its part and
// the part, which consists of its facts one after another. Field facts are grouped: the field, the group's
// size, and its facts without the field. Any bytes are safe to read, even those that no FactWriter wrote.
#pragma once

#include "records/anchor_fact.h"
#include "records/entry_fact.h"
#include "records/field_fact.h"
#include "records/link_fact.h"
#include "records/term_fact.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

template <FactKind... Kinds> struct FactList {};

// All kinds of facts.
using FactKinds = FactList<FieldFact, TermFact, EntryFact, LinkFact, AnchorFact>;

template <class... Kinds> constexpr std::size_t size_of(FactList<Kinds...>) {
  return sizeof...(Kinds);
}
inline constexpr std::size_t fact_kind_count = size_of(FactKinds());
static_assert(fact_kind_count <= 32, "Needs::facts has a bit for each kind");

// Returns the index of the kind in FactKinds.
template <class Kind, class... Kinds> constexpr std::size_t index_in(FactList<Kinds...>) {
  static_assert((std::same_as<Kind, Kinds> || ...), "the kind is not one of FactKinds");
  std::size_t index = 0;
  (void)((std::same_as<Kind, Kinds> || (++index, false)) || ...);
  return index;
}
template <class Kind> inline constexpr std::size_t index_of_kind = index_in<Kind>(FactKinds());

// Returns the needs of a check that reads facts of these kinds from all documents. For facts of fields there
// is needs_of_fields(), which takes their names.
template <FactKind... Kinds> Needs needs_of() {
  static_assert((!std::same_as<Kinds, FieldFact> && ...), "needs_of_fields says which fields");
  Needs needs;
  needs.facts = ((1U << index_of_kind<Kinds>) | ...);
  needs.body = std::max({Kinds::body...});
  needs.corpus = true;
  return needs;
}
inline Needs needs_of_fields(std::vector<std::string> fields) {
  Needs needs;
  needs.fields = std::move(fields);
  needs.corpus = true;
  return needs;
}

// Returns whether facts of this kind are extracted.
template <FactKind Kind> bool asks_for(const Needs &needs) {
  if constexpr (std::same_as<Kind, FieldFact>) {
    return !needs.fields.empty();
  } else {
    return (needs.facts >> index_of_kind<Kind> & 1U) != 0;
  }
}

class Facts {
public:
  Facts() = default;
  explicit Facts(std::string bytes) {
    if (bytes.empty()) return;
    const auto owned = std::make_shared<const std::string>(std::move(bytes));
    bytes_ = *owned;
    owner_ = owned;
  }
  // `owner` keeps the bytes alive and at the same address.
  Facts(std::string_view bytes, std::shared_ptr<const void> owner)
      : owner_(std::move(owner)), bytes_(bytes) {}

  std::string_view bytes() const { return bytes_; }
  bool operator==(const Facts &other) const { return bytes() == other.bytes(); }

  // Calls `visit` with every fact of the kind, in document order; facts of fields are sorted by field first.
  template <FactKind Kind, class Visit> void for_each(Visit visit) const {
    if constexpr (std::same_as<Kind, FieldFact>) {
      for_each_group(
          [&](std::string_view field, std::string_view group) { visit_group(field, group, visit); });
    } else {
      visit_all<Kind>(part_of(index_of_kind<Kind>), visit);
    }
  }
  // Calls `visit` with every fact of one field.
  template <class Visit> void for_each_field(std::string_view field, Visit visit) const {
    for_each_group([&](std::string_view name, std::string_view group) {
      if (name == field) visit_group(field, group, visit);
    });
  }
  // Calls `visit(found, fact)` for every fact whose field is in a map or a set; `found` is the element of
  // the map or the set.
  template <class Fields, class Visit> void for_each_field_in(const Fields &fields, Visit visit) const {
    for_each_group([&](std::string_view name, std::string_view group) {
      const auto found = fields.find(name);
      if (found == fields.end()) return;
      visit_group(name, group, [&](const FieldFact &fact) { visit(*found, fact); });
    });
  }

  // Returns the fact of this kind whose member `at` has this value; a FieldFact is returned without its
  // field.
  template <FactKind Kind> Kind read(std::uint32_t at) const {
    ArchiveReader reader(bytes().substr(at));
    return read_next<Kind>(reader);
  }

private:
  template <class Visit> void for_each_group(Visit visit) const {
    for (ArchiveReader part(part_of(index_of_kind<FieldFact>)); !part.rest().empty();) {
      std::string_view field, group;
      part(field, group);
      visit(field, group);
    }
  }
  template <class Visit> void visit_group(std::string_view field, std::string_view group, Visit visit) const {
    visit_all<FieldFact>(group, [&](FieldFact &fact) {
      fact.field = field;
      visit(static_cast<const FieldFact &>(fact));
    });
  }
  template <class Kind, class Visit> void visit_all(std::string_view part, Visit visit) const {
    for (ArchiveReader reader(part); !reader.rest().empty();) {
      if (Kind fact = read_next<Kind>(reader); !reader.failed()) visit(fact);
    }
  }
  template <class Kind> Kind read_next(ArchiveReader &reader) const {
    Kind fact;
    if constexpr (requires { fact.at; })
      fact.at = static_cast<std::uint32_t>(reader.rest().data() - bytes().data());
    reader(fact);
    return fact;
  }
  std::string_view part_of(std::size_t kind) const;

  std::shared_ptr<const void> owner_;
  std::string_view bytes_;
};

class FactWriter {
public:
  template <FactKind Kind> void add(const Kind &fact) {
    ArchiveWriter archive(parts_[index_of_kind<Kind>]);
    archive(fact);
  }
  void add(const FieldFact &fact);

  Facts finish();

private:
  void end_group();

  std::array<std::string, fact_kind_count> parts_;
  std::string field_, group_; // the last field, and its facts
};

} // namespace galley
