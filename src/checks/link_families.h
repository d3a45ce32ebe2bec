// Which links by address, and which wikilinks, may be called broken. Generators and applications serve pages
// that no document makes, mostly all pages below one address. So links are judged by families: those whose
// addresses begin alike, in one language, read in one way. In: where each link leads. Out: for each family
// whether its links are judged, because enough of them lead somewhere.
#pragma once

#include "base/hash.h"
#include "links/link_resolver.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

class LinkFamilies {
public:
  // `min_share` is in percent; `roots` are those of the LinkResolver, which must outlive the LinkFamilies.
  // All families are judged where `all` is set.
  LinkFamilies(const std::vector<std::string> &roots, std::size_t min_share, bool all)
      : roots_(roots), min_share_(min_share), all_(all) {}

  // Adds a link and returns the number of its family. The links of one document must be added one after
  // another.
  std::size_t add(const Record &from, const Destination &destination, bool found);
  // Returns whether links of the family that lead nowhere are broken. All links must have been added.
  bool judges(std::size_t family);
  // Returns whether a family that isn't judged has links that do lead somewhere: its pages may be made, or
  // most of them may be gone.
  bool is_mixed(std::size_t family) const;
  // Says why a family is not judged: "2 of 42 to /x/… lead somewhere".
  std::string reason(std::size_t family) const;

private:
  struct Family {
    std::string name;   // says in a message which links of the site these are: "to /x/…"
    bool words = false; // the targets are single words, as names that a template looks up are
    std::size_t found = 0, all = 0;
  };
  static bool is_small(const Family &family);
  bool has_share(const Family &family) const;
  bool judge_small() const;

  const std::vector<std::string> &roots_;
  std::size_t min_share_;
  bool all_;
  const Record *last_ = nullptr;
  std::string area_; // of the last document: the beginning of its path from a root
  std::string key_;
  HashMap<std::string, std::size_t> numbers_;
  std::vector<Family> families_;
  bool wikilinks_ = false;           // the links are wikilinks
  std::optional<bool> judges_small_; // whether small families are judged, once it was asked for
};

// Returns the first folder of a path below which a site's pages are alike, with the language before it:
// `docs/` of `docs/a/b`, `zh/docs/` of `zh/docs/a`, and nothing for `a`.
std::string_view first_folder(std::string_view path);

} // namespace galley
