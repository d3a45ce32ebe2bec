#!/usr/bin/env python3
"""What README.md shows is true: its output stands in the sample site's.

Usage: readme_test.py GALLEY SOURCE_FOLDER
"""

import re
import subprocess
import sys
from pathlib import Path

GALLEY, SOURCE = sys.argv[1], Path(sys.argv[2])


def galley(*arguments):
    return subprocess.run([GALLEY, *arguments], cwd=SOURCE, capture_output=True, text=True).stdout


def main():
    page = (SOURCE / "README.md").read_text(encoding="utf-8")

    shown = re.search(r"^```text\n(.*?)^```$", page, re.M | re.S).group(1).splitlines()
    printed = galley("check", "fixtures/garden").splitlines()
    places = [printed.index(line) if line in printed else None for line in shown]
    assert shown and None not in places, f"not printed: {[l for l, p in zip(shown, places) if p is None]}"
    assert places == sorted(places), "the lines stand in another order"

    for target in re.findall(r"\]\(([^)#]+)\)", page):
        assert target.startswith("http") or (SOURCE / target).exists(), f"{target} is not there"
    print(f"{len(shown)} lines of output")


main()
