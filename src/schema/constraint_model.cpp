#include "schema/constraint_model.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace galley {

namespace {

std::uint64_t as_count(Value value) {
  const double number = value.as_number();
  constexpr double most = 9007199254740992.0; // 2^53, since no list is longer
  return static_cast<std::uint64_t>(std::min(number, most));
}

// Builds the constraints of one schema as written.
class Builder {
public:
  Builder(valijson::Schema &schema, const SchemaGraph &graph,
          const std::vector<const Subschema *> &subschemas)
      : schema_(schema), graph_(graph), subschemas_(subschemas) {}

  void build(const SchemaNode &node, const Subschema *target) {
    node_ = &node;
    target_ = target;
    if (node.ref) {
      constraints::AllOfConstraint constraint;
      constraint.addSubschema(subschemas_[*node.ref]);
      add(constraint);
    } else if (node.written.is(ValueKind::boolean)) {
      schema_.setAlwaysInvalid(target, !node.written.as_bool());
    } else {
      build_values();
      build_applicators();
      build_members();
      build_items();
    }
  }

private:
  void add(const constraints::Constraint &constraint) {
    schema_.addConstraintToSubschema(constraint, target_);
  }

  const Subschema *subschema(Value schema) const { return subschemas_[graph_.index_of(schema)]; }
  const Subschema *optional_subschema(Value schema) const { return schema ? subschema(schema) : nullptr; }

  Value keyword(std::string_view name, Draft first = Draft::draft4) const {
    return node_->draft < first ? Value() : node_->written.find(name);
  }

  template <class Constraint, class Number>
  void add_number(std::string_view name, void (Constraint::*set)(Number), Number (*read)(Value)) {
    if (const Value value = keyword(name)) {
      Constraint constraint;
      (constraint.*set)(read(value));
      add(constraint);
    }
  }

  void build_values() {
    build_type();
    if (const Value values = keyword("enum")) {
      constraints::EnumConstraint constraint;
      constraint.addValue(HeldValue(values, "enum")); // the evaluation finds the values in SchemaNode::values
      add(constraint);
    }
    if (const Value value = keyword("const", Draft::draft6)) {
      constraints::EnumConstraint constraint; // for a ConstConstraint takes nothing but an adapter
      constraint.addValue(HeldValue(value, "const"));
      add(constraint);
    }
    if (node_->format != nullptr) add(constraints::FormatConstraint());
    if (node_->pattern) add(constraints::PatternConstraint());
    add_number("maxLength", &constraints::MaxLengthConstraint::setMaxLength, as_count);
    add_number("minLength", &constraints::MinLengthConstraint::setMinLength, as_count);
    add_number("maxItems", &constraints::MaxItemsConstraint::setMaxItems, as_count);
    add_number("minItems", &constraints::MinItemsConstraint::setMinItems, as_count);
    add_number("maxProperties", &constraints::MaxPropertiesConstraint::setMaxProperties, as_count);
    add_number("minProperties", &constraints::MinPropertiesConstraint::setMinProperties, as_count);
    build_bounds();
    if (const Value unique = keyword("uniqueItems"); unique && unique.as_bool()) {
      add(constraints::UniqueItemsConstraint());
    }
  }

  void build_type() {
    const Value type = keyword("type");
    if (!type) return;
    constraints::TypeConstraint constraint;
    const auto name = [&](Value value) {
      constraint.addNamedType(constraints::TypeConstraint::jsonTypeFromString(std::string(value.text())));
    };
    if (type.is(ValueKind::string)) name(type);
    if (type.is(ValueKind::sequence)) std::for_each(type.begin(), type.end(), name);
    add(constraint);
  }

  template <class Constraint>
  void add_bound(std::string_view name, void (Constraint::*set)(double), bool exclusive,
                 void (Constraint::*set_exclusive)(bool)) {
    const Value value = keyword(name);
    if (!value || !value.is_number()) return;
    Constraint constraint;
    (constraint.*set)(value.as_number());
    (constraint.*set_exclusive)(exclusive);
    add(constraint);
  }

