#!/usr/bin/env python3
"""What galley does where the machine lacks something: streams that are closed, full or slow, no file handles, no
memory, no threads, a limit of the size of files, and signals. Usage: limits_test.py GALLEY."""

import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

GALLEY = os.path.abspath(sys.argv.pop(1))
SANITIZED = bool(os.environ.get("GALLEY_SANITIZE")) # sanitizers need address space, threads and files of their own
BAD = "---\ntitle: Note {}\ndraft: 'true'\n---\nText.\n"
SECONDS = 120


def limited(**limits):
    """Sets limits by their names in the module `resource`, such as NOFILE=10, in the child."""
    def set_limits():
        for name, value in limits.items():
            resource.setrlimit(getattr(resource, "RLIMIT_" + name), (value, value))
    return set_limits


class Site(unittest.TestCase):
    documents = 200

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="galley-limits-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.site = self.folder / "site"
        self.site.mkdir()
        (self.site / "galley.yaml").write_text("")
        self.fill()

    def fill(self):
        for number in range(self.documents):
            (self.site / f"n{number:04}.md").write_text(BAD.format(number))

    def start(self, *arguments, **options):
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        environment = {**os.environ, "GALLEY_CACHE_DIR": "", **options.pop("env", {})}
        return subprocess.Popen([GALLEY, *arguments], cwd=self.site, env=environment, **options)

    def run_galley(self, *arguments, **options):
        process = self.start(*arguments, **options)
        out, error = process.communicate(timeout=SECONDS)
        return process.returncode, (out or b"").decode(), (error or b"").decode()

    def expect_not_run(self, words, *arguments, **options):
        code, out, error = self.run_galley(*arguments, **options)
        self.assertEqual((code, out, len(error.splitlines())), (2, "", 1), error)
        self.assertIn(": error: ", error)
        self.assertIn(words, error)

    def leftovers(self):
        return [path for path in self.folder.rglob(".galley-*")]


class Streams(Site):
    documents = 700

    def test_streams_that_do_not_block(self):
        code, whole, _ = self.run_galley("check")
        self.assertGreater(len(whole), 1 << 16) # more than a pipe takes at once
        for stream in ("stdout", "stderr"):
            reader, writer = os.pipe()
            os.set_blocking(writer, False)
            process = self.start("check", **{stream: writer if stream == "stdout" else subprocess.DEVNULL},
                                 **({"stderr": subprocess.DEVNULL} if stream == "stdout" else {"stdout": writer}))
            os.close(writer)
            time.sleep(0.3)
            got = b""
            while piece := os.read(reader, 1 << 16):
                got += piece
            os.close(reader)
            self.assertEqual((process.wait(SECONDS), got.decode()), (code, whole))
            process.stdout and process.stdout.close()
            process.stderr and process.stderr.close()

    def test_standard_input_that_does_not_block(self):
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        process = self.start("check", "--stdin-filename", "new.md", "-", stdin=reader)
        os.close(reader)
        time.sleep(0.3)
        os.write(writer, BAD.format("new").encode())
        os.close(writer)
        out, error = process.communicate(timeout=SECONDS)
        self.assertEqual(process.returncode, 1, error)
        self.assertIn(b"new.md:3:8: warning:", out)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_streams_that_are_full(self):
        with open("/dev/full", "wb") as full:
            code, _, error = self.run_galley("terms", "--undefined", stdout=full)
            self.assertEqual(code, 0, error) # nothing was to be printed
            for command in (["check"], ["rules"], ["config"], ["values", "title"], ["fix", "--diff"], ["--help"]):
                code, _, error = self.run_galley(*command, stdout=full)
                self.assertEqual(code, 2, command)
                self.assertIn("galley: error: stdout can't be written", error)
            code, _, _ = self.run_galley("check", "--exit-zero", stderr=full)
            self.assertEqual(code, 2)

    def test_streams_that_are_closed(self):
        before = {path.name: path.read_bytes() for path in self.site.iterdir()}
        for closed in ((0,), (1,), (2,), (0, 1, 2)):
            def close(closed=closed):
                for number in closed:
                    os.close(number)
            code, out, error = self.run_galley("check", "--exit-zero", preexec_fn=close)
            self.assertEqual(code, 2 if 1 in closed else 0, (closed, error))
            code, out, error = self.run_galley("suppress", "stringified-value", "n0001.md", preexec_fn=close)
            self.assertIn(code, (0, 2), error)
            changed = self.site / "n0001.md"
            self.assertIn(b"galley-disable", changed.read_bytes())
            changed.write_bytes(before["n0001.md"])
            self.assertEqual(before, {path.name: path.read_bytes() for path in self.site.iterdir()})


