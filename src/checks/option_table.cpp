#include "checks/option_table.h"

namespace galley {

CommonMembers common_members(std::string_view description) {
  return {"", R"(, "description": )" + write_text(description)};
}

CommonMembers common_members(std::string_view description, const std::string &default_value) {
  CommonMembers common = common_members(description);
  common.default_value = ",\n    \"default\": " + default_value;
  return common;
}

std::string options_schema(const std::vector<DeclaredOption> &options) {
  std::string json;
  for (const DeclaredOption &option : options) {
    json += json.empty() ? "{\n  " : ",\n  ";
    json += write_text(option.name) + ": " + option.schema;
  }
  return json.empty() ? "{}" : json + "\n}";
}

std::string mapping_list_schema(const std::vector<DeclaredOption> &members, const std::string &description) {
  std::vector<std::string> required;
  for (const DeclaredOption &member : members) {
    if (member.required) required.push_back(member.name);
  }
  std::string schema = R"("type": "array", "minItems": 1)" + description + R"(, "items": {"type": "object")";
  if (!required.empty()) schema += R"(, "required": )" + write_texts(required);
  return schema + R"(, "additionalProperties": false, "properties": )" + options_schema(members) + "}";
}

} // namespace galley
