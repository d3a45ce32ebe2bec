// The glossary that a site keeps as data. In: its entries. Out: look-ups by a term's key. A Glossary owns its
// entries.
#pragma once

#include "base/diagnostic.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct GlossaryEntry {
  std::string term;
  std::vector<std::string> aliases; // other ways to write it
  std::string name;                 // in another language; may be empty
  std::string definition;           // may be empty
  Location where;                   // of the term in its file
};

class Glossary {
public:
  Glossary() = default;
  // `known` are terms as written, whose definition nobody needs.
  explicit Glossary(std::vector<GlossaryEntry> entries, const std::vector<std::string> &known = {});

  // Returns the entries in the order of the files, and within a file as written.
  const std::vector<GlossaryEntry> &entries() const { return entries_; }

  // Returns the first entry whose term or alias has this key (term_key), or null if there is none.
  const GlossaryEntry *find(std::string_view key) const;

  // Returns whether the term of this key needs no definition: the site says so, or everybody knows it.
  bool is_known(std::string_view key) const;

private:
  std::vector<GlossaryEntry> entries_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
  std::set<std::string, std::less<>> known_; // keys
};

} // namespace galley
