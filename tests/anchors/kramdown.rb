# Prints the anchors that kramdown makes of the headings of a document, a line each. Usage: kramdown.rb DOCUMENT
# [gfm], where gfm is the parser of Jekyll.
require 'kramdown'
require 'kramdown-parser-gfm' if ARGV[1] == 'gfm'

options = ARGV[1] == 'gfm' ? { input: 'GFM' } : {}
html = Kramdown::Document.new(File.read(ARGV[0], encoding: 'UTF-8'), options).to_html
html.scan(/<h2(?: id="([^"]*)")?>/) { |id| puts(id[0] || '') }
