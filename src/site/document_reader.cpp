#include "site/document_reader.h"

#include "text/phrase.h"

namespace galley {

bool DocumentReader::read(const FoundDocument &document) {
  document_ = &document;
  source_.path = document.path;
  error_ = document.error;
  if (error_.empty()) {
    const FileResult read = files_->read(site_->folder.file(document.path), max_source_size, source_.text);
    if (read) return true;
    error_ = read.error().reason;
  }
  source_.text.clear();
  return false;
}

Document DocumentReader::parse(const Needs &needs) {
  source_.lines = LineTable(source_.text);
  if (error_.empty()) return parse_document(source_, needs);
  Document document;
  document.source = &source_;
  document.unreadable =
      Problem{{}, document_->error.empty() ? cannot_be_read("the file", error_) : document_->error};
  return document;
}

} // namespace galley
