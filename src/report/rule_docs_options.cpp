#include "report/rule_docs.h"

#include "base/json.h"
#include "checks/check.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

namespace {

// A default of more bytes than this is shown as a block.
constexpr std::size_t max_inline = 60;

// Returns the lines from a member's key to its value's end as the file has them, without the key's
// indentation. The result is empty where something precedes the key in its line.
std::string block_of(const DataFile &file, Value member) {
  const std::string_view text = file.source.text;
  const std::size_t key = member.key_span().begin;
  const std::size_t start = key == 0 ? 0 : text.rfind('\n', key - 1) + 1; // npos + 1 is 0
  if (text.substr(start, key - start).find_first_not_of(' ') != std::string_view::npos) return "";
  std::string block;
  std::string_view rest = trim_end(text.substr(start, member.span().end - start));
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    block.append(line.substr(std::min(line.find_first_not_of(' '), key - start))).append("\n");
  }
  return block;
}

// Shows the value as its author wrote it or, where that text can't stand alone, as JSON.
void add_written(OptionDoc &doc, const DataFile &file, Value value) {
  const std::string_view text = file.source.text;
  const std::string_view own =
      trim_end(text.substr(value.span().begin, value.span().end - value.span().begin));
  const bool is_line = own.find('\n') == std::string_view::npos && value.style() != ValueStyle::block;
  doc.written = is_line ? own : doc.value;
  doc.is_block = !is_line || own.size() > max_inline;
  if (!doc.is_block) return;
  const std::string block = block_of(file, value);
  doc.written = block.empty() ? doc.name + ": " + doc.written + "\n" : block;
}

bool contains(Value texts, std::string_view text) {
  if (!texts) return false;
  for (const Value item : texts) {
    if (item.text() == text) return true;
  }
  return false;
}

std::string text_of(Value schema, std::string_view keyword) {
  const Value value = schema ? schema.find(keyword) : Value();
  return value ? std::string(value.text()) : "";
}

std::string type_in_words(Value option, bool several = false) {
  const std::string type = option.find("enum") ? "string" : text_of(option, "type");
  const std::string ending = several ? "s" : "";
  if (type == "object") return "mapping" + ending;
  if (type == "array") {
    const Value items = option.find("items");
    return "list" + ending + (items ? " of " + type_in_words(items, true) : "");
  }
  const std::string least = text_of(option, "minimum");
  const std::string most = text_of(option, "maximum");
  return type + ending + (least.empty() ? "" : " from " + least) + (most.empty() ? "" : " to " + most);
}

// Says what the option is for, and which values it may have.
std::string describe(Value option) {
  std::string text;
  if (const Value description = option.find("description")) text = description.text();
  if (const Value choices = option.find("enum")) {
    text += " One of";
    for (const Value choice : choices)
      text.append(choice == *choices.begin() ? " `" : ", `").append(choice.text()) += '`';
    text += '.';
  }
  const Value items = option.find("items");
  const Value members = items ? items.find("properties") : Value();
  if (!members) return text;
  text += " Each item is a mapping.";
  for (const Value member : members) {
    text.append(" `")
        .append(member.key())
        .append(contains(items.find("required"), member.key()) ? "`: " : "`, optional: ");
    text += member.find("description").text();
  }
  return text;
}

std::vector<OptionDoc> document(const CheckType &type, const Rule *rule) {
  std::vector<OptionDoc> docs;
  for (const Value option : type.options->tree.root()) {
    OptionDoc doc;
    doc.name = option.key();
    doc.description = describe(option);
    doc.type = type_in_words(option);
    const Value own = rule != nullptr && rule->options ? rule->options.find(option.key()) : Value();
    const Value value = own ? own : option.find("default");
    if (value) {
      append_json(doc.value, value);
      add_written(doc, own ? *rule->file : *type.options, value);
    }
    docs.push_back(std::move(doc));
  }
  return docs;
}

} // namespace

std::vector<OptionDoc> document_options(const CheckType &type) {
  return document(type, nullptr);
}

std::vector<OptionDoc> document_options(const Rule &rule) {
  return document(*find_check_type(rule.check), &rule);
}

} // namespace galley
