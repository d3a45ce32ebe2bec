// Writes changed documents. In: their texts before and after. Out: files, each whole at any moment; and
// what could not be written, as errors.
#pragma once

#include "actions/fixer.h"
#include "cli/command.h"

#include <string>
#include <vector>

namespace galley {

// Keeps of `documents` those that were written. Those that hold another text by now are left alone, their
// paths added to `changed`. False where one could not be written; it is named.
bool write_documents(std::vector<FixedDocument> &documents, std::vector<std::string> &changed,
                     FileSystem &files, unsigned jobs, Output &output);

// An error for each of these paths: another program was there meanwhile.
void report_changed(const std::vector<std::string> &paths, Output &output);

} // namespace galley
