#include "run/found.h"

#include "run/fingerprint.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

void move_diagnostics(const std::vector<FoundDocument> &files, std::vector<Record> &records,
                      std::size_t number, std::vector<Found> &out) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!files[i].named) continue;
    for (Diagnostic &diagnostic : records[i].diagnostics) out.push_back({number, std::move(diagnostic)});
  }
}

// Returns the index of the first diagnostic of each file, and at the end the number of all diagnostics.
std::vector<std::size_t> file_bounds(const std::vector<Found> &found) {
  std::vector<std::size_t> bounds;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i == 0 || found[i].diagnostic.where.path != found[i - 1].diagnostic.where.path) bounds.push_back(i);
  }
  bounds.push_back(found.size());
  return bounds;
}

} // namespace

std::vector<Found> collect_found(const Site &site, SiteRecords &records, std::size_t number) {
  std::vector<Found> found;
  move_diagnostics(site.documents, records.documents, number, found);
  move_diagnostics(site.data_files, records.data_files, number, found);
  return found;
}

// The texts are no longer in memory. Few documents have defects, so few are read again.
void add_fingerprints(const SitePass &pass, std::vector<Found> &found) {
  if (found.empty() || !found.front().fingerprint.empty()) return;
  const std::vector<std::size_t> bounds = file_bounds(found);
  std::vector<std::string> texts(pass.jobs);
  parallel_for(bounds.size() - 1, pass.jobs, [&](std::size_t file, unsigned thread) {
    std::string &text = texts[thread];
    const std::string path = pass.site.folder.file(found[bounds[file]].diagnostic.where.path);
    if (!pass.files.read(path, max_source_size, text)) text.clear();
    std::vector<const Diagnostic *> diagnostics;
    for (std::size_t i = bounds[file]; i < bounds[file + 1]; ++i) diagnostics.push_back(&found[i].diagnostic);
    std::vector<std::string> prints = fingerprints(diagnostics, text);
    for (std::size_t i = 0; i < prints.size(); ++i)
      found[bounds[file] + i].fingerprint = std::move(prints[i]);
  });
}

std::size_t leave_out_known(const SitePass &pass, const LeftOut &left_out, std::vector<Found> &found) {
  if (left_out.known == nullptr) return 0;
  const auto known = left_out.known->find(pass.site.folder.path);
  if (known == left_out.known->end()) return 0;
  add_fingerprints(pass, found);
  return std::erase_if(found, [&](const Found &one) {
    if (left_out.affected) {
      const FoundDocument *const file = pass.site.find(one.diagnostic.where.path);
      if (file != nullptr && !file->only_new) return false;
    }
    return known->second.contains(one.fingerprint);
  });
}

} // namespace galley
