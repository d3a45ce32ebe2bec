// Diagnostics on their way from a site's Records to the result of a run. In: Records that all checks and
// suppressions have seen. Out: the diagnostics of the files that were asked for, each with what it is known
// by from one run to the next.
#pragma once

#include "run/records.h"
#include "run/request.h"
#include "run/result.h"

#include <cstddef>
#include <vector>

namespace galley {

// Returns the diagnostics of the files that were named, in order of file. `number` is the site's index in
// RunResult::sites.
std::vector<Found> take_found(const Site &site, SiteRecords &records, std::size_t number);

// Gives each its fingerprint, unless they have them. `found` are all of the site: equal diagnostics are
// numbered, so nothing may have been left out before.
void add_fingerprints(const SitePass &pass, std::vector<Found> &found);

// Leaves out the diagnostics that LeftOut::known contains, and says how many they were.
std::size_t leave_out_known(const SitePass &pass, const LeftOut &left_out, std::vector<Found> &found);

} // namespace galley