  void build_bounds() {
    using Maximum = constraints::MaximumConstraint;
    using Minimum = constraints::MinimumConstraint;
    const auto flag = [&](std::string_view name) { // draft 4
      const Value value = keyword(name);
      return value && value.is(ValueKind::boolean) && value.as_bool();
    };
    add_bound("maximum", &Maximum::setMaximum, flag("exclusiveMaximum"), &Maximum::setExclusiveMaximum);
    add_bound("minimum", &Minimum::setMinimum, flag("exclusiveMinimum"), &Minimum::setExclusiveMinimum);
    add_bound("exclusiveMaximum", &Maximum::setMaximum, true, &Maximum::setExclusiveMaximum);
    add_bound("exclusiveMinimum", &Minimum::setMinimum, true, &Minimum::setExclusiveMinimum);
    if (const Value divisor = keyword("multipleOf"); divisor && divisor.is(ValueKind::integer)) {
      constraints::MultipleOfIntConstraint constraint;
      constraint.setDivisor(divisor.as_integer());
      add(constraint);
    } else if (divisor) {
      constraints::MultipleOfDoubleConstraint constraint;
      constraint.setDivisor(divisor.as_number());
      add(constraint);
    }
  }

  template <class Constraint> void add_branches(std::string_view name) {
    const Value branches = keyword(name);
    if (!branches) return;
    Constraint constraint;
    for (const Value branch : branches) constraint.addSubschema(subschema(branch));
    add(constraint);
  }

  void build_applicators() {
    add_branches<constraints::AllOfConstraint>("allOf");
    add_branches<constraints::AnyOfConstraint>("anyOf");
    add_branches<constraints::OneOfConstraint>("oneOf");
    if (const Value negated = keyword("not")) {
      constraints::NotConstraint constraint;
      constraint.setSubschema(subschema(negated));
      add(constraint);
    }
    if (const Value condition = keyword("if", Draft::draft7)) {
      constraints::ConditionalConstraint constraint;
      constraint.setIfSubschema(subschema(condition));
      constraint.setThenSubschema(optional_subschema(keyword("then")));
      constraint.setElseSubschema(optional_subschema(keyword("else")));
      add(constraint);
    }
    if (const Value all = keyword("dependencies")) {
      constraints::DependenciesConstraint constraint;
      for (const Value dependency : all) {
        const std::string name(dependency.key());
        if (!dependency.is(ValueKind::sequence)) {
          constraint.addSchemaDependency(name, subschema(dependency));
          continue;
        }
        for (const Value needed : dependency)
          constraint.addPropertyDependency(name, std::string(needed.text()));
      }
      add(constraint);
    }
  }

  void build_members() {
    const Value named = keyword("properties");
    const Value patterned = keyword("patternProperties");
    const Value additional = keyword("additionalProperties");
    if (named || patterned || additional) {
      constraints::PropertiesConstraint constraint; // the evaluation finds the others in their SchemaNode
      constraint.setAdditionalPropertiesSubschema(optional_subschema(additional));
      add(constraint);
    }
    if (const Value names = keyword("propertyNames", Draft::draft6)) {
      constraints::PropertyNamesConstraint constraint;
      constraint.setSubschema(subschema(names));
      add(constraint);
    }
    if (const Value required = keyword("required")) {
      constraints::RequiredConstraint constraint;
      for (const Value name : required) constraint.addRequiredProperty(std::string(name.text()));
      add(constraint);
    }
  }

  void build_items() {
    const Value items = keyword("items");
    if (items && items.is(ValueKind::sequence)) {
      constraints::LinearItemsConstraint constraint;
      for (const Value item : items) constraint.addItemSubschema(subschema(item));
      constraint.setAdditionalItemsSubschema(optional_subschema(keyword("additionalItems")));
      add(constraint);
    } else if (items) {
      constraints::SingularItemsConstraint constraint;
      constraint.setItemsSubschema(subschema(items));
      add(constraint);
    }
    if (const Value contained = keyword("contains", Draft::draft6)) {
      constraints::ContainsConstraint constraint;
      constraint.setSubschema(subschema(contained));
      add(constraint);
    }
  }

  valijson::Schema &schema_;
  const SchemaGraph &graph_;
  const std::vector<const Subschema *> &subschemas_;
  const SchemaNode *node_ = nullptr;
  const Subschema *target_ = nullptr;
};

} // namespace

ConstraintModel::ConstraintModel(SchemaGraph schemas) : graph(std::move(schemas)) {
  for (const SchemaNode &node : graph.nodes) {
    subschemas.push_back(schema.createSubschema());
    nodes.emplace(subschemas.back(), &node);
  }
  root = subschemas.front();
  Builder builder(schema, graph, subschemas);
  for (std::size_t i = 0; i < subschemas.size(); ++i) builder.build(graph.nodes[i], subschemas[i]);
}

} // namespace galley
