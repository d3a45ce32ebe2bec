// Collects the diagnostics of a site from its Records. In: Records after all checks and suppressions. Out:
// the diagnostics of the files that the user named, each with its fingerprint if one is needed.
#pragma once

#include "run/records.h"
#include "run/request.h"
#include "run/result.h"

#include <cstddef>
#include <vector>

namespace galley {

// Moves the diagnostics of the named files out of the Records, in order of file. `number` is the site's index
// in RunResult::sites.
std::vector<Found> collect_found(const Site &site, SiteRecords &records, std::size_t number);

// Computes the fingerprints of `found`, unless they are computed already. `found` must still contain all
// diagnostics of the site, since equal ones are numbered.
void add_fingerprints(const SitePass &pass, std::vector<Found> &found);

// Removes the diagnostics that LeftOut::known contains, and returns their number.
std::size_t leave_out_known(const SitePass &pass, const LeftOut &left_out, std::vector<Found> &found);

} // namespace galley
