// The language of a document, as far as its site shows it. In: a Record. Out: a key that differs between a
// document and its translations. Equal values in two languages are no duplicates, and values that look alike
// in two languages may be right in both.
#pragma once

#include "records/record.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// Returns whether the text is a tag of two letters, perhaps with a region or a script: `fr`, `zh-cn`,
// `pt_BR`, `zh-Hant`.
bool looks_like_language(std::string_view part);

// Returns the first folder of a path that is named after a language: `content/zh` for `content/zh/a.md`. It
// is empty where there is none.
std::string_view language_folder(std::string_view path);

// Returns the fields that may name the language. A check that uses languages needs the facts of these fields.
const std::vector<std::string> &language_fields();

// Returns a key that is made of the values of these fields and of the parts of the path that look like a
// language's tag (`content/zh-cn/`, `about.fr.md`), folded. It is empty if there are none. A folder `go` or
// `js` counts as a language, too.
std::string language_of(const Record &record);

// Returns the path without the parts that look like a language's tag. A document and its translations have
// one such path: that of `docs/fr/a.md` and `docs/a.fr.md` is `docs/a.md`.
std::string path_without_language(std::string_view path);

using RecordsByLanguage = std::map<std::string, std::vector<const Record *>>;

// Groups the Records by language. Within a group they are in the same order as before.
RecordsByLanguage by_language(const std::vector<const Record *> &records);

} // namespace galley
