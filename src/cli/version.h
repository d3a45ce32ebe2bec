// galley's version.
#pragma once

namespace galley {

// "0.1.0 (0123456789ab)": the version, and the commit it was built from where that is known. Made by
// cmake/version.cmake at each build.
extern const char *const version_and_commit;

} // namespace galley
