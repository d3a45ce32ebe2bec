"""Repositories that hold what hooks and continuous integration clone of galley, for the tests that play these.

In: a galley that is built. Out: folders, owned by the caller. The state of this checkout's files counts, committed or
not. Git's own variables stay out: they would send commands to another repository where a test runs inside a hook."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
USED = (".pre-commit-hooks.yaml", "action.yml", "ci/gitlab.yml", "editors/github-matcher.json", "scripts/build",
        "scripts/galley-hook", "scripts/packages.txt", "scripts/prepare")


def clean_environment(**variables):
    return {**{name: value for name, value in os.environ.items() if not name.startswith("GIT_")}, **variables}


def git(folder, *arguments):
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], cwd=folder,
                   env=clean_environment(), check=True, capture_output=True, text=True)


def commit_all(folder):
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it stands")


def make_scripts(folder, galley=None):
    """The files that hooks and continuous integration run, and `galley` where a build would leave it."""
    for name in USED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    if galley:
        (folder / "build/release").mkdir(parents=True)
        shutil.copy2(galley, folder / "build/release/galley")
    commit_all(folder)


def make_whole(folder):
    """The whole checkout, to be built."""
    shutil.copytree(ROOT, folder, dirs_exist_ok=True, symlinks=True,
                    ignore=lambda at, names: {"build", ".git"} & set(names) if Path(at) == ROOT else ())
    commit_all(folder)
