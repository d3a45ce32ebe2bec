#!/usr/bin/env python3
"""No string of a repository forges what galley prints: each payload stands in every place where a stranger's string comes
in, and every command, format and stream is held against the rules of its format.

Usage: payloads_test.py GALLEY. payloads.py has the strings, rules.py the rules.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
import rules  # noqa: E402
from payloads import HONEST, MARKUP, PAYLOADS  # noqa: E402

GALLEY = os.path.abspath(sys.argv.pop(1))
ENVIRONMENT = {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
               "GALLEY_CACHE_DIR": "", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
# The payloads that would do harm in messages, which are text.
ALIVE_IN_TEXT = {name: text for name, text in PAYLOADS.items() if not name.startswith("formula") and name not in MARKUP}
TEXTS = {name: text for name, text in {**PAYLOADS, **HONEST}.items() if isinstance(text, str)}


def in_bytes(text):
    return text if isinstance(text, bytes) else text.encode("utf-8")


def in_yaml(text):
    """In double quotes, with escapes for all but printable ASCII."""
    return '"' + "".join(c if " " <= c < "\x7f" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'


def as_name(text):
    return in_bytes(text).replace(b"/", b"_").replace(b"\0", b"_")


def galley(folder, *arguments, text=b""):
    done = subprocess.run([GALLEY, *arguments], cwd=folder, env=ENVIRONMENT, input=text, capture_output=True)
    if done.returncode not in (0, 1, 2):
        raise AssertionError(f"exit code {done.returncode}: {arguments}")
    return done


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], cwd=folder,
                   env=ENVIRONMENT, check=True, capture_output=True)


def put(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(in_bytes(content))


BAD_DOCUMENT = "---\na: 1\na: 2\n---\n**Term {number}** (what {number} of the names calls its thing)\n"

DOCUMENT = """---
title: {quoted}
series: {quoted}
tags: [{quoted}, "old {inside}", "almost {inside}", plain]
{quoted}: {quoted}
draft: 'true'
status: evergreen
---
# {raw}

**{raw}** ({raw} is a thing that does it)

**Term {number}** ({raw} is a thing that does it)

