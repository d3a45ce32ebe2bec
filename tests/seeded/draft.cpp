#include "seeded/draft.h"

#include "parse/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace galley::seeded {

namespace fs = std::filesystem;

namespace {

bool is_key_start(std::string_view line) {
  if (line.empty() || !((line[0] >= 'a' && line[0] <= 'z') || (line[0] >= 'A' && line[0] <= 'Z')))
    return false;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || (colon + 1 < line.size() && line[colon + 1] != ' ')) return false;
  return line.substr(0, colon).find_first_of(" \"'{}[]") == std::string_view::npos;
}

// A line of prose at the margin: no heading, list, table, quote, fence, markup or template.
bool is_prose(std::string_view line) {
  if (line.empty()) return false;
  const auto first = static_cast<unsigned char>(line[0]);
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0xE2;
  return letter && line.find_first_of("<>{}|`") == std::string_view::npos;
}

} // namespace

std::string Draft::text() const {
  std::string result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 0) result += '\n';
    result += lines[i];
  }
  return result;
}

void Draft::insert(std::size_t index, const std::vector<std::string> &added) {
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(index), added.begin(), added.end());
  if (index <= close) close += added.size();
}

std::optional<std::size_t> Draft::find_key(std::string_view key) const {
  for (std::size_t i = 1; i < close; ++i) {
    if (lines[i].starts_with(key) && lines[i].substr(key.size()).starts_with(":")) return i;
  }
  return std::nullopt;
}

std::vector<std::size_t> Draft::key_places() const {
  std::vector<std::size_t> places;
  for (std::size_t i = 1; i < close; ++i) {
    if (is_key_start(lines[i])) places.push_back(i);
  }
  places.push_back(close);
  return places;
}

std::vector<std::size_t> Draft::paragraph_places() const {
  std::vector<std::size_t> places;
  bool fenced = false;
  for (std::size_t i = close + 1; i < lines.size(); ++i) {
    if (lines[i].starts_with("```") || lines[i].starts_with("~~~")) fenced = !fenced;
    const bool between = i > close + 2 && lines[i].empty() && is_prose(lines[i - 1]) && lines[i - 2].empty();
    const bool sound_end = i + 1 < lines.size() && (lines[i + 1].starts_with("#") || is_prose(lines[i + 1]));
    if (!fenced && between && sound_end) places.push_back(i + 1);
  }
  return places;
}

bool remove_key(Draft &draft, std::string_view key) {
  const auto found = draft.find_key(key);
  if (!found) return true;
  std::size_t end = *found + 1;
  while (end < draft.close && draft.lines[end].starts_with(" ")) ++end;
  const std::vector<std::size_t> places = draft.key_places();
  if (std::find(places.begin(), places.end(), end) == places.end()) return false;
  draft.lines.erase(draft.lines.begin() + static_cast<std::ptrdiff_t>(*found),
                    draft.lines.begin() + static_cast<std::ptrdiff_t>(end));
  draft.close -= end - *found;
  return draft.close > 1;
}

std::optional<Draft> read_draft(std::string_view text) {
  if (!text.starts_with("---\n") || text.find('\r') != std::string_view::npos) return std::nullopt;
  Draft draft;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    draft.lines.emplace_back(text.substr(begin, end - begin));
    if (end == text.size()) break;
    begin = end + 1;
  }
  const auto close = std::find(draft.lines.begin() + 1, draft.lines.end(), "---");
  if (close == draft.lines.end()) return std::nullopt;
  draft.close = static_cast<std::size_t>(close - draft.lines.begin());
  if (draft.close < 2 || !is_key_start(draft.lines[1])) return std::nullopt;
  const Source source("draft.md", std::string(text));
  const Document document = parse_document(source, {});
  if (document.unreadable || !document.problems.empty()) return std::nullopt;
  return draft;
}

std::vector<Draft> read_real_drafts(const fs::path &folder, std::size_t count) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder)) {
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file() && entry.path().extension() == ".md") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Draft> drafts;
  const std::size_t wanted = std::min(count, paths.size());
  for (std::size_t i = 0; i < wanted; ++i) {
    std::ifstream file(paths[i * paths.size() / wanted], std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    if (auto draft = read_draft(text)) drafts.push_back(std::move(*draft));
  }
  return drafts;
}