@unittest.skipIf(SANITIZED, "sanitizers need files and threads of their own")
class Handles(Site):
    def test_no_file_handle_is_left(self):
        """galley waits for standard input when the limit comes, and has read nothing yet."""
        for command in ("check", "fix"):
            process = self.start(command, "--stdin-filename", "new.md", "-", stdin=subprocess.PIPE)
            time.sleep(1)
            resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (3, 3))
            out, error = process.communicate(b"Text.\n", timeout=SECONDS)
            self.assertEqual((process.returncode, out, len(error.splitlines())), (2, b"", 1), error)
            self.assertIn(b"Too many open files; allow more by `ulimit -n`", error)

    def test_few_file_handles_serve_or_are_said(self):
        _, whole, _ = self.run_galley("check")
        for limit in (4, 5, 7, 11):
            code, out, error = self.run_galley("check", "--jobs", "16", preexec_fn=limited(NOFILE=limit))
            self.assertNotIn("unreadable-file", out)
            if code == 2:
                self.assertIn("Too many open files", error)
                self.assertEqual(len(error.splitlines()), 1, error)
            else:
                self.assertEqual((code, out), (1, whole), error)
            self.run_galley("check", "--jobs", "16", "--write-baseline", preexec_fn=limited(NOFILE=limit))
            baseline = self.site / "galley-baseline.txt"
            if baseline.exists():
                self.assertNotIn("unreadable-file", baseline.read_text())
                baseline.unlink()

    @unittest.skipIf(os.geteuid() == 0, "the limit doesn't hold for root")
    def test_no_thread_can_be_started(self):
        _, whole, _ = self.run_galley("check")
        code, out, error = self.run_galley("check", "--jobs", "16", preexec_fn=limited(NPROC=1))
        self.assertEqual((code, out), (1, whole), error)


@unittest.skipIf(SANITIZED, "sanitizers need address space of their own")
class Memory(Site):
    documents = 3

    def test_no_memory_is_left(self):
        keys = "".join(f"k{number}: [v, w]\n" for number in range(40_000))
        (self.site / "big.md").write_text(f"---\ntitle: Big\n{keys}---\nText.\n")
        lacking = 0
        for megabytes in (24, 30, 38):
            for arguments in (["check", "--jobs", "2"], ["fix", "--diff"], ["terms", "--jobs", "1"],
                              ["values", "title"], ["inspect", "big.md"]):
                code, out, error = self.run_galley(*arguments, preexec_fn=limited(AS=megabytes << 20))
                if code == 127:
                    self.skipTest("the system needs more to start any program")
                self.assertIn(code, (0, 1, 2), (arguments, megabytes, error))
                if code == 2:
                    self.assertEqual((out, error.splitlines()), ("", [error.strip()]), (arguments, megabytes))
                    self.assertIn("galley: error: no memory is left", error)
                    lacking += 1
        self.assertGreater(lacking, 0)
        self.assertEqual(self.leftovers(), [])

    def test_large_files_with_nothing_in_them(self):
        for name, arguments in (("part", ["merge", "part"]), ("galley-baseline.txt", ["check"]),
                                ("galley.yaml", ["check"]), ("words.yaml", ["terms"]),
                                ("a.json", ["check"]), (".gitignore", ["check"]), ("big.md", ["check"])):
            config = {"words.yaml": "glossary: words.yaml\n", "a.json": "schemas: [{files: ['**'], schema: a.json}]\n"}
            (self.site / "galley.yaml").write_text(config.get(name, ""))
            with open(self.site / name, "wb") as file:
                file.write(b"galley records\n" if name == "part" else b"")
                file.truncate(60 << 30)
            code, _, error = self.run_galley(*arguments, preexec_fn=limited(AS=1 << 30))
            self.assertIn(code, (1, 2) if name not in ("big.md", ".gitignore") else (0, 1), (name, error))
            self.assertNotIn("memory", error)
            os.unlink(self.site / name)

    def test_a_store_that_holds_nothing(self):
        store = self.folder / "store"
        options = {"env": {"GALLEY_CACHE_DIR": str(store)}, "preexec_fn": limited(AS=600 << 20)}
        code, whole, _ = self.run_galley("check", **options)
        [kept] = store.glob("*.store")
        with open(kept, "r+b") as file:
            file.truncate(0)
            file.truncate((1 << 31) - 1)
        again = self.run_galley("check", **options)
        self.assertEqual(again[:2], (code, whole), again[2])


