// Random sequences of what happens to a site while an editor works on it: texts that are set and given up,
// files that come, go and get other names, configs that change. After each step the answer of a Workspace is
// that of a fresh run over the same texts, and a single edited document costs the parsing of no other. Usage:
// workspace_test KIT [SEQUENCES]
#include "base/file_system.h"
#include "bench/random.h"
#include "bench/site_generator.h"
#include "cache/clocked_files.h"
#include "run/run.h"
#include "run/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace galley;
using galley::bench::Random;
using galley::cache_test::ClockedFiles;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t default_sequences = 320;

constexpr auto step_names = std::to_array<std::string_view>({
    "edit",
    "edit on disk",
    "add",
    "add unsaved",
    "remove",
    "give up",
    "rename",
    "config",
    "bad config",
    "glossary",
    "taxonomy",
    "schema",
    "image",
    "nothing",
});

constexpr auto configs = std::to_array<std::string_view>({
    "extends: [garden]\nrules: {orphan-tag: {min-site: 3}}\n",
    "extends: [recommended]\nglossary: [glossary.yaml, words.md]\ntaxonomy: taxonomy.yaml\n",
    "taxonomy: taxonomy.yaml\nschemas: [{files: ['**'], schema: page.schema.json}]\n",
    "extends: [garden]\noverrides: [{files: ['notes/**'], rules: {orphan-tag: {fields: [people], min-site: "
    "2}, "
    "undefined-term: error}}]\n",
    "extends: [garden]\nexclude: ['essays/**']\nrules: {undefined-term: off}\n",
    "rules: {orphan-tag: off, broken-link: off, broken-anchor: off}\n",
});
constexpr auto glossaries = std::to_array<std::string_view>({
    "- term: zyzzyva\n  definition: a weevil of the tropics\n",
    "- term: 逆流偏见\n  definition: 只看见上游\n- term: river\n  aliases: [Mouths]\n",
});
constexpr auto taxonomies = std::to_array<std::string_view>({
    "area: [cities, oceans, glaciers]\n",
    "area: [cities, citys]\ntags: {values: {kit-shared: , cpp: {aliases: [c++]}}, deprecated: {c: cpp}}\n",
});
constexpr auto schemas = std::to_array<std::string_view>({
    R"({"type": "object", "required": ["title"]})",
    R"({"type": "object", "required": ["summary"], "properties": {"tags": {"maxItems": 3}}})",
});

using Kit = std::map<std::string, std::string>;

struct Counts {
  std::map<std::string_view, std::size_t> steps;
  std::size_t answers = 0, errors = 0, diagnostics = 0, documents = 0, parsed = 0, failures = 0;
};

// A Workspace, and what it should know of.
class Sequence {
public:
  Sequence(std::uint64_t number, const Kit &kit, Counts &counts)
      : random_(number), number_(number), counts_(counts),
        generator_({12, number, number % 4 == 0 ? bench::SiteShape::docs : bench::SiteShape::notes, 20}) {
    for (const auto &[path, text] : kit) disk_.write(path, text);
    disk_.write("galley.yaml", std::string(configs[random_.below(configs.size())]));
    disk_.write("glossary.yaml", std::string(glossaries[0]));
    disk_.write("taxonomy.yaml", std::string(taxonomies[0]));
    disk_.write("page.schema.json", std::string(schemas[0]));
    disk_.write("words.md", "# Words\n\n- **river**: water that flows\n");
    for (std::uint64_t i = 0; i < 4 + random_.below(8); ++i) {
      const bench::SiteFile document = generator_.document(i);
      disk_.write(document.path, document.text);
    }
    request_.scope.current_folder = "/site";
    request_.scope.paths = {random_.percent(80) ? "/site" : "/site/words.md"};
    request_.scope.jobs = static_cast<unsigned>(1 + random_.below(3));
    workspace_.emplace(disk_, request_);
  }

  void run_all() {
    compare("start", false);
    for (std::uint64_t i = 4 + random_.below(6); i > 0; --i) {
      const std::string_view name = step_names[random_.below(step_names.size())];
      const bool one_document = step(name);
      ++counts_.steps[name];
      history_ += fmt::format(" [{}]", name);
      compare(name, one_document);
    }
  }

private:
  // Whether no more happened than that one document got another text.
  bool step(std::string_view name) {
    const std::string path = any_document();
    if (name == "edit") return set(path, new_text(path));
    if (name == "edit on disk") return write(path, new_text(path)) && texts_.count(path) == 0;
    if (name == "add") write(fmt::format("notes/new-{}.md", random_.below(50)), generated());
    if (name == "add unsaved") set(fmt::format("talks/new-{}.md", random_.below(50)), generated());
    if (name == "remove") remove(path);
    if (name == "give up") give_up(texts_.empty() ? path : texts_.begin()->first);
    if (name == "rename") rename(path, fmt::format("notes/{}.md", random_.below(1000)));
    if (name == "config") config(std::string(configs[random_.below(configs.size())]));
    if (name == "bad config") config("rules: {no-such-rule: off}\n");
    if (name == "glossary") set("glossary.yaml", std::string(glossaries[random_.below(2)]));
    if (name == "taxonomy") write("taxonomy.yaml", std::string(taxonomies[random_.below(2)]));
    if (name == "schema") write("page.schema.json", std::string(schemas[random_.below(2)]));
    if (name == "image") {
      if (disk_.holds("map.png"))
        remove("map.png");
      else
        write("map.png", "an image");
    }
    return name == "nothing";
  }

