#!/usr/bin/env python3
"""What README.md, CONTRIBUTING.md and the pages of docs/ show is run, and what they show of its output is so.

Usage: commands_test.py GALLEY SOURCE_FOLDER [PAGE…]
Each page is a session of its own: a copy of the checkout's files to start from, an empty home, galley on the PATH. page.py
says how blocks are marked. A line `…` in shown output stands for lines left out, and the time that galley names is not
compared. A command may exit with 1, which is galley's word for what it found; with 2 or more only where an error is shown.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from page import read_blocks, read_commands

SHELL = ("sh", "bash", "shell", "console")
CHECKOUT = ("editors", "fixtures", "presets", "rules", "schemas", "docs", ".pre-commit-hooks.yaml", "README.md")

# Commands that can't be run here, each with its reason.
NOT_RUN = {
    "scripts/test": "runs all tests, this one among them",
    "scripts/test asan": "builds anew and runs all tests",
    "scripts/test dev -R unit": "builds anew and runs tests",
    "scripts/test-long": "runs tests over all of their material, for minutes",
    "scripts/lint": "takes minutes; continuous integration runs it",
    'sudo apt-get install "$(scripts/package)"': "installs on this machine; the package is made by scripts/package alone",
    'git clone -q "$GALLEY_REPOSITORY" ~/galley': "clones a repository whose address is not known here",
    "git -C ~/galley checkout -q v0.1.0": "takes a version of what the command before it cloned",
    "~/galley/scripts/galley-hook check": "runs what was cloned",
    "bench/run": "builds a release; the test bench/run runs it on small sites",
    "bench/run --documents 20000": "builds a release, and takes long",
    "bench/run ~/garden ~/work/docs": "measures the reader's own sites",
    "bench/run --scale": "builds a release, and takes minutes; the test bench/run runs it on small sites",
    "bench/run --scale --documents 20000": "builds a release, and takes long",
    "scripts/build release make_site": "builds a release",
    "scripts/build release terms_cost": "builds a release",
    "build/release/terms_cost": "takes long; the test bench/terms_cost runs it on small sites",
    "build/release/make_site --documents 9000 --seed 1 garden": "is built where the tests are; the test bench/run runs it",
}
# What a page must at least hold: commands that are run, and blocks of output that are compared.
AT_LEAST = {"README.md": (2, 2), "docs/adding-a-rule.md": (2, 1), "docs/adopting.md": (12, 8), "docs/configuring.md": (12, 10),
            "docs/editors.md": (6, 0), "docs/fixing.md": (5, 4), "docs/terms.md": (7, 6), "docs/tour.md": (9, 4), "docs/values.md": (6, 3)}
AT_LEAST_CONFIGS = 11  # blocks that are no file of the page's session, but configurations: README's, one of each rule's page
CONFIG_KEY = re.compile(r"(extends|content|exclude|schemas|glossary|taxonomy|rules-dir|rules|overrides):")
# Programs that not every machine has; what needs an absent one is not run, with a word.
OPTIONAL = ("pre-commit",)
TIMEOUT = 120  # seconds; nothing here takes ten


class Session:
    def __init__(self, galley, source, folder):
        self.home, self.folder, self.state = folder / "home", folder / "galley", folder / "state"
        self.folder.mkdir()
        for name in CHECKOUT:
            copy = shutil.copytree if (source / name).is_dir() else shutil.copy2
            copy(source / name, self.folder / name)
        # The checkout's own galley is the one that was built; so is the installed one.
        for path in (self.folder / "scripts/galley", folder / "bin/galley"):
            path.parent.mkdir()
            path.symlink_to(galley)
        self.home.mkdir()
        git = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_NOSYSTEM": "1"}
        git |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in git.items() if "AUTHOR" in name}
        self.environment = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(self.home), "LANG": "C.UTF-8", **git}
        self.environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def config_error(self, text):
        """What galley says of a galley.yaml that is shown without the files that it names."""
        with tempfile.TemporaryDirectory(dir=self.home) as folder:
            for name in re.findall(r"schema: ([\w./-]+\.json)", text):
                (Path(folder) / name).parent.mkdir(exist_ok=True)
                (Path(folder) / name).write_text("{}")
            for name in re.findall(r"(?:glossary|taxonomy): ([\w./-]+\.yaml)", text):
                (Path(folder) / name).write_text("")
            (Path(folder) / "galley.yaml").write_text(text, "utf-8")
            done = subprocess.run(["galley", "config"], cwd=folder, env=self.environment, capture_output=True, text=True)
        return done.stderr

    def run(self, command):
        """Gives the exit code and what was printed. The folder that the command leaves behind is the next one's."""
        script = f'{command}\ncode=$?\npwd >"{self.state}"\nexit $code\n'
        done = subprocess.run(["sh", "-c", script], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT)
        if self.state.exists():
            self.folder = Path(self.state.read_text().rstrip("\n"))
        return done.returncode, done.stdout.decode(errors="backslashreplace")


