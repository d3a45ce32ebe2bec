// Makes a site of documents as real ones are: front matter, tags by Zipf's law, terms, dialogues, links,
// Chinese and English, sizes from 1 KB to 300 KB with a median of about 4 KB, one in a hundred with a byte
// order mark and CRLF. In: SiteOptions. Out: documents, one at a time and in any order, the same bytes on
// every machine. Each document is its caller's.
#pragma once

#include "bench/prose.h"
#include "bench/random.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace galley::bench {

enum class SiteShape : std::uint8_t { notes, docs };

struct SiteOptions {
  std::uint64_t documents = 1000; // at least 1
  std::uint64_t seed = 1;
  SiteShape shape =
      SiteShape::notes; // a garden in Chinese and English, or the manual of a program in English
  // How many defects of galley's rules the site holds. Each gives one diagnostic, as long as the site has at
  // least 20 documents: in smaller ones rare tags are no defect. None: as many as real sites have, one in 50
  // documents, and no front matter that can't be read.
  std::optional<std::uint64_t> defects;
};

struct SiteFile {
  std::string path; // from the site's folder, with '/'
  std::string text;
};

class SiteGenerator {
public:
  explicit SiteGenerator(SiteOptions options);

  // What stands beside the documents: galley.yaml, and the schema it names.
  std::vector<SiteFile> config() const;
  // `number` is 0 to documents - 1.
  SiteFile document(std::uint64_t number) const;

private:
  std::string path(std::uint64_t number) const;
  Language language(std::uint64_t number) const;
  std::vector<std::string> tags(Random &random) const;
  std::string body(std::uint64_t number, Random &random) const;
  void add_block(std::uint64_t number, Random &random, std::vector<Term> &defined, std::string &out) const;

  SiteOptions options_;
  std::vector<std::uint64_t> tag_weights_; // added up, of the tags in order of use
};

// The whole site, its config first.
std::vector<SiteFile> generate_site(const SiteOptions &options);

} // namespace galley::bench
