#!/usr/bin/env python3
"""What the documentation repeats of galley is generated: the pages of docs/rules/, docs/checks.md and README.md's table of rules; the
tables of keys, presets and schemas and the flags of docs/configuring.md.

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
CHECKS_FOOTER = "\n[Adding a rule](adding-a-rule.md) · [All rules](rules/README.md)\n"
INDEX_FOOTER = """
`galley rules` prints this list, and `galley rules ID` what the page of a rule says.
[Configuring galley](../configuring.md#rules) shows how rules are set, [Adding a rule](../adding-a-rule.md) how one is made,
and [Checks](../checks.md) what it may use.
"""


def run(galley, *arguments):
    with tempfile.TemporaryDirectory() as nowhere:  # no galley.yaml, so no rules but galley's own
        done = subprocess.run([galley, *arguments], cwd=nowhere, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def with_table(page, table):
    """The page with this table in the place of the one that has the same first line."""
    header = re.escape(table.splitlines()[0])
    result, count = re.subn(rf"^{header}\n(\|.*\n)*", lambda _: table, page, flags=re.M)
    if count != 1:
        sys.exit(f"{count} tables open with {table.splitlines()[0]}, not one")
    return result


def rule_table(index):
    """The table of the index page, its links as seen from README.md."""
    table = "".join(line for line in index.splitlines(keepends=True) if line.startswith("|"))
    return re.sub(r"\]\((?=[a-z0-9-]+\.md\))", "](docs/rules/", table)


def key_table(schema):
    rows = [(f"`{key}`", about.get("description") or schema["definitions"][key]["description"],
             f"`{json.dumps(about['default'])}`" if "default" in about else "") for key, about in schema["properties"].items()]
    return table(("key", "what it says", "default"), rows)


def preset_table(folder):
    """What a preset says of itself: the comment that opens it."""
    def about(path):
        return " ".join(re.findall(r"^# (.*)", re.match(r"(#.*\n)+", path.read_text("utf-8")).group(), re.M))
    return table(("preset", "what it is"), [(f"[`{path.stem}`](../presets/{path.name})", about(path))
                                            for path in sorted(folder.glob("*.yaml"))])


def schema_table(folder):
    rows = []
    for path in sorted(folder.glob("*.schema.json")):
        schema = json.loads(path.read_text("utf-8"))
        name = path.name.removesuffix(".schema.json")
        rows.append((f"[`{name}`](../schemas/{path.name})", f"{schema['title']}. {schema['description']}"))
    return table(("schema", "what it is"), rows)


def table(header, rows):
    lines = [" | ".join(cells) for cells in (header, *rows)]
    lines = [f"| {line.strip()} |\n" for line in lines]
    return lines[0] + "|---" * len(header) + "|\n" + "".join(lines[1:])


def with_help(page, galley, command):
    """The page with what this --help prints in the block below the command."""
    shown = re.compile(rf"^(```sh\n{command}\n```\n\n```text\n)(?:.*?\n)??```$", re.M | re.S)
    result, count = shown.subn(lambda match: f"{match.group(1)}{run(galley, *command.split()[1:])}```", page)
    if count != 1:
        sys.exit(f"{count} blocks show the output of {command}, not one")
    return result


def generated(galley, source):
    """The text of each generated file, by its path."""
    ids = [rule["id"] for rule in json.loads(run(galley, "rules", "--format", "json"))]
    assert ids
    pages = source / "docs/rules"
    index = run(galley, "rules", "--format", "markdown")
    files = {pages / f"{id}.md": run(galley, "rules", id, "--format", "markdown") + PAGE_FOOTER for id in ids}
    files[pages / "README.md"] = index + INDEX_FOOTER
    files[source / "docs/checks.md"] = run(galley, "rules", "--checks", "--format", "markdown") + CHECKS_FOOTER
    readme = source / "README.md"
    files[readme] = with_table(readme.read_text("utf-8"), rule_table(index))
    configuring = source / "docs/configuring.md"
    text = configuring.read_text("utf-8")
    schemas = source / "schemas"
    config_schema = json.loads((schemas / "galley.schema.json").read_text("utf-8"))
    for part in (key_table(config_schema), preset_table(source / "presets"), schema_table(schemas)):
        text = with_table(text, part)
    for command in ("galley --help", "galley check --help", "galley fix --help"):
        text = with_help(text, galley, command)
    files[configuring] = text
    return files


def main():
    galley, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
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
