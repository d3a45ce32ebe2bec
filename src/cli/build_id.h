// What tells one build of galley from another, commit or not.
#pragma once

#include <string>

namespace galley {

// The build id that the linker made of the program's content, in hexadecimal digits; empty where the system
// has none.
std::string build_id();

} // namespace galley
