#include "emphasis/bold.h"

#include "emphasis/bold_plan.h"
#include "text/unicode.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace galley {

namespace {

// Tells whether a symbol beyond ASCII stands beside a delimiter, so that the two readings may differ.
bool touches_symbol(std::string_view text, Span delimiter) {
  const auto is_one = [](char32_t value) { return value >= 0x80 && is_symbol(value); };
  return (delimiter.begin > 0 && is_one(decode_last_utf8(text.substr(0, delimiter.begin)).value)) ||
         (delimiter.end < text.size() && is_one(decode_utf8(text.substr(delimiter.end)).value));
}

// Tells whether all marks of the block made emphasis, none within emphasis of its kind, and both readings
// agree. Then each bold is rendered as its author intended.
bool is_simple(const Source &source, const Body &body, std::uint32_t block) {
  if (body.nodes[block].marks != EmphasisMarks::rendered)
    return body.nodes[block].marks == EmphasisMarks::none;
  const std::uint32_t end = block + body.nodes[block].skip;
  std::uint32_t outermost_end = 0;
  for (std::uint32_t i = block + 1; i < end; ++i) {
    const BodyNode &node = body.nodes[i];
    if (node.kind != BodyKind::strong && node.kind != BodyKind::emphasis) continue;
    if (node.kind == BodyKind::strong) {
      if (i < outermost_end) return false;
      outermost_end = i + node.skip;
    }
    if (touches_symbol(source.text, {node.span.begin, node.content.begin}) ||
        touches_symbol(source.text, {node.content.end, node.span.end}))
      return false;
  }
  return true;
}

std::vector<std::uint32_t> strong_nodes(const Body &body, std::uint32_t block) {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t i = block + 1; i < block + body.nodes[block].skip; ++i) {
    if (body.nodes[i].kind == BodyKind::strong) nodes.push_back(i);
  }
  return nodes;
}

// Strong spans by the unit of their opening mark: a row of marks may open several, each at its own mark.
using MatchMap = std::map<std::uint32_t, StrongMatch>;

MatchMap by_opener(const std::vector<StrongMatch> &matches) {
  MatchMap result;
  for (const StrongMatch &match : matches) result.emplace(match.open, match);
  return result;
}

// Tells whether the Body has the very strong spans that its marks make; where it hasn't, a span or a mark is
// not where it seems to be.
bool is_reliable(const Body &body, const BoldBlock &block, const std::vector<std::uint32_t> &nodes,
                 const MatchMap &matches) {
  if (nodes.size() != matches.size()) return false;
  auto match = matches.begin();
  for (const std::uint32_t node : nodes) {
    if (body.nodes[node].span.begin != block.units[match->second.open].span.begin ||
        body.nodes[node].content.end != block.units[match->second.close].span.begin)
      return false;
    ++match;
  }
  return true;
}

const StrongMatch *find_match(const BoldBlock &block, const MarkPair &pair, const MatchMap &matches) {
  const MarkRun &open = block.runs[pair.open];
  for (auto match = matches.lower_bound(open.begin); match != matches.end() && match->first < open.end;
       ++match) {
    if (block.matches(pair, match->second)) return &match->second;
  }
  return nullptr;
}

std::optional<BoldBlock> analyse(const Source &source, const Body &body, std::uint32_t index) {
  BoldBlock block;
  block.block = index;
  block.units = read_units(source, body, index);
  block.runs = find_runs(block.units);
  const std::vector<std::uint32_t> nodes = strong_nodes(body, index);
  const MatchMap gfm = by_opener(match_strong(block.units, block.runs, Reading::gfm_0_29));
  if (!is_reliable(body, block, nodes, gfm)) return std::nullopt;
  const MatchMap commonmark = by_opener(match_strong(block.units, block.runs, Reading::commonmark_0_31));
  std::map<std::uint32_t, std::uint32_t> node_at; // by the byte where the opening mark begins
  for (const std::uint32_t node : nodes) node_at[body.nodes[node].span.begin] = node;
  bool is_disturbed = false; // whether a bold before fails by its own marks
  for (const MarkPair &runs : pair_marks(block.units, block.runs)) {
    BoldBlock::Pair pair;
    pair.runs = runs;
    pair.in_commonmark = find_match(block, runs, commonmark) != nullptr;
    if (const StrongMatch *match = find_match(block, runs, gfm))
      pair.node = node_at[block.units[match->open].span.begin];
    if (!pair.renders()) {
      const MarkRun &open = block.runs[runs.open];
      const MarkRun &close = block.runs[runs.close];
      const BoldPlanner planner(block.units, open, close);
      if (!is_plainly_bold(block.units, open, close)) continue;
      // Marks that may be no bold at all can keep a bold from being rendered; what is intended there is not
      // sure.
      is_disturbed = is_disturbed || !planner.works(planner.present());
      if (!is_disturbed) continue;
    }
    block.pairs.push_back(pair);
  }
  return block;
}