namespace {

const std::vector<std::string> tags = {"systems-thinking", "agent-economy",         "reading", "urbanism",
                                       "attention",        "accelerated-computing", "学习",    "写作"};
const std::vector<std::string> areas = {"systems", "technology", "cities", "society-systems", "科学"};
const std::vector<std::string> names = {"林小满",  "Ines Carvalho", "周明远",
                                        "O'Brien", "陈若兰",        "Tomasz Zieliński"};
const std::vector<std::string> titles = {
    "短距离之城：一位规划师的自我批评", "What a River Taught Us", "'Slow Markets, Twice'",
    "\"On Measures: a Talk\"",          "机器怎样阅读",           "Notes for Strangers (2nd edition)"};
const std::vector<std::string> sentences = {
    "听完以后，我量了自己家到图书馆的路，直线六百米，实际要走一千五百米。",
    "她说，最难的不是承认错误，而是承认每一步都有道理（虽然没有人愿意听）。",
    "A forecast is not a number, it is a promise about a decision.",
    "The weekly auction is a brake: between two sales there is time to count the fish.",
    "根据报告预测，到2030年，算力需求将是现在的1000倍，而电力审批仍以年计算。",
    "Somebody asked whether this had changed her work (it had).",
    "“不要问机器还能快多少，要问你的下一步是不是还在等人签字。”",
};
struct DefinedTerm {
  std::string term, definition;
};
const std::vector<DefinedTerm> defined = {
    {"反馈回路", "**反馈回路**（Feedback Loop: 一个变量的变化经过一串因果又回到它自己身上）"},
    {"边际收益递减", "**边际收益递减**（Diminishing Returns: 每多投入一份资源，得到的产出越来越少）"},
    {"诱导需求", "**诱导需求**（道路变宽以后，更多的人选择开车，新增的容量很快被新增的车流填满）"},
    {"calm technology", "**calm technology** (technology that informs without asking for attention)"},
    {"testing effect",
     "**testing effect** (what is pulled out of memory stays longer than what is put in again)"},
};

void add_paragraph(Rng &rng, std::vector<std::string> &lines) {
  std::string text;
  for (std::size_t i = 0; i < 1 + rng.below(3); ++i) text += (i == 0 ? "" : " ") + rng.pick(sentences);
  lines.push_back(text);
  lines.emplace_back();
}

std::vector<std::string> front_matter(Rng &rng) {
  std::vector<std::string> lines = {
      "---",
      "author: 林小满",
      fmt::format("date: '2025-{:02}-{:02}'", 1 + rng.below(12), 1 + rng.below(28)),
      "guest: ''",
      "layout: post.njk",
      fmt::format("source: https://garden.example/recordings/{}", rng.below(1U << 30U)),
      "speaker: " + rng.pick(names),
      "tags:",
  };
  const std::size_t first = rng.below(tags.size());
  for (std::size_t i = 0; i < 2 + rng.below(3); ++i)
    lines.push_back("  - " + tags[(first + i) % tags.size()]);
  // No two documents of a folder have one title.
  std::string title = rng.pick(titles);
  const bool quoted = title.ends_with('\'') || title.ends_with('"');
  title.insert(title.size() - (quoted ? 1 : 0), fmt::format(" {}", rng.below(1U << 30U)));
  lines.push_back("title: " + title);
  lines.push_back("summary: 本次分享深入探讨了第" + std::to_string(rng.below(100)) +
                  "个问题。内容涵盖经济、城市与学习。");
  if (rng.below(2) == 0) lines.emplace_back("insight: ''");
  lines.emplace_back(rng.below(2) == 0 ? "draft: true" : "draft: false");
  lines.emplace_back("category: general");
  lines.push_back("area: " + rng.pick(areas));
  lines.emplace_back("people:");
  const std::size_t person = rng.below(names.size());
  for (std::size_t i = 0; i < 1 + rng.below(3); ++i)
    lines.push_back("  - " + names[(person + i) % names.size()]);
  if (rng.below(2) == 0) lines.emplace_back("companies_orgs: [Google, MIT]");
  if (rng.below(2) == 0) lines.insert(lines.end(), {"media_books:", "  - 《乡土中国》"});
  lines.emplace_back(rng.below(2) == 0 ? "status: seedling" : "status: budding");
  lines.emplace_back("---");
  return lines;
}

} // namespace

Draft generate_draft(Rng &rng) {
  Draft draft;
  draft.lines = front_matter(rng);
  draft.close = draft.lines.size() - 1;
  std::vector<std::string> &lines = draft.lines;
  lines.insert(lines.end(), {"### 开场：" + rng.pick(areas), ""});
  const std::size_t first = rng.below(defined.size());
  for (std::size_t section = 0; section < 2 + rng.below(3); ++section) {
    add_paragraph(rng, lines);
    const DefinedTerm &term = defined[(first + section) % defined.size()];
    lines.insert(lines.end(), {"这里要用到 " + term.definition + " 这个说法。", ""});
    add_paragraph(rng, lines);
    lines.insert(lines.end(), {"再说一遍 **" + term.term + "** 的意思。", ""});
    if (rng.below(2) == 0) {
      lines.insert(lines.end(),
                   {"1.  **电力**：审批以年计算，建设以月计算。", "2.  **组织**：决定交给谁？", ""});
    }
    lines.insert(lines.end(), {fmt::format("### 第{}部分", section + 2), ""});
  }
  add_paragraph(rng, lines);
  add_paragraph(rng, lines);
  return draft;
}

} // namespace galley::seeded
