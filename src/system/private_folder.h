// Opens a folder that belongs to the user alone. In: its path. Out: a descriptor of it, unless somebody else
// could put files there or decides where the path leads.
#pragma once

#include "system/descriptor.h"

#include <string>

namespace galley {

// `path` is absolute. If `make`, the folder and its missing parents are made, with access for the user alone.
// Where the descriptor isn't open, `reason` and errno say why; it is ENOENT where there is no such folder.
Descriptor open_private_folder(const std::string &path, bool make, std::string &reason);

} // namespace galley
