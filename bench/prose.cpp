#include "bench/prose.h"

#include <array>
#include <string_view>

namespace galley::bench {

namespace {

using Words = std::string_view;

constexpr auto en_subjects = std::to_array<Words>(
    {"The older plan", "A second reading", "Every small team", "The index", "Most of what we keep",
     "A quiet afternoon", "The person at the next desk", "This part of the system", "The first draft",
     "A long queue", "The map on the wall", "An early decision", "The request", "What remains of the idea",
     "A careful reader", "The whole archive"});
constexpr auto en_verbs = std::to_array<Words>(
    {"depends on", "slowly replaces", "hardly ever meets", "makes sense of", "grows out of", "hides",
     "asks more of", "is faster than", "leaves room for", "takes its shape from", "writes back to",
     "waits for", "sheds light on", "stands beside", "keeps apart", "carries"});
constexpr auto en_objects = std::to_array<Words>(
    {"the notes of last winter", "a list that nobody reads", "the part that is easy to measure",
     "two habits and a calendar", "the cost of changing one's mind", "the next release",
     "what the guide promised", "the old file format", "a simple rule of thumb", "the people who use it",
     "a folder full of drafts", "the edge of the map", "the values in the header", "one small promise",
     "its own beginning", "the work of others"});
constexpr auto en_tails = std::to_array<Words>(
    {".", ".", ".", ", and that is enough.", ", at least on most days.", ", which took us a year to see.",
     ", as the table shows.", ", although nobody planned it.", "; the rest follows.",
     ", but only where it is asked for.", ", or so it seemed in spring."});
constexpr auto zh_subjects =
    std::to_array<Words>({"这套方法", "早期的团队", "大多数读者", "我们的直觉", "一个好的问题",
                          "城市里的邻居", "旧的组织方式", "新的工具", "这份名单", "沉默的多数", "第二次阅读",
                          "每一次迁移", "市场上的信号", "他后来的研究", "一张白纸", "长期的关系"});
constexpr auto zh_verbs = std::to_array<Words>({"改变了", "依赖于", "很少触及", "慢慢取代了", "解释了",
                                                "放大了", "掩盖了", "来自", "先于", "回应了", "连接着",
                                                "考验着", "重新定义了", "离不开", "超过了", "提醒我们注意"});
constexpr auto zh_objects = std::to_array<Words>(
    {"日常工作里的细节", "去年留下的笔记", "容易被测量的部分", "改变想法的代价", "人与人之间的信任",
     "一条简单的经验", "技术背后的假设", "没有人读的清单", "下一次选择", "看不见的边界", "生产和消费的距离",
     "知识的形状", "注意力的流向", "学习的节奏", "共同的记忆", "事情原本的样子"});
constexpr auto zh_tails = std::to_array<Words>({"。", "。", "。", "，这已经足够。", "，至少在多数时候如此。",
                                                "，而我们过了一年才看到。", "，虽然没有人计划过。",
                                                "；其余的都由此而来。", "，只是换了一个名字。"});
constexpr auto tag_firsts =
    std::to_array<Words>({"agent", "systems", "labor", "garden", "climate", "urban", "open", "memory",
                          "market", "language", "energy", "design", "health", "network", "science", "craft"});
constexpr auto tag_seconds = std::to_array<Words>({"economy", "thinking", "history", "practice", "method",
                                                   "policy", "tools", "culture", "ethics", "research",
                                                   "stories", "models", "futures", "learning", "questions"});
constexpr auto en_firsts = std::to_array<Words>(
    {"Mara", "Jonas", "Ines", "Tobias", "Aiko", "Ruth", "Samir", "Clara", "Piotr", "Leila", "Hugo", "Wen"});
constexpr auto en_lasts = std::to_array<Words>(
    {"Holt", "Okafor", "Lindqvist", "Marsh", "Petrov", "Tanaka", "Weiss", "Arroyo", "Novak", "Bell"});
constexpr auto zh_families =
    std::to_array<Words>({"林", "陈", "周", "许", "沈", "何", "苏", "顾", "陆", "叶"});
constexpr auto zh_givens =
    std::to_array<Words>({"小满", "知远", "若水", "望舒", "清和", "一鸣", "子衿", "南星", "景行", "思齐"});
constexpr auto zh_term_firsts = std::to_array<Words>(
    {"低维", "边缘", "认知", "注意力", "分布式", "隐性", "复合", "弱连接", "适应性", "渐进"});
constexpr auto zh_term_seconds =
    std::to_array<Words>({"流形", "负荷", "残留", "结构", "网络", "预算", "协议", "回路", "地图", "阈值"});
constexpr auto en_term_firsts = std::to_array<Words>({"Lowland", "Edge", "Cognitive", "Attention", "Spread",
                                                      "Tacit", "Compound", "Loose", "Adaptive", "Gradual"});
constexpr auto en_term_seconds = std::to_array<Words>({"Manifold", "Load", "Residue", "Structure", "Network",
                                                       "Budget", "Protocol", "Loop", "Atlas", "Threshold"});
// Of rare terms: their first syllables are found in no other one.
constexpr auto zh_syllables = std::to_array<Words>(
    {"青", "岩", "潮", "雾", "镜", "塔", "桥", "砂", "帆", "烛", "松", "琴", "渡", "霜", "墨", "篱"});
constexpr auto en_syllables = std::to_array<Words>(
    {"ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "za"});
constexpr auto en_labels = std::to_array<Words>(
    {"A fixed end", "Less to carry", "One owner", "A stopping note", "Short names", "Room to grow"});
constexpr auto zh_labels =
    std::to_array<Words>({"应用层面", "经济层面", "固定的终点", "更少的负担", "一个负责人", "留白"});
constexpr auto en_headings = std::to_array<Words>({"Before you begin", "Where it comes from", "Options",
                                                   "How it works", "What lets go", "An example", "Limits",
                                                   "Upgrading", "Questions that remain", "See also"});
constexpr auto zh_headings =
    std::to_array<Words>({"从哪里开始", "背景与来历", "三种误用", "一个例子", "组织的形状", "工作方式的变化",
                          "局限", "还没有答案的问题"});

bool is_chinese(Language language) {
  return language == Language::chinese;
}

std::string lowercase(std::string text) {
  for (char &c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

void add_sentences(Random &random, Language language, std::uint64_t count, std::string &out) {
  for (std::uint64_t i = 0; i < count; ++i) {
    if (i != 0 && !is_chinese(language)) out += ' ';
    add_sentence(random, language, out);
  }
}

std::string explanation(Random &random, Language language) {
  std::string text;
  if (is_chinese(language)) {
    text.append("一种让").append(random.pick(zh_subjects)).append("不再依赖").append(random.pick(zh_objects));
    return text.append("的安排");
  }
  text.append("the part of ").append(random.pick(en_objects)).append(" that stays after the work is done");
  return text;
}

} // namespace

std::string tag_name(std::uint64_t number) {
  // The lengths of both tables have no common factor, so each number has a pair of its own.
  std::string name(tag_firsts[number % tag_firsts.size()]);
  return name.append("-").append(tag_seconds[number % tag_seconds.size()]);
}

std::string rare_tag(std::uint64_t number) {
  Random random(number);
  std::string name;
  for (int i = 0; i < 6; ++i) {
    name += random.pick({"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"});
    name += random.pick({"a", "e", "i", "o", "u"});
  }
  return name;
}

std::string person_name(Random &random, Language language) {
  std::string name(is_chinese(language) ? random.pick(zh_families) : random.pick(en_firsts));
  if (!is_chinese(language)) name += ' ';
  return name.append(is_chinese(language) ? random.pick(zh_givens) : random.pick(en_lasts));
}

std::string title(Random &random, Language language) {
  std::string text;
  if (is_chinese(language)) {
    text.append(random.pick(zh_subjects)).append(random.pick({"与", "如何面对", "之后的", "和"}));
    return text.append(random.pick(zh_objects));
  }
  text.append(random.pick(en_subjects)).append(random.pick({" and ", " after ", " without ", " against "}));
  return text.append(random.pick(en_objects));
}

Term term(Random &random, Language language) {
  const auto first = static_cast<std::size_t>(random.below(zh_term_firsts.size()));
  const auto second = static_cast<std::size_t>(random.below(zh_term_seconds.size()));
  std::string english(en_term_firsts[first]);
  english.append(" ").append(en_term_seconds[second]);
  if (!is_chinese(language)) return {lowercase(english), "", explanation(random, language)};
  std::string name(zh_term_firsts[first]);
  return {name.append(zh_term_seconds[second]), english, explanation(random, language)};
}

Term rare_term(std::uint64_t number, Language language) {
  Random random(number);
  std::string chinese, english, words;
  for (std::uint64_t rest = number, i = 0; i < 4 || rest != 0; ++i, rest /= zh_syllables.size()) {
    chinese += zh_syllables[rest % zh_syllables.size()];
    const std::string_view syllable = en_syllables[rest % en_syllables.size()];
    english += syllable;
    words.append(words.empty() ? "" : " ").append(syllable).append("lton");
    char &initial = words[words.size() - syllable.size() - 4];
    initial = static_cast<char>(initial - 'a' + 'A');
  }
  words += " Loop"; // a common word, for a name of none would be that of a person or a product
  if (!is_chinese(language)) {
    // With a capital, for a bold word without one may as well be stressed.
    english[0] = static_cast<char>(english[0] - 'a' + 'A');
    return {english + " Loop", words, explanation(random, language)};
  }
  return {chinese + "回路", words, explanation(random, language)};
}

void add_sentence(Random &random, Language language, std::string &out) {
  if (is_chinese(language)) {
    out.append(random.pick(zh_subjects)).append(random.pick(zh_verbs));
    out.append(random.pick(zh_objects)).append(random.pick(zh_tails));
    return;
  }
  out.append(random.pick(en_subjects)).append(" ").append(random.pick(en_verbs)).append(" ");
  out.append(random.pick(en_objects)).append(random.pick(en_tails));
}

void add_paragraph(Random &random, Language language, std::string &out) {
  add_sentences(random, language, 2 + random.below(6), out);
  out += "\n\n";
}

void add_heading(Random &random, Language language, std::string &out) {
  out.append(random.pick({"## ", "### "}));
  out.append(is_chinese(language) ? random.pick(zh_headings) : random.pick(en_headings)).append("\n\n");
}

void add_list(Random &random, Language language, std::string &out) {
  const bool labels = random.percent(50);
  const std::uint64_t items = 3 + random.below(4);
  for (std::uint64_t i = 0; i < items; ++i) {
    out += "- ";
    if (labels && is_chinese(language)) out.append("**").append(random.pick(zh_labels)).append("**：");
    if (labels && !is_chinese(language)) out.append("**").append(random.pick(en_labels)).append("**: ");
    add_sentence(random, language, out);
    out += '\n';
  }
  out += '\n';
}

void add_dialogue(Random &random, Language language, std::string &out) {
  const std::string host(is_chinese(language) ? "主持人" : "Host");
  const std::string guest = person_name(random, language);
  const std::uint64_t turns = 4 + random.below(6);
  for (std::uint64_t i = 0; i < turns; ++i) {
    out.append("**").append(i % 2 == 0 ? host : guest).append(is_chinese(language) ? "**：" : "**: ");
    add_sentences(random, language, 1 + random.below(4), out);
    out += "\n\n";
  }
}

void add_quote(Random &random, Language language, std::string &out) {
  out += "> ";
  add_sentences(random, language, 1 + random.below(2), out);
  out += "\n\n";
}

void add_code(Random &random, std::string &out) {
  const std::string tag = tag_name(random.below(max_tags));
  switch (random.below(3)) {
  case 0:
    out.append("```sh\nmkdir -p content/").append(tag).append("\n./publish --folder content/");
    out.append(tag).append(" --quiet\n```\n\n");
    return;
  case 1:
    out.append("```yaml\nsite:\n  section: ").append(tag).append("\n  pages: ");
    out.append(std::to_string(random.below(500))).append("\n  **: everything below\n```\n\n");
    return;
  default:
    out.append("```js\nexport function pages(site) {\n  return site.filter((page) => page.tags.includes(\"");
    out.append(tag).append("\"));\n}\n```\n\n");
  }
}

void add_table(Random &random, std::string &out) {
  out += "| Option | Default | What it does |\n|---|---|---|\n";
  const std::uint64_t rows = 3 + random.below(6);
  for (std::uint64_t i = 0; i < rows; ++i) {
    out.append("| `").append(tag_name(random.below(max_tags))).append("` | ");
    out.append(std::to_string(random.below(100))).append(" | ");
    add_sentence(random, Language::english, out);
    out += " |\n";
  }
  out += '\n';
}

void add_definition(Random &random, Language language, const Term &defined, std::string &out) {
  if (is_chinese(language)) {
    out.append("这里要提到**").append(defined.name).append("**（").append(defined.translation).append(": ");
    out.append(defined.explanation).append("）。");
  } else {
    out.append("It helps to know the **").append(defined.name).append("** (");
    out.append(defined.explanation).append("). ");
  }
  add_sentences(random, language, 1 + random.below(4), out);
  out += "\n\n";
}

void add_mention(Random &random, Language language, const Term &mentioned, std::string &out) {
  out.append(is_chinese(language) ? "后来他又谈到**" : "Then we came back to the **").append(mentioned.name);
  out.append(is_chinese(language) ? "**的由来。" : "** and its history. ");
  add_sentences(random, language, 1 + random.below(4), out);
  out += "\n\n";
}

void add_translation(Random &random, Language language, const Term &translated, std::string &out) {
  if (is_chinese(language)) {
    out.append("他借用了**").append(translated.name).append("**（").append(translated.translation);
    out.append("）这个说法。");
  } else {
    std::string abbreviation;
    for (const char c : translated.translation) {
      if (c >= 'A' && c <= 'Z') abbreviation += c;
    }
    out.append("They call it **").append(abbreviation).append("** (").append(translated.translation);
    out.append(") in the manual. ");
  }
  add_sentences(random, language, 1 + random.below(4), out);
  out += "\n\n";
}

void add_link(Random &random, Language language, const std::string &target, std::string &out) {
  add_sentence(random, language, out);
  out.append(is_chinese(language) ? "参见[" : " See [");
  out.append(title(random, language)).append("](").append(target);
  out.append(is_chinese(language) ? ")。\n\n" : ").\n\n");
}

} // namespace galley::bench
