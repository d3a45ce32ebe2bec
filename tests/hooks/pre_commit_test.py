#!/usr/bin/env python3
"""The hooks of .pre-commit-hooks.yaml under pre-commit itself, in fresh repositories. Usage: pre_commit_test.py GALLEY.
`pre-commit try-repo` clones a repository that holds the hooks, their scripts, and GALLEY where a build would leave it.
Exits 77 with a word where pre-commit is not here."""

import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from galley_checkout import ROOT, clean_environment, git, make_scripts, make_whole # noqa: E402

GALLEY = os.path.abspath(sys.argv.pop(1))
BAD = "---\ntitle: 量子\ndraft: true\nstatus: evergreen\n---\nText.\n"
GOOD = BAD.replace("evergreen", "seedling")
OTHER = GOOD.replace("量子", "隧穿")
LINE = 'bad.md:4:9: error: draft is true, but status is "evergreen" [draft-status-conflict]'
FIRST_USE = "galley: the first use builds galley, which takes some minutes"


class Site(unittest.TestCase):
    """A fresh repository without galley.yaml."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="galley-hooks-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = clean_environment(PRE_COMMIT_HOME=str(self.folder / "cache"))
        self.site = self.folder / "site"
        self.site.mkdir()
        git(self.site, "init", "-q")

    def put(self, name, text):
        (self.site / name).parent.mkdir(parents=True, exist_ok=True)
        (self.site / name).write_text(text, encoding="utf-8")
        git(self.site, "add", "-A")

    def run_hook(self, *arguments, hook="galley", source=None):
        return subprocess.run(["pre-commit", "try-repo", str(source or SOURCE), hook, *arguments], cwd=self.site,
                              env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=1800)

    def expect_failure_until_mended(self, hook):
        self.put("bad.md", BAD)
        self.put("fine.md", OTHER)
        self.put("text.txt", BAD)
        done = self.run_hook(hook=hook)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(LINE, done.stdout.splitlines())
        self.assertEqual(done.stdout.count("[draft-status-conflict]"), 1, done.stdout)
        self.assertIn("the recommended preset serves", done.stdout) # there is no galley.yaml

        self.put("bad.md", GOOD)
        done = self.run_hook(hook=hook)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("Passed", done.stdout)


class Hook(Site):
    def test_fails_on_a_bad_document_and_passes_when_it_is_mended(self):
        self.expect_failure_until_mended("galley")

    def test_skips_what_the_config_excludes(self):
        self.put("galley.yaml", 'exclude: ["old/**"]\n')
        self.put("old/bad.md", BAD)
        done = self.run_hook("--verbose")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("old/bad.md is skipped", done.stdout)

        self.put("bad.md", BAD)
        done = self.run_hook()
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(LINE, done.stdout.splitlines())
        self.assertNotIn("old/bad.md:", done.stdout)

    def test_knows_the_whole_site_where_one_file_is_committed(self):
        self.put("galley.yaml", "rules: { orphan-tag: { min-site: 3 } }\n")
        for name in ("one", "two", "three"):
            self.put(f"{name}.md", f"---\ntitle: {name}\ntags: [shared]\n---\nText.\n")
        self.put("odd.md", "---\ntitle: x\ntags: [shared, lonely]\n---\nText.\n")
        fine = self.run_hook("--files", "one.md")
        self.assertEqual(fine.returncode, 0, fine.stdout + fine.stderr)
        odd = self.run_hook("--files", "odd.md")
        self.assertEqual(odd.returncode, 1, odd.stdout + odd.stderr)
        self.assertIn("[orphan-tag]", odd.stdout)
        self.assertEqual(odd.stdout.count("[orphan-tag]"), 1, odd.stdout)

    def test_a_document_that_is_named_like_an_option(self):
        self.put("--exit-zero.md", BAD)
        self.put("--records-out=x.md", GOOD)
        self.put("bad.md", OTHER)
        done = self.run_hook()
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(LINE.replace("bad.md", "--exit-zero.md"), done.stdout.replace("./--", "--").splitlines())
        self.assertFalse((self.site / "x.md").exists())

    def test_a_broken_config_fails_with_its_place(self):
        self.put("galley.yaml", "exclud: []\n")
        self.put("fine.md", GOOD)
        done = self.run_hook()
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("galley.yaml:1:1: error:", done.stdout)
        self.assertIn("exit code: 2", done.stdout)

    def test_looks_at_a_commit_of_nothing_but_the_config(self):
        for name, broken, fixed in (("galley.yaml", "exclud: []\n", "exclude: []\n"),
                                    ("sub/.galley.yaml", "rules: { orphan-tags: off }\n", "rules: { orphan-tag: off }\n")):
            self.put(name, broken)
            done = self.run_hook("--files", name)
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            self.assertIn(f"{name}:1:", done.stdout)
            self.put(name, fixed)
            done = self.run_hook("--files", name)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("Passed", done.stdout)
        self.put("my-galley.yaml", BAD)
        done = self.run_hook("--files", "my-galley.yaml")
        self.assertIn("Skipped", done.stdout)


class SystemHook(Site):
    def test_takes_the_galley_of_the_path(self):
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "galley").symlink_to(GALLEY)
        self.environment["PATH"] = f"{programs}{os.pathsep}{self.environment['PATH']}"
        self.expect_failure_until_mended("galley-system")


class WhatACommitBrings(Site):
    """The hook of docs/adopting.md that pre-commit starts for a commit that only deletes, too."""

    def test_a_deletion_breaks_a_link_elsewhere(self):
        page = (ROOT / "docs/adopting.md").read_text("utf-8")
        hook = re.search(r'^```yaml title="\.pre-commit-config\.yaml"\n(.*?)^```$', page, re.S | re.M)[1]
        self.put(".pre-commit-config.yaml", "repos:\n  - repo: local\n    hooks:\n" +
                 hook.replace("entry: galley", f"entry: {GALLEY}").replace("[--staged, --fail-on, error]", "[--staged]"))
        self.put("galley.yaml", "")
        self.put("a.md", GOOD + "[b](b.md)\n")
        self.put("b.md", "Text.\n")
        self.put("old.md", BAD)
        git(self.site, "commit", "-q", "-m", "old")
        git(self.site, "rm", "-q", "b.md")
        self.put("untouched.txt", "x")
        done = subprocess.run(["pre-commit", "run"], cwd=self.site, env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=600)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertEqual([line.split(":")[0] for line in done.stdout.splitlines() if ".md:" in line], ["a.md"], done.stdout)


class FirstUse(Site):
    @unittest.skipUnless(Path(GALLEY).parent.name == "release", "the compiler's cache knows no release from here")
    def test_builds_galley(self):
        with tempfile.TemporaryDirectory() as source:
            make_whole(Path(source))
            self.put("bad.md", BAD)
            done = self.run_hook(source=source)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(LINE, done.stdout.splitlines())
        self.assertEqual(done.stdout.count(FIRST_USE), 1, done.stdout)
        self.assertNotIn("Build files have been written", done.stdout) # nor anything else of the build
        self.assertLess(len(done.stdout.splitlines()), 20, done.stdout)

    def run_with_stand_ins(self, programs):
        """The hook's script alone, in a checkout that has nothing to build, with these scripts first on the PATH."""
        checkout, stand_ins = self.folder / "galley", self.folder / "bin"
        make_scripts(checkout)
        stand_ins.mkdir()
        for program, code in programs.items():
            file = stand_ins / program
            file.write_text(f"#!/bin/sh\n{code}\n")
            file.chmod(file.stat().st_mode | stat.S_IXUSR)
        done = subprocess.run([checkout / "scripts/galley-hook", "check"], capture_output=True,
                              env=clean_environment(PATH=f"{stand_ins}{os.pathsep}{os.environ['PATH']}"),
                              stdin=subprocess.DEVNULL, text=True, timeout=30, start_new_session=True)
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        log = checkout / "build/first-use.log"
        first, *end, last = done.stderr.splitlines()
        self.assertEqual(first, FIRST_USE)
        self.assertEqual(last, f"galley: error: galley can't be built; {log} has all that was said")
        return end, log.read_text().splitlines()

    def test_shows_the_end_of_a_build_that_fails(self):
        end, log = self.run_with_stand_ins({"dpkg-query": "echo install ok installed", "cmake": "seq 100; exit 1"})
        self.assertEqual(log, [str(number) for number in range(1, 101)])
        self.assertEqual(end, log[80:])

    def test_says_what_to_install_and_asks_for_no_password(self):
        """An ordinary user, packages missing, sudo wanting a password: played by stand-ins on the PATH."""
        end, _ = self.run_with_stand_ins({
            "dpkg-query": "exit 1",
            "id": "echo 1000",
            "apt-get": "echo apt-get was called; exit 0",
            "sudo": '[ "$1" = -n ] || { echo sudo asks; sleep 600; }; exit 1',
        })
        self.assertEqual(len(end), 1, end)
        self.assertRegex(end[0], r"^galley: error: packages are missing; run: sudo apt-get install [a-z]")
        self.assertIn(" libcmark-gfm-dev", end[0])


if __name__ == "__main__":
    if not shutil.which("pre-commit"):
        print("skipped: pre-commit is not here")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as source:
        SOURCE = Path(source)
        make_scripts(SOURCE, GALLEY)
        sys.exit(not unittest.main(exit=False).result.wasSuccessful())
