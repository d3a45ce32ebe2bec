// What holds for every fix of unrendered-emphasis: bold that is not rendered as meant is found, and once it
// is fixed it is rendered; bold that is rendered in both readings is neither found nor touched; a reader sees
// the same text but for spaces; fixing again changes nothing.
//
// Usage: emphasis_test FIXTURES [FILE]. FIXTURES is the folder of the rule's fixtures. FILE gets a line of
// JSON for each document, for markdown_it.js, which looks at the same with another parser.
#include "actions/fixer.h"
#include "base/json.h"
#include "base/source.h"
#include "emphasis/bold.h"
#include "emphasis/bold_repair.h"
#include "emphasis/sample.h"
#include "long_run.h"
#include "parse/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace galley::emphasis {

namespace {

const std::size_t wanted_spans = sample_or_all<std::size_t>(15'000, 40'000); // for each preference
constexpr std::size_t batch_size = 2000;                                     // documents of one site
constexpr std::size_t max_shown = 20;

struct Tally {
  std::size_t documents = 0, spans = 0, redrawn = 0, found = 0, unrendered = 0, one_reading = 0;
  std::size_t fixture_documents = 0, fixture_spans = 0, faults = 0;
};

bool contains(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

// Rendered just as it is meant.
bool renders(const Rendering &rendering, const MeantSpan &span) {
  return std::find(rendering.strong.begin(), rendering.strong.end(), span.text) != rendering.strong.end();
}

// Rendered, but for punctuation at its ends that is no longer bold.
bool renders_fixed(const Rendering &rendering, const MeantSpan &span) {
  const auto holds = [&](const std::string &strong) { return contains(strong, span.core); };
  const auto found = std::find_if(rendering.strong.begin(), rendering.strong.end(), holds);
  return found != rendering.strong.end() && contains(span.text, *found) &&
         std::count_if(rendering.strong.begin(), rendering.strong.end(), holds) == 1;
}

class EmphasisTest {
public:
  explicit EmphasisTest(const char *out) {
    if (out != nullptr) out_ = std::fopen(out, "wb");
  }
  ~EmphasisTest() {
    if (out_ != nullptr) std::fclose(out_);
  }
  EmphasisTest(const EmphasisTest &) = delete;
  EmphasisTest &operator=(const EmphasisTest &) = delete;

  void generated(BoldRepair repair) {
    seeded::Rng rng(repair == BoldRepair::move ? 20261125 : 20261126);
    for (std::size_t spans = 0; spans < wanted_spans;) {
      std::vector<Sample> batch;
      while (batch.size() < batch_size) {
        const std::size_t count = rng.below(2) == 0 ? 1 : 2 + rng.below(4);
        Sample sample = generate_sample(rng, count);
        if (!has_drawn_nodes(sample)) {
          ++tally_.redrawn;
          continue;
        }
        spans += sample.spans.size();
        batch.push_back(std::move(sample));
      }
      try_batch(batch, repair);
    }
  }

  void fixtures(const std::filesystem::path &folder) {
    MemoryFileSystem files;
    std::map<std::string, std::string> texts;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".md") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(in), {}};
      // Relative to no folder: a case's own config doesn't count here.
      texts[fmt::format("{}.md", texts.size())] = text;
    }
    for (const auto &[path, text] : texts) files.add(path, text);
    for (const BoldRepair repair : {BoldRepair::move, BoldRepair::space}) {
      for (const auto &[path, after] : fix_all(files, texts, repair)) look_at_fixture(texts.at(path), after);
    }
  }

  int finish() const {
    fmt::print("{} documents with {} spans ({} more drew other syntax by chance)\n", tally_.documents,
               tally_.spans, tally_.redrawn);
    fmt::print("{} not rendered by cmark-gfm, {} only by it, {} found and fixed\n", tally_.unrendered,
               tally_.one_reading, tally_.found);
    fmt::print("{} documents of fixtures with {} spans\n", tally_.fixture_documents, tally_.fixture_spans);
    fmt::print("{} faults\n", tally_.faults);
    return tally_.faults == 0 && tally_.spans >= 2 * wanted_spans && tally_.fixture_spans > 0 ? 0 : 1;
  }

