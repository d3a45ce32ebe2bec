// This check reports items of front matter lists that are empty: `""`, white space, or nothing at all. Lists
// of numbers and of mappings are left alone, in which nothing may stand for what is unknown.
#include "checks/check.h"
#include "parse/field_editors.h"
#include "text/unicode.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace galley {

namespace {

bool is_empty(Value value) {
  return value.is(ValueKind::null) || (value.is(ValueKind::string) && trim(value.text()).empty());
}

class EmptyItem final : public Check {
public:
  void check_document(const Document &document, Sink &sink) const override {
    if (!document.fields() || !document.fields().is(ValueKind::mapping)) return;
    check_members(document, document.fields(), "", sink);
  }

private:
  static void check_members(const Document &document, Value mapping, const std::string &above, Sink &sink) {
    for (const Value member : mapping) {
      if (!member.is(ValueKind::sequence) && !member.is(ValueKind::mapping)) continue;
      const std::string name = above + std::string(member.key());
      if (member.is(ValueKind::mapping)) {
        check_members(document, member, name + ".", sink);
      } else {
        check_list(document, member, name, sink);
      }
    }
  }

  static void check_list(const Document &document, Value list, const std::string &name, Sink &sink) {
    const auto is_text = [](Value item) { return is_empty(item) || item.is(ValueKind::string); };
    std::uint32_t empty = 0;
    for (const Value item : list) {
      if (!is_text(item)) return;
      empty += is_empty(item) ? 1 : 0;
    }
    if (empty == 0) return;
    const bool may_fix = empty < list.size() && document.problems.empty();
    const auto editor = make_field_editor(document, document.fields());
    for (const Value item : list) {
      if (!is_empty(item)) continue;
      std::optional<Fix> fix;
      auto edit = editor && may_fix ? editor->remove_item(item) : std::nullopt;
      if (edit) fix = Fix{"take the item out", Applicability::unsafe, {*std::move(edit)}};
      sink.report({locate(*document.source, item.span()), {{"field", name}}, {}, std::move(fix)});
    }
  }
};

} // namespace

CheckType empty_item_check() {
  return declare_check<EmptyItem>("empty-item", {"field"});
}

} // namespace galley
