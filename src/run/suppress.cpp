#include "run/suppress.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string_view>

namespace galley {

namespace {

bool applies_to(const Suppression &suppression, std::uint32_t line) {
  return suppression.first_line <= line && line <= suppression.last_line;
}

// Finds the suppression of a line without a search through all of them, since some files have thousands.
class Lookup {
public:
  explicit Lookup(std::vector<Suppression> &suppressions) {
    for (Suppression &suppression : suppressions) {
      if (suppression.reach == SuppressionReach::nothing) continue;
      Group &group = groups_[suppression.rule];
      if (suppression.reach == SuppressionReach::file) {
        if (group.file == nullptr) group.file = &suppression;
      } else if (suppression.reach == SuppressionReach::range) {
        // A range that begins within the range before it and ends no later adds nothing.
        if (group.ranges.empty() || suppression.last_line > group.ranges.back()->last_line)
          group.ranges.push_back(&suppression);
      } else {
        for (std::uint32_t line = suppression.first_line; line <= suppression.last_line; ++line)
          group.lines.try_emplace(line, &suppression);
      }
    }
  }

  // Returns null if nothing suppresses a diagnostic of this rule that begins in this line.
  Suppression *find(std::string_view rule, std::uint32_t line) const {
    for (const auto part : {&Group::at_line, &Group::in_range, &Group::in_file}) {
      for (const std::string_view name : {rule, std::string_view()}) {
        const auto group = groups_.find(name);
        if (group == groups_.end()) continue;
        if (Suppression *found = (group->second.*part)(line)) return found;
      }
    }
    return nullptr;
  }

private:
  struct Group {
    Suppression *at_line(std::uint32_t line) const {
      const auto found = lines.find(line);
      return found == lines.end() ? nullptr : found->second;
    }
    Suppression *in_range(std::uint32_t line) const {
      // From one range to the next, the first and the last line only grow.
      const auto after = std::upper_bound(
          ranges.begin(), ranges.end(), line,
          [](std::uint32_t number, const Suppression *range) { return number < range->first_line; });
      if (after == ranges.begin() || !applies_to(**std::prev(after), line)) return nullptr;
      return *std::prev(after);
    }
    Suppression *in_file(std::uint32_t /*line*/) const { return file; }

    std::map<std::uint32_t, Suppression *> lines;
    std::vector<Suppression *> ranges; // in document order
    Suppression *file = nullptr;
  };
  std::map<std::string_view, Group> groups_; // by rule; "" is every rule
};

} // namespace

void suppress(std::vector<Diagnostic> &diagnostics, std::vector<Suppression> &suppressions) {
  const Lookup lookup(suppressions);
  std::erase_if(diagnostics, [&](const Diagnostic &diagnostic) {
    Suppression *const found = lookup.find(diagnostic.rule, diagnostic.where.begin.line);
    if (found == nullptr) return false;
    found->used = true;
    return true;
  });
}

void suppress_reports(std::vector<Diagnostic> &reports, std::vector<Suppression> suppressions) {
  std::erase_if(suppressions, [](const Suppression &suppression) {
    return suppression.rule.empty() && suppression.reach != SuppressionReach::file;
  });
  const Lookup lookup(suppressions);
  std::erase_if(reports, [&](const Diagnostic &report) {
    const Suppression *const found = lookup.find(report.rule, report.where.begin.line);
    return found != nullptr && found->where.span != report.where.span;
  });
}

} // namespace galley