[x](<{raw}>) ![x](<{raw}>) [[{raw}]] [x](#{raw}) [x](doc-0.md#{raw})

<!-- galley-disable-line {raw} -->

{raw}
**声音：**的。
{raw}

**声音：**的 {raw}

.
"""


def write_site(root):
    """One site of all payloads. Returns the names of its documents."""
    for number, text in enumerate(TEXTS.values()):
        raw = text.replace("\0", "") # a NUL makes a file unreadable
        quoted = in_yaml(text)
        put(f"{root}/doc-{number}.md",
            DOCUMENT.format(quoted=quoted, inside=quoted[1:-1], raw=raw, number=number))
        put(f"{root}/key-{number}.md", f"---\n{quoted}: 1\n{quoted}: 2\n---\n")
        put(f"{root}/syntax-{number}.md", f"---\na: {raw}\n b: [{raw}\n---\n")
        put(f"{root}/rules/own-{number}.yaml",
            f"summary: {in_yaml(text.replace(chr(10), ' '))}\nwhy: {quoted}\ncheck: field-conflict\nmessage: {quoted}\n"
            f"options: {{ when: {{ required: [title], properties: {{ title: {{ const: {quoted} }} }} }}, at: title }}\n"
            f"examples:\n- bad: {{ {in_yaml(as_name(text).decode())}: {quoted} }}\n")
    for number, text in enumerate({**PAYLOADS, **HONEST}.values()):
        name = as_name(text)
        for kind, path in enumerate((name + b".md", b"folder" + name + b"/" + name + b".md", name + b"/in.md")):
            put(os.path.join(os.fsencode(root), path), BAD_DOCUMENT.format(number=f"{number} of {kind}"))
    quoted = [in_yaml(text) for text in TEXTS.values()]
    put(f"{root}/glossary.yaml", "".join(
        f"- {{ term: {q[:-1]} n{i}\", name: {q}, aliases: [{q[:-1]} x{i}\"], definition: {q} }}\n"
        for i, q in enumerate(quoted)))
    put(f"{root}/taxonomy.yaml", "tags:\n  values:\n" +
        "".join(f"    {q[:-1]} x\": {{ description: {q}, aliases: [{q}] }}\n" for q in quoted) +
        "  deprecated:\n" + "".join(f"    \"old {q[1:]}: {q[:-1]} x\"\n" for q in quoted))
    names = [text for text in TEXTS.values() if "\0" not in text] # a schema's names must not hold a NUL
    put(f"{root}/site.schema.json", json.dumps({
        "required": names, "properties": {
            "title": {"enum": names[:-1], "description": "\n".join(names)},
            "series": {"pattern": "^(" + "|".join(re.escape(text) for text in names[:-20]) + ")$"},
            **{text: {"type": "integer", "default": text, "description": text} for text in names}}}))
    put(f"{root}/galley.yaml", "glossary: glossary.yaml\ntaxonomy: taxonomy.yaml\nrules-dir: [rules]\n"
        "schemas: [{ files: [doc-1.md, doc-70.md], schema: site.schema.json }]\n"
        f"rules: {{ orphan-tag: {{ fields: [tags, {', '.join(quoted)}], min-site: 2 }}, undefined-term: {{ scope: document }} }}\n")


class Site(unittest.TestCase):
    """Every command over one site that holds all payloads."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.root = cls.temporary.name + "/site"
        write_site(cls.root)
        git(cls.root, "init", "-q")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def run_galley(self, *arguments, code=(0, 1), folder=None):
        done = galley(folder or self.root, *arguments)
        rules.check_messages(done.stderr)
        self.assertIn(done.returncode, code, done.stderr)
        return done.stdout

    def expect_among(self, expected, found):
        self.assertEqual(sorted(expected - found), [])

    def copy(self, name):
        folder = f"{self.temporary.name}/{name}"
        shutil.copytree(self.root, folder)
        return folder

    def test_diagnostics(self):
        plain = rules.check_diagnostics(self.run_galley("check", "--statistics"))
        self.assertGreater(len(plain.splitlines()), 20 * len(TEXTS))
        found = set(re.findall(r"\[([a-z0-9-]+)\]$", plain, re.M))
        expected = {"front-matter-syntax", "stringified-value", "broken-anchor", "broken-wikilink",
                    "broken-image", "schema-violation", "unknown-value", "deprecated-value", "own-0",
                    "unrendered-emphasis", "unused-suppression"}
        self.expect_among(expected, found)
        rules.check_diagnostics(self.run_galley("check", "--color", "always"), color=True)
        rules.check_diagnostics(self.run_galley("check", "--max-per-rule", "2"))

    def test_paths(self):
        """A path at the start of a line is the file's own, where nothing in it has to be escaped."""
        lines = self.run_galley("check").decode().splitlines()
        for name in ("::add-mask::e.md", "::error file=victim.md,line=1::forged.md", "  ::error file=victim.md::forged.md"):
            mine = [line for line in lines if line.startswith("./" + name + ":")]
            self.assertTrue(mine, name)

    def test_terms(self):
        for options in ((), ("--undefined",)):
            rules.check_text(self.run_galley("terms", *options))
            texts = rules.check_json(self.run_galley("terms", "--format", "json", *options))
            if not options:
                self.expect_among({text.strip() for text in HONEST.values()}, texts)
            rules.check_csv(self.run_galley("terms", "--format", "csv", *options), "\r\n")
            page = self.run_galley("terms", "--format", "markdown", *options)
            rules.check_page(page)
        number = len(json.loads(self.run_galley("terms", "--format", "json")))
        self.assertGreater(number, len(TEXTS))

    def test_page_is_a_glossary(self):
        folder = f"{self.temporary.name}/page"
        put(f"{folder}/page.md", self.run_galley("terms", "--format", "markdown"))
        put(f"{folder}/galley.yaml", "glossary: page.md\ncontent: [a.md]\n")
        put(f"{folder}/a.md", "Text.\n")
        read = json.loads(self.run_galley("terms", "--format", "json", folder=folder))
        self.assertGreater(len(read), len(HONEST))
        self.expect_among({HONEST["hebrew"], HONEST["family"], HONEST["persian"]}, {term["definition"] for term in read})

    def test_values(self):
        for field in ("tags", "title"):
            text = rules.check_text(self.run_galley("values", field))
            texts = rules.check_json(self.run_galley("values", field, "--format", "json"))
            self.expect_among({text.strip() for text in TEXTS.values()}, {text.strip() for text in texts})
            records = rules.check_csv(self.run_galley("values", field, "--format", "csv"), "\n")
            cells = {record[0] for record in records}
            for honest in HONEST.values():
                self.assertIn(honest, text)
                self.assertIn(honest, cells)
            for name in ("github_error", "github_stop", "www", "html", "liquid"):
                self.assertIn(TEXTS[name], cells)

    def test_inspect(self):
        names = sorted(os.fsencode(path) for path in Path(self.root).rglob("*.md"))
        paths = [b"./" + os.path.relpath(name, os.fsencode(self.root)) for name in names]
        texts = rules.check_json(self.run_galley("inspect", *paths), lines=True)
        self.expect_among(set(TEXTS.values()), texts)

    def test_config(self):
        for path in ("", "doc-0.md"):
            text = rules.check_stream(self.run_galley("config", *([path] if path else [])))
            self.assertIn("orphan-tag", text)
            try:
                import yaml
            except ImportError:
                continue
            read = yaml.safe_load(text)
            simple = {text for text in TEXTS.values() if max(text) < "\U00010000"}  # JSON's pairs are none of YAML's
            self.expect_among(simple, set(read["rules"]["orphan-tag"]["fields"]))

    def test_rules(self):
        for option in ((), ("--checks",)):
            rules.check_stream(self.run_galley("rules", *option))
            rules.check_stream(self.run_galley("rules", "--format", "markdown", *option))
            texts = rules.check_json(self.run_galley("rules", "--format", "json", *option))
            if not option:
                self.expect_among(set(TEXTS.values()), texts)
        for number in range(len(TEXTS)): # their examples may print diagnostics
            style = ("text", "markdown")[number % 2]
            rules.check_stream(self.run_galley("rules", f"own-{number}", "--format", style))
        rules.check_json(self.run_galley("rules", "own-0", "--format", "json"))

    def test_diffs(self):
        for arguments in (("fix",), ("fix", "--unsafe")):
            rules.check_text(self.run_galley(*arguments, "--check"))
            done = galley(self.root, *arguments, "--diff")
            self.compare(done, self.copy("fixed"), self.copy("patched"), arguments)
        for before, after in (("plain", TEXTS["csi"]), (TEXTS["github_error"], TEXTS["bidi_override"])):
            arguments = ("rename", "tags", before, after)
            self.compare(galley(self.root, *arguments, "--dry-run"), self.copy("fixed"), self.copy("patched"), arguments)

    def compare(self, shown, fixed, patched, arguments):
        """What `patch` makes of a diff is what galley would make, but for the changes that are remarks."""
        remarks = rules.check_diff(shown.stdout)
        word = re.search(rb"galley: (\d+) changes? of lines with characters that can't be printed", shown.stderr)
        self.assertEqual(int(word[1]) if word else 0, remarks)
        rules.check_messages(shown.stderr)
        done = galley(fixed, *arguments)
        rules.check_text(done.stdout)
        rules.check_messages(done.stderr)
        if shown.stdout:
            subprocess.run(["patch", "-p0", "-s", "-t", "--binary"], cwd=patched, input=shown.stdout, check=remarks == 0 or
                           b"\n+++ " in b"\n" + shown.stdout, capture_output=True)
        unlike = set()
        for path in sorted(os.fsencode(path) for path in Path(fixed).rglob("*") if path.is_file()):
            name = os.path.relpath(path, os.fsencode(fixed))
            with open(path, "rb") as ours, open(os.path.join(os.fsencode(patched), name), "rb") as theirs:
                if ours.read() != theirs.read():
                    unlike.add(name)
        with_remarks = set(re.findall(rb"^# (.*): no part of the patch", shown.stdout, re.M))
        self.assertEqual({name for name in unlike if name not in with_remarks}, set())
        self.assertEqual(len(unlike), len(with_remarks))
        shutil.rmtree(fixed)
        shutil.rmtree(patched)

    def test_writing(self):
        """The commands that write, and those that read what they wrote."""
        folder = self.copy("written")
        rules.check_text(self.run_galley("check", "--write-baseline", folder=folder))
        rules.check_diagnostics(self.run_galley("check", folder=folder))
        for number in (1, 2):
            self.run_galley("check", "--shard", f"{number}/2", "--records-out", f"part {number}", folder=folder)
        rules.check_diagnostics(self.run_galley("merge", "--no-baseline", "part 1", "part 2", folder=folder))
        rules.check_text(self.run_galley("suppress", "schema-violation", "broken-link", "unknown-value", folder=folder))
        git(folder, "checkout", "-q", "-b", "branch")
        git(folder, "commit", "-q", "--allow-empty", "-m", "\n".join(TEXTS.values()).replace("\0", ""))
        git(folder, "add", "-A")
        rules.check_diagnostics(self.run_galley("check", "--since", "HEAD", folder=folder))
        rules.check_diagnostics(self.run_galley("check", "--staged", folder=folder))

    def test_commands_of_galley_alone(self):
        for shell in ("bash", "zsh", "fish"):
            rules.check_stream(self.run_galley("completions", shell))
        rules.check_stream(self.run_galley("man"))
        rules.check_text(self.run_galley("--help"))
        # A shell that completes runs what stands in this list: ids of rules alone.
        for line in self.run_galley("rules").decode().splitlines():
            self.assertRegex(line, r"^[a-z0-9-]+ ")


# The command line: each argument may come from a name that a stranger chose.
ARGUMENTS = {
    "command": lambda p: [p],
    "option": lambda p: ["check", b"--" + p],
    "path": lambda p: ["check", p],
    "path after dashes": lambda p: ["check", "--", p],
    "choice": lambda p: ["check", b"--fail-on=" + p],
    "number": lambda p: ["check", b"--jobs=" + p],
    "shard": lambda p: ["check", b"--shard=" + p, "--records-out", "x"],
    "revision": lambda p: ["check", b"--since=" + p],
    "staged path": lambda p: ["check", "--staged", p],
    "cache": lambda p: ["check", b"--cache-dir=" + as_name(p)],
    "stdin": lambda p: ["check", b"--stdin-filename=" + p, "-"],
    "fixed stdin": lambda p: ["fix", "--diff", b"--stdin-filename=" + p, "-"],
    "rule": lambda p: ["rules", p],
    "fixed rule": lambda p: ["fix", b"--rule=" + p],
    "suppressed": lambda p: ["suppress", p],
    "field": lambda p: ["values", p],
    "old value": lambda p: ["rename", "tags", p, "x"],
    "file": lambda p: ["inspect", p],
    "part": lambda p: ["merge", p],
    "terms": lambda p: ["terms", p],
    "config": lambda p: ["config", p],
}

# Configs that don't load, and what stands beside them: their errors quote them.
CONFIGS = {
    "key": lambda q: f"{q}: 1\n",
    "value": lambda q: f"content: {q}\n",
    "syntax": lambda q: f"content: [{q}\nx",
    "preset": lambda q: f"extends: [{q}]\n",
    "severity": lambda q: f"rules: {{ orphan-tag: {q} }}\n",
    "rule": lambda q: f"rules: {{ {q}: off }}\n",
    "option": lambda q: f"rules: {{ orphan-tag: {{ {q}: 1 }} }}\n",
    "pattern": lambda q: f"exclude: [\"[\", {q}]\n",
    "schema": lambda q: f"schemas: [{{ files: [\"*\"], schema: {q} }}]\n",
    "glossary": lambda q: f"glossary: [{q}]\n",
    "taxonomy": lambda q: f"taxonomy: {q}\n",
    "baseline": lambda q: f"baseline: {q}\n",
    "rules folder": lambda q: f"rules-dir: [{q}]\n",
    "override": lambda q: f"overrides: [{{ files: [{q}], {q}: 1 }}]\n",
}
FILES = {
    "schema keyword": ("s.json", "schemas: [{ files: [\"*\"], schema: s.json }]\n", lambda text: json.dumps({"type": text})),
    "schema pattern": ("s.json", "schemas: [{ files: [\"*\"], schema: s.json }]\n",
                       lambda text: json.dumps({"pattern": "(" + text})),
    "schema reference": ("s.json", "schemas: [{ files: [\"*\"], schema: s.json }]\n",
                         lambda text: json.dumps({"$ref": text})),
    "schema syntax": ("s.json", "schemas: [{ files: [\"*\"], schema: s.json }]\n", lambda text: "{" + text),
    "glossary key": ("g.yaml", "glossary: g.yaml\n", lambda text: f"- {{ {in_yaml(text)}: x }}\n"),
    "taxonomy key": ("t.yaml", "taxonomy: t.yaml\n", lambda text: f"tags: {{ {in_yaml(text)}: x }}\n"),
    "rule key": ("rules/a-rule.yaml", "rules-dir: rules\n", lambda text: f"{in_yaml(text)}: x\n"),
    "rule check": ("rules/a-rule.yaml", "rules-dir: rules\n",
                   lambda text: f"summary: x\nmessage: x\ncheck: {in_yaml(text)}\n"),
    "rule placeholder": ("rules/a-rule.yaml", "rules-dir: rules\n",
                         lambda text: f"summary: x\nmessage: {in_yaml('{' + text + '}')}\ncheck: rare-value\n"),
    "baseline line": ("galley-baseline.txt", "", lambda text: text + "\n"),
}


def expect_safe(done):
    rules.check_text(done.stdout) if not done.stdout.startswith(b"--- ") else rules.check_diff(done.stdout)
    rules.check_messages(done.stderr)


class Errors(unittest.TestCase):
    """What galley says where an argument or a config is wrong. A place, with all payloads, is a test."""

    def each(self, run):
        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
            def one(numbered):
                number, (name, text) = numbered
                root = f"{folder}/{number}"
                put(f"{root}/galley.yaml", "")
                put(f"{root}/a.md", BAD_DOCUMENT)
                try:
                    run(root, text)
                except (AssertionError, UnicodeDecodeError) as error:
                    return f"{name}: {error}"
                return None
            failed = [error for error in pool.map(one, enumerate(ALIVE_IN_TEXT.items())) if error]
        self.assertEqual(failed, [])

    def expect_arguments(self, make):
        def run(root, text):
            arguments = [in_bytes(argument).replace(b"\0", b"") for argument in make(in_bytes(text).replace(b"\0", b""))]
            expect_safe(galley(root, *arguments, text=BAD_DOCUMENT.encode()))
        self.each(run)

    def expect_config(self, make):
        def run(root, text):
            if isinstance(text, str):
                put(f"{root}/galley.yaml", make(in_yaml(text)))
                expect_safe(galley(root, "check"))
        self.each(run)

    def expect_file(self, path, config, make):
        def run(root, text):
            if isinstance(text, str):
                put(f"{root}/galley.yaml", config)
                put(f"{root}/{path}", make(text))
                expect_safe(galley(root, "check"))
        self.each(run)


for title, place in ARGUMENTS.items():
    setattr(Errors, "test_argument_" + title.replace(" ", "_"), functools.partialmethod(Errors.expect_arguments, place))
for title, place in CONFIGS.items():
    setattr(Errors, "test_config_" + title.replace(" ", "_"), functools.partialmethod(Errors.expect_config, place))
for title, row in FILES.items():
    setattr(Errors, "test_file_" + title.replace(" ", "_"), functools.partialmethod(Errors.expect_file, *row))


if __name__ == "__main__":
    unittest.main()
