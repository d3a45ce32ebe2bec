// This check reports an id that a document gives twice: a link to it leads to the first of both.
#include "base/hash.h"
#include "checks/check.h"
#include "parse/explicit_id.h"

#include <string>
#include <utility>

namespace galley {

namespace {

class DuplicateId final : public Check {
public:
  Needs needs() const override {
    Needs needs;
    needs.body = BodyNeed::all;
    return needs;
  }

  void check_document(const Document &document, Sink &sink) const override {
    if (!document.body) return;
    const Source &source = *document.source;
    HashMap<std::string, Span> first;
    for (const ExplicitId &id : explicit_ids(source, *document.body)) {
      // What a component or a shortcode makes of its id isn't known.
      if (id.form == IdForm::label || !id.complete) continue;
      const auto [known, is_new] = first.try_emplace(id.id, id.span);
      if (is_new) continue;
      Related related;
      related.where = locate(source, known->second);
      related.message = "this is the first";
      sink.report({locate(source, id.span), {{"id", id.id}}, {std::move(related)}});
    }
  }
};

} // namespace

CheckType duplicate_id_check() {
  return declare_check<DuplicateId>("duplicate-id", {"id"});
}

} // namespace galley
