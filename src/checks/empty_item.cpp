// This check reports items of front matter lists that are empty: `""`, white space, or nothing at all. Lists
// of numbers and of mappings are left alone, in which nothing may stand for what is unknown.
#include "checks/check.h"
#include "parse/field_editors.h"
#include "text/phrase.h"
#include "text/unicode.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

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
    std::vector<Value> empty;
    for (const Value item : list) {
      if (!is_text(item)) return;
      if (is_empty(item)) empty.push_back(item);
    }
    if (empty.empty()) return;
    std::optional<Fix> fix;
    if (empty.size() < list.size() && document.problems.empty()) fix = removal(document, empty);
    sink.report({locate(*document.source, empty.front().span()),
                 {{"items", count_of(empty.size(), "empty item", "empty items")}, {"field", name}},
                 {},
                 std::move(fix)});
  }

  static std::optional<Fix> removal(const Document &document, const std::vector<Value> &items) {
    const auto editor = make_field_editor(document, document.fields());
    Fix fix{"take out what is empty", Applicability::unsafe, {}};
    for (const Value item : items) {
      auto edit = editor ? editor->remove_item(item) : std::nullopt;
      // Two items side by side may share the comma that goes with one of them.
      const bool meets = edit && !fix.edits.empty() && edit->span.begin <= fix.edits.back().span.end;
      if (!edit || meets) return std::nullopt;
      fix.edits.push_back(*std::move(edit));
    }
    return fix;
  }
};

} // namespace

CheckType empty_item_check() {
  return declare_check<EmptyItem>("empty-item", {"items", "field"});
}

} // namespace galley
