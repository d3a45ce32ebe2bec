// The endings of a site's documents: those of Markdown, and those of all files that the config's `content`
// matches. In: the site's Records. Out: paths without these endings, in the forms in which links are
// compared.
#pragma once

#include "base/hash.h"
#include "records/record.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

class DocumentEndings {
public:
  // The endings are taken from the paths of the documents.
  explicit DocumentEndings(const std::vector<const Record *> &documents);

  // Returns whether the path has the ending of a document.
  bool has(std::string_view path) const { return strip(path).size() != path.size(); }

  // Returns the path without the ending of a document.
  std::string_view strip(std::string_view path) const;

  // Returns the key by which documents are looked up for a path or URL: in lower case, with blanks as `-`,
  // without slashes on both sides, without the ending of a document or `.html`, and without a last part that
  // stands for its folder (`index`, `_index`, `README`).
  std::string route_of(std::string_view path) const;

  // Returns the name of a note: the folded name of its file, without the ending.
  std::string note_name(std::string_view path) const;

private:
  void remove_from_route(std::string &route) const;

  HashSet<std::string> endings_; // with their dots
};

} // namespace galley
