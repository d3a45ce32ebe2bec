#!/usr/bin/env python3
"""Editors land on the right character of a document with a wide character, an emoji and a tab before the defect.

Usage: landing_test.py CLIENT GALLEY, CLIENT being one of CLIENTS below. Each client is installed in a fresh home by
the very commands and settings of its section in docs/editors.md, then driven headless by the file of its name here,
which writes one JSON object for each place that it visited: path, line, rest (of the line from there), severity and
message. Exit code 77: the client is not installed.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CLIENT, GALLEY = sys.argv[1], os.path.abspath(sys.argv[2])
SECONDS = 60

DOCUMENT = "笔记/量子 隧穿.md"
TEXT = """---
title: “量子隧穿”
tags: [量子, "😀",\t"YOUR_VIDEO_ID", 42]
draft: 'true'
"“甲”😀\t乙": TODO # 完
---

“正文”😀\t说到量子隧穿。
"""
CONFIG = """extends: [recommended]
schemas:
  - files: ["**"]
    schema: note.schema.json
rules:
  placeholder-value: error
  schema-violation: warning
  stringified-value: info
"""
SCHEMA = """{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "properties": { "tags": { "items": { "type": "string" } } }
}
"""
# What stands at each place, in order of the text: severity, part of the message, the rest of the line.
PLACES = [
    ("error", "YOUR_VIDEO_ID", '"YOUR_VIDEO_ID", 42]'),
    ("warning", "tags[3]", "42]"),
    ("note", "draft", "'true'"),
    ("error", "TODO", "TODO # 完"),
]
# A mistake in the config.
MISTAKE = 'extends: [recommended]\nexclude: ["旧/**", "😀/**",\t42]\n'

CLIENTS = {
    # name: (programs, a Debian file that must be there, section of docs/editors.md)
    "vim": (["vim"], None, "Vim"),
    "ale": (["vim"], "/usr/share/vim-ale/plugin/ale.vim", "Vim with ALE"),
    "neovim": (["nvim"], None, "Neovim"),
    "neovim_quickfix": (["nvim"], None, "Neovim"),
    "emacs": (["emacs"], None, "Emacs"),
    "flycheck": (["emacs"], "/usr/share/emacs/site-lisp/elpa-src", "Emacs with Flycheck"),
    "vscode": (["node"], None, "VS Code"),
    "github": (["node"], None, "GitHub Actions"),
}


def missing():
    programs, file, _ = CLIENTS[CLIENT]
    for program in programs:
        if not shutil.which(program):
            return program
    if CLIENT in ("vim", "ale") and "+quickfix" not in subprocess.run(
            ["vim", "--version"], capture_output=True, text=True).stdout:
        return "vim with quickfix"
    if file and not os.path.exists(file):
        return file
    if CLIENT == "flycheck" and not list(Path(file).glob("flycheck-*")):
        return "flycheck"
    return None


def section(title):
    """The fenced blocks of a section of docs/editors.md, by the word after their fence."""
    text = (ROOT / "docs/editors.md").read_text("utf-8")
    body = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", text, re.S | re.M).group(1)
    blocks = {}
    for language, block in re.findall(r"^```(\w+)\n(.*?)^```$", body, re.S | re.M):
        blocks[language] = blocks.get(language, "") + block
    return blocks


class Landing(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        # Resolved: editors name a file by its real path.
        self.home = Path(self.folder.name).resolve()
        self.site = self.home / "site"
        (self.site / DOCUMENT).parent.mkdir(parents=True)
        (self.site / DOCUMENT).write_text(TEXT, "utf-8")
        (self.site / "galley.yaml").write_text(CONFIG, "utf-8")
        (self.site / "note.schema.json").write_text(SCHEMA, "utf-8")
        (self.home / "bin").mkdir()
        (self.home / "bin/galley").symlink_to(GALLEY)
        self.environment = {
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "PATH": f"{self.home}/bin:{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "DOCUMENT": DOCUMENT,
            "PLACES": str(self.home / "places.jsonl"),
        }
        self.environment.update({key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")})
        self.install()

    def tearDown(self):
        self.folder.cleanup()

    def install(self):
        blocks = section(CLIENTS[CLIENT][2])
        subprocess.run(["sh", "-eu"], input=blocks["sh"], cwd=ROOT, env=self.environment, text=True, check=True)
        (self.home / ".vimrc").write_text(blocks.get("vim", ""))
        (self.home / ".emacs.d").mkdir(exist_ok=True)
        (self.home / ".emacs.d/init.el").write_text(blocks.get("elisp", ""))

    def command(self):
        vim = ["-es", "-N", "-u", f"{self.home}/.vimrc", "-i", "NONE", "-n"]
        if CLIENT == "vim":
            return ["vim", *vim, "-S", f"{HERE}/quickfix.vim"]
        if CLIENT == "ale":
            return ["vim", *vim, "--cmd", "set runtimepath^=/usr/share/vim-ale", "-S", f"{HERE}/ale.vim"]
        # Debian puts plug-ins into Neovim's packpath; they stay away.
        neovim = ["nvim", "--headless", "-i", "NONE", "-n", "--cmd", "set packpath="]
        if CLIENT == "neovim":
            return [*neovim, "-c", f"luafile {HERE}/neovim.lua"]
        if CLIENT == "neovim_quickfix":
            return [*neovim, "-S", f"{HERE}/quickfix.vim"]
        if CLIENT in ("emacs", "flycheck"):
            start = ["-f", "package-initialize"] if CLIENT == "flycheck" else []
            return ["emacs", "--batch", *start, "-l", f"{self.home}/.emacs.d/init.el",
                    "-l", f"{HERE}/{CLIENT}.el"]
        return ["node", f"{HERE}/matchers.js", CLIENT]

    def visit(self, **environment):
        """Drives the client: what it visited, as (path, line, severity, message, rest)."""
        places = Path(self.environment["PLACES"])
        places.unlink(missing_ok=True)
        done = subprocess.run(self.command(), cwd=self.site, env={**self.environment, **environment},
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
        said = (done.stdout + done.stderr).decode("utf-8", "replace")
        self.assertTrue(places.exists(), f"exit code {done.returncode}:\n{said}")
        found = [json.loads(line) for line in places.read_text("utf-8").splitlines()]
        return [(place["path"], place["line"], place["severity"], place["message"], place["rest"])
                for place in found]

    def expect(self, visited):
        self.assertEqual(len(visited), len(PLACES), visited)
        for (path, line, severity, message, rest), (expected_severity, part, expected) in zip(visited, PLACES):
            self.assertEqual(path, str(self.site / DOCUMENT))
            self.assertEqual(rest, expected)
            self.assertEqual(line, 1 + TEXT[:TEXT.index(expected)].count("\n"))
            self.assertEqual(severity, expected_severity)
            self.assertIn(part, message)
            self.assertNotIn(DOCUMENT, message)

    def test_lands(self):
        self.expect(self.visit())

    def test_mistake_in_the_config(self):
        (self.site / "galley.yaml").write_text(MISTAKE, "utf-8")
        if CLIENT in ("neovim", "ale", "flycheck"):  # these show one document; they say it in their own way
            self.expect_word_of_mistake()
            return
        (path, line, severity, message, rest), = self.visit()
        self.assertEqual((path, line, severity, rest), (str(self.site / "galley.yaml"), 2, "error", "42]"))
        self.assertIn("42", message)

    def expect_word_of_mistake(self):
        (_, _, severity, message, _), = self.visit()
        self.assertEqual(severity, "error")
        self.assertIn("galley.yaml:2:", message)

    @unittest.skipUnless(CLIENT == "emacs", "screen columns are Emacs' own")
    def test_where_quotation_marks_are_wide(self):
        self.expect(self.visit(LANGUAGE_ENVIRONMENT="Chinese-GB"))

    @unittest.skipUnless(CLIENT in ("neovim", "ale", "flycheck"), "the others read the file")
    def test_text_that_is_not_saved(self):
        """The driver first puts a line below the first one and leaves the buffer unsaved."""
        visited = self.visit(UNSAVED="1")
        self.assertEqual([place[4] for place in visited], [rest for _, _, rest in PLACES])
        self.assertEqual([place[1] for place in visited], [2 + TEXT[:TEXT.index(rest)].count("\n")
                                                           for _, _, rest in PLACES])


if __name__ == "__main__":
    if missing():
        print(f"skipped: {missing()} is not installed")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
