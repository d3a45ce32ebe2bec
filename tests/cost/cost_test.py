"""The instructions of a cold check, counted by callgrind, do not grow unnoticed.

Usage: cost_test.py GALLEY MAKE_SITE COMPILER
COMPILER is a name as recorded.txt has it, such as gcc-12. Both programs must be of a release build. The count of each
shape of site may be at most MOST_STEP above the newest row of recorded.txt, and at most MOST_ALL above the oldest one.
Counting is exact: noise of the machine neither passes nor fails it. Exit code 77 where there is nothing to compare.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DOCUMENTS, SEED = 400, 1
SHAPES = ["notes", "docs"]
# The judgement of terms and links costs more than the five percent that all changes may cost together.
MOST_STEP, MOST_ALL = 1.02, 1.15


def read_rows(text):
    """The rows as (recorded for, compiler, {shape: count})."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            recorded_for, compiler, *counts = line.split()
            yield recorded_for, compiler, {s: int(c.replace(",", "")) for s, c in zip(SHAPES, counts, strict=True)}


def count_instructions(galley, folder):
    """Of a cold check of the folder, by one thread."""
    words = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", galley, "check", "--no-cache", "--jobs", "1"]
    run = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode not in (0, 1) or collected is None:
        raise SystemExit(f"callgrind counted nothing: {run.stderr[-2000:]}")
    return int(collected.group(1))


def find_excess(shape, count, rows):
    """A sentence for each bound that the count breaks."""
    for (recorded_for, _, counts), most in ((rows[-1], MOST_STEP), (rows[0], MOST_ALL)):
        if count > counts[shape] * most:
            share = 100 * (count / counts[shape] - 1)
            yield f"{shape}: {count:,} instructions, {share:.1f} % above those recorded for {recorded_for}"


def self_test():
    rows = [("old", "gcc-12", {"notes": 1000}), ("new", "gcc-12", {"notes": 1040})]
    assert not list(find_excess("notes", 1050, rows))
    assert len(list(find_excess("notes", 1070, rows))) == 1
    assert len(list(find_excess("notes", 1400, rows))) == 2
    assert list(read_rows("# x\nold gcc-12 1,000 2\n")) == [("old", "gcc-12", {"notes": 1000, "docs": 2})]


def main():
    self_test()
    galley, make_site, compiler = sys.argv[1:]
    recorded = Path(__file__).with_name("recorded.txt").read_text(encoding="utf-8")
    rows = [row for row in read_rows(recorded) if row[1] == compiler]
    if not rows or shutil.which("valgrind") is None:
        print(f"skipped: valgrind is missing, or nothing is recorded for {compiler}")
        return 77
    counts = {}
    with tempfile.TemporaryDirectory() as scratch:
        for shape in SHAPES:
            folder = Path(scratch, shape)
            words = ["--documents", str(DOCUMENTS), "--seed", str(SEED), "--shape", shape, folder]
            subprocess.run([make_site, *words], check=True, stdout=subprocess.DEVNULL)
            counts[shape] = count_instructions(galley, folder)
    print("this_change", compiler, *(f"{counts[shape]:,}" for shape in SHAPES))
    for shape in SHAPES:
        print(f"{shape}: {100 * (counts[shape] / rows[0][2][shape] - 1):+.2f} % of the first row")
    excess = [sentence for shape in SHAPES for sentence in find_excess(shape, counts[shape], rows)]
    for sentence in excess:
        print(sentence)
    return 1 if excess else 0


if __name__ == "__main__":
    sys.exit(main())
