#include "checks/link_families.h"

#include "base/path.h"
#include "corpus/language.h"

#include <fmt/format.h>

#include <algorithm>

namespace galley {

namespace {

// A family with fewer links proves nothing by itself: one broken link of three is no custom.
constexpr std::size_t smallest_family = 10;

// Returns the path from the longest root that it is below.
std::string_view from_root(std::string_view path, const std::vector<std::string> &roots) {
  std::string_view rest = path;
  for (const std::string &root : roots) {
    if (root.size() < path.size() && path[root.size()] == '/' && path.starts_with(root) &&
        path.size() - root.size() <= rest.size())
      rest = path.substr(root.size() + 1);
  }
  return rest;
}

} // namespace

std::string_view first_folder(std::string_view path) {
  std::size_t end = path.find('/');
  if (end == std::string_view::npos) return {};
  if (looks_like_language(path.substr(0, end))) {
    const std::size_t next = path.find('/', end + 1);
    if (next != std::string_view::npos && next + 1 < path.size()) end = next;
  }
  if (end + 1 == path.size()) return {};
  return path.substr(0, end + 1);
}

std::size_t LinkFamilies::add(const Record &from, const Destination &destination, bool found) {
  if (last_ != &from) {
    last_ = &from;
    area_ = first_folder(from_root(from.path, roots_));
  }
  key_.clear();
  const bool words = destination.route == LinkRoute::page && destination.path.find('/') == std::string::npos;
  switch (destination.route) {
  case LinkRoute::root_page:
    key_ += "to /";
    key_ += first_folder(std::string_view(destination.path).substr(1));
    break;
  case LinkRoute::page:
    // What a template makes of words, it makes of them everywhere.
    key_ += words ? "that are a single word" : "from ";
    if (!words) key_ += area_;
    break;
  default:
    wikilinks_ = true;
    key_ += "from ";
    key_ += area_;
  }
  if (!words) key_ += "…";
  const auto known = numbers_.find(std::string_view(key_));
  const std::size_t number = known != numbers_.end() ? known->second : families_.size();
  if (known == numbers_.end()) {
    numbers_.emplace(key_, number);
    families_.push_back({key_, words});
  }
  families_[number].found += found ? 1 : 0;
  ++families_[number].all;
  return number;
}

bool LinkFamilies::is_small(const Family &family) {
  return family.all < smallest_family;
}

bool LinkFamilies::has_share(const Family &family) const {
  if (family.words && family.found == 0) return false;
  return family.found * 100 >= family.all * min_share_;
}

// Small families are judged together with all that are judged by themselves.
bool LinkFamilies::judge_small() const {
  // Percent; few links prove little of addresses.
  const std::size_t least_share = wikilinks_ ? 0 : 75;
  std::size_t found = 0;
  std::size_t all = 0;
  for (const Family &family : families_) {
    if (!is_small(family) && !has_share(family)) continue;
    found += family.found;
    all += family.all;
  }
  return min_share_ == 0 || found * 100 >= all * std::max(min_share_, least_share);
}

bool LinkFamilies::judges(std::size_t family) {
  if (all_) return true;
  const Family &one = families_[family];
  if (!is_small(one)) return has_share(one);
  if (!judges_small_) judges_small_ = judge_small();
  return *judges_small_;
}

bool LinkFamilies::is_mixed(std::size_t family) const {
  constexpr std::size_t least_share = 5; // percent; of what an application serves hardly any is a document
  const Family &one = families_[family];
  return !is_small(one) && one.found > 1 && one.found * 100 >= one.all * least_share;
}

std::string LinkFamilies::reason(std::size_t family) const {
  const Family &one = families_[family];
  return fmt::format("{} of {} {} lead somewhere", one.found, one.all, one.name);
}

} // namespace galley
