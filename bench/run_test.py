"""bench/run prints a ratio for each site and number of jobs. Usage: run_test.py BENCH_RUN BINARIES

Exit code 77 where a tool it needs is not here.
"""

import re
import shutil
import subprocess
import sys

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
    ratios = re.findall(r"(\d+\.\d) x cat", row)
    assert jobs >= 1 and len(ratios) == jobs, "a ratio for each number of jobs was expected"
bad = subprocess.run([*command, "/nowhere/at/all"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
assert bad.returncode == 1 and b"no documents" in bad.stderr, bad
