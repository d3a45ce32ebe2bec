#!/usr/bin/env python3
"""A site with ten thousand defects adopts galley by a baseline, and branches that change it merge.

Usage: baseline_test.py GALLEY."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from galley_checkout import clean_environment  # noqa: E402

GALLEY = os.path.abspath(sys.argv.pop(1))
BASELINE = "galley-baseline.txt"
DOCUMENTS = 2000
# Five defects: two missing keys at the fence, a boolean and a placeholder in front matter, a tag of its own.
DOCUMENT = """---
draft: 'true'
source: TODO
tags: [shared, lone-{number}]
---
The words of {number}.
"""
CONFIG = """extends: [recommended]
schemas: [{ files: ["**"], schema: ./site.schema.json }]
"""
SCHEMA = '{ "type": "object", "required": ["title", "date"] }'


class Site(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.write("galley.yaml", CONFIG)
        self.write("site.schema.json", SCHEMA)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")

    def galley(self, *arguments):
        """(exit code, lines of stdout, stderr)"""
        done = subprocess.run([GALLEY, "check", *arguments], cwd=self.root, stdin=subprocess.DEVNULL,
                              capture_output=True)
        return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode()

    def expect_clean(self):
        code, lines, err = self.galley()
        self.assertEqual((code, lines[:5]), (0, []), err)
        return err


class TenThousand(Site):
    def test_adoption(self):
        names = [f"notes/{number % 40:02}/n{number}.md" for number in range(DOCUMENTS)]
        for number, name in enumerate(names):
            self.write(name, DOCUMENT.format(number=number))
        code, lines, err = self.galley()
        self.assertEqual((code, len(lines)), (1, 5 * DOCUMENTS))
        self.assertIn("galley check --write-baseline", err)
        self.assertRegex(err, rf"(?m)^ +{2 * DOCUMENTS}  schema-violation$")
        code, lines, err = self.galley("--max-per-rule", "3")
        self.assertEqual((code, len(lines)), (1, 4 * 3))
        self.assertIn(f"galley: {2 * DOCUMENTS - 3} more of schema-violation left out", err)

        code, lines, err = self.galley("--write-baseline")
        self.assertEqual((code, lines), (0, []), err)
        self.assertIn(f"{BASELINE}: {5 * DOCUMENTS} entries", err)
        self.assertEqual(len((self.root / BASELINE).read_text().splitlines()), 5 * DOCUMENTS + 1)
        self.assertIn(f"{5 * DOCUMENTS} held by the baseline", self.expect_clean())

        for number, name in enumerate(names):
            text = DOCUMENT.format(number=number)
            text = text.replace("---\nThe", "---\nA new first paragraph.\n\nThe")
            text = text.replace("---\n", f"---\nauthor: Writer {number}\n\n", 1)
            self.write(name, text.replace("\n", "\r\n") if number % 2 else text)
        self.assertNotIn("mended", self.expect_clean())

        # One document more of each defect that the baseline holds for it already.
        self.write(names[7], DOCUMENT.format(number=7).replace("source: TODO", "source: TODO\nspeaker: TODO"))
        self.write(names[8], DOCUMENT.format(number=8).replace("lone-8", "lone-8, alone-8"))
        code, lines, err = self.galley()
        self.assertEqual(code, 1)
        self.assertEqual([re.sub(r": \w+: .* \[", " ", line) for line in lines],
                         [f"{names[7]}:4:10 placeholder-value]", f"{names[8]}:4:24 orphan-tag]"])
        self.assertEqual(self.galley("--write-baseline")[0], 1, "a later baseline doesn't grow")
        self.assertEqual(self.galley("--write-baseline", "--grow")[0], 0)
        self.expect_clean()


class Merging(Site):
    def setUp(self):
        super().setUp()
        self.write("galley.yaml", "extends: [recommended]\nrules: { orphan-tag: off }\n")
        self.write(".gitattributes", f"{BASELINE} merge=union\n")  # the line that galley and the docs recommend
        for letter in "acegikmoq":
            self.break_document(letter)
        self.git("init", "-q", "-b", "main")
        self.assertIn(f"{BASELINE} merge=union", self.galley("--write-baseline")[2])
        self.commit("A baseline")

    def git(self, *arguments):
        done = subprocess.run(["git", "-c", "user.name=w", "-c", "user.email=w@example.org", *arguments],
                              cwd=self.root, capture_output=True, env=clean_environment())
        self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def break_document(self, letter):
        self.write(f"{letter}.md", "---\ndraft: 'true'\nsource: TODO\n---\n")

    def mend_document(self, letter):
        self.write(f"{letter}.md", "---\ndraft: true\nsource: here\n---\n")

    def branch(self, name, change, letters):
        self.git("checkout", "-q", "-b", name, "main")
        for letter in letters:
            change(letter)
        code, lines, err = self.galley("--write-baseline", "--grow")
        self.assertEqual((code, lines), (0, []), err)
        self.commit(name)

    def merge(self, one, other):
        """Both ways around."""
        for number, (ours, theirs) in enumerate(((one, other), (other, one))):
            self.git("checkout", "-q", "-b", f"merge{number}", ours)
            self.git("merge", "-q", "-m", "merge", theirs)
            self.assertNotIn("<<<<", (self.root / BASELINE).read_text())
            err = self.expect_clean()
            code, lines, err = self.galley("--write-baseline")
            self.assertEqual((code, lines), (0, []), err)
            self.assertNotIn("mended", self.expect_clean())
            entries = (self.root / BASELINE).read_text().splitlines()[1:]
            self.assertEqual(entries, sorted(set(entries)))
            broken = {path.name for path in self.root.glob("*.md") if "TODO" in path.read_text()}
            self.assertEqual({entry.split("\t")[0] for entry in entries}, broken)
            self.git("checkout", "-q", "-f", "main")

    def test_both_mend_neighbours(self):
        self.branch("one", self.mend_document, "g")
        self.branch("other", self.mend_document, "i")
        self.merge("one", "other")

    def test_both_add_at_the_same_place(self):
        self.branch("one", self.break_document, "fx")
        self.branch("other", self.break_document, ["g1", "y"])
        self.merge("one", "other")

    def test_one_adds_where_the_other_mends(self):
        self.branch("one", self.break_document, "hx")
        self.branch("other", self.mend_document, "giq")
        self.merge("one", "other")

    def test_both_mend_in_turns(self):
        self.branch("one", self.mend_document, "aeim")
        self.branch("other", self.mend_document, "cgkoq")
        self.merge("one", "other")

    def test_both_begin(self):
        self.git("rm", "-q", BASELINE)
        self.commit("No baseline")
        self.branch("one", self.break_document, "b")
        self.branch("other", self.break_document, "d")
        self.merge("one", "other")


if __name__ == "__main__":
    unittest.main()
