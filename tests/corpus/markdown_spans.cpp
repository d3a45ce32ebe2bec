// Checks over a folder of real documents that the span of every bold, emphasis, code, link and image stands
// where its delimiters stand. Prints counts per kind and every miss. Arguments: the folder.
#include "base/source.h"
#include "parse/front_matter.h"
#include "parse/markdown.h"

#include <algorithm>
#include <cstdio>
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

} // namespace

int main(int argc, char **argv) {
  const std::filesystem::path folder = argc > 1 ? argv[1] : "";
  if (!std::filesystem::is_directory(folder)) {
    std::printf("skipped: there is no folder %s\n", folder.c_str());
    return 77;
  }
  std::vector<std::filesystem::path> paths;
  for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && is_markdown(entry.path())) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::map<std::string, int> counts;
  int misses = 0;
  for (const auto &path : paths) {
    const Source source(path.string(), read(path));
    const auto fences = find_front_matter(source);
    const Body body = parse_markdown(source, fences ? fences->body_begin : source.bom_size());
    if (body.problem) {
      std::printf("%s: %s\n", path.c_str(), body.problem->message.c_str());
      ++misses;
    }
    for (const BodyNode &node : body.nodes) {
      if (name(node.kind) == nullptr) continue;
      ++counts[name(node.kind)];
      if (is_true(source, body, node)) continue;
      ++misses;
      std::printf("%s:%u: %s is not `%s`\n", path.c_str(), source.position(node.span.begin).line,
                  name(node.kind), std::string(source.slice(node.span)).c_str());
    }
  }
  std::printf("%zu documents\n", paths.size());
  for (const auto &[kind, count] : counts) std::printf("%s: %d\n", kind.c_str(), count);
  std::printf("misplaced: %d\n", misses);
  return misses == 0 && !paths.empty() ? 0 : 1;
}
