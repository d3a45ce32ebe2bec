// The program's standard streams, as they come: some may be closed. In and out: the streams themselves.
#pragma once

namespace galley {

// Opens /dev/null for each standard stream that is closed, so that no file is opened in its place. What is
// written to a stdout that was closed fails; what is written to such a stderr is lost. Returns false, with
// errno set, where that fails.
bool open_closed_streams();

} // namespace galley
