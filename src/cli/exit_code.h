// What galley's exit code says.
#pragma once

namespace galley::exit_code {

inline constexpr int clean = 0;   // nothing at or above --fail-on
inline constexpr int found = 1;   // diagnostics at or above --fail-on
inline constexpr int not_run = 2; // the run itself could not be done

} // namespace galley::exit_code