// Adds the outermost strong spans of a block.
void add_strong(const Body &body, std::uint32_t block, std::vector<BoldSpan> &out) {
  if (body.nodes[block].marks == EmphasisMarks::none) return;
  const std::uint32_t end = block + body.nodes[block].skip;
  for (std::uint32_t i = block + 1; i < end; ++i) {
    const BodyNode &node = body.nodes[i];
    if (node.kind != BodyKind::strong) continue;
    out.push_back({node.span, node.content, block, i, true});
    i += node.skip - 1;
  }
}

// Adds the bold spans of a block whose marks are not all rendered.
class TangledBold {
public:
  TangledBold(const Body &body, std::uint32_t block) : body_(body), block_(block) {}

  void add_to(std::vector<BoldSpan> &out, const BoldBlock &tangled) {
    const std::vector<std::uint32_t> nodes = strong_nodes(body_, block_);
    add_pairs(tangled);
    std::uint32_t outermost_end = 0;
    for (const std::uint32_t i : nodes) {
      const bool nested = i < outermost_end;
      outermost_end = std::max(outermost_end, i + body_.nodes[i].skip);
      const BodyNode &node = body_.nodes[i];
      if (openers_.count(node.span.begin) > 0) continue; // its pair was added
      const bool gap = closers_.count(node.span.begin) > 0;
      if (!gap && nested) continue;
      found_.push_back({node.span, node.content, block_, gap ? 0 : i, !gap, gap});
    }
    std::ranges::sort(found_,
                      [](const BoldSpan &a, const BoldSpan &b) { return a.span.begin < b.span.begin; });
    out.insert(out.end(), found_.begin(), found_.end());
  }

private:
  void add_pairs(const BoldBlock &block) {
    std::uint32_t end = 0; // of the bold spans before
    for (const BoldBlock::Pair &pair : block.pairs) {
      const MarkRun &open = block.runs[pair.runs.open];
      const MarkRun &close = block.runs[pair.runs.close];
      for (std::uint32_t i = open.begin; i < open.end; ++i) openers_.insert(block.units[i].span.begin);
      for (std::uint32_t i = close.begin; i < close.end; ++i) closers_.insert(block.units[i].span.begin);
      const Span content{block.units[open.end - 1].span.end, block.units[close.begin].span.begin};
      const Span span{content.begin - 2, content.end + 2};
      const bool nested = span.begin < end;
      end = std::max(end, span.end);
      if (nested && pair.renders()) continue;
      found_.push_back({span, content, block_, pair.node, pair.in_commonmark});
    }
  }

  const Body &body_;
  std::uint32_t block_;
  std::vector<BoldSpan> found_;
  std::set<std::uint32_t> openers_,
      closers_; // the bytes of marks that begin and end what is intended as bold
};

} // namespace

std::optional<BoldBlock> read_bold_block(const Source &source, const Body &body, std::uint32_t block) {
  if (is_simple(source, body, block)) return std::nullopt;
  return analyse(source, body, block);
}

std::vector<BoldSpan> find_bold(const Source &source, const Body &body) {
  std::vector<BoldSpan> result;
  for (std::uint32_t i = 0; i < body.nodes.size(); ++i) {
    if (!holds_inlines(body.nodes[i].kind)) continue;
    if (const auto tangled = read_bold_block(source, body, i)) {
      TangledBold(body, i).add_to(result, *tangled);
    } else {
      add_strong(body, i, result);
    }
    i += body.nodes[i].skip - 1;
  }
  return result;
}

} // namespace galley
