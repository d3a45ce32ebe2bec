#!/usr/bin/env python3
"""The pages of docs/rules/ and README.md's table of rules are what galley prints about its rules.

Usage: generated_test.py GALLEY SOURCE_FOLDER [--update]
--update writes them; the target `generated` calls it so. Without it, what is stale, missing or left over is named."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CURE = "cmake --build build/dev --target generated"
PAGE_FOOTER = "\n[All rules](README.md) · [How rules are configured](../configuring.md#rules)\n"
INDEX_FOOTER = """
`galley rules` prints this list, and `galley rules ID` what the page of a rule says.
[Configuring galley](../configuring.md#rules) shows how rules are set, [Adding a rule](../adding-a-rule.md) how one is made.
"""


def rules(galley, *arguments):
    with tempfile.TemporaryDirectory() as nowhere:  # no galley.yaml, so no rules but galley's own
        done = subprocess.run([galley, "rules", *arguments], cwd=nowhere, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def with_table(readme, index):
    """README.md with the table of the index page, its links as seen from there."""
    table = "".join(line for line in index.splitlines(keepends=True) if line.startswith("|"))
    table = re.sub(r"\]\((?=[a-z0-9-]+\.md\))", "](docs/rules/", table)
    header = re.escape(table.splitlines()[0])
    result, count = re.subn(rf"^{header}\n(\|.*\n)*", lambda _: table, readme, flags=re.M)
    if count != 1:
        sys.exit(f"README.md: {count} tables open with {table.splitlines()[0]}, not one")
    return result


def generated(galley, source):
    """The text of each generated file, by its path."""
    ids = [rule["id"] for rule in json.loads(rules(galley, "--format", "json"))]
    assert ids
    pages = source / "docs/rules"
    index = rules(galley, "--format", "markdown")
    files = {pages / f"{id}.md": rules(galley, id, "--format", "markdown") + PAGE_FOOTER for id in ids}
    files[pages / "README.md"] = index + INDEX_FOOTER
    readme = source / "README.md"
    files[readme] = with_table(readme.read_text("utf-8"), index)
    return files


def main():
    galley, source = sys.argv[1], Path(sys.argv[2])
    files = generated(galley, source)
    left_over = set((source / "docs/rules").glob("*")) - set(files)
    stale = [path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--update" in sys.argv:
        for path in left_over:
            path.unlink()
        for path in stale:
            path.parent.mkdir(exist_ok=True)
            path.write_text(files[path], "utf-8")
        return 0
    for path in sorted([*left_over, *stale]):
        print(f"{path.relative_to(source)}: not what galley prints; run: {CURE}")
    print(f"{len(files)} generated files")
    return 1 if left_over or stale else 0


sys.exit(main())
