// All Records of a site, with look-ups. In: Records in any order, and the site's glossary and taxonomy. Out:
// the same answers whatever that order was.
#pragma once

#include "corpus/record.h"
#include "corpus/taxonomy.h"
#include "corpus/term_index.h"
#include "terms/glossary.h"

#include <string_view>
#include <vector>

namespace galley {

class Index {
public:
  // All of them must outlive the Index.
  Index(const std::vector<Record> &records, const Glossary &glossary, const Taxonomy &taxonomy);
  Index(const std::vector<Record> &records, const Glossary &glossary); // without a taxonomy

  // Sorted by path.
  const std::vector<const Record *> &records() const { return records_; }

  const Glossary &glossary() const { return glossary_; }
  const Taxonomy &taxonomy() const { return taxonomy_; }
  const TermIndex &terms() const { return terms_; }

private:
  std::vector<const Record *> records_;
  const Glossary &glossary_;
  const Taxonomy &taxonomy_;
  TermIndex terms_;
};

} // namespace galley
