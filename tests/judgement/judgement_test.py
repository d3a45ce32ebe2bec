#!/usr/bin/env python3
"""What readers judged of galley's reports is still so: those judged true are there, those judged false are not.

Usage: judgement_test.py GALLEY SOURCE_FOLDER SHARED_FOLDER

Each RULE.tsv beside this file holds reports of one rule on one site each: the verdict (true, pointless, false), the
site, the preset of its config, the document, the text that the report quotes, and the kind. A site below `corpus/` is
in the shared folder; where that is not here, its rows are left out. Prints each report that was lost or is back, and
how many of each verdict there are. Exit code 1: more true ones are lost, or more false ones back, than the shares
below allow.
"""

import collections
import csv
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

GALLEY, SOURCE, SHARED = (Path(argument).resolve() for argument in sys.argv[1:])
MAX_LOST = 0.05  # of those that were judged true
MAX_BACK = 0.10  # of those that were judged false
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


def main():
    found = {}
    verdicts = collections.Counter()
    there = collections.Counter()
    for path in sorted(Path(__file__).parent.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                if not folder_of(row["site"]).is_dir():
                    continue
                key = (row["site"], row["preset"])
                if key not in found:
                    found[key] = reports(*key)
                reported = any(
                    document == row["path"] and rule == path.stem and row["text"] in message
                    for document, message, rule in found[key]
                )
                verdicts[path.stem, row["verdict"]] += 1
                there[path.stem, row["verdict"]] += reported
                if reported != (row["verdict"] == "true") and row["verdict"] != "pointless":
                    what = "back" if reported else "lost"
                    print(f"{what}: {path.stem}: {row['site']}/{row['path']}: {row['text']} ({row['kind']})")
    for rule, verdict in sorted(verdicts):
        print(f"{rule}: {there[rule, verdict]} of {verdicts[rule, verdict]} {verdict} ones are reported")

    def total(counts, verdict):
        return sum(count for (_, one), count in counts.items() if one == verdict)

    lost = total(verdicts, "true") - total(there, "true")
    good = lost <= MAX_LOST * total(verdicts, "true")
    return 0 if good and total(there, "false") <= MAX_BACK * total(verdicts, "false") else 1


if __name__ == "__main__":
    sys.exit(main())
