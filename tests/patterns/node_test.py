#!/usr/bin/env python3
"""Patterns of schemas match what node's RegExp matches with the flag u: a table of patterns against strings that are made
of pieces of them. Patterns that take for ever end, and galley says so.

Usage: node_test.py GALLEY. Exit code 77 where there is no node."""

import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EMAIL = r"^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$"
SEMVER = (r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)"
          r"(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$")
DAY = (r"^((\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-((0[13578]|1[02])-"
       r"(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|(02)-(0[1-9]|1\d|2[0-8])))$")
# Each with strings that are near to what it matches.
PATTERNS = {
    EMAIL: ["a.b@example.org", "a..b@x.io", ".a@x.io", "x+y@a-b.co"],
    SEMVER: ["1.2.3", "01.2.3", "1.0.0-rc.1+b.5", "1.0"],
    DAY: ["2024-02-29", "2025-02-29", "2025-11-30", "2025-11-31"],
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$": ["a-slug-2", "a--b", "-a"],
    r"^[cC][^\s-]{8,}$": ["cjld2cjxh0000", "c d-e"],
    r"^(?!Untitled)": ["Untitled 3", "untitled", " Untitled"],
    r"^(?=.*\d)(?=.*[A-Z]).{4,8}$": ["aB3d", "abcd", "A1\nbc"],
    r"^(?!.*--)[a-z-]+(?<!-)$": ["a-b", "a--b", "a-"],
    r"(?<=\$)\d+": ["$12", "12", "$ 12"],
    r'(?<!\\)"': ["a\"", "\\\"", "\\\\\""],
    r"(?<=a|bc)d": ["ad", "bcd", "cd"],
    r"""^(['"])[^'"]*\1$""": ["'a'", "'a\"", "\"\""],
    r"""^(?<q>['"]).*\k<q>$""": ["'a'", "\"a'", "''"],
    r"^(\w)(\w)\2\1$": ["abba", "abab", "aaaa"],
    r"^(a)?b\1$": ["b", "aba", "ab"],
    r"^\1(a)b$": ["ab", "aab"],
    r"^(a\1)b$": ["ab", "aab"],
    r"^[^]$": ["\n", "a", "ab"],
    r"[]": ["a", ""],
    r"^.$": ["\u2028", "\r", "🎈", "é"],
    r"^a$": ["a", "a\n", "\na"],
    r"^(?=a)a$": ["a", "a\n", "\na"],
    r"^(?=.)\s$": ["\u00a0", "\ufeff", "\u0085", "\u180e", " "],
    r"^(?=.)\S$": ["\u00a0", "\ufeff", "\u0085", "x"],
    r"^(?=.)\d+$": ["12", "٣", "1a"],
    r"(?=.)\b(?!x)\w+\b": ["é", "x", "a-b", "xé"],
    r"^(?=.)\W$": ["é", "_", "z", "-"],
    r"^(?=.)\p{Lu}\p{Ll}*$": ["Äb", "ab", "ДД"],
    r"^(?!\p{Script=Han})\P{N}+$": ["中文", "文a", "a中", "a1"],
    r"^\p{Emoji_Presentation}+$": ["🎈", "a🎈", "#"],
    r"^(?=.)[\p{L}\p{M}'’-]+$": ["d'Arc", "é", "a b"],
    r"^\u{1F388}(?!\uD83C\uDF88)": ["🎈", "🎈🎈", "🎈a"],
    r"^(?=.)[\u4e00-\u9fff]{2,4}$": ["中文", "中", "中文中文中"],
    r"^a{2,1200}$": ["aa", "a", "aab"],
    r"^(?:ab?){1,3}?c(?!d)": ["abac", "aacd", "aaaac"],
    r"^(?=a)\x41|\cJ|\0|\t$": ["A", "\n", "\t", "\0"],
    r"^[\w.-]+(?<!\.)$": ["a.b", "a.", "-"],
    r"^(?!(?:con|prn|aux)$)[^<>:]+$": ["con", "cont", "a:b"],
    r"^(?:(?!foo)[^/])*$": ["bar", "a foo", "a/b"],
    r"^(?=[A-Z])(?:[A-Z](?![A-Z])|[a-z])+$": ["CamelCase", "CAmel", "camel"],
    r"^-?(?!0\d)\d+(\.\d+)?$": ["01", "-1.5", "0", "1."],
}
CATASTROPHES = [r"^(?=a)(a+)+$", r"^(?!b)(a|a)*$", r"^(?=.)(a|aa)+$", r"(?=.)(.*a){20}$", r"^(?=.)([a-z]+)*$"]
STRINGS = 2000
PIECES = ["a", "b", "0", "1", "-", ".", " ", "\n", "A", "_", "é", "中", "🎈", "'", "\""]


