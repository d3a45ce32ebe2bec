// All Records of a site, with look-ups. In: Records in any order. Out: the same answers whatever that order
// was.
#pragma once

#include "corpus/record.h"

#include <string_view>
#include <vector>

namespace galley {

class Index {
public:
  // The Records must outlive the Index.
  explicit Index(const std::vector<Record> &records);

  // Sorted by path.
  const std::vector<const Record *> &records() const { return records_; }

private:
  std::vector<const Record *> records_;
};

} // namespace galley
