#include "actions/term_listing.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "report/printed.h"
#include "report/terms.h"
#include "text/count.h"

#include <algorithm>
#include <string>
#include <vector>

namespace galley {

namespace {

std::string summary_of(const std::vector<ListedTerm> &terms, bool undefined) {
  if (undefined) {
    if (terms.empty()) return "every bold term has a definition";
    return count_of(terms.size(), "term wants", "terms want") + " a definition";
  }
  const auto conflicts = std::count_if(terms.begin(), terms.end(), [](const ListedTerm &listed) {
    const std::vector<TermDefinition> &all = listed.term.definitions;
    return std::any_of(all.begin(), all.end(), [](const TermDefinition &one) { return one.conflicts; });
  });
  std::string summary = count_of(terms.size(), "term", "terms");
  if (conflicts > 0) summary += ", " + std::to_string(conflicts) + " with conflicting definitions";
  return summary;
}

} // namespace

int terms_command(const TermsOptions &options, const Surroundings &surroundings, Output &output) {
  Scope scope;
  scope.current_folder = surroundings.current_folder;
  scope.paths = options.paths;
  if (scope.paths.empty()) scope.paths.emplace_back();
  scope.jobs = options.jobs;
  const Result<TermListing> listing = list_terms(*surroundings.files, scope);
  if (!listing) return report_error(listing.error(), output);
  const std::vector<ListedTerm> &terms = options.undefined ? listing->undefined : listing->defined;
  output.out +=
      write_terms(printed_terms(terms), *term_format_from_name(options.format)); // no other names get here
  append_messages(output.err, listing->notices);
  append_messages(output.err, {summary_of(terms, options.undefined)});
  return exit_code::clean;
}

} // namespace galley
