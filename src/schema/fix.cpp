#include "schema/fix.h"

#include "base/edit.h"
#include "parse/yaml.h"
#include "schema/fix_edits.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace galley {
namespace {

// Bytes that are read again to try fixes, for one document. Nobody writes front matter that comes near it.
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

  bool succeeds(const Proposal &proposal, const Defect &mended) {
    tried_ += content_.size();
    if (tried_ > most_bytes_tried) return false;
    const auto text = apply_edits(source_.text, proposal.fix.edits);
    if (!text) return false;
    const std::size_t size = content_.size() + text->size() - source_.text.size();
    const Source made(source_.path, text->substr(content_.begin, size));
    const Yaml yaml = parse_yaml(made, {0, static_cast<std::uint32_t>(made.text.size())});
    const Value root = yaml.tree.root();
    if (!yaml.problems.empty() || !root || !differ_in_one_place(root_, root, proposal.touched)) return false;
    const std::vector<Defect> left = schema_.check(root);
    return left.size() < defects_.size() && count_like(left, mended) < count_like(defects_, mended);
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

} // namespace

std::vector<std::optional<Fix>> fixes_of(const std::vector<Defect> &defects, const Schema &schema,
                                         const Source &source, Span content, Value root) {
  const YamlPiece yaml{YamlText(source.text, content), line_break_of(source.text), root};
  std::vector<std::optional<Proposal>> proposals;
  std::map<std::string, int> new_keys;
  for (const Defect &defect : defects) {
    proposals.push_back(propose_fix(defect, yaml));
    if (proposals.back() && !proposals.back()->new_key.empty()) ++new_keys[proposals.back()->new_key];
  }
  Trial trial(defects, schema, source, content, root);
  std::vector<std::optional<Fix>> fixes(defects.size());
  for (std::size_t i = 0; i < defects.size(); ++i) {
    if (!proposals[i]) continue;
    // Two that would write the same key: which is right, nobody knows.
    const auto written = new_keys.find(proposals[i]->new_key);
    if (written != new_keys.end() && written->second > 1) continue;
    if (trial.succeeds(*proposals[i], defects[i])) fixes[i] = std::move(proposals[i]->fix);
  }
  return fixes;
}

} // namespace galley
