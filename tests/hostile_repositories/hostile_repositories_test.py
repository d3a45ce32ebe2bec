#!/usr/bin/env python3
"""Every command in repositories that try to make galley read, write or run what is outside of them.

Usage: hostile_repositories_test.py GALLEY. Beside each repository lies a folder of files that are none of its
business: they hold a word that no output may have, they show when they were read, and they must stay as they are. A
program that a repository names leaves a trace. Exits 77 with a word where Git is not here."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from galley_checkout import clean_environment, git # noqa: E402

GALLEY = os.path.abspath(sys.argv.pop(1))
CANARY = "xyzzyplugh"
SECRET = (f"---\ntitle: {CANARY}\ndraft: '{CANARY}'\ntags: [{CANARY}]\n---\n"
          f"**{CANARY}** is a secret. [{CANARY}](nowhere.md)\n")
DOCUMENT = "---\ntitle: Note {0}\ndraft: 'true'\ntags: [one, two]\n---\n**Term {0}** (a thing) is bold. [other](a.md)\n"
LONG_AGO = time.time() - 10 * 24 * 3600
SECONDS = 60

COMMANDS = [
    ["check"],
    ["check", "--no-exclude", "a.md", "b.md"],
    ["check", "--since", "HEAD"],
    ["check", "--staged"],
    ["check", "--affected", "a.md"],
    ["check", "--since", "HEAD", "--statistics"],
    ["check", "--shard", "1/1", "--records-out", "part.tmp"],
    ["merge", "part.tmp"],
    ["merge", "part"],
    ["terms"],
    ["terms", "--undefined", "--format", "json"],
    ["terms", "--format", "markdown"],
    ["values", "title"],
    ["values", "tags", "--format", "csv"],
    ["inspect", "a.md"],
    ["config"],
    ["rules"],
    ["rules", "--format", "json"],
    ["rules", "stringified-value"],
    ["fix", "--diff"],
    ["fix", "--check"],
    ["rename", "tags", "one", "uno", "--dry-run"],
    ["suppress", "broken-link", "--diff"],
    ["check", "--write-baseline"],
    ["check", "--write-baseline", "--grow"],
    ["rename", "tags", "two", "due"],
    ["rename", "title", CANARY, "taken"],
    ["suppress", "broken-link"],
    ["fix"],
    ["fix", "--unsafe", "a.md", "b.md"],
]

# For more of the same kind, once all were there.
FEW = [["check"], ["check", "--staged"], ["terms"], ["config"], ["check", "--write-baseline"], ["fix"]]


def state_of(folder):
    """All that is in a folder: names, kinds, modes, links, times of change, and texts."""
    state = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        text = os.readlink(path) if path.is_symlink() else path.read_bytes() if stat.S_ISREG(status.st_mode) else None
        state[str(path.relative_to(folder))] = (status.st_mode, status.st_mtime_ns, text)
    return state


class HostileRepository(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="galley-repository-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.site = self.folder / "site"
        self.outside = self.folder / "outside"
        self.ran = self.folder / "ran"
        self.evil = self.folder / "evil"
        self.evil.write_text(f'#!/bin/sh\necho "$0 $*" >> {self.ran}\ncat\n')
        self.evil.chmod(0o755)
        self.variables = {"GALLEY_CACHE_DIR": str(self.folder / "cache")}
        self.may_be_read = set() # names of files outside
        for name in ("secret.md", "words.yaml", "galley.yaml", "schema.json", "rules/rule.yaml", "notes/a.md",
                     "notes/b.md", "baseline.txt", "part", "ignore", "preset.yaml", "taxonomy.yaml"):
            self.put_outside(name, SECRET if name.endswith(".md") else f"{CANARY}: [{CANARY}\n")
        self.put("galley.yaml", "")
        for name in ("a.md", "b.md"):
            self.put(name, DOCUMENT.format(name[0]))
        git(self.site, "init", "-q")
        self.commit()

    def put(self, name, text, at=None):
        path = (at or self.site) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink():
            path.unlink()
        path.write_text(text)

    def put_outside(self, name, text):
        self.put(name, text, self.outside)

    def link(self, name, target):
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() or path.is_symlink():
            path.unlink()
        path.symlink_to(target)

    def commit(self):
        git(self.site, "add", "-A")
        git(self.site, "commit", "-q", "--allow-empty", "-m", "a state")

    def private_repository(self):
        """Another repository on this machine, whose texts are secret."""
        other = self.outside / "private"
        self.put_outside("private/a.md", SECRET)
        self.put_outside("private/galley.yaml", f"{CANARY}: 1\n")
        git(other, "init", "-q")
        git(other, "add", "-A")
        git(other, "commit", "-q", "-m", "a state")
        return other

    def forget_reads(self):
        """From here on a file that is read has an access time that is not long ago."""
        for path in self.outside.rglob("*"):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode):
                os.utime(path, ns=(int(LONG_AGO * 1e9), status.st_mtime_ns))

    def was_read(self):
        return [str(path.relative_to(self.outside)) for path in self.outside.rglob("*")
                if stat.S_ISREG(path.lstat().st_mode) and path.lstat().st_atime > LONG_AGO + 1 and
                str(path.relative_to(self.outside)) not in self.may_be_read]

    def galley(self, command, **options):
        return subprocess.run([GALLEY, *command], cwd=self.site, env=clean_environment(**self.variables),
                              capture_output=True, text=True, errors="replace", **options)

    def ask_git(self, *arguments, at=None, **options):
        done = subprocess.run(["git", *arguments], cwd=at or self.site, env=clean_environment(), check=True,
                              capture_output=True, text=True, **options)
        return done.stdout.strip()

    def expect_no_harm(self, commands=COMMANDS, document=None):
        document_path = self.site / "a.md"
        if document_path.is_file() and not document_path.is_symlink():
            document_path.write_text(DOCUMENT.format("changed")) # an earlier command may have mended it
        before = state_of(self.outside)
        codes = set()
        for command in commands:
            self.forget_reads()
            done = self.galley(command, stdin=subprocess.DEVNULL, timeout=SECONDS)
            said = done.stdout + done.stderr
            codes.add(done.returncode)
            self.assertIn(done.returncode, (0, 1, 2), (command, said))
            if CANARY not in command: # such a command repeats it
                self.assertNotIn(CANARY, said, command)
            self.assertFalse(self.ran.exists(), (command, self.ran.exists() and self.ran.read_text()))
            self.assertEqual(self.was_read(), [], command)
            self.assertEqual(state_of(self.outside), before, command)
        if document or (document is None and commands is COMMANDS):
            self.assertIn(1, codes) # the repository's own documents were looked at


class Links(HostileRepository):
    def test_of_files(self):
        for name, target in (("b.md", "secret.md"), ("words.yaml", "words.yaml"), ("schema.json", "schema.json"),
                             ("taxonomy.yaml", "taxonomy.yaml"), (".gitignore", "ignore"), ("part", "part"),
                             ("c.md", "missing.md"), ("rules/rule.yaml", "rules/rule.yaml"),
                             ("sub/galley.yaml", "galley.yaml")):
            self.link(name, os.path.relpath(self.outside / target, (self.site / name).parent))
        self.commit()
        self.expect_no_harm(document=False)
        for config in ("glossary: words.yaml\n", "taxonomy: taxonomy.yaml\n", "rules-dir: rules\n",
                       "schemas: [{files: ['**'], schema: schema.json}]\n"):
            self.put("galley.yaml", config)
            self.expect_no_harm(FEW, document=False)
        self.link("galley.yaml", "../outside/galley.yaml")
        self.expect_no_harm(FEW, document=False)

    def test_of_folders(self):
        self.link("notes", "../outside/notes")
        self.link("absolute", self.outside / "notes")
        self.link("deep/up", "../..")
        self.put("galley.yaml", "glossary: [notes/*.md]\n")
        self.commit()
        self.expect_no_harm(FEW, document=False)
        self.put("galley.yaml", "")
        self.expect_no_harm()
        self.expect_no_harm([["check", "notes"], ["fix", "notes"], ["check", "notes/a.md"], ["fix", "notes/a.md"],
                             ["suppress", "broken-link", "notes"], ["terms", "notes"], ["inspect", "notes/a.md"]],
                            document=False)

    def test_of_texts(self):
        """Hard links are files of the repository, but the other name keeps its bytes."""
        os.unlink(self.site / "b.md")
        self.put_outside("hard.md", DOCUMENT.format("hard"))
        os.link(self.outside / "hard.md", self.site / "b.md")
        self.may_be_read = {"hard.md"}
        self.commit()
        text = (self.outside / "hard.md").read_bytes()
        self.expect_no_harm([command for command in COMMANDS if command[0] not in ("fix", "rename", "suppress")])
        for command in (["rename", "tags", "two", "due"], ["suppress", "broken-link"], ["fix", "--unsafe"]):
            self.galley(command)
        self.assertEqual((self.outside / "hard.md").read_bytes(), text)

    def test_of_the_records(self):
        """The user names the file of a part, and the repository has a link there."""
        for target in ("../outside/part", "../outside/new", self.outside / "rules/new"):
            self.link("part.tmp", target)
            self.expect_no_harm([["check", "--shard", "1/1", "--records-out", "part.tmp"]], document=False)
        self.link("folder", "../outside")
        self.expect_no_harm([["check", "--shard", "1/1", "--records-out", "folder/part"]], document=False)

    def test_of_the_baseline(self):
        self.link("galley-baseline.txt", "../outside/baseline.txt")
        self.expect_no_harm(document=False)
        os.unlink(self.site / "galley-baseline.txt")
        self.link("galley-baseline.txt", "../outside/new.txt")
        self.expect_no_harm(FEW, document=False)
        os.unlink(self.site / "galley-baseline.txt")
        for path in ("../outside/baseline.txt", "../outside/new.txt", str(self.outside / "baseline.txt")):
            self.put("galley.yaml", f"baseline: {path}\n")
            self.expect_no_harm(FEW, document=False)


class Configs(HostileRepository):
    def test_above(self):
        self.put("galley.yaml", f"{CANARY}: [\n", at=self.folder)
        os.unlink(self.site / "galley.yaml")
        self.commit()
        self.expect_no_harm()

    def test_that_name_files_above(self):
        for config in ("extends: ../outside/preset.yaml\n", "glossary: ../outside/words.yaml\n",
                       "rules-dir: ../outside/rules\n", "taxonomy: ../outside/taxonomy.yaml\n",
                       f"glossary: {self.outside}/*.yaml\n",
                       f"extends: [{self.outside}/preset.yaml]\n", "glossary: ['../outside/**']\n",
                       "schemas: [{files: ['**'], schema: ../outside/schema.json}]\n"):
            self.put("galley.yaml", config)
            self.expect_no_harm(FEW, document=False)
        self.put("galley.yaml", "schemas: [{files: ['**'], schema: s.json}]\n")
        self.put("s.json", '{"properties": {"title": {"$ref": "../outside/schema.json"}}}')
        self.expect_no_harm(FEW, document=False)


class Pipes(HostileRepository):
    def test_everywhere(self):
        """A pipe that is opened to be read would hold galley up for ever."""
        for name in ("c.md", "galley-baseline.txt", "part", "sub/.gitignore", "sub/galley.yaml"):
            (self.site / name).parent.mkdir(exist_ok=True)
            os.mkfifo(self.site / name)
        plain = [command for command in COMMANDS if not {"--since", "--staged", "--affected"} & set(command)]
        self.expect_no_harm(plain, document=False)
        for name in ("HEAD.lock", "packed-refs", "objects/info/alternates"):
            os.mkfifo(self.site / ".git" / name)
            self.expect_no_harm([["check", "--since", "HEAD"], ["check", "--staged"], ["check"]], document=False)
            os.unlink(self.site / ".git" / name)
        os.unlink(self.site / "galley.yaml")
        os.mkfifo(self.site / "galley.yaml")
        self.expect_no_harm([["check"], ["config"], ["terms"], ["fix"]], document=False)


class Caches(HostileRepository):
    def test_that_are_planted(self):
        """A cache in the repository, whose files are links out."""
        cache = self.site / ".cache"
        self.variables["GALLEY_CACHE_DIR"] = str(cache)
        self.expect_no_harm([["check"]])
        stores = list(cache.glob("*.store"))
        for store in stores:
            store.unlink()
            store.symlink_to("../../outside/part")
        self.expect_no_harm()
        shutil.rmtree(cache, ignore_errors=True)
        self.link(".cache", "../outside/cache")
        self.expect_no_harm(FEW)
        (self.outside / "cache").mkdir()
        self.expect_no_harm(FEW)


class OfGit(HostileRepository):
    def config(self, *settings):
        for setting in settings:
            git(self.folder, "config", "--file", "site/.git/config", *setting.split("=", 1))

    def change(self):
        self.put("a.md", DOCUMENT.format("changed"))
        self.put("new.md", "")
        git(self.site, "add", "-N", "new.md")

    def test_variables(self):
        private = self.private_repository()
        self.change()
        index = self.outside / "private/.git/index"
        for variables in ({"GIT_DIR": private / ".git"}, {"GIT_DIR": private / ".git", "GIT_WORK_TREE": private},
                          {"GIT_INDEX_FILE": index}, {"GIT_OBJECT_DIRECTORY": private / ".git/objects"},
                          {"GIT_ALTERNATE_OBJECT_DIRECTORIES": private / ".git/objects"},
                          {"GIT_COMMON_DIR": private / ".git"},
                          {"GIT_TRACE": self.outside / "trace", "GIT_TRACE2_EVENT": self.outside / "trace"},
                          {"GIT_EXTERNAL_DIFF": self.evil, "GIT_PAGER": self.evil, "GIT_SSH_COMMAND": self.evil,
                           "GIT_ASKPASS": self.evil, "GIT_EXEC_PATH": self.folder},
                          {"GIT_CONFIG_COUNT": 1, "GIT_CONFIG_KEY_0": "core.fsmonitor",
                           "GIT_CONFIG_VALUE_0": self.evil},
                          {"GIT_CONFIG_PARAMETERS": f"'core.fsmonitor'='{self.evil}'"}):
            self.variables.update({name: str(value) for name, value in variables.items()})
            self.expect_no_harm([["check", "--since", "HEAD"], ["check", "--staged"], ["check", "--affected", "a.md"]])
            for name in variables:
                del self.variables[name]

    def test_programs_of_the_configuration(self):
        self.put(".gitattributes", "* filter=x diff=x merge=x\n")
        self.commit()
        self.change()
        programs = ["core.fsmonitor", "filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv",
                    "diff.x.command", "diff.external", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
                    "core.alternateRefsCommand", "credential.helper", "gpg.program", "pager.ls-files"]
        self.config(*(f"{name}={self.evil}" for name in programs), f"alias.ls-files=!{self.evil}",
                    f"alias.rev-parse=!{self.evil}", "filter.x.required=true", "core.untrackedCache=true",
                    "core.worktree=../outside", f"core.excludesFile={self.outside}/ignore",
                    f"core.attributesFile={self.outside}/ignore")
        self.ran.unlink(missing_ok=True)
        self.expect_no_harm()

    def test_files_that_the_configuration_includes(self):
        self.put_outside("included", f"[core]\n\tbigFileThreshold = {CANARY}\n")
        self.change()
        self.config("include.path=../../outside/included")
        self.expect_no_harm([["check", "--since", "HEAD"], ["check", "--staged"], ["check", "--affected", "a.md"]],
                            document=False)

    def test_hooks(self):
        for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "pre-commit", "post-checkout",
                     "pre-auto-gc", "sendemail-validate", "query-watchman"):
            hook = self.site / ".git/hooks" / name
            hook.parent.mkdir(exist_ok=True)
            shutil.copy2(self.evil, hook)
        self.config("core.fsmonitor=.git/hooks/fsmonitor-watchman")
        self.change()
        self.ran.unlink(missing_ok=True)
        self.expect_no_harm()

    def test_a_git_of_its_own(self):
        for name in ("git", "bin/git", "node_modules/.bin/git", "git-ls-files"):
            self.put(name, self.evil.read_text())
            (self.site / name).chmod(0o755)
        self.variables["PATH"] = f".:bin::{self.site}/node_modules/.bin:{os.environ['PATH']}"
        self.expect_no_harm()

    def test_alternates(self):
        """The index names a text that only another repository has."""
        private = self.private_repository()
        secret = self.ask_git("rev-parse", "HEAD:a.md", at=private)
        alternates = self.site / ".git/objects/info/alternates"
        alternates.write_text(f"{private}/.git/objects\n")
        git(self.site, "update-index", "--add", "--cacheinfo", f"100644,{secret},c.md")
        self.expect_no_harm()
        alternates.unlink()
        alternates.symlink_to(self.outside / "part")
        self.expect_no_harm(FEW)

    def test_another_repository(self):
        private = self.private_repository()
        shutil.move(self.site / ".git", self.folder / "own")
        self.put(".git", f"gitdir: {private}/.git\n")
        self.expect_no_harm(document=False)
        os.unlink(self.site / ".git")
        self.link(".git", "../outside/private/.git")
        self.expect_no_harm(FEW, document=False)
        git(private, "worktree", "add", "-q", "../tree")
        (self.outside / "tree/staged.md").write_text(SECRET)
        git(self.outside / "tree", "add", "staged.md")
        os.unlink(self.site / ".git")
        self.link(".git", "../outside/tree/.git")
        self.expect_no_harm(FEW, document=False)
        self.expect_no_harm([["check", "--since", "HEAD"]], document=False)
        os.unlink(self.site / ".git")
        shutil.move(self.folder / "own", self.site / ".git")
        self.put(".git/commondir", f"{private}/.git\n")
        self.expect_no_harm(FEW, document=False)

    def test_a_partial_clone(self):
        text = self.ask_git("rev-parse", "HEAD:a.md")
        os.unlink(self.site / ".git/objects" / text[:2] / text[2:])
        self.config("core.repositoryformatversion=1", "extensions.partialClone=origin", "remote.origin.promisor=true",
                    f"remote.origin.url={self.outside}", f"remote.origin.uploadpack={self.evil}",
                    "protocol.file.allow=always", "protocol.ext.allow=always", f"core.sshCommand={self.evil}")
        for url in (self.outside, f"ext::{self.evil} %S", f"file://{self.outside}", "ssh://localhost/x",
                    "git://localhost/x"):
            self.config(f"remote.origin.url={url}")
            self.put("a.md", DOCUMENT.format("changed"))
            start = time.monotonic()
            self.expect_no_harm([["check", "--since", "HEAD"], ["check", "--staged"]], document=False)
            self.assertLess(time.monotonic() - start, SECONDS / 2)
        done = self.galley(["check", "--since", "HEAD"])
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertIn("clone without `--filter`", done.stderr)
        self.expect_no_harm(FEW)

    def test_a_tree_without_end(self):
        """Ten trees in ten trees: 10,000,000,000 files in 2 KB."""
        entry = self.ask_git("hash-object", "-w", "a.md")
        kind = "100644 blob"
        for _ in range(10):
            listing = "".join(f"{kind} {entry}\td{number}\n" for number in range(10))
            entry = self.ask_git("mktree", input=listing)
            kind = "040000 tree"
        done = self.galley(["check", "--since", entry], timeout=SECONDS)
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertIn("it printed more than 128 MB", done.stderr)


if __name__ == "__main__":
    if not shutil.which("git"):
        print("skipped: git is not here")
        sys.exit(77)
    unittest.main()
