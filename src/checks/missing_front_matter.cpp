// This check reports documents without front matter where the config requires a schema for it.
#include "checks/check.h"
#include "parse/misplaced_front_matter.h"

#include <memory>

namespace galley {

namespace {

class MissingFrontMatter final : public Check {
public:
  explicit MissingFrontMatter(const SiteSchemas &schemas) : schemas_(schemas) {}

  void check_document(const Document &document, Sink &sink) const override {
    if (document.unreadable || document.fences || !document.problems.empty()) return;
    if (schemas_.find(document.source->path) == nullptr) return;
    if (has_other_header(*document.source)) return;
    const std::uint32_t start = document.source->bom_size();
    // Where it is misplaced, the rule that says so stands for this one.
    const auto misplaced = find_misplaced_front_matter(*document.source, document.fences);
    sink.report({locate(*document.source, misplaced ? misplaced->place : Span{start, start}), {}});
  }

private:
  const SiteSchemas &schemas_;
};

} // namespace

CheckType missing_front_matter_check() {
  return declare_check<MissingFrontMatter>("missing-front-matter", {});
}

} // namespace galley
