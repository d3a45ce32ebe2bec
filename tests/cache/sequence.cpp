#include "cache/sequence.h"

#include "base/path.h"
#include "report/printed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace galley::cache_test {

namespace {

constexpr std::string_view page_schema =
    R"({"type": "object", "required": ["title"], "properties": {"tags": {"maxItems": 3}}})";
constexpr std::string_view other_schema = R"({"type": "object", "required": ["summary"]})";

constexpr auto configs = std::to_array<std::string_view>({
    "extends: [garden]\nrules: {orphan-tag: {min-site: 3}}\n",
    "extends: [recommended]\nglossary: glossary.yaml\nrules: {orphan-tag: {min-site: 3, min-documents: 4, "
    "fields: [tags, category]}, date-order: {today: '2025-11-01'}}\n",
    "taxonomy: taxonomy.yaml\nschemas: [{files: ['**'], schema: page.schema.json}]\n",
    "extends: [garden]\noverrides: [{files: ['notes/**', 'talks/**'], rules: {orphan-tag: {fields: [people], "
    "min-site: 2}, undefined-term: error}}]\n",
    "extends: [obsidian]\nglossary: [words.md, glossary.yaml]\n",
    "extends: [garden]\nexclude: ['essays/**']\nrules: {undefined-term: off, broken-link: {clean-urls: "
    "false}}\n",
    "extends: [hugo]\nrules-dir: [rules]\noverrides: [{files: ['physics/**'], rules: {broken-link: off, "
    "unused-suppression: off}}]\n",
    "rules: {orphan-tag: off, missing-definition: off, undefined-term: off, late-definition: off, "
    "repeated-definition: off, conflicting-definition: off, circular-definition: off, broken-link: off, "
    "broken-anchor: off, broken-image: off, broken-wikilink: off, ambiguous-wikilink: off}\n",
});

constexpr std::string_view own_rule = R"(summary: A status that nobody else has
check: rare-value
severity: warning
category: site
options: {fields: [status], min-site: 2, min-documents: 3}
message: 'the status "{value}" is used by only {documents}'
why: It is a test.
examples: []
)";

constexpr auto taxonomies = std::to_array<std::string_view>({
    "area: [cities, oceans, glaciers]\ntopic:\n  values: [confluence]\n  deprecated: { junction: confluence "
    "}\n",
    "area: [cities, citys]\ntags: {values: {kit-shared: , cpp: {aliases: [c++]}}, deprecated: {c: cpp}}\n",
});
constexpr auto glossaries = std::to_array<std::string_view>({
    "- term: zyzzyva\n  definition: a weevil of the tropics\n",
    "- term: 逆流偏见\n  definition: 只看见上游\n- term: river\n  aliases: [Mouths]\n",
});

constexpr std::string_view words =
    "# Words\n\n- **river**: water that flows\n- **qaysar**: an unknown word\n";

constexpr std::int64_t second = 1'000'000'000;

} // namespace

Sequence::Sequence(std::uint64_t number, const Material &material, std::string folder, Counts &counts)
    : random_(number), number_(number), material_(material), counts_(counts), size_(draw_size()),
      generator_({size_, number, random_.percent(80) ? bench::SiteShape::notes : bench::SiteShape::docs,
                  10 + random_.below(30)}),
      folder_(std::move(folder)) {
  files_.write("galley.yaml", std::string(configs[random_.below(configs.size())]));
  files_.write("page.schema.json", std::string(page_schema));
  files_.write("rules/own-status.yaml", std::string(own_rule));
  files_.write("taxonomy.yaml", std::string(taxonomies[0]));
  files_.write("glossary.yaml", std::string(glossaries[0]));
  files_.write("words.md", std::string(words));
  for (std::uint64_t i = 0; i < size_; ++i) {
    const bench::SiteFile document = generator_.document(i);
    files_.write(document.path, document.text);
  }
  if (random_.percent(50)) add_group();
}

void Sequence::run_all() {
  const std::uint64_t steps = 2 + random_.below(3);
  const std::uint64_t kit_step = random_.below(steps);
  for (std::uint64_t step = 0; step < steps; ++step) {
    if (step == kit_step) add_kit();
    compare();
    if (step == kit_step) expect_all_rules();
    // What follows the kit is compared with it before anything else is remembered.
    const bool compared = step == kit_step || (step > kit_step && random_.percent(30));
    if (compared) compare_since();
    if (compared || (step < kit_step && random_.percent(50))) remember();
    files_.now += random_.percent(30) ? 0 : random_.percent(40) ? second / 300 : 3 * second;
    for (std::uint64_t i = 1 + random_.below(3); i > 0; --i) happen();
  }
  compare_unchanged();
  compare_since();
  std::filesystem::remove_all(folder_);
}

void Sequence::expect_all_rules() {
  std::set<std::string> seen;
  for (const Diagnostic &diagnostic : cold_.diagnostics) seen.insert(diagnostic.rule);
  for (const std::string &rule : material_.rules) {
    if (seen.count(rule) == 0) fail("nothing was found by " + rule);
  }
}

