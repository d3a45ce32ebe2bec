// Reports what the parser found wrong in the YAML of the front matter.
#include "checks/check.h"

#include <memory>

namespace galley {

namespace {

class FrontMatterSyntax final : public Check {
public:
  void check_document(const Document &document, Sink &sink) const override {
    for (const Problem &problem : document.problems) {
      sink.report({locate(*document.source, problem.span), {{"problem", problem.message}}});
    }
  }
};

CheckResult make(const Options &, const SiteSchemas &) {
  return std::unique_ptr<Check>(std::make_unique<FrontMatterSyntax>());
}

} // namespace

CheckType front_matter_syntax_check() {
  return {"front-matter-syntax", "{}", {"problem"}, make};
}

} // namespace galley
