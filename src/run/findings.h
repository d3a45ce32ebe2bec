// The diagnostics of one site with what each is known by, for whatever leaves some of them out. In: a site's
// records, in step with its documents. Out: fingerprints, found out when they are first wanted; and the
// records without what is dropped.
#pragma once

#include "base/file_system.h"
#include "records/record.h"
#include "run/run.h"
#include "site/discover.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace galley {

class Findings {
public:
  // What is given must outlive it, and nobody else may change the records' diagnostics meanwhile.
  Findings(const FileSystem &files, const Site &site, std::vector<Record> &records, unsigned jobs)
      : files_(files), site_(site), records_(records), jobs_(jobs) {}

  const Site &site() const { return site_; }
  const std::vector<Record> &records() const { return records_; }
  // In step with the records and their diagnostics. They are those of all diagnostics together, whatever was
  // dropped since.
  const std::vector<std::vector<std::string>> &fingerprints();
  // Drops those diagnostics, by record and place in it, and says how many they were.
  std::size_t drop(const std::function<bool(std::size_t, std::size_t)> &is_dropped);

private:
  const FileSystem &files_;
  const Site &site_;
  std::vector<Record> &records_;
  unsigned jobs_;
  bool found_ = false;
  std::vector<std::vector<std::string>> prints_;
};

// Leaves out what RunRequest::known holds, and collects RunResult::known of what is left, as the request
// asks.
void apply_known(const RunRequest &request, Findings &findings, RunResult &result);

} // namespace galley