std::uint64_t Sequence::draw_size() {
  if (number_ == 0) return 2000;
  if (number_ % 100 == 99) return 300;
  return 1 + random_.below(random_.percent(50) ? 5 : 30);
}

void Sequence::fail(const std::string &what) {
  ++counts_.failures;
  if (counts_.failures < 5) counts_.said += fmt::format("sequence {}: {}\n{}", number_, what, history_);
}

void Sequence::add_group() {
  for (const bench::SiteFile &file : material_.groups[random_.below(material_.groups.size())])
    files_.replace(file.path, file.text);
}

void Sequence::add_kit() {
  history_ += "  kit\n";
  files_.now += 3 * second;
  for (const bench::SiteFile &file : material_.kit) files_.replace(file.path, file.text);
  if (files_.holds("map.png")) files_.remove("map.png");
  if (files_.holds("galley-baseline.txt")) files_.remove("galley-baseline.txt");
}

RunRequest Sequence::request(const std::vector<std::string> &paths) {
  RunRequest request;
  request.scope.current_folder = files_.current_folder;
  request.scope.now = files_.now;
  for (const std::string &path : paths)
    request.scope.paths.push_back(path.empty() ? "/site" : "/site/" + path);
  request.scope.jobs = static_cast<unsigned>(1 + random_.below(3));
  return request;
}

Sequence::Printed Sequence::describe(Result<RunResult> result) {
  ++counts_.runs;
  if (!result) {
    ++counts_.errors; // the config names a document that is gone
    return {fmt::format("{}: {}\n", result.error().path, result.error().message), {}, 0, true};
  }
  std::string text;
  std::vector<Diagnostic> diagnostics = printed_diagnostics(*result);
  for (const Diagnostic &diagnostic : diagnostics)
    text += fmt::format("{}:{}:{} {} [{}]\n", diagnostic.where.path, diagnostic.where.begin.line,
                        diagnostic.where.begin.code_point, diagnostic.message, diagnostic.rule);
  for (const std::string &notice : result->notices) text += notice + "\n";
  for (const CheckedSite &site : result->sites) {
    for (const std::string &file : site.data_files) text += file + "\n";
  }
  text += fmt::format("{} held, {} documents\n", result->held, result->documents);
  baselines_ = std::move(result->baselines);
  return {std::move(text), std::move(diagnostics), result->left_out, false};
}

void Sequence::compare_cached(RunRequest request, const Printed &expected) {
  request.records.cache = CacheUse{std::make_shared<PrivateFolder>(folder_)};
  const std::size_t before = files_.documents_read();
  const Printed cached = print(request);
  counts_.read += files_.documents_read() - before;
  counts_.documents += files_.documents().size();
  if (cached.text != expected.text) {
    fail(fmt::format("with a store:\n{}without:\n{}", cached.text, expected.text));
  } else if (cached.diagnostics != expected.diagnostics) {
    fail("with a store, fixes or notes are others");
  }
}

void Sequence::compare_whole() {
  compare_cached(request({""}), cold_);
}

void Sequence::compare_named() {
  std::vector<std::string> named = files_.documents();
  if (named.empty()) return;
  std::swap(named.front(), named[random_.below(named.size())]);
  named.resize(1 + random_.below(std::min<std::size_t>(3, named.size())));
  const Printed alone = print(request(named));
  compare_cached(request(named), alone);
  std::set<std::string> wanted;
  for (const std::string &path : named) wanted.insert(request({path}).scope.paths.front());
  std::vector<Diagnostic> theirs;
  std::copy_if(cold_.diagnostics.begin(), cold_.diagnostics.end(), std::back_inserter(theirs),
               [&](const Diagnostic &diagnostic) {
                 return wanted.count(absolute_path(files_.current_folder, diagnostic.where.path)) != 0;
               });
  if (theirs != alone.diagnostics) fail("the run on named files says other things");
}

// The parts of the site, merged in any order.
void Sequence::compare_merged() {
  if (files_.documents().empty()) return;
  MemoryFileSystem with_records(&files_);
  RunRequest merging = request({""});
  const std::uint64_t count = 1 + random_.below(5);
  for (std::uint64_t number = 1; number <= count; ++number) {
    RunRequest part = request({""});
    part.records.shard = Shard{static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(count)};
    const auto made = run(files_, part);
    if (!made) return; // the config is bad
    merging.records.merged.push_back("records-" + std::to_string(number));
    with_records.add(merging.records.merged.back(), made->shard);
  }
  std::swap(merging.records.merged.front(), merging.records.merged[random_.below(count)]);
  const auto merged = run(with_records, merging);
  if (!merged || printed_diagnostics(*merged) != cold_.diagnostics) fail("the merged parts say other things");
  ++counts_.merged;
}

// An editor hands over what it has not written yet.
void Sequence::compare_stdin() {
  if (files_.documents().empty()) return;
  const std::string path = any_document();
  RunRequest edited = request({});
  edited.scope.stdin_document = StdinDocument{"/site/" + path, new_text(path)};
  compare_cached(edited, print(edited));
}

