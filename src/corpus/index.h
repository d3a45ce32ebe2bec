// All Records of a site, with look-ups. In: Records in any order, and the site's glossary and taxonomy. Out:
// the same answers whatever that order was.
#pragma once

#include "corpus/record.h"
#include "corpus/routes.h"
#include "corpus/site_files.h"
#include "corpus/taxonomy.h"
#include "corpus/term_index.h"
#include "terms/glossary.h"

#include <memory>
#include <mutex>
#include <vector>

namespace galley {

class Index {
public:
  // All must outlive the Index. `files`: null where only documents are known.
  Index(const std::vector<Record> &records, const Glossary &glossary,
        const Taxonomy &taxonomy = no_taxonomy(), SiteFiles *files = nullptr);

  // Sorted by path.
  const std::vector<const Record *> &records() const { return records_; }

  const Glossary &glossary() const { return glossary_; }
  const Taxonomy &taxonomy() const { return taxonomy_; }
  const TermIndex &terms() const { return terms_; }

  SiteFiles *files() const { return files_; }

  // Made when first asked for; of what extract_facts() knows of route_fields().
  const Routes &routes() const;

private:
  std::vector<const Record *> records_;
  const Glossary &glossary_;
  const Taxonomy &taxonomy_;
  TermIndex terms_;
  SiteFiles *files_;
  mutable std::once_flag routes_once_;
  mutable std::unique_ptr<const Routes> routes_;
};

} // namespace galley
