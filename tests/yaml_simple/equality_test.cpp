// What the scanner of simple YAML accepts, yaml-cpp accepts too, and both make the same tree of it. Usage:
// equality_test SOURCE SHARED. SOURCE: galley's checkout. SHARED: real documents and yaml-test-suite, which
// are left out where they are not there. Prints how much the scanner accepted; too little fails, too.
#include "bench/site_generator.h"
#include "parse/front_matter.h"
#include "yaml/yaml.h"
#include "yaml/yaml_simple.h"
#include "yaml/yaml_text.h"
#include "yaml_simple/texts.h"
#include "yaml_suite/suite.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

using namespace galley;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t mutants = 200'000;
constexpr std::size_t max_base = 3000; // bytes of a text to change; longer ones cost time and show no more
constexpr std::size_t shown = 5;       // failures of one kind of text

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool same_text(std::string_view a, std::string_view b) {
  return a == b && (a.empty() || a.data() == b.data()); // no copies either
}

bool same_number(const ValueNode &a, const ValueNode &b) {
  switch (a.kind) {
  case ValueKind::boolean:
    return a.boolean == b.boolean;
  case ValueKind::integer:
    return a.integer == b.integer;
  case ValueKind::number:
    return std::bit_cast<std::uint64_t>(a.number) == std::bit_cast<std::uint64_t>(b.number);
  default:
    return true;
  }
}

bool same_node(const ValueNode &a, const ValueNode &b) {
  return a.kind == b.kind && a.style == b.style && a.skip == b.skip && a.size == b.size && a.span == b.span &&
         a.key_span == b.key_span && same_text(a.key, b.key) && same_text(a.text, b.text) &&
         same_number(a, b);
}

bool same_tree(const ValueTree &a, const ValueTree &b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  const ValueNode *const first = a.root().node();
  return first->skip == b.root().node()->skip &&
         std::equal(first, first + first->skip, b.root().node(), same_node);
}

// All texts of one kind.
class Kind {
public:
  Kind(std::string_view name, double least) : name_(name), least_(least) {}

  // The part `content` of a text, as parse_yaml takes it.
  void compare(const std::string &text, Span content) {
    ++texts_;
    if (std::string_view(text).substr(content.begin, content.size()).starts_with(byte_order_mark)) {
      content.begin += 3;
    }
    if (find_forbidden(text, content) || !read_simple_yaml(text, content)) return;
    ++accepted_;
    const Source source("", text);
    const Yaml any = parse_any_yaml(source, content);
    const Yaml yaml = parse_yaml(source, content);
    if (!any.problems.empty()) return fail(any.problems.front().message, source.slice(content));
    if (!same_tree(any.tree, yaml.tree)) fail("another tree", source.slice(content));
  }
  // Among other text, as front matter stands.
  void compare(const std::string &content) {
    compare("---\n" + content + "---\n: [", {4, static_cast<std::uint32_t>(4 + content.size())});
  }

  // Whether all was well.
  bool report() const {
    const double share = texts_ == 0 ? 0 : static_cast<double>(accepted_) / static_cast<double>(texts_);
    fmt::print("{}: {} of {} accepted ({:.1f} %), {} wrong\n", name_, accepted_, texts_, 100 * share, wrong_);
    if (share >= least_) return wrong_ == 0;
    fmt::print("{}: fewer than {:.1f} % accepted\n", name_, 100 * least_);
    return false;
  }

private:
  void fail(std::string_view what, std::string_view text) {
    if (++wrong_ <= shown) fmt::print("{}: {}:\n{:?}\n", name_, what, text);
  }

  std::string name_;
  double least_; // share that must be accepted
  std::size_t texts_ = 0, accepted_ = 0, wrong_ = 0;
};