class Signals(Site):
    documents = 150

    def test_an_interrupted_fix_leaves_no_file_behind(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            for delay in (0.03, 0.06, 0.1):
                self.fill()
                process = self.start("fix", "--jobs", "4", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(delay)
                process.send_signal(number)
                code = process.wait(SECONDS)
                self.assertIn(code, (-number, 0, 1))
                self.assertEqual(self.leftovers(), [], signal.Signals(number).name)
                texts = {path.read_text() for path in self.site.glob("*.md")}
                known = {text.format(i) for i in range(self.documents) for text in (BAD, BAD.replace("'true'", "true"))}
                self.assertLessEqual(texts, known)

    def test_an_ignored_signal_stays_ignored(self):
        process = self.start("check", "--stdin-filename", "new.md", "-", stdin=subprocess.PIPE,
                             preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        time.sleep(0.3)
        process.send_signal(signal.SIGHUP)
        time.sleep(0.1)
        process.communicate(b"text\n", timeout=SECONDS)
        self.assertEqual(process.returncode, 0)

    def test_a_limit_of_the_size_of_files_costs_the_store_alone(self):
        _, whole, _ = self.run_galley("check")
        store = self.folder / "store"
        code, out, error = self.run_galley("check", env={"GALLEY_CACHE_DIR": str(store)}, preexec_fn=limited(FSIZE=512))
        self.assertEqual((code, out), (1, whole), error)
        self.assertEqual([path.name for path in store.glob(".*")], [])
        code, _, error = self.run_galley("check", "--write-baseline", preexec_fn=limited(FSIZE=512))
        self.assertEqual(code, 2, error)
        self.assertIn("File too large", error)
        self.assertEqual(self.leftovers(), [])

    def test_what_a_killed_run_left(self):
        (self.site / ".galley-0123456789abcdef").write_text(BAD.format("left"))
        code, out, error = self.run_galley("check")
        self.assertNotIn(".galley-", out + error)
        store = self.folder / "store"
        self.run_galley("check", env={"GALLEY_CACHE_DIR": str(store)})
        old, new = store / ".galley-0123456789abcdef", store / ".galley-fedcba9876543210"
        for file in (old, new):
            file.write_text("left")
        long_ago = time.time() - 7 * 24 * 3600
        os.utime(old, (long_ago, long_ago))
        (self.site / "n0001.md").write_text("Another text.\n")
        self.run_galley("check", env={"GALLEY_CACHE_DIR": str(store)})
        self.assertEqual([path.name for path in store.glob(".*")], [new.name])


if __name__ == "__main__":
    unittest.main()
