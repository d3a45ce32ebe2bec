// All Records of a site, with look-ups. In: Records in any order, and the site's glossary. Out: the same
// answers whatever that order was.
#pragma once

#include "corpus/record.h"
#include "corpus/term_index.h"
#include "terms/glossary.h"

#include <string_view>
#include <vector>

namespace galley {

class Index {
public:
  // The Records and the Glossary must outlive the Index.
  Index(const std::vector<Record> &records, const Glossary &glossary);

  // Sorted by path.
  const std::vector<const Record *> &records() const { return records_; }

  const Glossary &glossary() const { return glossary_; }
  const TermIndex &terms() const { return terms_; }

private:
  std::vector<const Record *> records_;
  const Glossary &glossary_;
  TermIndex terms_;
};

} // namespace galley