def comparable(text):
    return re.sub(r"\d+\.\d\d s$", "0.00 s", text.rstrip("\n"), flags=re.M)


def agree(shown, printed):
    parts = [re.escape(part.strip("\n")) for part in re.split(r"^…$", comparable(shown), flags=re.M)]
    pattern = r"(?:.*\n)?".join(f"{part}\n" if part else "" for part in parts)
    return re.fullmatch(pattern, comparable(printed) + "\n", re.S) is not None


class PageRun:
    """One page: how many commands were run, how much output was compared, and what was wrong."""

    def __init__(self, name, blocks, session):
        self.name, self.session = name, session
        self.commands = self.outputs = self.configs = 0
        self.complaints, self.not_run = [], set()
        for index, block in enumerate(blocks):
            if "file" in block.attributes:
                session.write(block.attributes["file"], block.text)
            elif block.language == "yaml" and not block.attributes and CONFIG_KEY.match(block.text):
                self.configs += 1
                error = session.config_error(block.text)
                if error:
                    self.complain(block, error)
            elif block.language in SHELL:
                after = blocks[index + 1] if index + 1 < len(blocks) else None
                self.run_block(block, after.text if after and after.language == "text" else None)

    def complain(self, block, message):
        self.complaints.append(f"{self.name}:{block.line}: {message}")

    def can_run(self, command):
        if command in NOT_RUN:
            self.not_run.add(command)
            return False
        absent = [program for program in OPTIONAL if program in command.split() and not shutil.which(program)]
        if absent:
            print(f"{self.name}: not run, {absent[0]} is not here: {command}")
        return not absent

    def run_block(self, block, shown):
        commands = read_commands(block)
        runnable = [command for command in commands if self.can_run(command)]
        whole = runnable == commands
        all_printed = ""
        for command in runnable if whole or shown is None else []:
            code, printed = self.session.run(command)
            all_printed += printed
            self.commands += 1
            if code > (2 if "error: " in (shown or "") else 1):
                self.complain(block, f"`{command}` exits with {code}:\n{printed}")
        if shown is not None and whole:
            self.outputs += 1
            if not agree(shown, all_printed):
                self.complain(block, f"not what is shown:\n{all_printed}")


def self_test():
    assert agree("a\n…\nd\n", "a\nb\nc\nd\n") and agree("a\n…\n", "a\n") and agree("…\nb\n", "a\nb\n")
    assert agree("x, 0.01 s\n", "x, 1.25 s\n") and agree("a.b\n", "a.b\n")
    assert not agree("a\n…\nd\n", "a\nb\nc\n") and not agree("a\n", "a\nb\n") and not agree("a.b\n", "acb\n")
    assert not agree("a\n…\nd\n", "a\nxd\n") and not agree("…\nb\n", "ab\n") and not agree("a\n…\n", "ab\n")


def main():
    galley, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    self_test()
    pages = [source / name for name in sys.argv[3:]]
    pages = pages or [source / "README.md", source / "CONTRIBUTING.md", *sorted((source / "docs").rglob("*.md"))]
    complaints, not_run, configs = [], set(), 0
    for page in pages:
        name = page.relative_to(source).as_posix()
        with tempfile.TemporaryDirectory(prefix="galley-docs-") as folder:
            session = Session(galley, source, Path(folder).resolve())
            run = PageRun(name, read_blocks(page.read_text("utf-8")), session)
        complaints += run.complaints
        not_run |= run.not_run
        configs += run.configs
        least = AT_LEAST.get(name, (0, 0))
        if run.commands < least[0] or run.outputs < least[1]:
            complaints.append(f"{name}: {run.commands} commands run, {run.outputs} outputs compared; at least {least}")
        if run.commands:
            print(f"{name}: {run.commands} commands, {run.outputs} outputs")
    if not sys.argv[3:]:
        complaints += [f"{page} is not there" for page in set(AT_LEAST) - {str(page.relative_to(source)) for page in pages}]
        if configs < AT_LEAST_CONFIGS:
            complaints.append(f"only {configs} configurations were read")
        complaints += [f"no page has the command `{command}`" for command in set(NOT_RUN) - not_run]
    print(*complaints, sep="\n")
    return 1 if complaints else 0


sys.exit(main())
