#include "schema/fix.h"

#include "base/edit.h"
#include "schema/words.h"
#include "text/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace galley {

namespace {

// Nobody writes front matter that comes near these limits. They bound the work on hostile input: the largest
// front matter that is fixed at all, in bytes, and what is read again to try the fixes of one document, where
// a defect that is found again counts as much as some bytes.
constexpr std::size_t largest_content = std::size_t{1} << 16;
constexpr std::size_t most_bytes_tried = std::size_t{1} << 20;
constexpr std::size_t bytes_per_defect = 128;
// A fix for more defects than this is offered by the first of them alone.
constexpr std::size_t most_offers = 20;

// The edits that would mend one defect, before they are tried.
struct Proposal {
  Fix fix;
  // How many values read differently or are gone, and how many stand in their place.
  std::uint32_t old_values = 1, new_values = 1;
  std::string new_key = {}; // the pointer of a key that is written; empty where none is
  std::string member = {};  // the whole member that is added; empty where none is
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
  auto proposal = propose(fmt::format("remove the repeated item {}", quote_value(item)),
                          same ? Applicability::safe : Applicability::unsafe, editor.remove_item(item));
  if (proposal) proposal->new_values = 0;
  return proposal;
}

// The present members that are nearest to a missing key in the schema's order.
struct Neighbours {
  Value previous, next;
};

// The order of keys in the `properties` of schemas.
class SchemaOrder {
public:
  // The position of the missing key.
  std::size_t rank(const Defect &defect) {
    const Ranks &ranks = ranks_of(defect.properties);
    const auto found = ranks.find(defect.missing_key);
    return found == ranks.end() ? ranks.size() : found->second;
  }

  Neighbours neighbours(const Defect &defect) {
    Neighbours found;
    if (!defect.properties) return found;
    const auto &present = present_in(defect.instance, defect.properties);
    const auto next = present.lower_bound(rank(defect));
    if (next != present.begin()) found.previous = std::prev(next)->second;
    if (next != present.end()) found.next = next->second;
    return found;
  }

private:
  using Ranks = std::map<std::string_view, std::size_t>;

  const Ranks &ranks_of(Value properties) {
    Ranks &ranks = ranks_[properties.node()];
    if (!properties || !ranks.empty()) return ranks;
    for (const Value property : properties) ranks.emplace(property.key(), ranks.size());
    return ranks;
  }

  // The members of a mapping by their ranks.
  const std::map<std::size_t, Value> &present_in(Value mapping, Value properties) {
    const auto [entry, fresh] = present_.try_emplace({mapping.node(), properties.node()});
    if (!fresh) return entry->second;
    const Ranks &ranks = ranks_of(properties);
    for (const Value member : mapping) {
      if (const auto rank = ranks.find(member.key()); rank != ranks.end())
        entry->second.emplace(rank->second, member);
    }
    return entry->second;
  }

