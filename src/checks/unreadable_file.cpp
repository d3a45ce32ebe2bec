// This check reports a document that could not be read at all.
#include "checks/check.h"

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

} // namespace

CheckType unreadable_file_check() {
  return declare_check<UnreadableFile>("unreadable-file", {"problem"});
}

} // namespace galley
