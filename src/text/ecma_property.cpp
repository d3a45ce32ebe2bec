#include "text/ecma_property.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace galley {

namespace {

// The inside of classes for sets that RE2 defines otherwise or not at all.
constexpr std::string_view white_space =
    R"(\t-\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
constexpr std::string_view not_white_space =
    R"(\x{0}-\x{8}\x{e}-\x{1f}!-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e})"
    R"(\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})";
// The long names of general categories. The engines know the short ones themselves.
constexpr std::array<std::pair<std::string_view, std::string_view>, 40> categories = {{
    {"Letter", "L"},
    {"Cased_Letter", "LC"},
    {"Uppercase_Letter", "Lu"},
    {"Lowercase_Letter", "Ll"},
    {"Titlecase_Letter", "Lt"},
    {"Modifier_Letter", "Lm"},
    {"Other_Letter", "Lo"},
    {"Mark", "M"},
    {"Combining_Mark", "M"},
    {"Nonspacing_Mark", "Mn"},
    {"Spacing_Mark", "Mc"},
    {"Enclosing_Mark", "Me"},
    {"Number", "N"},
    {"Decimal_Number", "Nd"},
    {"digit", "Nd"},
    {"Letter_Number", "Nl"},
    {"Other_Number", "No"},
    {"Punctuation", "P"},
    {"punct", "P"},
    {"Connector_Punctuation", "Pc"},
    {"Dash_Punctuation", "Pd"},
    {"Open_Punctuation", "Ps"},
    {"Close_Punctuation", "Pe"},
    {"Initial_Punctuation", "Pi"},
    {"Final_Punctuation", "Pf"},
    {"Other_Punctuation", "Po"},
    {"Symbol", "S"},
    {"Math_Symbol", "Sm"},
    {"Currency_Symbol", "Sc"},
    {"Modifier_Symbol", "Sk"},
    {"Other_Symbol", "So"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Line_Separator", "Zl"},
    {"Paragraph_Separator", "Zp"},
    {"Other", "C"},
    {"Control", "Cc"},
    {"cntrl", "Cc"},
    {"Format", "Cf"},
    {"Private_Use", "Co"},
}};

std::string_view category_of(std::string_view name) {
  const auto *const found =
      std::ranges::find_if(categories, [&](const auto &category) { return category.first == name; });
  return found == categories.end() ? name : found->second;
}

} // namespace

std::string_view escape_set(char32_t letter) {
  switch (letter) {
  case U'd':
    return "0-9";
  case U'D':
    return R"(\x{0}-/:-\x{10ffff})";
  case U'w':
    return "0-9A-Za-z_";
  case U'W':
    return R"(\x{0}-/:-@\[-\^`\{-\x{10ffff})";
  case U's':
    return white_space;
  case U'S':
    return not_white_space;
  default:
    return {};
  }
}

Result<std::string, std::string_view> property_set(std::string_view name, bool negated,
                                                   PatternEngine engine) {
  if (name == "Any") return std::string(negated ? R"(\P{Any})" : R"(\x{0}-\x{10ffff})");
  if (name == "ASCII") return std::string(negated ? R"(\x{80}-\x{10ffff})" : R"(\x{0}-\x{7f})");
  const std::size_t equals = name.find('=');
  const std::string_view kind = equals == std::string_view::npos ? "" : name.substr(0, equals);
  const std::string_view brief =
      category_of(equals == std::string_view::npos ? name : name.substr(equals + 1));
  if (brief == "LC" && !negated) return std::string(R"(\p{Lu}\p{Ll}\p{Lt})");
  const char sign = negated ? 'P' : 'p';
  const bool is_extension = kind == "Script_Extensions" || kind == "scx";
  if (engine == PatternEngine::re2) {
    // RE2 has no sets but general categories and scripts.
    if (brief == "LC" || is_extension || brief == "White_Space" || brief == "space")
      return std::string_view("a property of Unicode is not supported");
    return fmt::format("\\{}{{{}}}", sign, brief);
  }
  const std::string_view prefix = is_extension ? "scx:" : kind == "Script" || kind == "sc" ? "sc:" : "";
  return fmt::format("\\{}{{{}{}}}", sign, prefix, brief == "LC" ? "L&" : brief);
}

} // namespace galley
