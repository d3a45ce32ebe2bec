#include "site/ignore_files.h"

#include "text/unicode.h"

#include <algorithm>
#include <utility>

namespace galley {

namespace {

// Removes what Git ignores at the end of a pattern: a CR before the LF, and spaces, unless a `\` precedes
// them.
std::string_view trim_ignore_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::size_t keep = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\' && at + 1 < line.size()) {
      keep = ++at + 1;
    } else if (line[at] != ' ') {
      keep = at + 1;
    }
  }
  return line.substr(0, keep);
}

// Returns the number of lines that are too long.
std::size_t read_lines(std::string_view text, GlobSequence &list) {
  std::size_t left_out = 0;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = trim_ignore_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const bool negated = line.starts_with('!');
    if (negated) line.remove_prefix(1);
    if (line.size() > max_glob_size) ++left_out;
    auto parsed = parse_glob(replace_invalid_utf8(line), GlobDialect::gitignore);
    if (parsed) list.add(*std::move(parsed), negated);
  }
  return left_out;
}

} // namespace

std::size_t IgnoreFiles::add(std::string_view folder, std::string_view text, bool only) {
  const auto made = std::make_shared<IgnoreChain>();
  made->above = chain_;
  made->depth = (chain_ ? chain_->depth : 0) + 1;
  made->prefix = folder == "/" ? 1 : replace_invalid_utf8(folder).size() + 1;
  made->only = only;
  GlobSequence list;
  const std::size_t too_long = read_lines(text, list);
  made->items = list.take();
  return too_long + open(made);
}

std::size_t IgnoreFiles::open(const IgnoreChainPtr &chain) {
  first_.push_back(chain->only || first_.empty() ? first_.size() : first_.back());
  chain_ = chain;
  index_.open_list(chain->prefix);
  std::size_t left_out = 0;
  for (const GlobSequence::Item &item : chain->items) left_out += index_.add(item) ? 0 : 1;
  return left_out;
}

void IgnoreFiles::go_to(const IgnoreChainPtr &chain) {
  std::vector<IgnoreChainPtr> missing;
  IgnoreChainPtr wanted = chain;
  const auto depth = [](const IgnoreChainPtr &one) { return one ? one->depth : 0; };
  while (wanted != chain_) {
    if (depth(wanted) >= depth(chain_)) {
      missing.push_back(wanted);
      wanted = wanted->above;
    }
    if (depth(chain_) > depth(wanted)) {
      index_.close_list();
      first_.pop_back();
      chain_ = IgnoreChainPtr(chain_->above);
    }
  }
  for (auto one = missing.rbegin(); one != missing.rend(); ++one) open(*one);
}

bool IgnoreFiles::ignores(std::string_view absolute, bool folder) const {
  bool ignored = false;
  index_.find(absolute, folder, [&](std::size_t list, bool negated) {
    ignored = !negated && list >= first_.back();
    return false;
  });
  return ignored;
}

} // namespace galley
