#include "schema/evaluation.h"

#include "schema/keyword.h"

#include <utility>

namespace galley {

Evaluation::Evaluation(const SchemaGraph &graph, Value instance, std::vector<Failure> *failures,
                       std::vector<Value> *evaluated)
    : graph_(graph), failures_(failures),
      evaluated_(evaluated == nullptr && graph.looks_at_unevaluated ? &own_evaluated_ : evaluated),
      all_work_(spare_evaluations + evaluations_per_value * instance.node()->skip), budget_(all_work_) {
}

// Where failures are collected, only the outcome that there are none spares the evaluation. An outcome is not
// remembered where more than it counts, or where it depends on how the schema was reached.
bool Evaluation::evaluate(SchemaIndex schema, Value instance, const Step &step) {
  if (all_work_ - budget_ < remembered_from || evaluated_ != nullptr || graph_.is_dynamic)
    return evaluate_anew(schema, instance, step);
  const std::pair key(schema, instance.node());
  if (const auto known = remembered_.find(key);
      known != remembered_.end() && (known->second || !collecting())) {
    spend(1);
    return known->second && !exhausted_;
  }
  const bool accepted = evaluate_anew(schema, instance, step);
  if (!exhausted_) remembered_[key] = accepted;
  return accepted;
}

bool Evaluation::evaluate_anew(SchemaIndex schema, Value instance, const Step &step) {
  const std::uint32_t depth = frame_ == nullptr ? 0 : frame_->depth + 1;
  if (depth > max_evaluation_depth) exhausted_ = true;
  spend(1);
  if (exhausted_) return false;
  const SchemaNode &node = graph_.nodes[schema];
  const std::size_t mark = evaluated_ == nullptr ? 0 : evaluated_->size();
  const Frame frame{frame_, &node, instance, step, depth, mark};
  const Frame *outer = std::exchange(frame_, &frame);
  const bool is_false = node.written.is(ValueKind::boolean) && !node.written.as_bool();
  const bool accepted = is_false ? pass_or_fail(false, "") : evaluate_keywords(node);
  // What a schema looked at doesn't count where it fails. While failures are collected it does, for what
  // others say of the same members and items would be noise.
  if (!accepted && evaluated_ != nullptr && failures_ == nullptr) evaluated_->resize(mark);
  frame_ = outer;
  return accepted;
}

bool Evaluation::evaluate_keywords(const SchemaNode &schema) {
  bool accepted = true;
  for (const Assertion &assertion : schema.assertions) {
    if ((this->*assertion.keyword->evaluate)(assertion)) continue;
    accepted = false;
    if (!collecting()) break;
  }
  return accepted;
}

bool Evaluation::run(Value instance) {
  const bool accepted = evaluate(0, instance, {});
  if (failures_ == nullptr) return accepted && !exhausted_;
  const bool cut = !exhausted_ && !collecting();
  if (!exhausted_ && !cut) return accepted;
  const Frame frame{nullptr, &graph_.nodes.front(), instance, {}, 0, 0};
  if (exhausted_) failures_->clear();
  failures_->push_back(failure_at(frame, cut ? failures_left_out : limit_exceeded));
  return false;
}

bool Evaluation::quietly(SchemaIndex schema, std::string_view keyword, std::int64_t index) {
  std::vector<Failure> *failures = std::exchange(failures_, nullptr);
  const bool accepted = evaluate(schema, frame_->instance, {keyword, {}, index});
  failures_ = failures;
  return accepted;
}

bool Evaluation::evaluate_child(SchemaIndex schema, Value child, const Step &step) {
  const bool accepted = evaluate(schema, child, step);
  const bool counts = accepted || failures_ != nullptr;
  if (counts && evaluated_ != nullptr && step.into != Step::Into::name) evaluated_->push_back(child);
  return accepted;
}

Failure *Evaluation::note(std::string_view keyword, std::string_view missing_key) {
  if (!collecting() || exhausted_) return nullptr;
  return &add(failure_at(*frame_, keyword, missing_key));
}

Failure &Evaluation::add(Failure failure) {
  ++noted_;
  path_bytes_ += failure.instance_pointer.size() + failure.evaluation_path.size();
  return failures_->emplace_back(std::move(failure));
}

} // namespace galley
