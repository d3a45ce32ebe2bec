#include "records/field_fact.h"

#include "base/field_path.h"
#include "markdown/hashtag.h"
#include "records/fact_extractor.h"
#include "text/unicode.h"

#include <algorithm>
#include <string>
#include <vector>

namespace galley {

namespace {

bool is_container(Value value) {
  return value.is(ValueKind::sequence) || value.is(ValueKind::mapping);
}

// Adds the values of one field.
class FieldAdder {
public:
  FieldAdder(const Source &source, std::string_view field, const FieldReading &reading, FactWriter &out)
      : source_(source), field_(field), reading_(reading), out_(out) {}

  void add(Value value) {
    if (value.is(ValueKind::sequence)) {
      for (const Value item : value) {
        if (!is_container(item)) add_scalar(item, false);
      }
    } else if (!value.is(ValueKind::mapping)) {
      add_scalar(value, true);
    }
  }
  void add_tags(const Body &body) {
    for (const Span span : hashtags(source_, body))
      out_.add(FieldFact{field_, source_.slice(span), place_of(source_, span), {}, FieldForm::body_tag});
  }

private:
  void add_scalar(Value value, bool may_be_several) {
    if (value.is(ValueKind::null)) return;
    const std::string_view text = value.text();
    const std::string_view separators = may_be_several ? separators_of(reading_.separator) : "";
    const bool several = !separators.empty() && text.find_first_of(separators) != std::string_view::npos;
    if (!several && !(reading_.body_tags && trim(text).starts_with('#'))) {
      out_.add(FieldFact{field_, text, place_of(source_, value.span()), value.style()});
      return;
    }
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = separators.empty() ? text.size() : text.find_first_of(separators, begin);
      add_part(value, trim(text.substr(begin, end == text.npos ? text.npos : end - begin)));
      if (end == text.npos) break;
      begin = end + 1;
    }
  }
  // `part` is a part of the value's text.
  void add_part(Value value, std::string_view part) {
    if (reading_.body_tags && part.starts_with('#')) part.remove_prefix(1);
    if (part.empty()) return;
    Span span = value.span();
    const std::string_view text = value.text();
    const std::string_view written = source_.slice(span);
    // Only where the text is written without escapes and folds, a part of it has a place of its own.
    if (const std::size_t at = written.find(text); at != std::string_view::npos && at <= 1) {
      const auto offset =
          static_cast<std::uint32_t>(at + static_cast<std::size_t>(part.data() - text.data()));
      span = {span.begin + offset, span.begin + offset + static_cast<std::uint32_t>(part.size())};
    }
    out_.add(FieldFact{field_, part, place_of(source_, span), value.style(), FieldForm::part});
  }

  const Source &source_;
  std::string_view field_;
  const FieldReading &reading_;
  FactWriter &out_;
};

// Returns which of the fields, which are sorted, the keys of a mapping may lead to, counted from 0, in rising
// order. A document has few keys, and checks may ask for many fields.
std::vector<std::size_t> fields_of(Value mapping, const std::vector<std::string> &fields) {
  std::vector<std::size_t> found;
  for (const Value member : mapping) {
    const std::string_view key = member.key();
    for (auto field = std::ranges::lower_bound(fields, key); field != fields.end() && field->starts_with(key);
         ++field) {
      if (field->size() == key.size() || (*field)[key.size()] == '.')
        found.push_back(static_cast<std::size_t>(field - fields.begin()));
    }
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

} // namespace

void FieldFact::extract(const Document &document, const FactExtractor &extractor, FactWriter &out) {
  const Value fields = document.fields();
  const bool has_fields = fields && fields.is(ValueKind::mapping);
  const std::vector<std::string> &needed = extractor.needs().fields;
  MemberFinder members;
  const auto add_values = [&](std::size_t number, FieldAdder &adder) {
    for_each_field(
        fields, needed[number], [&](Value found) { adder.add(found); }, members);
  };
  const auto adder_of = [&](std::size_t number) {
    return FieldAdder(*document.source, needed[number], extractor.reading(number), out);
  };
  if (!document.body || !extractor.has_body_tags()) {
    if (!has_fields) return;
    for (const std::size_t number : fields_of(fields, needed)) {
      FieldAdder adder = adder_of(number);
      add_values(number, adder);
    }
    return;
  }
  for (std::size_t number = 0; number < needed.size(); ++number) {
    FieldAdder adder = adder_of(number);
    if (has_fields) add_values(number, adder);
    if (extractor.reading(number).body_tags) adder.add_tags(*document.body);
  }
}

} // namespace galley
