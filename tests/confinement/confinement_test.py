"""Runs all commands in repositories that a stranger wrote: nothing outside of them is read aloud or written.

Usage: confinement_test.py GALLEY
"""

import inspect
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from repositories import COMMANDS, COMMANDS_WITH_CONFIG, REPOSITORIES, SECRET, Scene

GALLEY = str(Path(sys.argv.pop()).resolve())


def contents(folder):
    """Everything below a folder: each path with its kind, mode and bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        found[str(path)] = (status.st_mode, status.st_ino, path.read_bytes() if path.is_file() else None)
    return found


class Repositories(unittest.TestCase):
    def run_all(self, name, scene, commands):
        before = contents(scene.home)
        kept_by_git = contents(scene.repo / ".git") if (scene.repo / ".git").is_dir() else None
        for command in commands:
            words = []
            for word in command:
                words += sorted(os.listdir(scene.repo)) if word == "*" else [word]
            done = subprocess.run([GALLEY, *words], cwd=scene.repo, env=scene.environment(), timeout=60,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            printed = done.stdout.decode(errors="replace")
            with self.subTest(repository=name, command=" ".join(command)):
                self.assertIn(done.returncode, (0, 1, 2), printed)
                self.assertNotIn(SECRET, printed)
                self.assertEqual(before, contents(scene.home))
                if kept_by_git is not None:
                    self.assertEqual(kept_by_git, contents(scene.repo / ".git"))
                self.assertEqual([], [path for path in scene.folder.rglob(".galley-*")])

    def test_all(self):
        for name, make in REPOSITORIES.items():
            with tempfile.TemporaryDirectory() as folder:
                scene = Scene(folder)
                made = make(scene)
                if not inspect.isgenerator(made):
                    self.run_all(name, scene, COMMANDS)
                    continue
                for config in made:
                    scene.config(config)
                    self.run_all(f"{name}: {config}", scene, COMMANDS_WITH_CONFIG)

    def output(self, scene, *words):
        done = subprocess.run([GALLEY, *words], cwd=scene.repo, env=scene.environment(), timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def test_what_is_said(self):
        """What is not read is never passed over in silence."""
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(folder)
            REPOSITORIES["file_links"](scene)
            code, _, err = self.output(scene, "check")
            self.assertEqual(1, code)
            self.assertIn("5 files and folders are left alone", err)
            scene.config("taxonomy: ../home/profile\n")
            code, _, err = self.output(scene, "check")
            self.assertEqual(2, code)
            self.assertIn("galley.yaml:1:11: error:", err)
            self.assertIn("lies outside of the repository", err)
            self.assertIn("--allow-root", err)

    def test_allowed_roots(self):
        with tempfile.TemporaryDirectory() as folder:
            scene = Scene(folder)
            scene.write("shared/base.yaml", "exclude: [old/]\n")
            scene.write("shared/page.md", "[a](nope.md)\n")
            scene.link("../shared/page.md", "repo/page.md")
            scene.config("extends: [../shared/base.yaml]\n")
            self.assertEqual(2, self.output(scene, "check")[0])
            code, out, err = self.output(scene, "check", "--allow-root", "../shared")
            self.assertEqual(1, code, err)
            self.assertIn("page.md:1:", out)

    def test_configs_that_cannot_be_read(self):
        """A galley.yaml that is no file is an error, whatever it is."""
        makers = [lambda path: path.symlink_to("nowhere"), os.mkfifo, lambda path: path.mkdir(),
                  lambda path: path.symlink_to(path.name)]
        for name in ("galley.yaml", ".galley.yaml"):
            for make in makers:
                with tempfile.TemporaryDirectory() as folder:
                    scene = Scene(folder)
                    make(scene.repo / name)
                    for words in (["check"], ["fix"], ["config"], ["check", "a.md"]):
                        code, _, err = self.output(scene, *words)
                        self.assertEqual(2, code, err)
                        self.assertRegex(err, rf"^{name}: error: it can't be read: [^\n]+\n$")

    def test_ignore_files_that_cannot_be_read(self):
        for make in (lambda path: path.symlink_to("nowhere"), os.mkfifo, lambda path: path.mkdir()):
            with tempfile.TemporaryDirectory() as folder:
                scene = Scene(folder)
                make(scene.repo / ".gitignore")
                self.assertRegex(self.output(scene, "check")[2], r".gitignore can't be read: [^\n]+; what Git ignores by it is")


if __name__ == "__main__":
    unittest.main()