  std::map<const ValueNode *, Ranks> ranks_; // by the value of `properties`
  std::map<std::pair<const ValueNode *, const ValueNode *>, std::map<std::size_t, Value>> present_;
};

std::optional<Proposal> add_member(const Defect &defect, const FieldEditor &editor, SchemaOrder &order) {
  if (!defect.default_value) return std::nullopt;
  const auto [previous, next] = order.neighbours(defect);
  auto edit =
      editor.insert_member(defect.instance, {defect.missing_key, defect.default_value, previous, next});
  std::string member = editor.write_member(defect.missing_key, defect.default_value);
  auto proposal = propose(fmt::format("add \"{}\"", member), Applicability::unsafe, std::move(edit));
  if (!proposal) return std::nullopt;
  proposal->old_values = 0;
  proposal->new_values = defect.default_value.node()->skip;
  proposal->new_key = fmt::format("{}/{}", defect.instance_pointer, defect.missing_key);
  proposal->member = std::move(member);
  return proposal;
}

std::optional<Proposal> propose_fix(const Defect &defect, const FieldEditor &editor, SchemaOrder &order) {
  if (defect.instance.is_repeated()) return std::nullopt; // what it repeats may be right where it is written
  if (!defect.missing_key.empty()) return add_member(defect, editor, order);
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

// A proposal, and the defects that it mends, by their indices.
struct Attempt {
  Proposal proposal;
  std::vector<std::size_t> mended;
  bool good = false; // whether it was tried, and succeeded
};
using Attempts = std::span<Attempt>;

// Whether the trees differ only where the attempts, which are in the order of the text, change values.
bool differ_as_proposed(Value a, Value b, Attempts attempts) {
  const ValueNode *old = a.node(), *const old_end = old + old->skip;
  const ValueNode *made = b.node(), *const made_end = made + made->skip;
  for (auto next = attempts.begin();;) {
    while (old != old_end && made != made_end && reads_same(*old, *made)) ++old, ++made;
    if (old == old_end && made == made_end && next == attempts.end()) return true;
    if (next == attempts.end()) return false;
    const Proposal &proposal = (next++)->proposal;
    if (old_end - old < proposal.old_values || made_end - made < proposal.new_values) return false;
    old += proposal.old_values;
    made += proposal.new_values;
  }
}

// How many defects are the same: by place, keyword and missing key. The items of a list move up where one is
// removed, so that an item's defect is known by its list.
class DefectCounts {
public:
  explicit DefectCounts(const std::vector<Defect> &defects) {
    for (const Defect &defect : defects) ++counts_[key_of(defect)];
  }
  std::size_t count(const Defect &defect) const {
    const auto found = counts_.find(key_of(defect));
    return found == counts_.end() ? 0 : found->second;
  }

private:
  using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
  static Key key_of(const Defect &defect) {
    std::string_view place = defect.instance_pointer;
    if (defect.keyword == "uniqueItems") place = place.substr(0, place.rfind('/'));
    return {place, defect.keyword, defect.missing_key};
  }
  std::map<Key, std::size_t> counts_;
};

// Makes the edits of proposals and reads the outcome again.
class Trial {
public:
  Trial(const std::vector<Defect> &defects, const Schema &schema, const FieldEditor &editor)
      : defects_(defects), counts_(defects), schema_(schema), editor_(editor) {}

  // Finds out which of the attempts, which must be in the order of the text, are good. All are tried at once
  // and, where that fails, each half by itself.
  void run(Attempts attempts) {
    if (attempts.empty()) return;
    const bool good = succeed(attempts);
    if (good || attempts.size() == 1) {
      for (Attempt &attempt : attempts) attempt.good = good;
      return;
    }
    run(attempts.first(attempts.size() / 2));
    run(attempts.subspan(attempts.size() / 2));
  }
  bool ran_out() const { return tried_ > most_bytes_tried; }

private:
  bool succeed(Attempts attempts) {
    const Span content = editor_.content();
    tried_ += content.size() + bytes_per_defect * defects_.size();
    if (ran_out()) return false;
    std::vector<Edit> edits;
    for (const Attempt &attempt : attempts) {
      for (Edit edit : attempt.proposal.fix.edits) {
        edit.span.begin -= content.begin;
        edit.span.end -= content.begin;
        edits.push_back(std::move(edit));
      }
    }
    auto text = apply_edits(editor_.whole_text().substr(content.begin, content.size()), std::move(edits));
    if (!text) return false;
    const Source made({}, *std::move(text));
    const auto tree = editor_.read(made, {0, static_cast<std::uint32_t>(made.text.size())});
    if (!tree || !differ_as_proposed(editor_.root(), tree->root(), attempts)) return false;
    const std::vector<Defect> left = schema_.check(tree->root());
    const DefectCounts left_counts(left);
    std::size_t mended = 0;
    for (const Attempt &attempt : attempts) {
      mended += attempt.mended.size();
      for (const std::size_t i : attempt.mended) {
        if (left_counts.count(defects_[i]) >= counts_.count(defects_[i])) return false;
      }
    }
    return left.size() + mended <= defects_.size();
  }

  const std::vector<Defect> &defects_;
  const DefectCounts counts_;
  const Schema &schema_;
  const FieldEditor &editor_;
  std::size_t tried_ = 0; // bytes
};

Proposal together(const std::vector<const Proposal *> &parts) {
  Proposal all = *parts.front();
  std::string names;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    names += fmt::format("{}\"{}\"", i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ", parts[i]->member);
    if (i == 0) continue;
    all.fix.edits.front().replacement += parts[i]->fix.edits.front().replacement;
    all.new_values += parts[i]->new_values;
  }
  all.fix.title = parts.size() > 3 ? fmt::format("add the {} missing keys", parts.size()) : "add " + names;
  return all;
}

void sort_by_place(std::vector<Attempt> &attempts) {
  std::ranges::stable_sort(
      attempts, {}, [](const Attempt &attempt) { return attempt.proposal.fix.edits.front().span.begin; });
}

// Keys that are missing at one place are added by one fix, which all of their defects offer. Else nothing
// would say which of the keys comes first.
std::vector<Attempt> join_insertions(const std::vector<Defect> &defects, SchemaOrder &order,
                                     std::vector<Attempt> &attempts) {
  std::map<std::pair<std::string_view, std::uint32_t>, std::vector<Attempt *>> places;
  for (Attempt &attempt : attempts) {
    if (!attempt.good || attempt.proposal.member.empty()) continue;
    const std::uint32_t offset = attempt.proposal.fix.edits.front().span.begin;
    places[{defects[attempt.mended.front()].instance_pointer, offset}].push_back(&attempt);
  }
  std::vector<Attempt> joined;
  for (auto &[place, parts] : places) {
    if (parts.size() < 2) continue;
    std::ranges::sort(parts, {},
                      [&](const Attempt *part) { return order.rank(defects[part->mended.front()]); });
    std::vector<const Proposal *> proposals;
    std::vector<std::size_t> mended;
    for (Attempt *part : parts) {
      proposals.push_back(&part->proposal);
      mended.push_back(part->mended.front());
      part->good = false; // the joint one takes its place
    }
    joined.push_back({together(proposals), std::move(mended)});
  }
  sort_by_place(joined);
  return joined;
}

// The fix of each defect by itself. Where two fixes would write the same key, nobody knows which is right.
std::vector<Attempt> propose_fixes(const std::vector<Defect> &defects, const FieldEditor &editor,
                                   SchemaOrder &order) {
  std::vector<Attempt> attempts;
  std::map<std::string, int> new_keys;
  for (std::size_t i = 0; i < defects.size(); ++i) {
    auto proposal = propose_fix(defects[i], editor, order);
    if (!proposal) continue;
    if (!proposal->new_key.empty()) ++new_keys[proposal->new_key];
    attempts.push_back({*std::move(proposal), {i}});
  }
  std::erase_if(attempts, [&](const Attempt &attempt) {
    const auto written = new_keys.find(attempt.proposal.new_key);
    return written != new_keys.end() && written->second > 1;
  });
  sort_by_place(attempts);
  return attempts;
}

} // namespace

Fixes fixes_of(const std::vector<Defect> &defects, const Schema &schema, const FieldEditor &editor) {
  Fixes fixes;
  fixes.by_defect.resize(defects.size());
  if (defects.empty()) return fixes;
  if (editor.content().size() > largest_content) {
    fixes.all_tried = false;
    return fixes;
  }
  SchemaOrder order;
  std::vector<Attempt> attempts = propose_fixes(defects, editor, order);
  Trial trial(defects, schema, editor);
  trial.run(attempts);
  std::vector<Attempt> joined = join_insertions(defects, order, attempts);
  trial.run(joined);
  for (const auto *tried : {&attempts, &joined}) {
    for (const Attempt &attempt : *tried) {
      if (!attempt.good) continue;
      const std::size_t offers = attempt.mended.size() > most_offers ? 1 : attempt.mended.size();
      for (std::size_t i = 0; i < offers; ++i) fixes.by_defect[attempt.mended[i]] = attempt.proposal.fix;
    }
  }
  fixes.all_tried = !trial.ran_out();
  return fixes;
}

} // namespace galley
