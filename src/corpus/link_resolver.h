// Where links lead. In: an Index, and the ways in which the site's links are read. Out: for each link, the
// documents that it may mean. A generator's routes aren't known for sure, so each reading that leads
// somewhere counts: a link is missing only if no reading finds it.
#pragma once

#include "corpus/index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// How the links of a site are read.
struct LinkReading {
  // The folders that `/x` may start from; "" is the site's folder. By default they are those of generators.
  std::vector<std::string> roots = {".",           "content",          "content/en", "docs",
                                    "pages",       "public",           "source",     "src",
                                    "src/content", "src/content/docs", "src/pages",  "static"};
  // Whether pages have addresses, so that `/x/` leads to x.md. Else links name files as they are.
  bool clean_urls = true;
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
};

class LinkResolver {
public:
  // Both must outlive the LinkResolver.
  LinkResolver(const Index &index, const LinkReading &reading);

  Destination resolve(const Record &from, const LinkFact &link) const;
  // Returns whether the templates that make pages are not among the site's files.
  bool templates_elsewhere() const { return templates_elsewhere_; }

private:
  void resolve_page(const Record &from, Destination &out) const;
  void resolve_note(const Record &from, Destination &out) const;
  void resolve_shortcode(const Record &from, Destination &out) const;
  bool try_place(const std::string &path, Destination &out) const;
  bool try_exact(const std::string &path, Destination &out) const;
  bool knows_way(const Destination &out) const;
  bool knows_root_entry(const std::string &root, std::string_view entry) const;
  RecordSpan notes(const Record &from, const std::string &name) const;

  const Index &index_;
  const DocumentEndings &endings_;
  const LinkReading &reading_;
  std::vector<std::string> roots_;   // the roots of `reading_` that the site has
  bool templates_elsewhere_ = false; // then pages may exist that galley can't see
};

// The part of a path's last name behind its last dot: letters and digits, one letter at least, five
// characters at most. Empty where there is no such ending.
std::string_view ending_of(std::string_view path);

} // namespace galley
