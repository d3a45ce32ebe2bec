// Finds the entries of a site's glossary in a text. In: the Glossary, and a text. Out: the entries that the
// text mentions by term, alias or name. A matcher owns its data, is immutable, and is safe to share between
// threads.
#pragma once

#include "terms/glossary.h"
#include "terms/matcher.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace galley {

class EntryMatcher {
public:
  explicit EntryMatcher(const Glossary &glossary);

  // Returns the entries as indices into Glossary::entries(), sorted and without repetition.
  std::vector<std::uint32_t> find_in(std::string_view text) const;

private:
  std::vector<std::uint32_t> entries_; // the entry of each of the matcher's terms
  Matcher matcher_;
};

} // namespace galley
