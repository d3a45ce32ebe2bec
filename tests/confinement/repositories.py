"""Repositories that a stranger wrote, each with a trap, and what the user has beside them.

A Scene is a folder with `home`, which is the user's and must stay as it is, and `repo`, which the stranger wrote. What
must never be read holds SECRET, so that no output may have it.
"""

import os
import subprocess
from pathlib import Path

SECRET = "hunter2secret"
DOCUMENT = "---\ntitle: A\ndraft: 'true'\ntags: [one]\n---\n[a](nope.md) is a **term**.\n"


class Scene:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.home = self.folder / "home"
        self.repo = self.folder / "repo"
        self.home.mkdir()
        self.repo.mkdir()
        self.write("home/profile", f"password: {SECRET}\n")
        self.write("home/notes/page.md", f"---\ndraft: 'true'\n{SECRET}: x\n---\n[{SECRET}](nope.md)\n")
        self.write("repo/a.md", DOCUMENT)
        subprocess.run(["git", "init", "-q", str(self.repo)], check=True, env=self.environment())

    def environment(self):
        """No configuration of Git's but the repository's own."""
        return {**os.environ, "HOME": str(self.folder / "empty"), "GIT_CONFIG_NOSYSTEM": "1", "GALLEY_CACHE_DIR": "",
                "GIT_CEILING_DIRECTORIES": str(self.folder)}

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def link(self, target, name):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)

    def config(self, text):
        self.write("repo/galley.yaml", text)


def file_links(scene):
    scene.link("../home/notes/page.md", "repo/relative.md")
    scene.link(scene.home / "profile", "repo/absolute.md")
    scene.link("/proc/self/environ", "repo/process.md")
    scene.link("/dev/zero", "repo/endless.md")
    scene.link(".git/config", "repo/git.md")


def folder_links(scene):
    scene.link("../home/notes", "repo/notes")
    scene.link("..", "repo/sub/up")
    scene.link(scene.folder, "repo/all")
    scene.link("notes", "repo/twice")
    scene.write("home/notes/galley.yaml", f"exclude: ['{SECRET}']\nnope: {SECRET}\n")
    scene.write("home/notes/.git/HEAD", "")


def named_files(key):
    """The config's `key` names the user's file by each kind of path."""

    def make(scene):
        scene.link("../home/profile", "repo/linked.yaml")
        names = ["../home/profile", str(scene.home / "profile"), "linked.yaml", ".git/config", "sub/../../home/profile",
                 "/proc/self/environ"]
        values = {"extends": "[{}]", "rules-dir": "[{}]", "schemas": "[{{files: ['**'], schema: {}}}]"}
        yield from (f"{key}: {values.get(key, '{}').format(name)}\n" for name in names)

    return make


def references(scene):
    scene.link("../home/profile", "repo/linked.json")
    scene.write("home/profile.json", '{"description": "' + SECRET + '", "type": "' + SECRET + '"}')
    for reference in ("../home/profile.json", (scene.home / "profile.json").as_uri(), "linked.json"):
        scene.write("repo/s.json", '{"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "' + reference + '"}')
        yield "schemas: [{files: ['**'], schema: ./s.json}]\n"


def baselines(scene):
    scene.link("../home/new", "repo/dangling.txt")
    scene.link("../home/profile", "repo/linked.txt")
    for name in ("../home/new", str(scene.home / "new"), "dangling.txt", "linked.txt", ".git/hooks/pre-commit",
                 "/dev/tty"):
        yield f"baseline: {name}\n"


def linked_baseline(scene):
    scene.link("../home/new", "repo/galley-baseline.txt")


def linked_config(scene):
    scene.link("../home/profile", "repo/galley.yaml")


def config_above(scene):
    scene.write("galley.yaml", f"exclude: ['**']\nnope: {SECRET}\n")
    scene.write(".gitignore", "*.md\n")


def ignore_links(scene):
    scene.link("../home/profile", "repo/.gitignore")
    scene.link("../home/none", "repo/sub/.gitignore")
    scene.write("repo/sub/b.md", DOCUMENT)


def foreign_git_folder(scene):
    scene.write("home/git/info/exclude", "*\n")
    (scene.repo / ".git").rename(scene.folder / "moved")
    scene.write("repo/.git", "gitdir: ../home/git\n")


def special_files(scene):
    os.mkfifo(scene.repo / "pipe.md")
    os.mkfifo(scene.repo / "galley-baseline.txt")


# Each makes its trap; those that yield make one for each config that they yield.
REPOSITORIES = {
    "file_links": file_links,
    "folder_links": folder_links,
    "extends": named_files("extends"),
    "taxonomy": named_files("taxonomy"),
    "glossary": named_files("glossary"),
    "schemas": named_files("schemas"),
    "rules_dir": named_files("rules-dir"),
    "references": references,
    "baselines": baselines,
    "linked_baseline": linked_baseline,
    "linked_config": linked_config,
    "config_above": config_above,
    "ignore_links": ignore_links,
    "foreign_git_folder": foreign_git_folder,
    "special_files": special_files,
}

# All commands, as a gate, an editor or a user runs them in the repository.
COMMANDS = [
    ["check"],
    ["check", "--no-exclude", "--no-baseline", "."],
    ["check", "--write-baseline"],
    ["check", "--write-baseline", "--grow"],
    ["check", "*"],
    ["fix", "--diff", "--unsafe"],
    ["fix", "--unsafe"],
    ["fix", "--unsafe", "*"],
    ["suppress", "broken-link", "stringified-value", "."],
    ["suppress", "broken-link", "*"],
    ["rename", "tags", "one", "two"],
    ["values", "draft"],
    ["terms", "--format", "json"],
    ["config"],
    ["rules"],
    ["inspect", "*"],
]

# Those that are run where a config names files, since no command goes on where it can't be read.
COMMANDS_WITH_CONFIG = [["check", "--write-baseline"], ["fix", "--unsafe"], ["config"]]