private:
  using Texts = std::map<std::string, std::string>; // by path

  // The texts after `galley fix` with this rule alone.
  Texts fix_all(MemoryFileSystem &files, const Texts &texts, BoldRepair repair) {
    files.add("galley.yaml", fmt::format("rules: {{ unrendered-emphasis: {{ prefer: {} }} }}\n",
                                         repair == BoldRepair::move ? "move" : "space"));
    FixRequest request;
    request.run.scope.current_folder = "/site";
    request.run.scope.paths = {""};
    request.run.scope.jobs = 2;
    request.rules = {"unrendered-emphasis"};
    const auto fixed = fix(files, request);
    if (!fixed) {
      fmt::print("{}: {}\n", fixed.error().path, fixed.error().message);
      std::exit(1);
    }
    for (const std::string &defect : (*fixed).defects) fault(defect, "");
    Texts after = texts;
    MemoryFileSystem changed(&files);
    for (const FixedDocument &document : (*fixed).documents) {
      after[document.path] = document.after;
      changed.add(document.path, document.after);
    }
    const auto again = fix(changed, request);
    for (const FixedDocument &document : (*again).documents)
      fault("fixing again changes it", document.before);
    return after;
  }

  void try_batch(const std::vector<Sample> &batch, BoldRepair repair) {
    MemoryFileSystem files;
    Texts texts;
    for (std::size_t i = 0; i < batch.size(); ++i) texts[fmt::format("{:05}.md", i)] = batch[i].markdown;
    for (const auto &[path, text] : texts) files.add(path, text);
    const Texts after = fix_all(files, texts, repair);
    for (std::size_t i = 0; i < batch.size(); ++i)
      look_at(batch[i], after.at(fmt::format("{:05}.md", i)), repair);
  }

  void look_at(const Sample &sample, const std::string &after, BoldRepair repair) {
    ++tally_.documents;
    tally_.spans += sample.spans.size();
    const Source source("a.md", sample.markdown);
    const auto broken = find_broken_bold(source, parse_markdown(source, 0), repair);
    const Rendering before_it = render(sample.markdown);
    const Rendering after_it = render(after);
    if (after_it.visible != sample.visible)
      fault(fmt::format("the text is {}\nafter {}", after_it.visible, after), sample.markdown);
    if (after_it.strong.size() != sample.spans.size())
      fault("other words are bold after " + after, sample.markdown);
    std::string spans;
    for (const MeantSpan &span : sample.spans) {
      const bool rendered = renders(before_it, span);
      const auto found = std::find_if(broken.begin(), broken.end(), [&](const BrokenBold &bold) {
        const auto is_it = [&](Span part) { return contains(std::string(source.slice(part)), span.core); };
        return is_it(bold.span) || std::ranges::any_of(bold.consequences, is_it);
      });
      const bool flagged = found != broken.end();
      if (!rendered && !flagged) fault(span.core + " is not rendered and not found", sample.markdown);
      const bool itself = flagged && contains(std::string(source.slice(found->span)), span.core);
      if (itself && found->in_gfm != rendered)
        fault(span.core + " is said to be rendered, or not", sample.markdown);
      if (flagged && found->edits.empty()) fault(span.core + " has no fix", sample.markdown);
      if (!renders_fixed(after_it, span))
        fault(fmt::format("{} is not rendered after {}", span.core, after), sample.markdown);
      if (!flagged && !renders(after_it, span))
        fault(fmt::format("{} is touched: {}", span.core, after), sample.markdown);
      tally_.unrendered += rendered ? 0 : 1;
      tally_.found += flagged ? 1 : 0;
      tally_.one_reading += flagged && rendered ? 1 : 0;
      spans += fmt::format(R"({}{{"core":{},"text":{},"cmark":{},"found":{}}})", spans.empty() ? "" : ",",
                           json(span.core), json(span.text), rendered, flagged);
    }
    if (broken.empty() && after != sample.markdown) fault("it is touched: " + after, sample.markdown);
    write(sample.markdown, after, sample.visible, spans, after_it);
  }

  // Of fixtures nobody says what is meant: all bold that is found, rendered or not.
  void look_at_fixture(const std::string &before, const std::string &after) {
    ++tally_.fixture_documents;
    const Source source("a.md", after);
    const Document document = parse_document(source, {.suppressions = false, .body = BodyNeed::all});
    const std::vector<BoldSpan> spans = find_bold(source, *document.body);
    for (const BoldSpan &bold : spans) {
      if (bold.node == 0 || !bold.in_commonmark)
        fault(std::string(source.slice(bold.span)) + " is not rendered", after);
    }
    tally_.fixture_spans += spans.size();
    write(before, after, "", "", render(after));
  }

  static std::string json(const std::string &text) {
    std::string result;
    append_json_string(result, text);
    return result;
  }

  void write(const std::string &before, const std::string &after, const std::string &visible,
             const std::string &spans, const Rendering &rendering) {
    if (out_ == nullptr) return;
    std::string strong;
    for (const std::string &text : rendering.strong) strong += (strong.empty() ? "" : ",") + json(text);
    fmt::print(out_,
               R"({{"before":{},"after":{},"visible":{},"spans":[{}],"strong":[{}]}})"
               "\n",
               json(before), json(after), json(visible), spans, strong);
  }

  void fault(const std::string &words, const std::string &text) {
    if (++tally_.faults <= max_shown) fmt::print("{}\n--- was\n{}---\n", words, text);
  }

  Tally tally_;
  std::FILE *out_ = nullptr;
};

int test(const char *fixtures, const char *out) {
  EmphasisTest test(out);
  test.generated(BoldRepair::move);
  test.generated(BoldRepair::space);
  test.fixtures(fixtures);
  return test.finish();
}

} // namespace

} // namespace galley::emphasis

int main(int argc, char **argv) {
  return galley::emphasis::test(argc > 1 ? argv[1] : ".", argc > 2 ? argv[2] : nullptr);
}
