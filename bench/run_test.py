"""make_site writes what it was asked for, and bench/run prints a ratio for each site and number of jobs.

Usage: run_test.py BENCH_RUN BINARIES. Exit code 77 where a tool it needs is not here.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

missing = [tool for tool in ("sh", "find", "xargs", "cat") if not shutil.which(tool)]
if missing:
    print("absent:", *missing)
    sys.exit(77)
command = [sys.executable, sys.argv[1], "--binaries", sys.argv[2], "--documents", "30", "--rounds", "1"]
printed = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
print(printed)
head, *rows = printed.splitlines()
assert [row.split()[:2] for row in rows] == [["notes", "30"], ["docs", "30"]], "a row for each shape was expected"
jobs = head.count("jobs ")
for row in rows:
    ratios = re.findall(r"(\d+\.\d\d) x cat", row)
    assert jobs >= 1 and len(ratios) == jobs + 3, "a ratio for each number of jobs, and three with a store were expected"
bad = subprocess.run([*command, "/nowhere/at/all"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
assert bad.returncode == 1 and b"no documents" in bad.stderr, bad


def scale(binaries):
    run = [sys.executable, sys.argv[1], "--scale", "--binaries", binaries, "--documents", "30", "--rounds", "1"]
    done = subprocess.run(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


code, printed, error = scale(sys.argv[2])
assert (code, error) == (0, "") and re.search(r"^check +30 +\d+\.\d\d x +0\.00$", printed, re.M), (printed, error)
LARGE = "[ $(find . -name '*.md' | wc -l) -le 3 ] ||"
for what in (f"{LARGE} {sys.executable} -c 'sum(range(20_000_000))'", f"{LARGE} {sys.executable} -c 'len(bytearray(90_000_000))'"):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "make_site").symlink_to(Path(sys.argv[2]).resolve() / "make_site")
        galley = Path(folder) / "galley"
        galley.write_text(f"#!/bin/sh\n{what}\n")
        galley.chmod(0o755)
        code, printed, error = scale(folder)
        assert code == 1 and "over the limits" in error, (what, printed, error)


def make_site(*arguments):
    done = subprocess.run([Path(sys.argv[2]) / "make_site", *arguments], stderr=subprocess.PIPE)
    return done.returncode, done.stderr.decode()


with tempfile.TemporaryDirectory() as folder:
    site = Path(folder) / "new/site"
    options = ["--documents", "40", "--seed", "7", "--shape", "docs", "--defects", "16"]
    assert make_site(*options, site) == (0, ""), "a site was expected"
    assert len(list(site.rglob("*.md"))) == 40, "40 documents were expected"
    galley = [Path(sys.argv[2]) / "galley", "check", "--no-cache", "."]
    found = subprocess.run(galley, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout.decode()
    found = [line for line in found.splitlines() if not re.match(r"[^ ]+ note: ", line)]
    assert len(found) == 16, found
    for arguments, word in (
        ([site], "not an empty folder"),
        ([site / "galley.yaml"], "not an empty folder"),
        ([], "name the folder"),
        (["one", "two"], "only one folder"),
        (["--documents", "0", "new"], "whole number from 1"),
        (["--defects", "-1", "new"], "whole number from 0"),
        (["--shape", "wiki", "new"], "notes or docs"),
        (["--seed"], "needs a value"),
        (["--depth", "3", "new"], "no option"),
    ):
        code, error = make_site(*arguments)
        assert code == 2 and word in error and error.count("\n") == 1, (arguments, code, error)
