#include "site/site.h"

#include <algorithm>

namespace galley {

const FoundDocument *Site::find(std::string_view path) const {
  for (const std::vector<FoundDocument> *list : {&documents, &data_files}) {
    const auto found =
        std::lower_bound(list->begin(), list->end(), path,
                         [](const FoundDocument &file, std::string_view name) { return file.path < name; });
    if (found != list->end() && found->path == path) return &*found;
  }
  return nullptr;
}

} // namespace galley
