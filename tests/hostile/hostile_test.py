#!/usr/bin/env python3
"""Hostile input: each case makes a site, runs galley on it, and expects clear diagnostics and nothing worse.

Usage: hostile_test.py GALLEY. Every case has a generous limit of time and a limit of memory, which a galley that
is not linear would break; no case asserts how long it took.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GALLEY = os.path.abspath(sys.argv.pop(1))
SECONDS = 60
SANITIZED = bool(os.environ.get("GALLEY_SANITIZE"))  # their allocators reserve terabytes of address space

LINE = re.compile(r"^(.*?):(\d+):(\d+): (warning|error|note): (.+) \[([a-z0-9-]+)\]$")


def limit_memory():
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


class Hostile(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        # A root of its own, so that no galley.yaml further up serves.
        self.write("galley.yaml", "extends: [recommended]\n")

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def check(self, *arguments):
        """Exit code, diagnostics as (path, line, column, severity, message, rule), and stderr."""
        done = subprocess.run([GALLEY, "check", *arguments], cwd=self.root, timeout=SECONDS, preexec_fn=limit_memory,
                              stdin=subprocess.DEVNULL, capture_output=True)
        self.assertIn(done.returncode, (0, 1, 2), done.stderr.decode())
        diagnostics = []
        for line in done.stdout.decode("utf-8").splitlines():
            match = LINE.match(line)
            self.assertTrue(match, line)
            path, row, column, severity, message, rule = match.groups()
            diagnostics.append((path, int(row), int(column), severity, message, rule))
        return done.returncode, diagnostics, done.stderr.decode("utf-8")

    def expect_clean(self):
        code, diagnostics, error = self.check()
        self.assertEqual((code, diagnostics), (0, []), error)

    def expect_one(self, rule, line=None, column=None, message=""):
        code, diagnostics, error = self.check()
        self.assertEqual(len(diagnostics), 1, diagnostics[:5])
        found = diagnostics[0]
        self.assertEqual((code, found[5]), (1, rule), error)
        if line is not None:
            self.assertEqual(found[1], line)
        if column is not None:
            self.assertEqual(found[2], column)
        self.assertIn(message, found[4])

    def test_empty_file(self):
        self.write("a.md", "")
        self.expect_clean()

    def test_only_a_fence(self):
        self.write("a.md", "---\n")
        self.expect_one("front-matter-syntax", 1, 1)

    def test_only_a_fence_without_final_newline(self):
        self.write("a.md", "---")
        self.expect_one("front-matter-syntax", 1, 1)

    def test_50_megabytes(self):
        self.write("a.md", b"---\ntitle: a\n---\n" + b"word " * (10 << 20))
        self.expect_one("unreadable-file", 1, 1)

    def test_binary(self):
        self.write("a.md", bytes(range(256)) * 64)
        self.expect_one("unreadable-file")

    def test_invalid_utf8(self):
        self.write("a.md", b"---\ntitle: a\n---\n\xe9\x87 b\n")
        self.expect_one("unreadable-file", 4, 1)

    def test_nul(self):
        self.write("a.md", b"---\ntitle: a\n---\nab\0c\n")
        self.expect_one("unreadable-file", 4, 3)

    def test_utf16(self):
        self.write("a.md", "---\ntitle: 量子\n---\n".encode("utf-16"))
        self.expect_one("unreadable-file", 1)

    def test_line_ends_and_byte_order_mark(self):
        for end in ("\r\n", "\n"):
            for mark in ("", "\ufeff"):
                self.write("a.md", mark + end.join(["---", "draft: true", "status: evergreen", "---", "text"]))
                self.expect_one("draft-status-conflict", 3, 9)

    def test_lone_carriage_returns(self):
        # No YAML parser that sites use reads these alike, so they are a defect themselves.
        self.write("a.md", "\r".join(["---", "draft: true", "status: evergreen", "---", "text"]))
        self.expect_one("front-matter-syntax", message="carriage return")

    def test_a_file_that_vanished(self):
        os.symlink("nowhere.md", self.root / "a.md")
        self.write("b.md", "text\n")
        code, diagnostics, _ = self.check()
        self.assertLessEqual(len(diagnostics), 1)
        self.assertIn(code, (0, 1))

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_a_file_without_permission(self):
        self.write("a.md", "text\n")
        os.chmod(self.root / "a.md", 0)
        self.expect_one("unreadable-file", 1, 1)

    def test_a_folder_named_like_a_document(self):
        self.write("x.md/b.md", "text\n")
        self.expect_clean()

    def test_a_pipe_named_like_a_document(self):
        self.write("b.md", "text\n")
        os.mkfifo(self.root / "a.md")
        code, _, _ = self.check()
        self.assertIn(code, (0, 1))

    def test_nested_brackets_in_yaml(self):
        self.write("a.md", "---\na: " + "[" * 100_000 + "\n---\n")
        self.expect_one("front-matter-syntax")

    def test_closed_nested_brackets_in_yaml(self):
        self.write("a.md", "---\na: " + "[" * 100_000 + "]" * 100_000 + "\n---\n")
        self.expect_one("front-matter-syntax", 2)

    def test_nested_braces_in_yaml(self):
        self.write("a.md", "---\na: " + "{a: " * 50_000 + "\n---\n")
        self.expect_one("front-matter-syntax", 2)

    def test_nested_block_lists_in_yaml(self):
        self.write("a.md", "---\n" + "- " * 100_000 + "a\n---\n")
        self.expect_one("front-matter-syntax")

    def test_nested_brackets_in_markdown(self):
        for opening in ("[", "![", "**a ", "*a **b ", "`" * 3 + "a ", "<a ", "> ", "- "):
            self.write("a.md", "**b**\n\n" + opening * 100_000 + "\n")
            code, diagnostics, _ = self.check()
            self.assertIn(code, (0, 1), opening)
            self.assertLessEqual(len(diagnostics), 1, opening)

    def test_many_bold_spans_in_one_line(self):
        for unit in ("**ab** x ", "**ab**(", "**ab**: ", "字**“a”**字 ", "字**“a**字 ", "字**“a "):
            self.write("a.md", unit * 10_000 + "\n")
            code, _, error = self.check("--max-per-rule", "1")
            self.assertIn(code, (0, 1), unit + error)

    def test_many_quotes_with_lazy_lines(self):
        self.write("a.md", "**b**\n\n" + "> " * 1_000 + "a\n" + "lazy\n" * 100_000)
        self.check()

    def test_many_openers_of_raw_html(self):
        for opening in ("<![CDATA[", "<?", "<!--", "<!A "):
            self.write("a.md", "**b**\n\n" + opening * 100_000)
            self.check()

    def test_many_references(self):
        self.write("a.md", "**b**\n\n[a]: /" + "u" * 50_000 + "\n\n" + "[a] " * 50_000)
        self.check()

    def test_alias_bomb(self):
        lines = ["---", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in range(1, 12):
            before = f"*a{level - 1}"
            lines.append(f"a{level}: &a{level} [" + ", ".join([before] * 10) + "]")
        self.write("a.md", "\n".join([*lines, "---", ""]))
        self.expect_one("front-matter-syntax")

    def test_alias_of_itself(self):
        self.write("a.md", "---\na: &a [*a]\n---\n")
        self.expect_one("front-matter-syntax", 2)

    def test_yaml_that_starts_with_a_comma(self):
        self.write("a.md", "---\n, a\n---\n")
        self.expect_one("front-matter-syntax", 2)

    def test_a_long_scalar(self):
        self.write("a.md", "---\ntitle: " + "量" * 1_000_000 + "\n---\n")
        self.expect_clean()

    def test_many_keys(self):
        self.write("a.md", "---\n" + "".join(f"k{i}: v\n" for i in range(100_000)) + "---\n")
        self.expect_clean()

    def test_self_referring_schema(self):
        for schema in ('{"$ref": "#"}', '{"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/b"}, '
                       '"b": {"$ref": "#/definitions/a"}}}', '{"anyOf": [{"$ref": "#"}]}'):
            self.write("galley.yaml", 'schemas: [{files: ["**"], schema: s.json}]\n')
            self.write("s.json", schema)
            self.write("a.md", "---\na: 1\n---\n")
            code, diagnostics, error = self.check()
            self.assertEqual((code, diagnostics), (2, []), schema)
            self.assertRegex(error, r"(?m)^s\.json:\d+:\d+: error: ")

    def test_recursive_schema_over_deep_data(self):
        self.write("galley.yaml", 'schemas: [{files: ["**"], schema: s.json}]\n')
        self.write("s.json", '{"items": {"$ref": "#"}, "additionalProperties": {"$ref": "#"}}')
        self.write("a.md", "---\na: " + "[" * 400 + "]" * 400 + "\n---\n")
        code, diagnostics, error = self.check()
        self.assertIn(code, (0, 1), error)
        self.assertLessEqual(len(diagnostics), 1)

    def test_explosive_pattern(self):
        self.write("galley.yaml", 'schemas: [{files: ["**"], schema: s.json}]\n')
        self.write("s.json", '{"properties": {"a": {"pattern": "^(a+)+$"}}}')
        self.write("a.md", "---\na: " + "a" * 50_000 + "b\n---\n")
        self.expect_one("schema-violation", 2, 4)

    def test_many_unique_items(self):
        self.write("galley.yaml", 'schemas: [{files: ["**"], schema: s.json}]\n')
        self.write("s.json", '{"properties": {"a": {"uniqueItems": true}}}')
        self.write("a.md", "---\na:\n" + "".join(f"- v{i}\n" for i in range(100_000)) + "- v7\n---\n")
        code, diagnostics, error = self.check()
        self.assertEqual((code, len(diagnostics)), (1, 2), error)
        self.assertIn("too much here to look for all fixes", diagnostics[0][4])
        self.assertEqual(diagnostics[1][1:3], (100_003, 3))

    def test_deeply_nested_schema(self):
        self.write("galley.yaml", 'schemas: [{files: ["**"], schema: s.json}]\n')
        self.write("s.json", '{"not": ' * 100_000 + "{}" + "}" * 100_000)
        self.write("a.md", "---\na: 1\n---\n")
        code, _, error = self.check()
        self.assertEqual(code, 2)
        self.assertRegex(error, r"(?m)^s\.json:\d+:\d+: error: ")

    def test_schemas_that_all_refer_to_a_large_one(self):
        self.write("large.yaml", "description: " + "a" * 1_000_000 + "\n")
        entries = ""
        for index in range(10):
            self.write(f"s{index}.yaml", "allOf: [{$ref: large.yaml}]\n")
            entries += f"- {{files: [d{index}/*.md], schema: s{index}.yaml}}\n"
        self.write("galley.yaml", "schemas:\n" + entries)
        self.write("a.md", "text\n")
        code, _, error = self.check()
        self.assertEqual(code, 2)
        self.assertRegex(error, r"galley\.yaml:10:\d+: error: .*more than 8 MiB")

    def test_control_characters_stay_off_the_terminal(self):
        self.write("a.md", "---\ndraft: true\nstatus: evergreen\ntitle: x\n---\n")
        self.write("\x1b[31m\nb.md", "---\ndraft: true\nstatus: evergreen\n---\n")
        code, diagnostics, _ = self.check()
        self.assertEqual((code, len(diagnostics)), (1, 2))

    def test_a_glossary_of_many_nested_terms(self):
        self.write("galley.yaml", "glossary: [a.yaml, b.md]\n")
        self.write("a.yaml", "".join(f"- term: {'中' * n}\n" for n in range(1, 100)))
        self.write("b.md", "".join(f"- **t{n}** (n{n}): (((((( of {n}\n" for n in range(10_000)))
        self.write("c.md", "中" * 200_000 + "\n")
        code, diagnostics, _ = self.check("--max-per-rule", "3")
        self.assertEqual((code, len(diagnostics)), (1, 3))

    def test_a_glossary_of_one_endless_definition(self):
        self.write("galley.yaml", "glossary: a.md\n")
        self.write("a.md", "- **t**: " + "（" * 100_000 + "`c` [d](e) 中" * 50_000 + "\n")
        self.write("b.md", "A t.\n")
        code, _, error = self.check()
        self.assertEqual(code, 0, error)

    def test_many_tiny_files(self):
        for index in range(2_000):
            self.write(f"d{index % 50}/{index}.md", f"---\ntags: [t{index}]\n---\n")
        code, diagnostics, _ = self.check()
        self.assertEqual((code, len(diagnostics)), (1, 2_000))

    def test_ignored_lines_that_take_each_other_back(self):
        self.write(".gitignore", "b\n!b\n" * 400_000 + "b.md\n")
        self.write("a.md", "---\na\n")
        self.write("b.md", "---\na\n")
        self.expect_one("front-matter-syntax")

    def test_an_ignore_file_that_is_too_large(self):
        self.write(".gitignore", "b.md\n" * 1_000_000)
        self.write("b.md", "text\n")
        code, diagnostics, error = self.check()
        self.assertEqual((code, diagnostics), (0, []))
        self.assertRegex(error, r"\.gitignore can't be read: .*; what Git ignores by it is checked")

    def test_patterns_that_stand_for_too_many(self):
        alike = ["".join("[ab]" if number >> bit & 1 else "?" for bit in range(13)) for number in range(5_000)]
        for patterns, message in ((["x" + "{a,b}" * 12], "more than 1,000"), (alike, "4096 patterns")):
            self.write("galley.yaml", f"exclude: {patterns}\n")
            code, _, error = self.check()
            self.assertEqual(code, 2)
            self.assertRegex(error, r"(?m)^galley\.yaml:1:\d+: error: .*" + message)

    def test_folders_deeper_than_a_path_may_be_long(self):
        above = os.open(self.root, os.O_RDONLY)
        for _ in range(2_500):
            os.mkdir("f", dir_fd=above)
            folder = os.open("f", os.O_RDONLY, dir_fd=above)
            os.close(above)
            above = folder
        os.close(above)
        self.write("a.md", "text\n")
        try:
            code, diagnostics, error = self.check()
        finally:
            subprocess.run(["rm", "-r", self.root / "f"], check=True)
        self.assertEqual((code, [rule for *_, rule in diagnostics]), (1, ["unreadable-file"]), error)
        self.assertIn("the folder can't be read", diagnostics[0][4])


if __name__ == "__main__":
    unittest.main()
