// Finds the entries of a site's glossary in a text. In: the Glossary. Out: which of them the text mentions:
// by term, alias or name. Owns all it holds; immutable, and safe to share between threads.
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

  // Indices into Glossary::entries(), sorted, each once.
  std::vector<std::uint32_t> find_in(std::string_view text) const;

private:
  std::vector<std::uint32_t> entries_; // in step with the matcher's terms: whose they are
  Matcher matcher_;
};

} // namespace galley