  bool set(const std::string &path, const std::string &text) {
    texts_[path] = text;
    workspace_->set_text(random_.percent(50) ? path : "/site/" + path, text);
    return path != "words.md"; // which the config may go by
  }
  bool write(const std::string &path, const std::string &text) {
    disk_.write(path, text);
    workspace_->file_changed(path);
    return path != "words.md";
  }
  void give_up(std::string path) { // a copy, for it may be the name that is erased
    texts_.erase(path);
    workspace_->drop_text(path);
  }
  void remove(const std::string &path) {
    give_up(path);
    disk_.remove(path);
    workspace_->file_changed(path);
  }
  void rename(const std::string &from, const std::string &to) {
    if (!disk_.holds(from)) return;
    give_up(from);
    disk_.rename(from, to);
    workspace_->file_changed(from);
    workspace_->file_changed(to);
  }
  void config(const std::string &text) {
    disk_.write("galley.yaml", text);
    workspace_->config_changed();
  }

  std::string generated() { return generator_.document(random_.below(12)).text; }
  std::string any_document() {
    const std::vector<std::string> all = disk_.documents();
    return all.empty() ? "words.md" : all[random_.below(all.size())];
  }
  std::string new_text(const std::string &path) {
    std::string text = texts_.count(path) != 0 ? texts_[path] : disk_.holds(path) ? disk_.text(path) : "";
    switch (random_.below(4)) {
    case 0:
      return generated();
    case 1:
      return text + "\n**a new term** and [a link](nowhere.md)\n";
    case 2:
      return text.substr(0, text.size() / 2);
    default:
      std::replace(text.begin(), text.end(), 'a', 'e');
      return text;
    }
  }

  void compare(std::string_view name, bool one_document) {
    MemoryFileSystem files(&disk_);
    for (const auto &[path, text] : texts_) files.add(path, text);
    const auto fresh = run(files, request_);
    const std::size_t before = workspace_->parsed();
    const auto kept = workspace_->check();
    const std::size_t parsed = workspace_->parsed() - before;
    ++counts_.answers;
    counts_.documents += disk_.documents().size();
    counts_.parsed += parsed;
    if (!fresh || !kept) {
      ++counts_.errors;
      had_error_ = true;
      if (bool(fresh) != bool(kept) || fresh.error().message != kept.error().message) fail("another error");
      return;
    }
    counts_.diagnostics += fresh->found.size();
    if (words_of(*fresh) != words_of(*kept)) fail(difference(words_of(*fresh), words_of(*kept)));
    if (one_document && !had_error_ && parsed > (name == "nothing" ? 0U : 1U))
      fail(fmt::format("{} documents were parsed", parsed));
    had_error_ = false;
  }

  // All of it: the diagnostics to their fixes, counts and notices.
  static std::vector<Diagnostic> words_of(const RunResult &result) {
    std::vector<Diagnostic> words;
    for (const Found &one : result.found) {
      words.push_back(one.diagnostic);
      words.back().where.path = result.file_of(one);
    }
    Diagnostic &rest = words.emplace_back();
    rest.message = fmt::format("{} documents, {} held", result.documents, result.held);
    for (const std::string &notice : result.notices) rest.message += "\n" + notice;
    return words;
  }

  static std::string difference(const std::vector<Diagnostic> &fresh, const std::vector<Diagnostic> &kept) {
    std::string words = "another answer";
    const auto add = [&](std::string_view whose, const std::vector<Diagnostic> &some,
                         const std::vector<Diagnostic> &others) {
      for (const Diagnostic &one : some) {
        if (std::find(others.begin(), others.end(), one) == others.end())
          words += fmt::format("\n  {}: {}:{}: {} [{}]", whose, one.where.path, one.where.begin.line,
                               one.message, one.rule);
      }
    };
    add("fresh only", fresh, kept);
    add("kept only", kept, fresh);
    return words;
  }

  void fail(const std::string &what) {
    if (++counts_.failures < 10) fmt::print("sequence {}, after{}: {}\n", number_, history_, what);
  }

  Random random_;
  std::uint64_t number_;
  Counts &counts_;
  bench::SiteGenerator generator_;
  ClockedFiles disk_;
  std::map<std::string, std::string> texts_; // that an editor holds
  RunRequest request_;
  std::optional<Workspace> workspace_;
  std::string history_;
  bool had_error_ = true; // so that what was not parsed then is parsed now; also at the start
};

Kit read_kit(const fs::path &folder) {
  Kit kit;
  for (const auto &entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    kit[fs::relative(entry.path(), folder).string()] = {std::istreambuf_iterator<char>(in), {}};
  }
  return kit;
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 2) {
    fmt::print("workspace_test: which folder holds the kit?\n");
    return 1;
  }
  const Kit kit = read_kit(argv[1]);
  const std::uint64_t sequences = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : default_sequences;
  Counts counts;
  for (std::uint64_t i = 0; i < sequences; ++i) Sequence(i, kit, counts).run_all();
  std::size_t steps = 0;
  for (const std::string_view name : step_names) {
    fmt::print("{:>8}  {}\n", counts.steps[name], name);
    steps += counts.steps[name];
    if (counts.steps[name] == 0 && ++counts.failures > 0) fmt::print("this never happened: {}\n", name);
  }
  fmt::print(
      "{} sequences, {} steps, {} answers, {} of them an error; {} diagnostics; {} of {} documents were "
      "parsed; {} failures\n",
      sequences, steps, counts.answers, counts.errors, counts.diagnostics, counts.parsed, counts.documents,
      counts.failures);
  return counts.failures == 0 && counts.diagnostics > 0 && !kit.empty() ? 0 : 1;
}
