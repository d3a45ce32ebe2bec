#include "cli/write_documents.h"

#include "base/edit.h"
#include "base/parallel.h"
#include "text/phrase.h"

#include <cstddef>
#include <utility>

namespace galley {

bool write_documents(std::vector<FixedDocument> &documents, std::vector<std::string> &changed,
                     FileSystem &files, unsigned jobs, Output &output) {
  std::vector<FileResult> written(documents.size());
  std::vector<std::string> lost(documents.size());
  parallel_for(written.size(), jobs, [&](std::size_t index, unsigned) {
    const FixedDocument &document = documents[index];
    written[index] = files.replace(document.path, document.before, document.after, &lost[index]);
  });
  bool all = true;
  std::vector<FixedDocument> kept;
  for (std::size_t i = 0; i < written.size(); ++i) {
    FixedDocument &document = documents[i];
    report_lost(document.path, lost[i], output);
    if (written[i]) {
      kept.push_back(std::move(document));
      continue;
    }
    all = false;
    if (written[i].error().changed) {
      changed.push_back(std::move(document.path));
    } else {
      report_error({"the document can't be written: " + written[i].error().reason, document.path}, output);
    }
  }
  documents = std::move(kept);
  return all;
}

void report_lost(const std::string &path, const std::string &lost, Output &output) {
  if (!lost.empty()) append_messages(output.err, {path + " is another file now: " + lost});
}

void append_diffs(const std::vector<FixedDocument> &documents, Output &output) {
  std::size_t remarks = 0;
  for (const FixedDocument &document : documents)
    remarks += append_unified_diff(output.out, document.path, document.before, document.edits);
  if (remarks > 0)
    append_messages(output.err, {count_of(remarks, "change", "changes") +
                                 " of lines with characters that can't be printed, which no patch can hold; "
                                 "the lines that begin with `# ` show them"});
}

void report_changed(const std::vector<std::string> &paths, Output &output) {
  for (const std::string &path : paths)
    report_error({"the document was changed by another program meanwhile and is left alone", path}, output);
}

} // namespace galley