def strings_for(pattern, seeds, chance):
    """The seeds, and what comes of them by a few changes."""
    made = list(seeds)
    letters = PIECES + [c for seed in seeds for c in seed]
    while len(made) < STRINGS:
        text = list(chance.choice(seeds))
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(text) + 1)
            match chance.randrange(3):
                case 0:
                    text.insert(at, chance.choice(letters))
                case 1:
                    del text[at:at + 1]
                case 2:
                    text[at:at + 1] = [chance.choice(letters)]
        made.append("".join(text))
    return made


def in_yaml(text):
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'


def failures(galley, pattern, strings):
    """The indices of the strings that galley says do not match. Few enough stand in one document to be all named."""
    failed, size = set(), 1000
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "galley.yaml").write_text('extends: []\nschemas: [{files: ["**/*.md"], schema: s.json}]\n'
                                          'rules: {schema-violation: error, empty-item: off}\n')
        (site / "s.json").write_text(json.dumps({"properties": {"s": {"items": {"pattern": pattern}}}}))
        for begin in range(0, len(strings), size):
            lines = "\n".join(f"- {in_yaml(text)}" for text in strings[begin:begin + size])
            (site / "a.md").write_text(f"---\ns:\n{lines}\n---\n")
            done = subprocess.run([galley, "check", "a.md"], cwd=site, capture_output=True, text=True)
            if done.returncode == 2 or "takes too long" in done.stdout:
                sys.exit(f"{pattern}: {done.stderr or done.stdout}")
            failed |= {begin + int(i) for i in re.findall(r"^a\.md:\d+:\d+: error: s\[(\d+)\]: ", done.stdout, re.M)}
    return failed


def node_failures(node, table):
    script = ("const t = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
              "console.log(JSON.stringify(t.map(([p, s]) => { const r = new RegExp(p, 'u');"
              "return s.map(x => r.test(x)) })))")
    done = subprocess.run([node, "-e", script], input=json.dumps(table), capture_output=True, text=True, check=True)
    return [{i for i, matched in enumerate(row) if not matched} for row in json.loads(done.stdout)]


def check_end(galley, pattern):
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        (site / "galley.yaml").write_text('schemas: [{files: ["**/*.md"], schema: s.json}]\n')
        (site / "s.json").write_text(json.dumps({"properties": {"s": {"items": {"pattern": pattern}}}}))
        items = ", ".join(["a" * 60 + "!"] * 200)
        for name in "abcd":
            (site / f"{name}.md").write_text(f"---\ns: [{items}]\n---\n")
        done = subprocess.run([galley, "check"], cwd=site, capture_output=True, text=True, timeout=60)
        return done.stdout.count("schema-violation") >= 4


def main():
    galley, node = Path(sys.argv[1]).resolve(), shutil.which("node")
    if node is None:
        print("there is no node")
        sys.exit(77)
    chance = random.Random(21)
    table = [[pattern, strings_for(pattern, seeds, chance)] for pattern, seeds in PATTERNS.items()]
    faults = 0
    for (pattern, strings), expected in zip(table, node_failures(node, table)):
        found = failures(galley, pattern, strings)
        for i in sorted(found ^ expected)[:3]:
            faults += 1
            print(f"{pattern}: {strings[i]!r} {'matches' if i in found else 'does not match'} in node alone or not")
    for pattern in CATASTROPHES:
        if not check_end(galley, pattern):
            faults += 1
            print(f"{pattern}: nothing is said of texts that it can't be compared with")
    print(f"{len(table)} patterns, {STRINGS} strings each, {len(CATASTROPHES)} that take for ever")
    sys.exit(1 if faults else 0)


main()
