// Which language a document is in, as far as its site shows it. In: a Record. Out: a key that differs between
// a document and its translations: values that are the same in two languages are no duplicates, and values
// that look alike in two languages may well be right in both.
#pragma once

#include "records/record.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// The fields that may name the language. A check that asks for languages watches them.
const std::vector<std::string> &language_fields();

// The key is made of the values of such fields and of the parts of the path that look like a language's tag
// (`content/zh-cn/`, `about.fr.md`), folded. It is empty where there are none. A folder `go` or `js` passes
// for a language, too.
std::string language_of(const Record &record);

using RecordsByLanguage = std::map<std::string, std::vector<const Record *>>;

// Groups the Records by language; within a group they keep their order.
RecordsByLanguage by_language(const std::vector<const Record *> &records);

} // namespace galley
