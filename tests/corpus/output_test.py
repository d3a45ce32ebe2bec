#!/usr/bin/env python3
"""A run over the shared corpus of real sites: what it prints is what tools expect, at any number of threads.

Usage: output_test.py GALLEY SHARED_FOLDER. Exit code 77: the corpus is not here.
"""

import collections
import re
import subprocess
import sys
from pathlib import Path

GALLEY, SHARED = sys.argv[1], Path(sys.argv[2])
CORPUS = SHARED / "corpus"

# The `$gcc` problem matcher of VS Code's C/C++ extension.
MATCHER = re.compile(r"^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?(warning|error):\s+(.*)$")
NOTE = re.compile(r"^(.*?):(\d+):(\d+): note: (.*)$")
RULE = re.compile(r" \[([a-z0-9-]+)\]$")


def check(jobs, *paths):
    done = subprocess.run([GALLEY, "check", "--jobs", str(jobs), *paths], cwd=SHARED, capture_output=True)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


def main():
    if not CORPUS.is_dir():
        print("skipped: the shared corpus is not here")
        return 77
    one = check(1, "corpus")
    assert one == check(8, "corpus"), "--jobs 1 and --jobs 8 print different bytes"

    rules = collections.Counter()
    for line in one.decode("utf-8").splitlines():
        match = MATCHER.match(line)
        assert match or NOTE.match(line), f"not a GCC-style diagnostic: {line}"
        assert (SHARED / line.split(":", 1)[0]).is_file(), f"no such file: {line}"
        assert RULE.search(line), f"no rule id: {line}"
        if match:
            rules[RULE.search(line).group(1)] += 1

    # One file, named alone, gets the very lines that the whole run prints for it.
    for path in sorted({line.split(":", 1)[0] for line in one.decode().splitlines()})[::40]:
        alone = check(1, path)
        whole = b"".join(line for line in one.splitlines(keepends=True) if line.startswith(path.encode() + b":"))
        assert [l for l in alone.splitlines() if b": note:" not in l] == [
            l for l in whole.splitlines() if b": note:" not in l], f"{path} alone differs"

    print(f"{sum(rules.values())} diagnostics, each matched:", dict(rules.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
