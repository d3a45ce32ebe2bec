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
        group.add_lines(suppression);
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
    // A line that an earlier suppression has stays with it. A comment may run over very many lines.
    void add_lines(Suppression &suppression) {
      for (std::uint32_t line = suppression.first_line; line <= suppression.last_line; ++line) {
        const auto next = lines.upper_bound(line);
        const auto before = next == lines.begin() ? next : std::prev(next);
        if (before != next && before->second.last >= line) {
          line = before->second.last;
          continue;
        }
        const std::uint32_t last =
            next == lines.end() ? suppression.last_line : std::min(suppression.last_line, next->first - 1);
        lines.emplace_hint(next, line, Lines{last, &suppression});
        line = last;
      }
    }
    Suppression *at_line(std::uint32_t line) const {
      const auto after = lines.upper_bound(line);
      if (after == lines.begin() || std::prev(after)->second.last < line) return nullptr;
      return std::prev(after)->second.suppression;
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

    struct Lines {
      std::uint32_t last = 0;
      Suppression *suppression = nullptr;
    };
    std::map<std::uint32_t, Lines> lines; // by their first line; they don't meet
    std::vector<Suppression *> ranges;    // in document order
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
