#include "schema/defects.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace galley {

namespace {

// It says that the instance is another kind of thing altogether.
bool is_mismatch(const Failure &failure, const Failure &whole) {
  return failure.instance_pointer == whole.instance_pointer &&
         (!failure.expected.empty() || failure.keyword.empty());
}

// It says that a member has not the value by which the branches are told apart.
bool is_wrong_discriminator(const Failure &failure, const Failure &whole) {
  const bool value = !failure.expected.empty() && failure.expected.front().keyword != "type";
  const std::string &pointer = failure.instance_pointer;
  return value && pointer.starts_with(whole.instance_pointer + "/") &&
         pointer.find('/', whole.instance_pointer.size() + 1) == std::string_view::npos;
}

using Branch = std::vector<Failure>;

// Where each branch asks for another type or value of the instance itself.
bool merge_mismatches(const std::vector<Branch> &branches, Failure &whole) {
  std::vector<Expectation> expected;
  for (const Branch &branch : branches) {
    const auto mismatch =
        std::ranges::find_if(branch, [&](const Failure &failure) { return is_mismatch(failure, whole); });
    if (mismatch == branch.end()) return false;
    expected.insert(expected.end(), mismatch->expected.begin(), mismatch->expected.end());
  }
  whole.expected = std::move(expected);
  return true;
}

// Where each branch asks for another key.
bool merge_missing(const std::vector<Branch> &branches, Failure &whole) {
  std::vector<std::string_view> names;
  for (const Branch &branch : branches) {
    const bool one_missing = branch.size() == 1 && branch.front().keyword == "required" &&
                             branch.front().instance_pointer == whole.instance_pointer;
    if (!one_missing) return false;
    names.push_back(branch.front().missing);
  }
  if (names.size() < 2) return false;
  whole.missing_any = std::move(names);
  return true;
}

// The less, the likelier the branch was meant.
auto distance(const Branch &branch, const Failure &whole) {
  const auto count = [&](auto test) {
    return std::ranges::count_if(branch, [&](const Failure &each) { return test(each, whole); });
  };
  return std::tuple(count(is_mismatch), count(is_wrong_discriminator), branch.size());
}

std::vector<Failure> narrow(Failure whole) {
  std::vector<Branch> branches;
  for (Branch &branch : whole.branches) {
    Branch narrowed = narrow_branches(std::move(branch));
    if (!narrowed.empty()) branches.push_back(std::move(narrowed));
  }
  whole.branches.clear();
  const bool merged = branches.empty() || merge_mismatches(branches, whole) || merge_missing(branches, whole);
  if (merged) {
    std::vector<Failure> result;
    result.push_back(std::move(whole));
    return result;
  }
  return std::move(*std::ranges::min_element(
      branches, [&](const Branch &a, const Branch &b) { return distance(a, whole) < distance(b, whole); }));
}

} // namespace

std::vector<Failure> narrow_branches(std::vector<Failure> failures) {
  std::vector<Failure> result;
  for (Failure &failure : failures) {
    if (failure.branches.empty()) {
      result.push_back(std::move(failure));
      continue;
    }
    std::vector<Failure> narrowed = narrow(std::move(failure));
    std::move(narrowed.begin(), narrowed.end(), std::back_inserter(result));
  }
  return result;
}

} // namespace galley
