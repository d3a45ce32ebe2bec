#!/usr/bin/env python3
"""What readers judged of galley's reports is still so: those judged true are there, those judged false are not.

Usage: judgement_test.py GALLEY SOURCE_FOLDER SHARED_FOLDER [--update]

Each RULE.tsv beside this file holds reports of one rule, one a line: the verdict (true, pointless, false), whether galley
reports it (yes, no), the site, the preset of its config, the document, the text that the report quotes, and the kind. A
site below `corpus/` is in the shared folder; where that is not here, its lines are left out. Prints each report that was
lost or is back, and how many of each verdict there are. A false one that galley can't know to be false says `yes`.
--update writes what is reported now. Exit code 1: a true one was lost, or a false one is back.
"""

import collections
import csv
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

GALLEY, SOURCE, SHARED = (Path(argument).resolve() for argument in sys.argv[1:4])
UPDATE = "--update" in sys.argv[4:]
COLUMNS = ["verdict", "reported", "site", "preset", "path", "text", "kind"]
REPORT = re.compile(r"^(.*?):\d+:\d+: \w+: (.*) \[([a-z-]+)\]$")


def folder_of(site):
    return (SHARED if site.startswith("corpus/") else SOURCE) / site


def reports(site, preset):
    """Returns the reports of a copy of the site: document, rule, message."""
    with tempfile.TemporaryDirectory(prefix="galley-judgement-") as folder:
        copy = Path(folder, "site")
        shutil.copytree(folder_of(site), copy, ignore=shutil.ignore_patterns("galley.yaml", ".git"))
        copy.joinpath("galley.yaml").write_text(f"extends: [{preset}]\n", encoding="utf-8")
        done = subprocess.run([GALLEY, "check", "--no-cache"], cwd=copy, capture_output=True)
        assert done.returncode in (0, 1), done.stderr.decode()
    matches = (REPORT.match(line) for line in done.stdout.decode("utf-8").splitlines())
    return [match.groups() for match in matches if match]


def is_worse(row, reported):
    """Tells whether a true report was lost, or a false one is back."""
    return reported != (row["reported"] == "yes") and reported == (row["verdict"] == "false")


def main():
    found = {}
    counts = collections.Counter()
    worse = 0
    for path in sorted(Path(__file__).parent.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
        for row in rows:
            if not folder_of(row["site"]).is_dir():
                continue
            key = (row["site"], row["preset"])
            if key not in found:
                found[key] = reports(*key)
            reported = any(
                document == row["path"] and rule == path.stem and row["text"] in message
                for document, message, rule in found[key]
            )
            counts[path.stem, row["verdict"], reported] += 1
            if row["verdict"] != "pointless" and is_worse(row, reported):
                worse += 1
                what = "back" if reported else "lost"
                print(f"{what}: {path.stem}: {row['site']}/{row['path']}: {row['text']} ({row['kind']})")
            row["reported"] = "yes" if reported else "no"
        if UPDATE:
            lines = ["\t".join(COLUMNS)] + ["\t".join(row[name] for name in COLUMNS) for row in rows]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for rule, verdict in sorted({(rule, verdict) for rule, verdict, _ in counts}):
        there = counts[rule, verdict, True]
        print(f"{rule}: {there} of {there + counts[rule, verdict, False]} {verdict} ones are reported")
    return 1 if worse and not UPDATE else 0


if __name__ == "__main__":
    sys.exit(main())
