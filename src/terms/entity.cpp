#include "terms/entity.h"

#include "terms/shape.h"
#include "terms/term_text.h"
#include "text/unicode.h"

#include <algorithm>

namespace galley {

std::vector<std::string> entity_keys(std::string_view value) {
  std::vector<std::string> keys = {term_key(value)};
  std::string_view rest = trim_spaces(value);
  if (rest.empty()) return keys;
  const char32_t last = decode_last_utf8(rest).value;
  if (last != ')' && last != U'）') return keys;
  rest.remove_suffix(decode_last_utf8(rest).size);
  const std::size_t open = std::min(rest.rfind('('), rest.rfind("（"));
  if (open == rest.npos) return keys;
  keys.push_back(term_key(rest.substr(open + decode_utf8(rest.substr(open)).size)));
  return keys;
}

} // namespace galley
