"""Prints the anchors that Python-Markdown makes of the headings of a document, a line each.
Usage: python_markdown.py DOCUMENT [unicode]"""
import re
import sys

import markdown
from markdown.extensions.toc import TocExtension, slugify, slugify_unicode

text = open(sys.argv[1], encoding='utf-8').read()
toc = TocExtension(slugify=slugify_unicode if len(sys.argv) > 2 else slugify)
for found in re.finditer(r'<h2 id="([^"]*)"', markdown.markdown(text, extensions=[toc])):
    print(found[1])
