// Documents with bold at whose ends every kind of character meets every other. In: a generator of random
// numbers. Out: Markdown, and what a reader of its rendering must see.
#pragma once

#include "seeded/draft.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley::emphasis {

struct MeantSpan {
  std::string core; // stands in no other span, nor outside of them
  std::string text; // all of the bold as a reader sees it, without blanks
};

struct Sample {
  std::string markdown;
  std::string visible; // its text as a reader sees it, without blanks
  std::vector<MeantSpan> spans;
  // How many nodes it is to have of these: with others, characters beside the bold have made something else.
  std::size_t code = 0, links = 0;
};

// `spans`: how many. It may hold syntax that nobody drew on purpose: see has_drawn_nodes().
Sample generate_sample(seeded::Rng &rng, std::size_t spans);

// Whether its code, links and HTML are those that were drawn.
bool has_drawn_nodes(const Sample &sample);

// Of a document: the text of each strong span, and the text of all, without blanks.
struct Rendering {
  std::vector<std::string> strong;
  std::string visible;
};

Rendering render(const std::string &markdown);

// Without blanks of any kind.
std::string without_blanks(std::string_view text);

} // namespace galley::emphasis
