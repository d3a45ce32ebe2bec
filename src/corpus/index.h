// All Records of a site, with look-ups. In: Records in any order, and the site's glossary and taxonomy. Out:
// answers about the whole site, which don't depend on that order.
#pragma once

#include "corpus/language.h"
#include "corpus/routes.h"
#include "corpus/site_names.h"
#include "corpus/taxonomy.h"
#include "corpus/term_convention.h"
#include "corpus/term_index.h"
#include "records/field_reading.h"
#include "records/record.h"
#include "records/site_files.h"
#include "terms/glossary.h"

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace galley {

// A value that is made on first use, by the thread that needs it first.
template <class Value> class Lazy {
public:
  template <class Make> const Value &get(Make make) const {
    std::call_once(once_, [&] { value_.emplace(make()); });
    return *value_;
  }

private:
  mutable std::once_flag once_;
  mutable std::optional<Value> value_;
};

// What a run knows of a site's links besides its documents and files.
struct LinkContext {
  bool strict = false; // all links are judged, whatever may be made that galley can't see
  // The paths of documents that an earlier state of the site had and this one lacks, sorted. Links to them
  // are broken for sure.
  std::vector<std::string> deleted;

  std::uint64_t hash() const;
};

const LinkContext &no_link_context();

class Index {
public:
  // All arguments must outlive the Index. `files` is null if only documents are known.
  Index(const std::vector<Record> &records, const Glossary &glossary,
        const Taxonomy &taxonomy = no_taxonomy(), const SiteFiles *files = nullptr,
        const LinkContext &links = no_link_context(), const FieldReadings &fields = no_field_readings());

  // Returns the Records, sorted by path.
  const std::vector<const Record *> &records() const { return records_; }

  const Glossary &glossary() const { return glossary_; }
  const Taxonomy &taxonomy() const { return taxonomy_; }
  const SiteFiles *files() const { return files_; }
  const LinkContext &links() const { return links_; }
  const FieldReadings &fields() const { return fields_; }

  // These are made on first use.
  const TermIndex &terms() const;
  const TermConvention &convention() const;
  const SiteNames &names(const std::vector<std::string> &fields) const; // of these fields of front matter
  const RecordsByLanguage &by_language() const;
  // Of the facts of route_fields().
  const Routes &routes(Generator generator = Generator::any) const;

private:
  std::vector<const Record *> records_;
  const Glossary &glossary_;
  const Taxonomy &taxonomy_;
  const SiteFiles *files_;
  const LinkContext &links_;
  const FieldReadings &fields_;
  Lazy<TermIndex> terms_;
  Lazy<TermConvention> convention_;
  mutable std::mutex names_mutex_;
  mutable std::map<std::vector<std::string>, SiteNames> names_; // by their fields
  Lazy<RecordsByLanguage> by_language_;
  std::array<Lazy<Routes>, generator_count> routes_; // by Generator
};

} // namespace galley
