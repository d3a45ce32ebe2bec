#!/usr/bin/env python3
"""docs/editors.md shows the very files of editors/: a block with a title is that file, each file is linked, and each
link leads to a file. Usage: docs_test.py. What its commands and settings do is tested by landing_test.py."""

import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/editors.md"
TEXT = PAGE.read_text("utf-8")


class Docs(unittest.TestCase):
    def test_titled_blocks_are_the_files(self):
        blocks = re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', TEXT, re.S | re.M)
        self.assertTrue(blocks)
        for name, block in blocks:
            self.assertEqual(block, (ROOT / name).read_text("utf-8"), name)

    def test_every_recipe_is_linked(self):
        linked = {(PAGE.parent / target).resolve() for target in re.findall(r"\]\((\.\./editors/[^)]+)\)", TEXT)}
        self.assertEqual(linked, {path for path in (ROOT / "editors").rglob("*") if path.is_file()})

    def test_every_section_link_leads_to_a_heading(self):
        headings = {re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-")
                    for line in re.findall(r"^## (.*)$", TEXT, re.M)}
        self.assertEqual(set(re.findall(r"\]\(#([^)]+)\)", TEXT)), headings)


if __name__ == "__main__":
    sys.exit(unittest.main())
