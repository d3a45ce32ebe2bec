#include "run/rule_sink.h"

#include "config/message.h"

#include <utility>

namespace galley {

Diagnostic make_diagnostic(const ActiveRule &active, Finding finding) {
  const Rule &rule = *active.instance->rule;
  for (Related &related : finding.related) related.message = shorten_note(std::move(related.message));
  if (finding.fix) finding.fix->title = shorten_note(std::move(finding.fix->title));
  return {rule.id,
          active.severity,
          std::move(finding.where),
          format_message(rule.message, finding.arguments),
          std::move(finding.fix),
          std::move(finding.related)};
}

} // namespace galley
