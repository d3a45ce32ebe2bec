// What the author of a link that leads nowhere may have meant. In: the link's Destination. Out: the end of a
// message.
#pragma once

#include "links/link_resolver.h"
#include "text/suggest.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace galley {

// It is asked in order of documents. Only the first links of a document get a hint, so that a document with
// thousands of broken links costs no more than another. Both arguments must outlive it.
class LinkHints {
public:
  LinkHints(const Index &index, const LinkResolver &resolver)
      : index_(index), resolver_(resolver), routes_(resolver.routes()) {}

  // Gives `; did you mean "x"?`, or says how the name that is there differs, or gives nothing. `from` is the
  // document that holds the link.
  std::string for_path(const Record &from, const Destination &missing);
  // `document` is the one that has no such anchor; `maker` makes those of its headings. It is always the
  // same.
  std::string for_anchor(const Record &from, const Record &document, std::string_view fragment,
                         AnchorMaker maker);

private:
  // The names in a folder, prepared for searches.
  struct Names {
    std::vector<std::string> written;
    WordIndex index; // of `written`
  };
  bool may_hint(const Record &from);
  const Names &names_in(const std::string &folder, bool with_endings);
  std::string_view name_in(const std::string &folder, std::string_view name);
  std::string for_folded(const Record &from, std::string_view path);
  std::string for_name(const Destination &missing, std::string_view path, const std::string &folder);
  std::string address_of(const Record &document, std::string_view path) const;
  std::string for_note(std::string_view name);
  const Record *only_one_like(const Record &from, RecordSpan group);
  const std::vector<std::string> &anchors_of(const Record &document, bool blocks, AnchorMaker maker);

  const Index &index_;
  const LinkResolver &resolver_;
  const Routes &routes_;
  std::map<std::pair<std::string, bool>, Names> names_; // by folder, with or without endings; once asked for
  std::map<std::string, HashMap<std::string, std::string>> folded_; // names by folder and folded name
  std::map<char32_t, std::vector<std::string_view>> notes_; // names by their first letter, once asked for
  // By where groups begin: by language, the one document that has it; null where several have.
  std::map<const Record *const *, std::map<std::string, const Record *>> by_language_;
  std::map<std::pair<const Record *, bool>, std::vector<std::string>> anchors_; // once asked for
  const Record *last_ = nullptr;
  std::size_t given_ = 0;
};

} // namespace galley
