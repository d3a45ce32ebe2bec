"""The work for a site grows no faster than the site, whatever the site is made of.

Usage: growth_test.py GALLEY TABLE [--doublings N] [NAME…]
TABLE is a module beside this file whose ROWS say how a site of a size is made (see row.py); NAME picks rows of it. The
instructions of a run are counted by callgrind for the sizes n, 2n, 4n and so on, less those that an empty site takes.
From one size to the next they may grow by a power of MOST_POWER at most, which allows for sorting. Only the last two steps
are judged. Without names, and where GALLEY_LONG is not set, the table's first row stands for all. Exit code 77 where
callgrind is missing.
"""

import argparse
import importlib
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from row import EMPTY

MOST_POWER = 1.15
JUDGED_STEPS = 2
SECONDS = 600  # only a run that explodes takes longer


def write_site(root, files):
    """Files is {path: content}; the content of a link is a Path, and that of a folder is None."""
    made = set()
    for path, content in files.items():
        file = os.path.join(root, path)
        folder = file if content is None else os.path.dirname(file)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        if isinstance(content, Path):
            os.symlink(content, file)
        elif content is not None:
            with open(file, "wb") as stream:
                stream.write(content if isinstance(content, bytes) else content.encode("utf-8"))


def count_instructions(galley, row, size):
    """Of one run over the row's site of this size; `size` 0 is a site without content."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    with tempfile.TemporaryDirectory() as scratch:
        site = os.path.join(scratch, "site")
        write_site(site, row.make(size) if size else EMPTY)
        try:
            run = subprocess.run([*valgrind, galley, *row.command], cwd=site, stdin=subprocess.DEVNULL,
                                 env={**os.environ, "XDG_CACHE_HOME": scratch}, timeout=SECONDS, capture_output=True)
        except subprocess.TimeoutExpired:
            return None
    error = run.stderr.decode("utf-8", "replace")
    collected = re.search(r"Collected : (\d+)", error)
    if run.returncode not in (0, 1) or collected is None:
        raise SystemExit(f"{row.name}, size {size}: exit code {run.returncode}: {error[-2000:]}")
    return int(collected.group(1))


def powers(counts):
    """The power of each doubling."""
    return [math.log2(max(after, 1) / max(before, 1)) for before, after in zip(counts, counts[1:])]


def judge(row, start, doublings, galley):
    """Prints a line about the row, and returns whether it grows as it may."""
    counts = []
    for doubling in range(doublings + 1):
        count = count_instructions(galley, row, row.size << doubling)
        if count is None:
            print(f"{row.name}: a run over size {row.size << doubling} did not end in {SECONDS} s")
            return False
        counts.append(count - start)
    steps = powers(counts)
    good = max(steps[-JUDGED_STEPS:]) <= MOST_POWER
    millions = " ".join(f"{count / 1e6:,.1f}" for count in counts)
    print(f"{row.name}: from size {row.size}: {millions} million instructions, powers",
          *(f"{step:.2f}" for step in steps), "" if good else "TOO FAST", flush=True)
    return good


def self_test():
    assert powers([100, 200, 800]) == [1, 2]
    assert powers([-5, 1]) == [0]


def main():
    self_test()
    parser = argparse.ArgumentParser()
    parser.add_argument("galley", type=os.path.abspath)
    parser.add_argument("table")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--doublings", type=int, default=JUDGED_STEPS)
    words = parser.parse_intermixed_args()
    if shutil.which("valgrind") is None:
        print("skipped: valgrind is missing")
        return 77
    rows = importlib.import_module(words.table).ROWS
    if words.names:
        rows = [row for row in rows if row.name in words.names]
    elif not os.environ.get("GALLEY_LONG"):
        rows = rows[:1]
    starts = {}
    bad = []
    for row in rows:
        key = tuple(row.command)
        if key not in starts:
            starts[key] = count_instructions(words.galley, row, 0)
        if not judge(row, starts[key], words.doublings, words.galley):
            bad.append(row.name)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
