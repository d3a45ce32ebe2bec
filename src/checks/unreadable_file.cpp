// Reports a document that could not be read at all.
#include "checks/check.h"

#include <memory>

namespace galley {

namespace {

class UnreadableFile final : public Check {
public:
  void check_document(const Document &document, Sink &sink) const override {
    if (!document.unreadable) return;
    sink.report(
        {locate(*document.source, document.unreadable->span), {{"problem", document.unreadable->message}}});
  }
};

CheckResult make(const Options &, const SiteSchemas &) {
  return std::unique_ptr<Check>(std::make_unique<UnreadableFile>());
}

} // namespace

CheckType unreadable_file_check() {
  return {"unreadable-file", "{}", {"problem"}, make};
}

} // namespace galley
