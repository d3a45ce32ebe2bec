#include "corpus/generated_documents.h"

#include "corpus/language.h"

namespace galley {

GeneratedDocuments::GeneratedDocuments(const std::vector<const Record *> &records) {
  for (const Record *record : records) {
    if (record->generated) paths_.insert(path_without_language(record->path));
  }
}

bool GeneratedDocuments::contain(std::string_view path) const {
  return !paths_.empty() && paths_.contains(path_without_language(path));
}

} // namespace galley
