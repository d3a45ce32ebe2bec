// Which build of galley this is.
#pragma once

#include <string>

namespace galley {

// "0.1.0 (0123456789ab)": the version, and the commit that it was built from where that is known.
// cmake/version.cmake makes it anew at each build.
extern const char *const version_and_commit;

// The build id that the linker made of the program's content, in hexadecimal digits. It tells one build from
// another, whether their commits differ or not. It is empty where the system has none.
std::string build_id();

} // namespace galley
