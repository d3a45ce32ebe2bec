// Which language a document is in, as far as its site tells. In: a Record. Out: a key that tells documents
// from their translations: what is the same in two languages is no duplicate, and what looks alike in two
// languages may well be right in both.
#pragma once

#include "records/record.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The fields that may name it. A check that asks for languages watches them.
const std::vector<std::string> &language_fields();

// The value of such a field and the parts of the path that look like a language's tag (`content/zh-cn/`,
// `about.fr.md`), folded; empty where there are none. A folder `go` or `js` passes for a language, too.
std::string language_of(const Record &record);

using RecordsByLanguage = std::map<std::string, std::vector<const Record *>>;

// In the order given.
RecordsByLanguage by_language(const std::vector<const Record *> &records);

} // namespace galley