// What this run says is as good as what is said a moment later; the next ones must not believe it.
void Sequence::run_while_written(const std::string &path) {
  files_.write_when_read(path, new_text(path));
  RunRequest writing = request({""});
  writing.records.cache = CacheUse{std::make_shared<PrivateFolder>(folder_)};
  print(writing);
  files_.settle();
}

void Sequence::compare() {
  files_.current_folder = random_.percent(70) ? "/site" : random_.pick({"/", "/site/notes"});
  if (random_.percent(10)) compare_stdin();
  cold_ = print(request({""}));
  for (const Diagnostic &diagnostic : cold_.diagnostics) ++counts_.rules[diagnostic.rule];
  if (random_.percent(40)) compare_named();
  compare_whole();
  if (random_.percent(20)) compare_named();
  if (random_.percent(20)) compare_merged();
}

// Long after the last event, all is known without being read.
void Sequence::compare_unchanged() {
  if (files_.holds("galley-baseline.txt"))
    files_.remove("galley-baseline.txt"); // which is compared with texts
  files_.now += 10 * second;
  cold_ = print(request({""}));
  compare_whole();
  const std::size_t before = files_.documents_read();
  compare_whole();
  const std::size_t glossary = files_.text("galley.yaml").find("words.md") != std::string::npos ? 1 : 0;
  if (files_.documents_read() > before + glossary) fail("the second run read documents again");
}

std::string Sequence::new_text(const std::string &path) {
  std::string text = files_.text(path);
  switch (random_.below(10)) {
  case 0:
  case 1:
    return generator_.document(random_.below(size_)).text;
  case 2:
    return files_.text(any_document());
  case 3:
    text += text.substr(text.find("\n\n") + 1); // all twice
    return text;
  case 4:
    drop_line(text);
    return text;
  case 5:
  case 6: {
    const Group &group = material_.groups[random_.below(material_.groups.size())];
    return group[random_.below(group.size())].text;
  }
  default:
    say_otherwise(text);
    return text;
  }
}

// Of the same size, and so that much is another thing.
void Sequence::say_otherwise(std::string &text) {
  const std::string_view letters = "aeinorst";
  std::replace(text.begin(), text.end(), letters[random_.below(letters.size())],
               letters[random_.below(letters.size())]);
}

void Sequence::drop_line(std::string &text) {
  const std::size_t begin = text.rfind('\n', random_.below(text.size() + 1));
  if (begin == std::string::npos) return;
  text.erase(begin, std::min(text.find('\n', begin + 1), text.size()) - begin);
}

void Sequence::happen() {
  const std::string_view event =
      random_.pick({"write", "replace", "write, old time", "add", "remove", "rename", "rename over", "swap",
                    "touch", "touch, old time", "write while it is read", "config", "schema", "rule",
                    "taxonomy", "glossary", "image", "baseline"});
  ++counts_.events[std::string(event)];
  history_ += fmt::format("  {}", event);
  change_other_file(event);
  if (!files_.documents().empty()) change_document(event);
  history_ += "\n";
}

void Sequence::change_other_file(std::string_view event) {
  if (event == "add") add_group();
  if (event == "config") files_.write("galley.yaml", std::string(configs[random_.below(configs.size())]));
  if (event == "schema")
    files_.write("page.schema.json", std::string(random_.percent(50) ? page_schema : other_schema));
  if (event == "taxonomy") files_.write("taxonomy.yaml", std::string(taxonomies[random_.below(2)]));
  if (event == "glossary") files_.write("glossary.yaml", std::string(glossaries[random_.below(2)]));
  if (event == "image") {
    if (files_.holds("map.png"))
      files_.remove("map.png");
    else
      files_.write("map.png", "an image");
  }
  if (event == "rule") {
    std::string text(own_rule);
    if (random_.percent(50)) text.replace(text.find("status]"), 6, "area");
    files_.write("rules/own-status.yaml", text);
  }
  if (event == "baseline") write_baseline();
}

void Sequence::change_document(std::string_view event) {
  const std::string path = any_document();
  const std::string other = any_document();
  history_ += fmt::format(" {} {}", path, other);
  if (event == "write") files_.write(path, new_text(path));
  if (event == "replace") files_.replace(path, new_text(path));
  if (event == "write, old time") files_.write_and_hide(path, new_text(path));
  if (event == "remove") files_.remove(path);
  if (event == "rename") files_.rename(path, "notes/" + std::to_string(random_.below(1000)) + ".md");
  if (event == "rename over" && path != other) files_.rename(path, other);
  if (event == "swap" && path != other) swap(path, other);
  if (event == "write while it is read") run_while_written(path);
  if (event == "touch") files_.touch(path);
  if (event == "touch, old time") files_.touch_kept(path);
}

void Sequence::swap(const std::string &a, const std::string &b) {
  files_.rename(a, "x.md");
  files_.rename(b, a);
  files_.rename("x.md", b);
}

void Sequence::write_baseline() {
  RunRequest writing = request({""});
  writing.left_out.baseline = BaselineUse::write;
  baselines_.clear();
  print(writing);
  for (const BaselineUpdate &update : baselines_) files_.write("galley-baseline.txt", update.text);
}

} // namespace galley::cache_test
