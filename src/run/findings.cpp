#include "run/findings.h"

#include "base/parallel.h"
#include "base/source.h"
#include "run/fingerprint.h"

#include <utility>

namespace galley {

// The texts are gone since they were checked. Few documents have defects, so few are read again.
const std::vector<std::vector<std::string>> &Findings::fingerprints() {
  if (found_) return prints_;
  found_ = true;
  prints_.resize(records_.size());
  std::vector<std::string> texts(jobs_);
  parallel_for(records_.size(), jobs_, [&](std::size_t index, unsigned thread) {
    if (records_[index].diagnostics.empty()) return;
    std::string &text = texts[thread];
    if (!files_.read(site_.documents[index].file, max_source_size, text)) text.clear();
    prints_[index] = galley::fingerprints(records_[index].diagnostics, text);
  });
  return prints_;
}

std::size_t Findings::drop(const std::function<bool(std::size_t, std::size_t)> &is_dropped) {
  fingerprints();
  std::size_t dropped = 0;
  for (std::size_t record = 0; record < records_.size(); ++record) {
    std::vector<Diagnostic> &diagnostics = records_[record].diagnostics;
    std::vector<Diagnostic> kept;
    std::vector<std::string> kept_prints;
    for (std::size_t index = 0; index < diagnostics.size(); ++index) {
      if (is_dropped(record, index)) {
        ++dropped;
        continue;
      }
      kept.push_back(std::move(diagnostics[index]));
      kept_prints.push_back(prints_[record][index]);
    }
    diagnostics = std::move(kept);
    prints_[record] = std::move(kept_prints);
  }
  return dropped;
}

void apply_known(const RunRequest &request, Findings &findings, RunResult &result) {
  const Site &site = findings.site();
  if (request.known != nullptr) {
    const auto known = request.known->find(site.folder);
    if (known != request.known->end()) {
      result.left_out += findings.drop([&](std::size_t record, std::size_t index) {
        if (request.affected && !site.documents[record].only_new) return false;
        return known->second.count(findings.fingerprints()[record][index]) != 0;
      });
    }
  }
  if (!request.collects_known) return;
  std::set<std::string> &known = result.known[site.folder];
  for (const auto &prints : findings.fingerprints()) known.insert(prints.begin(), prints.end());
}

} // namespace galley
