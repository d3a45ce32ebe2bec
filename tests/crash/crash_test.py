#!/usr/bin/env python3
"""Kills galley at each system call by which it writes, and fails each of them as a full disk does. Usage: crash_test.py
GALLEY. Whatever happens, every document holds all of its old bytes or all of its new ones, and the next run finishes the
work. Exits 77 with a word where strace is not here or may not trace."""

import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GALLEY = os.path.abspath(sys.argv.pop(1))
# Whatever creates, fills, moves or removes a file, and what stands between those steps.
CALLS = ["openat", "write", "fsync", "fchmod", "renameat", "close", "unlinkat"]
DOCUMENTS = 14
ONE_THREAD = ["--jobs", "1"] # whose calls come in the same order each time
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS="detect_leaks=0", TSAN_OPTIONS="report_bugs=0", # no leak check under ptrace
                   GALLEY_CACHE_DIR="")


def document(number):
    ending = "\r\n" if number % 3 == 0 else "\n"
    lines = ["---", f"title: Note {number}", "draft: 'true'", "tags: '[]'", "---", "正文。" * (1 + 700 * (number % 4))]
    return (ending.join(lines) + (ending if number % 2 else "")).encode()


def make_site(folder):
    folder.mkdir(parents=True)
    for number in range(DOCUMENTS):
        (folder / f"{number:02}.md").write_bytes(document(number))
    (folder / "galley.yaml").write_text("rules: { schema-violation: off }\ntaxonomy: values.yaml\n")
    (folder / "values.yaml").write_text("tags: ['[]']\n")


def state_of(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.md")}


def galley(folder, arguments, inject=None, log=None):
    tracer = []
    if inject or log:
        tracer = ["strace", "-f", "-o", str(log or os.devnull), "-e", f"trace={','.join(CALLS)}", "-e", "signal=none"]
    if inject:
        tracer += ["-e", f"inject={inject}"]
    arguments = [argument.format(site=folder) for argument in arguments]
    return subprocess.run([*tracer, GALLEY, *arguments], cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=120)


def strace_works(folder):
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(["strace", "-o", os.devnull, "-e", "trace=write", "true"], cwd=folder, capture_output=True)
    return done.returncode == 0


class Crash(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="galley-crash-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def points_of(self, arguments):
        """Each call of an undisturbed run, from the first that creates a file on: before it nothing is written."""
        site = self.folder / "counted"
        make_site(site)
        log = self.folder / "calls"
        done = galley(site, arguments, log=log)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        counts = dict.fromkeys(CALLS, 0)
        points = []
        writes = False
        for line in log.read_text(errors="replace").splitlines():
            call = re.match(r"\d+\s+(\w+)\(", line)
            if not call or call[1] not in counts:
                continue
            counts[call[1]] += 1
            writes = writes or "O_CREAT" in line
            if writes:
                points.append((call[1], counts[call[1]]))
        return points, site

    def try_point(self, arguments, point, effect, old, new, is_whole):
        site = self.folder / f"{effect.replace('=', '-')}-{point[0]}-{point[1]}"
        make_site(site)
        done = galley(site, arguments, inject=f"{point[0]}:{effect}:when={point[1]}")
        place = f"{effect} at {point}: {done.stderr}"
        killed = effect == "signal=SIGKILL"
        self.assertEqual(killed, done.returncode in (-9, 137), place)
        for name, text in state_of(site).items():
            self.assertIn(text, (old[name], new[name]), f"{place}: {name} is torn")
        self.assertEqual(set(state_of(site)), set(old), place)
        if not killed:
            self.assertEqual([], list(site.glob(".galley-*")), f"{place}: a temporary file is left")
        is_whole(site, place)
        again = galley(site, arguments)
        self.assertIn(again.returncode, (0, 1), place + again.stderr)
        self.assertEqual(state_of(site), new, f"{place}: the next run doesn't finish")
        shutil.rmtree(site)

    def run_all(self, arguments, is_whole=lambda site, place: None):
        points, finished = self.points_of(arguments)
        start = self.folder / "untouched"
        make_site(start)
        old, new = state_of(start), state_of(finished)
        effects = [(point, "signal=SIGKILL") for point in points]
        # A temporary file whose removal fails stays, and close() has nothing more to say.
        effects += [(point, "error=ENOSPC") for point in points if point[0] not in ("close", "unlinkat", "openat")]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            tries = [pool.submit(self.try_point, arguments, point, effect, old, new, is_whole)
                     for point, effect in effects]
            for attempt in tries:
                attempt.result()
        print(f"{' '.join(arguments)}: {len(points)} points killed, {len(effects) - len(points)} failed")
        return len(points), old, new

    def test_suppress(self):
        points, old, new = self.run_all(["suppress", "stringified-value", *ONE_THREAD])
        self.assertGreaterEqual(points, 100)
        self.assertTrue(all(old[name] != new[name] for name in old))

    def test_write_baseline(self):
        def is_whole(site, place):
            baseline = site / "galley-baseline.txt"
            if baseline.exists():
                self.assertEqual(baseline.read_bytes(), self.baseline, f"{place}: the baseline is torn")

        finished = self.folder / "finished"
        make_site(finished)
        galley(finished, ["check", "--write-baseline"])
        self.baseline = (finished / "galley-baseline.txt").read_bytes()
        points, old, new = self.run_all(["check", "--write-baseline", *ONE_THREAD], is_whole)
        self.assertGreaterEqual(points, 5)
        self.assertEqual(old, new)

    def test_rename(self):
        def is_whole(site, place):
            text = (site / "values.yaml").read_text()
            self.assertIn(text, ("tags: ['[]']\n", "tags: ['none']\n"), f"{place}: the taxonomy is torn")
            if "none" in text:
                self.assertEqual(state_of(site), self.new, f"{place}: the taxonomy is renamed before the documents")

        rename = ["rename", "tags", "[]", "none", *ONE_THREAD]
        finished = self.folder / "finished"
        make_site(finished)
        galley(finished, rename)
        self.new = state_of(finished)
        self.assertIn("none", (finished / "values.yaml").read_text())
        points, old, new = self.run_all(rename, is_whole)
        self.assertGreaterEqual(points, 100)
        self.assertTrue(all(old[name] != new[name] for name in old))

    def test_store(self):
        def is_whole(site, place):
            again = galley(site, arguments)
            self.assertEqual((again.stdout, again.returncode), (plain.stdout, plain.returncode), place)

        finished = self.folder / "finished"
        make_site(finished)
        plain = galley(finished, ["check", *ONE_THREAD])
        arguments = ["check", "--cache-dir", "{site}.kept/store", *ONE_THREAD]
        points, old, new = self.run_all(arguments, is_whole)
        self.assertGreaterEqual(points, 5)
        self.assertEqual(old, new)

    def test_fix(self):
        points, old, new = self.run_all(["fix", "--unsafe", *ONE_THREAD])
        self.assertGreaterEqual(points, 100)
        self.assertTrue(all(old[name] != new[name] for name in old))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        if not strace_works(folder):
            print("skipped: strace is not here, or may not trace")
            sys.exit(77)
    unittest.main(verbosity=2)
