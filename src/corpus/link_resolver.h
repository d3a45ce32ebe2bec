// Where links lead. In: an Index, and the ways in which the site's links are read. Out: for each link, the
// documents that it may mean. A generator's routes aren't known for sure, so each reading that leads
// somewhere counts: what is called missing can't be found by any.
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
  // The folders that `/x` may start from; "" is the site's folder. Those that generators use, by default.
  std::vector<std::string> roots = {".",           "content",          "content/en", "docs",
                                    "pages",       "public",           "source",     "src",
                                    "src/content", "src/content/docs", "src/pages",  "static"};
  bool clean_urls = true; // pages have addresses: `/x/` reaches x.md. Else links name files, as they are.
};

enum class Reach : std::uint8_t {
  found,
  missing,
  unknown, // it leaves the site, or leads where the site has nothing that galley sees
};

// By what a link leads: where one is missing, how sure that is differs.
enum class LinkRoute : std::uint8_t {
  file,         // a file's name with its ending, from the document's folder or a root; or `(/x/`
  page,         // a page's address, from the document
  root_page,    // a page's address, from a root
  note,         // a name, of Obsidian's
  own_document, // only `#id`
};

struct Destination {
  Reach reach = Reach::unknown;
  LinkRoute route = LinkRoute::file;
  Records documents;    // any of which may be meant; none where it is a file or a folder
  std::string path;     // as the link has it, decoded, without query and `#`
  std::string fragment; // behind `#`, decoded
};

class LinkResolver {
public:
  // Both must outlive it.
  LinkResolver(const Index &index, const LinkReading &reading);

  Destination resolve(const Record &from, const LinkFact &link) const;

private:
  void resolve_page(const Record &from, Destination &out) const;
  void resolve_note(const Record &from, Destination &out) const;
  void resolve_shortcode(const Record &from, Destination &out) const;
  bool try_place(const std::string &path, Destination &out) const;
  bool try_exact(const std::string &path, Destination &out) const;
  bool knows_way(const Destination &out) const;
  bool knows_root_entry(const std::string &root, std::string_view entry) const;
  Records notes(const Record &from, const std::string &name) const;

  const Index &index_;
  const LinkReading &reading_;
  std::vector<std::string> roots_;   // those that the site has
  bool templates_elsewhere_ = false; // so pages may be made that galley can't see
};

// The part of a path's last name behind its last dot: letters and digits, one letter at least, five
// characters at most. Empty where there is no such ending.
std::string_view ending_of(std::string_view path);

} // namespace galley
