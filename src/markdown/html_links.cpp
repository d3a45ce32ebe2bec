#include "markdown/html_links.h"

#include "markdown/html_tag.h"
#include "text/unicode.h"

#include <algorithm>
#include <array>

namespace galley {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

// An attribute of a tag that has a target.
struct TargetAttribute {
  std::string_view tag, attribute;
  bool image;
  bool several; // it is a list of candidates
};

constexpr std::array<TargetAttribute, 9> target_attributes = {{{"a", "href", false, false},
                                                               {"area", "href", false, false},
                                                               {"img", "src", true, false},
                                                               {"img", "srcset", true, true},
                                                               {"source", "src", true, false},
                                                               {"source", "srcset", true, true},
                                                               {"video", "src", true, false},
                                                               {"video", "poster", true, false},
                                                               {"audio", "src", true, false}}};

// Calls `visit` with the address of each candidate of a `srcset`: `a.png 1x, b.png 2x`.
template <class Visit> void for_each_candidate(std::string_view text, Visit visit) {
  std::size_t at = 0;
  while ((at = text.find_first_not_of(", \t\r\n\f", at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    std::string_view address = text.substr(at, end - at);
    const bool last = address.ends_with(','); // no descriptor follows it
    while (address.ends_with(',')) address.remove_suffix(1);
    visit(address);
    at = last ? end : std::min(text.find(',', end), text.size());
  }
}

} // namespace

void for_each_html_link(std::string_view text, const std::function<void(const HtmlLink &)> &visit) {
  for_each_tag(text, [&](const HtmlTag &tag) {
    for (const auto &[name, attribute_name, image, several] : target_attributes) {
      if (!same_name(tag.name, name)) continue;
      for (const HtmlAttribute &attribute : tag.attributes) {
        if (!same_name(attribute.name, attribute_name)) continue;
        const auto give = [&, is_image = image](std::string_view target) {
          const auto offset = static_cast<std::uint32_t>(target.data() - attribute.value.data());
          const std::uint32_t begin = attribute.span.begin + offset;
          visit({is_image, target, {begin, begin + static_cast<std::uint32_t>(target.size())}});
        };
        if (several) {
          for_each_candidate(attribute.value, give);
        } else {
          give(trim(attribute.value));
        }
      }
    }
  });
}

} // namespace galley
