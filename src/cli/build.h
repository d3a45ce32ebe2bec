// Identifies the build of galley.
#pragma once

#include <string>

namespace galley {

// "0.1.0 (0123456789ab)": the version, and the commit that it was built from, if that is known.
// cmake/version.cmake updates it at each build.
extern const char *const version_and_commit;

// Returns the build id that the linker computed from the program's content, in hexadecimal digits. It differs
// between builds, even of the same commit. It is empty on systems without build ids.
std::string build_id();

} // namespace galley
