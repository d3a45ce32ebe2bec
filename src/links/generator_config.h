// What the configuration of a site's generator says of addresses, as far as it is written down plainly. In:
// the site's files. Out: where the site's addresses begin, and its host.
#pragma once

#include "records/site_files.h"

#include <string>
#include <string_view>
#include <vector>

namespace galley {

struct GeneratorConfig {
  // What may stand before the path of a page, such as `/docs`; without a slash at the end, never empty.
  std::vector<std::string> bases;
  std::vector<std::string> hosts; // such as `example.org`
  // Whether Jekyll's posts have other addresses than those with their date.
  bool other_post_addresses = false;
};

GeneratorConfig read_generator_config(const SiteFiles &files);

// Returns the words for the generator that the site's files look like: the name of its preset and the file
// that shows it; empty where there is none.
struct GeneratorSign {
  std::string_view preset;
  std::string file;
};
GeneratorSign generator_of(const SiteFiles &files);

} // namespace galley
