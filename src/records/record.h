// A Record is what a run keeps of a document after its text is dropped: its diagnostics, and the facts that
// the checks of other documents need. It owns its data.
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
  bool partly_read = false; // its text or front matter is invalid, which may hide other defects
  bool generated = false;   // it says that a program wrote it
  std::vector<Unjudged> unjudged = {};

  bool operator==(const Record &) const = default;
};

} // namespace galley
