// What a file has besides its bytes: owner, group, mode, extended attributes and access control lists. In: an
// open file, and one that will take its place. Out: the second with all that the system lets a user copy.
#pragma once

#include <string>

namespace galley {

// Gives `to` the attributes of `from`. Both are descriptors of regular files. Puts into `lost` what could not
// be copied, as one or more clauses such as "its group is another". Returns false with errno set where it
// fails.
bool copy_attributes(int from, int to, std::string &lost);

// Gives a file the mode that the system gives to a new one.
bool set_new_mode(int file);

} // namespace galley
