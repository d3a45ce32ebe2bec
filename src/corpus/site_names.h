// The names that a site knows: of people, companies, products, places, works. In: the facts of all documents,
// and the fields of front matter that hold such names. Out: whether a term is one of these names, or a short
// form of one. The time is linear in the facts.
#pragma once

#include "base/hash.h"
#include "records/record.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

class SiteNames {
public:
  // The Records may hold facts of other fields, which are left alone.
  SiteNames(const std::vector<const Record *> &records, const std::vector<std::string> &fields);

  // Returns whether a bold term is a name by itself, or by what any document says.
  bool has(const TermFact &fact) const;
  bool has(std::string_view key) const { return lists(key) || keys_.find(key) != keys_.end(); }
  // Returns whether a front matter gives the name.
  bool lists(std::string_view key) const { return listed_.find(key) != listed_.end(); }

private:
  HashSet<std::string> listed_, keys_;
};

} // namespace galley
