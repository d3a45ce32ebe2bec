// Writes changed documents to disk, or shows what would change. In: their texts before and after the
// change. Out: files, which are complete at any moment, and an error for each file that could not be written;
// or diffs.
#pragma once

#include "actions/fixer.h"
#include "cli/command.h"

#include <string>
#include <vector>

namespace galley {

// Removes from `documents` those that were not written. A file whose text was changed by another
// program is left alone, and its path is added to `changed`. Returns false if a file could not be written,
// after an error that names the file.
bool write_documents(std::vector<FixedDocument> &documents, std::vector<std::string> &changed,
                     FileSystem &files, unsigned jobs, Output &output);

// Prints what replace() says is lost of a file, if anything.
void report_lost(const std::string &path, const std::string &lost, Output &output);

// Prints a diff of each document on stdout. Where a change can't be a part of a patch, a line on stderr says
// so.
void append_diffs(const std::vector<FixedDocument> &documents, Output &output);

// Prints an error for each of these paths, which says that another program changed the file.
void report_changed(const std::vector<std::string> &paths, Output &output);

} // namespace galley
