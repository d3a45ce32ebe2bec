// Reads and parses the documents of a site. In: a site and where its files are. Out: Documents, each lent for
// a moment. This is the one place in which documents are read to be parsed.
#pragma once

#include "base/file_system.h"
#include "base/parallel.h"
#include "parse/document.h"
#include "site/site.h"

#include <cstddef>
#include <string>
#include <vector>

namespace galley {

// Reads documents one after another, into memory that it uses again. For one thread.
class DocumentReader {
public:
  // Both must outlive it.
  DocumentReader(const FileSystem &files, const Site &site) : files_(&files), site_(&site) {}

  // Reads the document's text, and forgets the one before. False where it can't be read.
  bool read(const FoundDocument &document);
  const std::string &text() const { return source_.text; } // empty where it can't be read
  const std::string &error() const { return error_; }      // why it can't be read, in the system's words

  // Parses what was read last. The Document is good until the next read(). One that can't be read has
  // `unreadable` and nothing else.
  Document parse(const Needs &needs);

private:
  const FileSystem *files_;
  const Site *site_;
  const FoundDocument *document_ = nullptr; // that was read last
  Source source_;
  std::string error_;
};

// Calls `visit(index, thread, reader)` once for each index below `count`, from several threads at once.
// `thread` < jobs is the number of the thread, to which the reader belongs.
template <class Visit>
void for_each_reader(const FileSystem &files, const Site &site, std::size_t count, unsigned jobs,
                     const Visit &visit) {
  std::vector<DocumentReader> readers(jobs, DocumentReader(files, site));
  parallel_for(count, jobs,
               [&](std::size_t index, unsigned thread) { visit(index, thread, readers[thread]); });
}

// Calls `visit(index, thread, document)` once for each document of the site, from several threads at once.
// `thread` < jobs is the number of the thread.
template <class Visit>
void for_each_document(const FileSystem &files, const Site &site, const Needs &needs, unsigned jobs,
                       const Visit &visit) {
  for_each_reader(files, site, site.documents.size(), jobs,
                  [&](std::size_t index, unsigned thread, DocumentReader &reader) {
                    reader.read(site.documents[index]);
                    visit(index, thread, reader.parse(needs));
                  });
}

} // namespace galley
