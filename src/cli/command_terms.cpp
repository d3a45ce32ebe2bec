#include "actions/term_listing.h"
#include "cli/command.h"
#include "cli/shared_arguments.h"
#include "report/printed.h"
#include "report/terms.h"
#include "text/phrase.h"

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
  const auto conflicts = std::ranges::count_if(terms, [](const ListedTerm &listed) {
    const std::vector<TermDefinition> &all = listed.term.definitions;
    return std::ranges::any_of(all, [](const TermDefinition &one) { return one.conflicts; });
  });
  std::string summary = count_of(terms.size(), "term", "terms");
  if (conflicts > 0) summary += ", " + std::to_string(conflicts) + " with conflicting definitions";
  return summary;
}

class TermsCommand final : public Command {
public:
  void declare(CommandArguments &arguments) override {
    arguments.values("path", "PATH", paths_, "Files and folders (default: the current folder)");
    arguments.choice("--format", format_,
                     {{"text", TermFormat::text},
                      {"json", TermFormat::json},
                      {"csv", TermFormat::csv},
                      {"markdown", TermFormat::markdown}},
                     "How to print it (default: text)");
    arguments.flag("--undefined", undefined_,
                   "Print instead the bold terms that nothing defines, the most used first");
    declare_allow_root(arguments, allowed_roots_);
    declare_jobs(arguments, jobs_);
  }

  Result<int> run(const Surroundings &surroundings, Output &output) const override {
    const CheckScope scope = make_scope(paths_, allowed_roots_, jobs_, surroundings);
    const Result<TermListing> listing = list_terms(*surroundings.files, scope);
    if (!listing) return listing.error();
    const std::vector<ListedTerm> &terms = undefined_ ? listing->undefined : listing->defined;
    output.out += write_terms(printed_terms(terms), format_);
    append_messages(output.err, listing->notices);
    append_messages(output.err, {summary_of(terms, undefined_)});
    return exit_code::clean;
  }

private:
  std::vector<std::string> paths_;
  std::vector<std::string> allowed_roots_;
  TermFormat format_ = TermFormat::text;
  bool undefined_ = false; // list the terms that lack a definition instead
  unsigned jobs_ = 1;
};

} // namespace

CommandType terms_command() {
  return {"terms", 100, "Print the site's glossary: its terms, what defines them, and where",
          make_command<TermsCommand>};
}

} // namespace galley
