#include "schema/fix.h"

#include "base/edit.h"
#include "schema/fix_edits.h"
#include "yaml/yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace galley {
namespace {

// Nobody writes front matter that comes near these; they bound the work on hostile input. In bytes: the
// largest that is fixed at all, and what is read again to try the fixes of one document.
constexpr std::size_t largest_content = std::size_t{1} << 16;
constexpr std::size_t most_bytes_tried = std::size_t{1} << 20;

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

class Trial {
public:
  Trial(const std::vector<Defect> &defects, const Schema &schema, const Source &source, Span content,
        Value root)
      : defects_(defects), schema_(schema), source_(source), content_(content), root_(root) {}

  bool succeeds(const Proposal &proposal, const std::vector<const Defect *> &mended) {
    tried_ += content_.size();
    if (tried_ > most_bytes_tried) return false;
    std::vector<Edit> edits = proposal.fix.edits;
    for (Edit &edit : edits) {
      edit.span.begin -= content_.begin;
      edit.span.end -= content_.begin;
    }
    auto text = apply_edits(source_.slice(content_), std::move(edits));
    if (!text) return false;
    const Source made(source_.path, *std::move(text));
    const Yaml yaml = parse_yaml(made, {0, static_cast<std::uint32_t>(made.text.size())});
    const Value root = yaml.tree.root();
    if (!yaml.problems.empty() || !root || !differ_in_one_place(root_, root, proposal.touched)) return false;
    const std::vector<Defect> left = schema_.check(root);
    return left.size() + mended.size() <= defects_.size() &&
           std::all_of(mended.begin(), mended.end(), [&](const Defect *defect) {
             return count_like(left, *defect) < count_like(defects_, *defect);
           });
  }

private:
  // Items of a list move up where one is removed, so that a place alone doesn't tell.
  static std::ptrdiff_t count_like(const std::vector<Defect> &defects, const Defect &defect) {
    const bool item = defect.keyword == "uniqueItems";
    const auto list = [](std::string_view pointer) { return pointer.substr(0, pointer.rfind('/')); };
    return std::count_if(defects.begin(), defects.end(), [&](const Defect &each) {
      const bool same_place = item ? list(each.instance_pointer) == list(defect.instance_pointer)
                                   : each.instance_pointer == defect.instance_pointer;
      return same_place && each.keyword == defect.keyword && each.lacks == defect.lacks;
    });
  }

  const std::vector<Defect> &defects_;
  const Schema &schema_;
  const Source &source_;
  Span content_;
  Value root_;
  std::size_t tried_ = 0;
};

// LF or CRLF, as the first line ends.
std::string_view line_break_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  const bool crlf = end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
  return crlf ? "\r\n" : "\n";
}

using Proposals = std::vector<std::optional<Proposal>>;

// Where a schema's `properties` has the key that is missing.
std::size_t schema_order(const Defect &defect) {
  std::size_t order = 0;
  if (!defect.properties) return order;
  for (const Value property : defect.properties) {
    if (property.key() == defect.lacks) break;
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

// Keys that are missing at one place are added by one fix, which all of them offer: else nothing would say
// which of them comes first.
void join_insertions(const std::vector<Defect> &defects, Trial &trial, Proposals &proposals) {
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < defects.size(); ++i) {
    if (!proposals[i] || proposals[i]->member.empty()) continue;
    const std::uint32_t offset = proposals[i]->fix.edits.front().span.begin;
    places[{defects[i].instance_pointer, offset}].push_back(i);
  }
  for (auto &[place, indices] : places) {
    if (indices.size() < 2) continue;
    std::sort(indices.begin(), indices.end(), [&](std::size_t a, std::size_t b) {
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
                                         const Source &source, Span content, Value root) {
  std::vector<std::optional<Fix>> fixes(defects.size());
  if (defects.empty() || content.size() > largest_content) return fixes;
  const YamlPiece yaml{YamlText(source.text, content), line_break_of(source.text), root};
  Proposals proposals;
  std::map<std::string, int> new_keys;
  for (const Defect &defect : defects) {
    proposals.push_back(propose_fix(defect, yaml));
    if (proposals.back() && !proposals.back()->new_key.empty()) ++new_keys[proposals.back()->new_key];
  }
  Trial trial(defects, schema, source, content, root);
  for (std::size_t i = 0; i < defects.size(); ++i) {
    if (!proposals[i]) continue;
    // Two that would write the same key: which is right, nobody knows.
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
