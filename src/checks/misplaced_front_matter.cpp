// This check reports front matter that generators take for text, because of where it stands or how its fences
// are written.
#include "parse/misplaced_front_matter.h"

#include "checks/check.h"

namespace galley {

namespace {

class MisplacedFrontMatterCheck final : public Check {
public:
  void check_document(const Document &document, Sink &sink) const override {
    if (document.unreadable) return;
    auto found = find_misplaced_front_matter(*document.source, document.fences);
    if (!found) return;
    std::optional<Fix> fix;
    if (!found->edits.empty())
      fix = Fix{"write it as front matter", Applicability::safe, std::move(found->edits)};
    sink.report({locate(*document.source, found->place), {{"reason", found->reason}}, {}, std::move(fix)});
  }
};

} // namespace

CheckType misplaced_front_matter_check() {
  return declare_check<MisplacedFrontMatterCheck>("misplaced-front-matter", {"reason"});
}

} // namespace galley
