#include "site/known_rules.h"

#include "config/config.h"
#include "site/discover.h"

#include <algorithm>

namespace galley {

Result<std::vector<std::string>> known_rule_ids(const FileSystem &files, CheckScope scope) {
  scope.may_be_empty = true;
  const auto discovery = discover(files, scope);
  if (!discovery) return discovery.error();
  std::vector<std::string> ids;
  for (const Rule &rule : built_in_rules()) ids.push_back(rule.id);
  for (const Site &site : discovery->sites) {
    for (const Rule &rule : site.config->user_rules) {
      if (std::ranges::find(ids, rule.id) == ids.end()) ids.push_back(rule.id);
    }
  }
  return ids;
}

} // namespace galley
