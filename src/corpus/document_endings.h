// The endings by which a site's documents are known: those of Markdown, and those of all files that its
// config calls content. In: the site's Records. Out: paths without these endings, in the forms that links are
// compared in.
#pragma once

#include "base/hash.h"
#include "records/record.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

class DocumentEndings {
public:
  // A site's documents are what its `content` matches, so their paths show its endings.
  explicit DocumentEndings(const std::vector<const Record *> &documents);

  // Whether the path ends as documents do.
  bool has(std::string_view path) const { return strip(path).size() != path.size(); }

  // The path without the ending of a document.
  std::string_view strip(std::string_view path) const;

  // A path or URL as documents are looked up by it: lower case, blanks as `-`; without the slashes around it,
  // without the ending of a document or `.html`, and without a last part that stands for its folder (`index`,
  // `_index`, `README`).
  std::string route_of(std::string_view path) const;

  // The name of a note: its file's, without the ending, folded.
  std::string note_name(std::string_view path) const;

private:
  void remove_from_route(std::string &route) const;

  HashSet<std::string> endings_; // with their dots
};

} // namespace galley
