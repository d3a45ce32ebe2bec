#include "schema/evaluator.h"

#include "schema/evaluation.h"

#include <utility>

namespace galley {

Evaluation::Evaluation(const ConstraintModel &model, Value instance, std::vector<Failure> *failures,
                       std::vector<Value> *evaluated)
    : model_(model), failures_(failures), evaluated_(evaluated),
      all_work_(spare_evaluations + evaluations_per_value * instance.node()->skip), budget_(all_work_) {
}

// Where failures are collected, only the outcome that there are none spares the evaluation.
bool Evaluation::evaluate(const Subschema *schema, Value instance, const Step &step) {
  if (all_work_ - budget_ < remembered_from || evaluated_ != nullptr)
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

bool Evaluation::evaluate_anew(const Subschema *schema, Value instance, const Step &step) {
  const std::uint32_t depth = frame_ == nullptr ? 0 : frame_->depth + 1;
  if (depth > max_evaluation_depth) exhausted_ = true;
  spend(1);
  if (exhausted_) return false;
  const Frame frame{frame_, model_.nodes.at(schema), instance, step, depth};
  const Frame *outer = std::exchange(frame_, &frame);
  const std::size_t mark = evaluated_ == nullptr ? 0 : evaluated_->size();
  bool accepted = true;
  if (schema->getAlwaysInvalid()) {
    accepted = pass_or_fail(false, "");
  } else {
    accepted = collecting() ? schema->apply(visit_) : schema->applyStrict(visit_);
  }
  if (!accepted && evaluated_ != nullptr) evaluated_->resize(mark); // its children do not count
  frame_ = outer;
  return accepted;
}

bool Evaluation::run(Value instance) {
  const bool accepted = evaluate(model_.root, instance, {});
  if (failures_ == nullptr) return accepted && !exhausted_;
  const bool cut = !exhausted_ && !collecting();
  if (!exhausted_ && !cut) return accepted;
  const Frame frame{nullptr, model_.nodes.at(model_.root), instance, {}, 0};
  if (exhausted_) failures_->clear();
  failures_->push_back(too_hard_ ? *too_hard_ : failure_at(frame, cut ? failures_left_out : limit_exceeded));
  return false;
}

bool Evaluation::quietly(const Subschema *schema, std::string_view keyword, std::int64_t index) {
  std::vector<Failure> *failures = std::exchange(failures_, nullptr);
  const bool accepted = evaluate(schema, frame_->instance, {keyword, {}, index});
  failures_ = failures;
  return accepted;
}

bool Evaluation::evaluate_child(const Subschema *schema, Value child, const Step &step) {
  const bool accepted = evaluate(schema, child, step);
  if (accepted && evaluated_ != nullptr && step.into != Step::Into::name) evaluated_->push_back(child);
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

Evaluator::Evaluator(SchemaGraph graph) : model_(std::make_unique<ConstraintModel>(std::move(graph))) {
}

Evaluator::~Evaluator() = default;

bool Evaluator::accepts(Value instance) const {
  return Evaluation(*model_, instance, nullptr, nullptr).run(instance);
}

std::vector<Failure> Evaluator::failures(Value instance) const {
  std::vector<Failure> failures;
  Evaluation(*model_, instance, &failures, nullptr).run(instance);
  return failures;
}

const SchemaGraph &Evaluator::graph() const {
  return model_->graph;
}

std::vector<Value> Evaluator::evaluated(Value instance) const {
  std::vector<Value> evaluated;
  Evaluation(*model_, instance, nullptr, &evaluated).run(instance);
  return evaluated;
}

} // namespace galley
