// What is printed about rules: the list of them, and the page of one. In: rules with their prose. Out: text
// for a terminal, JSON for tools, Markdown for a site.
#pragma once

#include "lint/rule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

enum class DocFormat : std::uint8_t { text, json, markdown };
std::optional<DocFormat> doc_format_from_name(std::string_view name);

// A line each; as JSON, an array of what write_rule() gives.
std::string write_rule_list(const std::vector<const Rule *> &rules, DocFormat format);

// Summary, why, options with their defaults, examples.
std::string write_rule(const Rule &rule, DocFormat format);

} // namespace galley