std::vector<fs::path> files_below(const fs::path &folder, const std::vector<std::string_view> &extensions) {
  std::vector<fs::path> paths;
  if (!fs::is_directory(folder)) return paths;
  for (const auto &entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    const bool wanted = std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
    if (wanted && entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool holds_nested_list(const std::string &text) {
  const Source source("", text);
  const auto fences = find_front_matter(source);
  return fences && source.slice(fences->content).find("- - ") != std::string_view::npos;
}

// The front matter of `text`, if it has any, is compared and added to `bases`.
void compare_document(Kind &kind, std::string text, std::vector<std::string> &bases) {
  const Source source("", std::move(text));
  const auto fences = find_front_matter(source);
  if (!fences || !fences->readable() || !fences->closed()) return;
  kind.compare(source.text, fences->content);
  if (fences->content.size() <= max_base) bases.emplace_back(source.slice(fences->content));
}

bool compare_files(const fs::path &checkout, const fs::path &shared, std::vector<std::string> &bases) {
  bool right = true;
  const std::vector<std::string_view> markdown = {".md", ".mdx", ".markdown"};
  if (const auto paths = files_below(shared / "corpus", markdown); !paths.empty()) {
    // A list in a list (`- - meta`) is declined by design. Such documents are compared, but their share says
    // nothing of the form that front matter usually has.
    Kind real("real documents", 0.98);
    Kind nested("real documents with a list in a list", 0);
    for (const auto &path : paths) {
      std::string text = yaml_suite::read_file(path);
      Kind &kind = holds_nested_list(text) ? nested : real;
      compare_document(kind, std::move(text), bases);
    }
    right = nested.report() && right;
    right = real.report() && right;
  }
  if (const fs::path suite = shared / "suites/yaml/src"; fs::is_directory(suite)) {
    Kind cases("yaml-test-suite", 0.03);
    for (const auto &test : yaml_suite::read_suite(suite)) {
      cases.compare(test.yaml, {0, static_cast<std::uint32_t>(test.yaml.size())});
      bases.push_back(test.yaml);
    }
    right = cases.report() && right;
  }
  Kind fixtures("fixtures", 0.7);
  for (const auto &path : files_below(checkout / "fixtures", markdown)) {
    compare_document(fixtures, yaml_suite::read_file(path), bases);
  }
  right = fixtures.report() && right;
  Kind configs("rules, presets and configs", 0.2);
  for (const char *const folder : {"rules", "presets", "fixtures"}) {
    for (const auto &path : files_below(checkout / folder, {".yaml"})) {
      const std::string text = yaml_suite::read_file(path);
      configs.compare(text, {0, static_cast<std::uint32_t>(text.size())});
      if (text.size() <= max_base) bases.push_back(text);
    }
  }
  return configs.report() && right;
}

bool compare_generated(std::vector<std::string> &bases) {
  Kind generated("generated documents", 0.99);
  for (const auto shape : {bench::SiteShape::notes, bench::SiteShape::docs}) {
    const bench::SiteGenerator generator({300, 1, shape, std::nullopt});
    for (std::uint64_t number = 0; number < 300; ++number) {
      compare_document(generated, generator.document(number).text, bases);
    }
  }
  return generated.report();
}

bool compare_mutants(const std::vector<std::string> &bases) {
  Kind changed("mutants", 0.3);
  bench::Random random(1);
  for (std::size_t i = 0; i < mutants; ++i) {
    const std::string &base = bases[random.below(bases.size())];
    changed.compare(yaml_simple::mutate(base, bases[random.below(bases.size())], random));
  }
  return changed.report();
}

bool compare_enumerated() {
  const auto take = [](Kind &kind) { return [&kind](const std::string &text) { kind.compare(text); }; };
  Kind pieces("all texts of a key and 5 of 12 pieces", 0.1);
  yaml_simple::enumerate("a:", {"b", "c:", ":", " ", "\n", "- ", "#", "'1'", "[", "]", ",", "?"}, 5,
                         take(pieces));
  Kind lines("all texts of a key and 5 of 10 lines", 0.02);
  yaml_simple::enumerate("a:\n",
                         {"b: x\n", "c: [d, 'e']\n", "- f\n", "- g: 1\n", "  h:\n", "  - j\n", "  - k: ~\n",
                          "    l: {}\n", "   # n\n", " o\n"},
                         5, take(lines));
  const bool right = pieces.report();
  return lines.report() && right;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  std::vector<std::string> bases;
  bool right = compare_files(argv[1], argv[2], bases);
  right = compare_generated(bases) && right;
  right = compare_mutants(bases) && right;
  right = compare_enumerated() && right;
  return right ? 0 : 1;
}
