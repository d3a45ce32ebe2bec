// The documents of a site that a program wrote. In: all Records of the site. Out: whether a document is one
// of them, or a translation of one, which may lack the note that says so.
#pragma once

#include "records/record.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

class GeneratedDocuments {
public:
  explicit GeneratedDocuments(const std::vector<const Record *> &records);

  bool contain(std::string_view path) const;

private:
  std::set<std::string> paths_; // without their language
};

} // namespace galley
