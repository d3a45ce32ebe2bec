// What a run keeps of one document once its text is gone: its diagnostics, and the facts that other
// documents need to know of it. Owns all it holds.
#pragma once

#include "base/diagnostic.h"
#include "parse/suppression.h"
#include "records/facts.h"

#include <string>
#include <vector>

namespace galley {

struct Record {
  std::string path; // site-relative with '/'
  std::vector<Diagnostic> diagnostics;
  Facts facts;
  std::vector<Suppression> suppressions = {};
  bool partly_read = false; // its text or front matter is broken, which may hide other defects

  bool operator==(const Record &) const = default;
};

} // namespace galley
