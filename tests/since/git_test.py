#!/usr/bin/env python3
"""What `galley check --since`, `--staged` and `--affected` print in real repositories. Usage: git_test.py GALLEY.
What is new is found out in another way, too: a checkout of the earlier state writes a baseline, and a checkout of the
later one is checked with that. Exits 77 with a word where Git is not here."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from galley_checkout import clean_environment, git # noqa: E402

GALLEY = os.path.abspath(sys.argv.pop(1))
BAD = "---\ndraft: true\nstatus: evergreen\n---\nText.\n"
FINE = "---\nlayout: page\n---\nText.\n"
NAMES = ("a.md", "笔 记/深.md", "notes/b c.md", "notes/d'\"e.md", "notes/f\ng.md", "-h.md", "notes/i.md", "j.mdx")


class Repository(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="galley-since-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.site = self.folder / "a site"
        self.site.mkdir()
        self.git("init", "-q")
        self.put("galley.yaml", "")

    def git(self, *arguments):
        git(self.site, *arguments)

    def put(self, name, text):
        (self.site / name).parent.mkdir(parents=True, exist_ok=True)
        (self.site / name).write_text(text, "utf-8", newline="")

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "a state")

    def galley(self, *arguments, at=None, preexec_fn=None, **variables):
        done = subprocess.run([GALLEY, "check", *arguments], cwd=at or self.site, env=clean_environment(**variables),
                              stdin=subprocess.DEVNULL, capture_output=True, preexec_fn=preexec_fn)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def expect(self, lines, *arguments, **options):
        code, out, err = self.galley(*arguments, **options)
        self.assertEqual([re.sub(r": (error|warning|note): .* \[", " [", line) for line in out.splitlines()], lines, err)
        self.assertEqual(code, 1 if lines else 0, err)
        return err

    def expect_error(self, words, *arguments, **options):
        code, out, err = self.galley(*arguments, **options)
        self.assertEqual((code, out, len(err.splitlines())), (2, "", 1), err)
        self.assertIn(words, err)


class Difference(Repository):
    def new_by_baseline(self, before, now):
        """The lines of the later state with what the earlier one has held back; both are folders."""
        subprocess.run([GALLEY, "check", "--write-baseline", "--fail-on=never"], cwd=before, check=True,
                       capture_output=True)
        shutil.copy2(before / "galley-baseline.txt", now / "galley-baseline.txt")
        done = subprocess.run([GALLEY, "check"], cwd=now, capture_output=True)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.stdout.decode()

    def check_out(self, name, staged=False):
        folder = self.folder / name
        if folder.exists():
            shutil.rmtree(folder)
        if staged:
            self.git("checkout-index", "-a", f"--prefix={folder}/")
        else:
            folder.mkdir()
            self.git(f"--work-tree={folder}", "restore", "--source=HEAD", "--worktree", ".")
        return folder

    def change(self, draw):
        path = draw.choice(NAMES)
        links = "".join(f"[x](<{draw.choice(NAMES)}>) **{draw.choice('甲乙丙')}**（一种解释）\n\n"
                        for _ in range(draw.randrange(4)))
        kind = draw.randrange(10)
        if kind < 5:
            self.put(path, f"---\ntags: [shared, t{draw.randrange(9)}]\ndraft: true\nstatus: "
                           f"{draw.choice(['evergreen', 'seedling'])}\n---\n{links}")
        elif kind < 7:
            (self.site / path).unlink(missing_ok=True)
        elif kind == 7 and (self.site / path).exists():
            (self.site / path).rename(self.site / "notes/i.md")
        else:
            self.put("galley.yaml", draw.choice(["", "rules: { draft-status-conflict: off }\n", "extends: [garden]\n",
                                                 "exclude: [a.md]\nrules: { orphan-document: info }\n"]))

    def test_is_what_a_baseline_of_the_earlier_state_leaves(self):
        draw = random.Random(6)
        lines = 0
        self.put("notes/k.md", FINE)
        for _ in range(12):
            self.commit()
            for _ in range(3):
                self.change(draw)
            self.git("add", "-A")
            for _ in range(2):
                self.change(draw) # not staged
            before = self.check_out("before")
            staged = self.check_out("staged", staged=True)
            now = self.folder / "now"
            shutil.copytree(self.site, now, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".git"))
            expected = self.new_by_baseline(before, now)
            self.assertEqual(self.galley("--since", "HEAD")[1], expected)
            self.assertEqual(self.galley("--since", "HEAD", "--jobs=1")[1], expected)
            lines += expected.count("\n")
            (before / "galley-baseline.txt").unlink()
            expected = self.new_by_baseline(before, staged)
            self.assertEqual(self.galley("--staged")[1], expected)
            lines += expected.count("\n")
            shutil.rmtree(now)
        self.assertGreater(lines, 50)


class Cases(Repository):
    def test_a_removal_is_reported_where_it_is_missed(self):
        self.put("a.md", FINE + "[b](b.md)\n")
        self.put("b.md", FINE)
        self.put("c.md", BAD)
        self.commit()
        self.expect([], "--since", "HEAD")
        self.git("rm", "-q", "b.md")
        for arguments in (("--since", "HEAD"), ("--since=HEAD", "a.md"), ("--staged",), ("--staged", "a.md")):
            self.expect(["a.md:5:5 [broken-link]"], *arguments)
        self.expect([], "--since", "HEAD", "c.md")
        self.expect(["a.md:5:5 [broken-link]", "c.md:3:9 [draft-status-conflict]"], "--affected", "c.md")
        self.expect(["a.md:5:5 [broken-link]", "c.md:3:9 [draft-status-conflict]"], "--affected", "--staged", "c.md")
        self.commit()
        self.expect(["c.md:3:9 [draft-status-conflict]"], "--affected", "c.md")
        self.expect(["a.md:5:5 [broken-link]"], "--since", "HEAD~1")
        self.assertIn("2 older ones left out", self.expect([], "--since", "HEAD"))

    def test_what_is_staged_counts_and_not_the_work_tree(self):
        self.put("a.md", FINE)
        self.commit()
        self.put("a.md", BAD)
        self.put("galley.yaml", "rules: { draft-status-conflict: off }\n")
        self.put("new.md", BAD)
        self.expect([], "--staged")
        self.git("add", "a.md")
        self.expect(["a.md:3:9 [draft-status-conflict]"], "--staged")
        self.put("a.md", FINE)
        self.expect(["a.md:3:9 [draft-status-conflict]"], "--staged")
        self.git("add", "galley.yaml")
        self.expect([], "--staged")

    def test_config_and_schema_count_as_staged(self):
        self.put("galley.yaml", "schemas: [{ files: ['**'], schema: ./s.json }]\n")
        self.put("s.json", '{ "required": ["layout"] }')
        self.put("a.md", FINE)
        self.commit()
        self.put("s.json", '{ "required": ["title"] }')
        self.expect([], "--staged")
        self.git("add", "s.json")
        self.put("s.json", "{")
        self.expect(["a.md:1:1 [schema-violation]"], "--staged")

    def test_a_first_commit_is_all_new(self):
        self.put("a.md", BAD)
        self.git("add", "-A")
        self.expect(["a.md:3:9 [draft-status-conflict]"], "--staged")
        self.expect(["a.md:3:9 [draft-status-conflict]"], "--affected", "a.md")

    def test_a_rename_is_new(self):
        self.put("a.md", BAD)
        self.commit()
        self.git("mv", "a.md", "b.md")
        self.expect(["b.md:3:9 [draft-status-conflict]"], "--staged")

    def test_what_git_ignores_is_as_it_is_on_disk(self):
        """By a pattern, for what `.gitignore` names plainly is made with the site, and no link into it is judged."""
        self.put(".gitignore", "buil[t]/\n")
        self.put("built/x.png", "x")
        self.put("a.md", FINE)
        self.commit()
        self.put("a.md", FINE + "![x](built/x.png) ![y](built/y.png)\n")
        self.git("add", "-A")
        self.expect(["a.md:5:24 [broken-image]"])
        self.expect(["a.md:5:24 [broken-image]"], "--staged")
        self.put(".gitignore", "built/\n")
        self.git("add", "-A")
        self.assertIn("1 image not judged", self.expect([]))
        self.assertIn("1 image not judged", self.expect([], "--staged"))

    def test_sites_below_and_folders_inside(self):
        self.put("one/galley.yaml", "")
        self.put("one/a.md", BAD)
        self.put("two/sub/b.md", FINE)
        self.commit()
        self.put("one/c.md", BAD)
        self.put("two/sub/b.md", BAD)
        new = ["one/c.md:3:9 [draft-status-conflict]", "two/sub/b.md:3:9 [draft-status-conflict]"]
        self.expect(new, "--since", "HEAD")
        self.expect(["b.md:3:9 [draft-status-conflict]"], "--since", "HEAD", at=self.site / "two/sub")
        self.expect(["c.md:3:9 [draft-status-conflict]"], "--since", "HEAD", at=self.site / "one")
        self.expect([f"a site/{line}" for line in new], "--since", "HEAD", "a site", at=self.folder)
        self.git("add", "-A")
        self.expect(["../two/sub/b.md:3:9 [draft-status-conflict]"], "--staged", "../two", at=self.site / "one")

    def test_a_linked_worktree(self):
        self.put("a.md", BAD)
        self.commit()
        self.git("worktree", "add", "-q", "../other")
        other = self.folder / "other"
        (other / "b.md").write_text(BAD)
        self.expect(["b.md:3:9 [draft-status-conflict]"], "--since", "HEAD", at=other)

    def test_in_hooks_of_git(self):
        """Git tells a hook which index it commits: here that of `git commit FILE`, which leaves out what is staged."""
        self.put("a.md", FINE)
        self.put("b.md", FINE)
        self.commit()
        hook = self.site / ".git/hooks/pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f'#!/bin/sh\nexec "{GALLEY}" check --staged\n')
        hook.chmod(0o755)
        self.put("a.md", BAD)
        self.git("add", "a.md")
        self.put("b.md", FINE + "More.\n")
        self.git("commit", "-q", "-m", "b", "b.md")
        with self.assertRaises(subprocess.CalledProcessError) as failed:
            self.git("commit", "-q", "-m", "a")
        self.assertIn("[draft-status-conflict]", failed.exception.stdout + failed.exception.stderr)

    def test_below_a_program_that_ignores_its_children(self):
        """Such a program passes that on, and the system would not say how Git ended."""
        self.put("a.md", BAD)
        self.commit()
        self.put("b.md", BAD)
        self.expect(["b.md:3:9 [draft-status-conflict]"], "--since", "HEAD",
                    preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))

    def test_fail_on_and_baseline(self):
        self.put("a.md", FINE)
        self.commit()
        self.put("a.md", "---\nsource: TBD\n---\n")
        code, out, _ = self.galley("--since", "HEAD", "--fail-on", "error")
        self.assertEqual((code, out.count("\n")), (0, 1))
        self.galley("--write-baseline")
        self.assertIn("1 held by the baseline", self.expect([], "--since", "HEAD"))
        self.expect(["a.md:2:9 [placeholder-value]"], "--since", "HEAD", "--no-baseline")

    def test_a_config_that_was_bad(self):
        self.put("galley.yaml", "exclud: []\n")
        self.put("a.md", BAD)
        self.commit()
        self.put("galley.yaml", "")
        err = self.expect(["a.md:3:9 [draft-status-conflict]"], "--since", "HEAD")
        self.assertIn("HEAD can't be checked, so all counts as new: galley.yaml:1: unknown key", err)

    def test_errors_say_what_helps(self):
        self.put("a.md", FINE)
        self.expect_error("git fetch", "--since", "HEAD")
        self.commit()
        self.commit()
        self.expect_error('no revision "main~9": `git fetch`', "--since", "main~9")
        self.expect_error('no revision "--all"', "--since=--all")
        self.expect_error("there is no file or folder b.md", "--staged", "b.md")
        self.expect_error("is in no Git repository", "--since", "HEAD", at=self.folder)
        self.expect_error("git can't be run", "--staged", PATH="/nowhere")
        self.expect_error("name files or folders", "--affected")
        self.expect_error("leave out --since", "--since", "HEAD", "--write-baseline")
        self.expect_error("not for standard input", "--staged", "-")
        clone = self.folder / "clone"
        git(self.folder, "clone", "-q", "--depth", "1", self.site.as_uri(), str(clone))
        self.expect_error("fetch-depth: 0", "--since", "HEAD~1", at=clone)


if __name__ == "__main__":
    if not shutil.which("git"):
        print("skipped: git is not here")
        sys.exit(77)
    unittest.main()
