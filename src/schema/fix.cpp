#include "schema/fix.h"

#include "base/edit.h"
#include "schema/words.h"
#include "text/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// Nobody writes front matter that comes near these limits. They bound the work on hostile input: the largest
// front matter that is fixed at all, and what is read again to try the fixes of one document, in bytes.
constexpr std::size_t largest_content = std::size_t{1} << 16;
constexpr std::size_t most_bytes_tried = std::size_t{1} << 20;

// The edits that would mend one defect, before they are tried.
struct Proposal {
  Fix fix;
  std::uint32_t touched = 1; // how many values read differently, are new, or are gone
  std::string new_key = {};  // the pointer of a key that is written; empty where none is
  std::string member = {};   // the whole member that is added; empty where none is
};

std::optional<Proposal> propose(std::string title, Applicability applicability, std::optional<Edit> edit) {
  if (!edit) return std::nullopt;
  Proposal proposal;
  proposal.fix = {std::move(title), applicability, {*std::move(edit)}};
  return proposal;
}

std::optional<Proposal> replace_value(const Defect &defect, const FieldEditor &editor, std::string_view by,
                                      bool sure) {
  return propose(fmt::format("replace {} with \"{}\"", quote_value(defect.instance), by),
                 sure ? Applicability::safe : Applicability::unsafe,
                 editor.replace_value(defect.instance, by));
}

std::optional<Proposal> rename_key(const Defect &defect, const FieldEditor &editor) {
  const std::string &name = defect.suggestion;
  const std::string &pointer = defect.instance_pointer;
  auto proposal = propose(fmt::format("rename the key \"{}\" to \"{}\"", defect.instance.key(), name),
                          defect.sure ? Applicability::safe : Applicability::unsafe,
                          editor.rename_key(defect.instance, name));
  if (proposal) proposal->new_key = fmt::format("{}/{}", pointer.substr(0, pointer.rfind('/')), name);
  return proposal;
}

std::optional<Proposal> remove_item(const Defect &defect, const FieldEditor &editor) {
  const Value item = defect.instance;
  const bool same = defect.other.kind() == item.kind() && defect.other.text() == item.text();
  return propose(fmt::format("remove the repeated item {}", quote_value(item)),
                 same ? Applicability::safe : Applicability::unsafe, editor.remove_item(item));
}

// The present members that are nearest to the missing key in the schema's order.
struct Neighbours {
  Value previous, next;
};

Neighbours neighbours(const Defect &defect, Value mapping) {
  Neighbours found;
  bool passed = false;
  if (!defect.properties) return found;
  for (const Value property : defect.properties) {
    if (property.key() == defect.missing_key) passed = true;
    const Value member = mapping.find(property.key());
    if (!member) continue;
    if (!passed) found.previous = member;
    if (passed && !found.next) found.next = member;
  }
  return found;
}

std::optional<Proposal> add_member(const Defect &defect, const FieldEditor &editor) {
  if (!defect.default_value) return std::nullopt;
  const auto [previous, next] = neighbours(defect, defect.instance);
  auto edit =
      editor.insert_member(defect.instance, {defect.missing_key, defect.default_value, previous, next});
  std::string member = editor.write_member(defect.missing_key, defect.default_value);
  auto proposal = propose(fmt::format("add \"{}\"", member), Applicability::unsafe, std::move(edit));
  if (!proposal) return std::nullopt;
  proposal->touched = defect.default_value.node()->skip;
  proposal->new_key = fmt::format("{}/{}", defect.instance_pointer, defect.missing_key);
  proposal->member = std::move(member);
  return proposal;
}

std::optional<Proposal> propose_fix(const Defect &defect, const FieldEditor &editor) {
  if (!defect.missing_key.empty()) return add_member(defect, editor);
  if (defect.keyword == "uniqueItems") return remove_item(defect, editor);
  if (!defect.suggestion.empty()) {
    return defect.at_key ? rename_key(defect, editor)
                         : replace_value(defect, editor, defect.suggestion, defect.sure);
  }
  if (defect.keyword != "format" && defect.keyword != "type") return std::nullopt;
  std::optional<std::string> date;
  if (defect.format == "date") date = iso_date(defect.instance.text());
  if (defect.format == "date-time") date = iso_date_time(defect.instance.text());
  return date ? replace_value(defect, editor, *date, false) : std::nullopt;
}

bool reads_same(const ValueNode &a, const ValueNode &b) {
  return a.kind == b.kind && a.key == b.key && a.text == b.text;
}

// Whether the trees differ in one run of at most `touched` values.
bool differ_in_one_place(Value a, Value b, std::uint32_t touched) {
  const ValueNode *const old = a.node();
  const ValueNode *const made = b.node();
  const std::uint32_t shorter = std::min(old->skip, made->skip);
  std::uint32_t same = 0;
  while (same < shorter && reads_same(old[same], made[same])) ++same;
  std::uint32_t same_behind = 0;
  while (same + same_behind < shorter &&
         reads_same(old[old->skip - 1 - same_behind], made[made->skip - 1 - same_behind])) {
    ++same_behind;
  }
  return std::max(old->skip, made->skip) - same - same_behind <= touched;
}

