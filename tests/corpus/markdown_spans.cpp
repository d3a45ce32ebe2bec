// Checks over a folder of real documents, and over generated ones that make it hard, that the span of every
// bold, emphasis, code, link and image stands where its delimiters stand. Prints counts per kind and every
// miss.
//
// Usage: markdown_spans FOLDER, or markdown_spans --generated COUNT, which asks for bold only.
#include "base/source.h"
#include "corpus/adversarial.h"
#include "markdown/markdown.h"
#include "parse/front_matter.h"
#include "text/unicode.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

using namespace galley;

namespace {

bool is_markdown(const std::filesystem::path &path) {
  return path.extension() == ".md" || path.extension() == ".mdx" || path.extension() == ".markdown";
}

std::string read(const std::filesystem::path &path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const char *name(BodyKind kind) {
  switch (kind) {
  case BodyKind::strong:
    return "strong";
  case BodyKind::emphasis:
    return "emphasis";
  case BodyKind::code:
    return "code";
  case BodyKind::link:
    return "link";
  case BodyKind::image:
    return "image";
  case BodyKind::text:
    return "text";
  default:
    return nullptr;
  }
}

bool framed(std::string_view whole, std::string_view content, std::string_view mark) {
  return whole.starts_with(mark) && whole.ends_with(mark) && whole.size() == content.size() + 2 * mark.size();
}

// What a text node says, but for its escapes and entities, is what stands in the source.
bool reads_as(std::string_view written, std::string_view text) {
  if (written.find_first_of("\\&") != std::string_view::npos) {
    return text.empty() || written.front() == text.front() || written.front() == '\\' ||
           written.front() == '&';
  }
  return written == text;
}

bool is_true(const Source &source, const Body &body, const BodyNode &node) {
  const std::string_view whole = source.slice(node.span);
  const std::string_view content = source.slice(node.content);
  const BodyNode &parent = body.nodes[node.parent];
  if (!parent.span.contains(node.span)) return false;
  switch (node.kind) {
  case BodyKind::strong:
    return framed(whole, content, "**") || framed(whole, content, "__");
  case BodyKind::emphasis:
    return framed(whole, content, "*") || framed(whole, content, "_");
  case BodyKind::code: {
    const bool formula = whole.starts_with('$') && whole.ends_with('$');
    const bool expression = whole.starts_with('{') && whole.ends_with('}');
    if (formula || expression) return node.span.contains(node.content);
    const std::size_t ticks = std::min(whole.find_first_not_of('`'), whole.size());
    return ticks > 0 && framed(whole, content, std::string(ticks, '`'));
  }
  case BodyKind::link:
    return (whole.starts_with('[') && (whole.ends_with(')') || whole.ends_with(']'))) ||
           (whole.starts_with('<') && whole.ends_with('>'));
  case BodyKind::image:
    return whole.starts_with("![") && (whole.ends_with(')') || whole.ends_with(']'));
  default:
    return reads_as(whole, node.text);
  }
}

class Tally {
public:
  // `all`: every kind, not only bold. The text is read as CommonMark, and as MDX with indented bodies.
  void add(const Source &source, bool all) {
    ++documents_;
    add(source, MarkdownSyntax(), all);
    add(source, {.mdx = true, .indented_bodies = true}, all);
  }

  int finish() const {
    std::printf("%d documents\n", documents_);
    for (const auto &[kind, count] : counts_) std::printf("%s: %d\n", kind.c_str(), count);
    std::printf("misplaced: %d\n", misses_);
    return misses_ == 0 && documents_ > 0 ? 0 : 1;
  }

private:
  void add(const Source &source, const MarkdownSyntax &syntax, bool all) {
    const auto fences = find_front_matter(source);
    const Body body = parse_markdown(source, fences ? fences->body_begin : source.bom_size(), syntax);
    if (body.problem) {
      std::printf("%s: %s\n", source.path.c_str(), body.problem->message.c_str());
      ++misses_;
    }
    for (const BodyNode &node : body.nodes) {
      if (name(node.kind) == nullptr) continue;
      ++counts_[name(node.kind)];
      if (is_true(source, body, node) || !(all || node.kind == BodyKind::strong)) continue;
      if (++misses_ > max_shown) continue;
      std::printf("%s:%u: %s is not `%s`\n", source.path.c_str(), source.position(node.span.begin).line,
                  name(node.kind), escape_controls(source.slice(node.span)).c_str());
      if (!all) std::printf("in \"%s\"\n", escape_controls(source.text).c_str());
    }
  }

  static constexpr int max_shown = 50;

  std::map<std::string, int> counts_;
  int documents_ = 0, misses_ = 0;
};

int test_folder(const std::filesystem::path &folder) {
  if (!std::filesystem::is_directory(folder)) {
    std::printf("skipped: there is no folder %s\n", folder.c_str());
    return 77;
  }
  std::vector<std::filesystem::path> paths;
  for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && is_markdown(entry.path())) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  Tally tally;
  for (const auto &path : paths) tally.add(Source(path.string(), read(path)), true);
  return tally.finish();
}

int test_generated(int count) {
  seeded::Rng rng(20261125);
  Tally tally;
  for (int i = 0; i < count; ++i)
    tally.add(Source(std::to_string(i), adversarial::generate_document(rng)), false);
  return tally.finish();
}

} // namespace

int main(int argc, char **argv) {
  const std::string first = argc > 1 ? argv[1] : "";
  if (first == "--generated") return test_generated(argc > 2 ? std::atoi(argv[2]) : 0);
  return test_folder(first);
}
