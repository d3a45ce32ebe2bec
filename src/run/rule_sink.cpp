#include "run/rule_sink.h"

#include "config/message.h"

namespace galley {

Diagnostic make_diagnostic(const ActiveRule &active, Finding finding) {
  const Rule &rule = *active.instance->rule;
  return {rule.id,
          active.severity,
          std::move(finding.where),
          format_message(rule.message, finding.arguments),
          std::move(finding.fix),
          std::move(finding.related)};
}

} // namespace galley
