// Where links lead. In: an Index, and the ways in which the site's links are read. Out: for each link, the
// documents that it may mean. A generator's routes aren't known for sure, so each reading that leads
// somewhere counts: a link is missing only if no reading finds it.
#pragma once

#include "corpus/index.h"
#include "links/generator_config.h"
#include "links/redirects.h"
#include "text/glob.h"
#include "text/suggest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns patterns for documents that nearly all generators keep for parts of pages.
const GlobSet &usual_partials();

// How the links of a site are read.
struct LinkReading {
  // The folders that `/x` may start from; "" is the site's folder. By default they are those of generators. A
  // last part `{lang}` stands for each folder that is named after a language, and `*` for each folder.
  std::vector<std::string> roots = {".",           "content",          "content/en", "docs",
                                    "pages",       "public",           "source",     "src",
                                    "src/content", "src/content/docs", "src/pages",  "static"};
  // Whether pages have addresses, so that `/x/` leads to x.md. Else links name files as they are.
  bool clean_urls = true;
  // What makes the site of its documents, and so their addresses.
  Generator generator = Generator::any;
  // How URLs of the site itself begin. LinkFacts have such URLs only where Needs::sites has the same.
  std::vector<std::string> sites;
  // The documents that become parts of others. Only links from a root can be resolved in them.
  GlobSet partials = usual_partials();
  // Whether a folder has an address only where it has a page of its own, such as index.md.
  bool index_pages = false;
};

enum class Reach : std::uint8_t {
  found,
  missing,
  unknown, // galley sees nothing of the site where the link leads
  outside, // the link leaves the site
};

// In which way a link leads somewhere. How sure it is that one is missing depends on it.
enum class LinkRoute : std::uint8_t {
  file,         // a file's name with its ending, from the document's folder or a root; or `(/x/`
  page,         // a page's address, from the document
  root_page,    // a page's address, from a root
  note,         // the name of a note, as Obsidian has it
  own_document, // only `#id`, in the link's own document
};

// The documents that a link may mean: groups of the Routes, of which a document may be in several. That of a
// note is one group.
class MeantDocuments {
public:
  void add(RecordSpan group) {
    if (!group.empty()) groups_.push_back(group);
  }
  bool empty() const { return groups_.empty(); }
  const std::vector<RecordSpan> &groups() const { return groups_; }
  // The one that comes first; there must be one.
  const Record &first() const { return *groups_.front().front(); }

private:
  std::vector<RecordSpan> groups_; // none is empty
};

struct Destination {
  Reach reach = Reach::outside;
  LinkRoute route = LinkRoute::file;
  MeantDocuments documents; // empty where the link leads to a file or a folder
  std::string path;         // as the link has it, decoded, without query and `#`
  std::string fragment;     // behind `#`, decoded
  std::string meant;        // what the link should be, where it leads nowhere and that is certain
};

class LinkResolver {
public:
  // Both must outlive the LinkResolver.
  LinkResolver(const Index &index, const LinkReading &reading);

  Destination resolve(const Record &from, const LinkFact &link) const;
  const Routes &routes() const { return routes_; }
  // The folders that `/x` may start from.
  const std::vector<std::string> &roots() const { return roots_; }

private:
  void add_root(std::string_view given);
  void resolve_page(const Record &from, Destination &out) const;
  void resolve_note(const Record &from, Destination &out) const;
  void read_otherwise(const Record &from, const LinkFact &link, Destination &out) const;
  void resolve_shortcode(const Record &from, Destination &out) const;
  void resolve_backslashes(const Record &from, const LinkFact &link, Destination &out) const;
  bool try_place(const std::string &path, Destination &out) const;
  bool try_exact(const std::string &path, Destination &out) const;
  bool try_from(std::string_view folder, std::string_view target, Destination &out) const;
  bool try_from_roots(std::string_view target, Destination &out) const;
  bool try_address(std::string_view path, Destination &out) const;
  bool try_name(const Record &from, Destination &out) const;
  bool try_translation(const Record &from, Destination &out) const;
  bool try_further(const Record &from, Destination &out) const;
  bool try_below_bases(Destination &out) const;
  bool is_made(const Record &from, const std::string &path) const;
  bool has_template(std::string_view route) const;
  std::string without_language(std::string_view address) const;
  bool knows_way(const Destination &out) const;
  bool has_kind_in_roots(std::string_view path) const;
  bool misspells_first_folder(Destination &out) const;
  bool knows_root_entry(const std::string &root, std::string_view entry) const;
  RecordSpan notes(const Record &from, const std::string &name) const;
  const GeneratorConfig &config() const;
  const Redirects &redirects() const;
  const std::vector<std::string> &ignored() const;

  const Index &index_;
  const LinkReading &reading_;
  const Routes &routes_;
  const DocumentEndings &endings_;
  std::vector<std::string> roots_; // the roots of `reading_` that the site has
  // The names of what is in the roots, prepared for searches.
  struct FirstNames {
    std::vector<std::string> written;
    WordIndex index; // of `written`
  };
  const FirstNames &first_names() const;
  Lazy<FirstNames> first_names_;
  Lazy<HashSet<std::string>> root_kinds_; // the endings of the files directly in the roots
  Lazy<GeneratorConfig> config_;
  Lazy<Redirects> redirects_;
  Lazy<std::vector<std::string>> ignored_;
};

// The part of a path's last name behind its last dot: letters and digits, one letter at least, five
// characters at most. Empty where there is no such ending.
std::string_view ending_of(std::string_view path);

} // namespace galley