// Makes the edits of a proposal and reads the outcome again.
class Trial {
public:
  Trial(const std::vector<Defect> &defects, const Schema &schema, const FieldEditor &editor)
      : defects_(defects), schema_(schema), editor_(editor) {}

  bool succeeds(const Proposal &proposal, const std::vector<const Defect *> &mended) {
    const Span content = editor_.content();
    tried_ += content.size();
    if (tried_ > most_bytes_tried) return false;
    std::vector<Edit> edits = proposal.fix.edits;
    for (Edit &edit : edits) {
      edit.span.begin -= content.begin;
      edit.span.end -= content.begin;
    }
    auto text = apply_edits(editor_.whole_text().substr(content.begin, content.size()), std::move(edits));
    if (!text) return false;
    const Source made({}, *std::move(text));
    const auto tree = editor_.read(made, {0, static_cast<std::uint32_t>(made.text.size())});
    if (!tree || !differ_in_one_place(editor_.root(), tree->root(), proposal.touched)) return false;
    const std::vector<Defect> left = schema_.check(tree->root());
    return left.size() + mended.size() <= defects_.size() &&
           std::ranges::all_of(mended, [&](const Defect *defect) {
             return count_like(left, *defect) < count_like(defects_, *defect);
           });
  }

private:
  // Counts the defects that are the same as `defect`. The items of a list move up where one is removed, so
  // that an item's defect is known by its list.
  static std::ptrdiff_t count_like(const std::vector<Defect> &defects, const Defect &defect) {
    const bool item = defect.keyword == "uniqueItems";
    const auto list = [](std::string_view pointer) { return pointer.substr(0, pointer.rfind('/')); };
    return std::ranges::count_if(defects, [&](const Defect &each) {
      const bool same_place = item ? list(each.instance_pointer) == list(defect.instance_pointer)
                                   : each.instance_pointer == defect.instance_pointer;
      return same_place && each.keyword == defect.keyword && each.missing_key == defect.missing_key;
    });
  }

  const std::vector<Defect> &defects_;
  const Schema &schema_;
  const FieldEditor &editor_;
  std::size_t tried_ = 0;
};

using Proposals = std::vector<std::optional<Proposal>>;

// The position of the missing key in the schema's `properties`.
std::size_t schema_order(const Defect &defect) {
  std::size_t order = 0;
  if (!defect.properties) return order;
  for (const Value property : defect.properties) {
    if (property.key() == defect.missing_key) break;
    ++order;
  }
  return order;
}

Proposal together(const std::vector<const Proposal *> &parts) {
  Proposal all = *parts.front();
  std::string names;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    names += fmt::format("{}\"{}\"", i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ", parts[i]->member);
    if (i == 0) continue;
    all.fix.edits.front().replacement += parts[i]->fix.edits.front().replacement;
    all.touched += parts[i]->touched;
  }
  all.fix.title = parts.size() > 3 ? fmt::format("add the {} missing keys", parts.size()) : "add " + names;
  return all;
}

// Keys that are missing at one place are added by one fix, which all of their defects offer. Else nothing
// would say which of the keys comes first.
void join_insertions(const std::vector<Defect> &defects, Trial &trial, Proposals &proposals) {
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < defects.size(); ++i) {
    if (!proposals[i] || proposals[i]->member.empty()) continue;
    const std::uint32_t offset = proposals[i]->fix.edits.front().span.begin;
    places[{defects[i].instance_pointer, offset}].push_back(i);
  }
  for (auto &[place, indices] : places) {
    if (indices.size() < 2) continue;
    std::ranges::sort(indices, [&](std::size_t a, std::size_t b) {
      return schema_order(defects[a]) < schema_order(defects[b]);
    });
    std::vector<const Proposal *> parts;
    std::vector<const Defect *> mended;
    for (const std::size_t i : indices) {
      parts.push_back(&*proposals[i]);
      mended.push_back(&defects[i]);
    }
    const Proposal all = together(parts);
    const bool good = trial.succeeds(all, mended);
    for (const std::size_t i : indices) proposals[i] = good ? std::optional(all) : std::nullopt;
  }
}

} // namespace

std::vector<std::optional<Fix>> fixes_of(const std::vector<Defect> &defects, const Schema &schema,
                                         const FieldEditor &editor) {
  std::vector<std::optional<Fix>> fixes(defects.size());
  if (defects.empty() || editor.content().size() > largest_content) return fixes;
  Proposals proposals;
  std::map<std::string, int> new_keys;
  for (const Defect &defect : defects) {
    proposals.push_back(propose_fix(defect, editor));
    if (proposals.back() && !proposals.back()->new_key.empty()) ++new_keys[proposals.back()->new_key];
  }
  Trial trial(defects, schema, editor);
  for (std::size_t i = 0; i < defects.size(); ++i) {
    if (!proposals[i]) continue;
    // Where two fixes would write the same key, nobody knows which is right.
    const auto written = new_keys.find(proposals[i]->new_key);
    const bool rivals = written != new_keys.end() && written->second > 1;
    if (rivals || !trial.succeeds(*proposals[i], {&defects[i]})) proposals[i].reset();
  }
  join_insertions(defects, trial, proposals);
  for (std::size_t i = 0; i < defects.size(); ++i) {
    if (proposals[i]) fixes[i] = std::move(proposals[i]->fix);
  }
  return fixes;
}

} // namespace galley
