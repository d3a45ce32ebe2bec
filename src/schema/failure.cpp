#include "schema/failure.h"

#include "schema/error_message.h"
#include "schema/frame.h"

namespace galley {

Failure failure_at(const Frame &frame, std::string_view keyword, std::string_view missing_key) {
  Failure failure;
  failure.is_name = is_name(frame);
  failure.instance = frame.instance;
  for (const Frame *at = &frame; failure.is_name; at = at->outer) {
    failure.instance = at->step.child;
    if (at->step.into == Step::Into::name) break;
  }
  failure.instance_pointer = instance_pointer(frame);
  failure.subject = readable_path(frame);
  failure.evaluation_path = evaluation_path(frame) + '/' + std::string(keyword);
  failure.schema = frame.schema;
  failure.keyword = keyword;
  failure.missing_key = missing_key;
  if (frame.outer != nullptr) {
    failure.asker = frame.outer->schema;
    failure.asker_keyword = frame.step.keyword;
    failure.asker_instance = frame.outer->instance;
    failure.asker_subject = readable_path(*frame.outer);
  }
  const bool shape = keyword == "type" || keyword == "enum" || keyword == "const";
  if (shape) failure.expected.push_back({keyword, frame.schema->written.find(keyword)});
  failure.error_message = error_message(frame, keyword, missing_key);
  failure.description = description(frame);
  return failure;
}

} // namespace galley
