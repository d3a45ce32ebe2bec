#!/usr/bin/env python3
"""Shells complete galley's commands, options, choices, rule ids and files; man shows its page.
Usage: completions_test.py GALLEY. A shell that is not here is skipped with a word."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

GALLEY = os.path.abspath(sys.argv.pop(1))

BASH = """
source <({galley} completions bash)
COMP_WORDS=({words}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
compopt() {{ :; }} # works only while the shell completes
_galley
printf '%s\\n' "${{COMPREPLY[@]}}"
"""

def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **more)


def in_bash(words, folder):
    quoted = " ".join(shlex.quote(word) for word in words)
    done = run("bash", "-c", BASH.format(galley=shlex.quote(GALLEY), words=quoted), cwd=folder, env=environment())
    assert done.stderr == "", done.stderr
    return set(done.stdout.split("\n")) - {""}


def in_fish(words, folder):
    script = f"{shlex.quote(GALLEY)} completions fish | source; complete -C {shlex.quote(' '.join(words))}"
    done = run("fish", "--no-config", "-c", script, cwd=folder, env=environment())
    assert done.stderr == "", done.stderr
    return {line.split("\t")[0] for line in done.stdout.splitlines()}


def environment():
    path = os.path.dirname(GALLEY) + os.pathsep + os.environ["PATH"]
    return {**os.environ, "PATH": path, "HOME": tempfile.gettempdir(), "TERM": "dumb"}


class Completions(unittest.TestCase):
    def check(self, complete, shell):
        if not shutil.which(shell):
            self.skipTest(f"{shell} is not here")
        rules = {line.split()[0] for line in run(GALLEY, "rules").stdout.splitlines()}
        self.assertIn("schema-violation", rules)
        with tempfile.TemporaryDirectory() as folder:
            open(os.path.join(folder, "my-note.md"), "w").close()
            for words, offers in [
                (["galley", "c"], {"check", "config", "completions"}),
                (["galley", "check", "--col"], {"--color", "--column-unit"}),
                (["galley", "check", "--fail-on", ""], {"error", "warning", "info", "never"}),
                (["galley", "check", "my"], {"my-note.md"}),
                (["galley", "rules", ""], rules),
                (["galley", "rules", "orph"], {"orphan-document", "orphan-tag"}),
                (["galley", "suppress", "orph"], {"orphan-document", "orphan-tag"}),
                (["galley", "suppress", "my"], {"my-note.md"}),
                (["galley", "completions", ""], {"bash", "zsh", "fish"}),
            ]:
                with self.subTest(words=words):
                    self.assertEqual(complete(words, folder), offers)

    def test_bash(self):
        self.check(in_bash, "bash")

    def test_fish(self):
        self.check(in_fish, "fish")

    def test_zsh_takes_the_script(self):
        if not shutil.which("zsh"):
            self.skipTest("zsh is not here")
        script = ('autoload -Uz compinit && compinit -u -D && source <("$1" completions zsh) && '
                  'print -r -- $_comps[galley] && whence -w _galley')
        done = run("zsh", "-f", "-c", script, "zsh", GALLEY, env=environment())
        self.assertEqual((done.stdout, done.stderr), ("_galley\n_galley: function\n", ""))

    def test_manual_page_names_every_command_and_option(self):
        if not shutil.which("man"):
            self.skipTest("man is not here")
        page = run(GALLEY, "man").stdout
        done = run("man", "--warnings", "-E", "UTF-8", "-l", "-", input=page, env={**environment(), "MANWIDTH": "100"})
        self.assertEqual(done.stderr, "")
        help_text = run(GALLEY, "check", "--help").stdout
        wanted = {word for word in help_text.replace(",", " ").split() if word.startswith("--")}
        self.assertIn("--fail-on", wanted)
        for word in wanted | {"galley check", "galley rules", "galley.yaml"}:
            self.assertIn(word, done.stdout)


if __name__ == "__main__":
    sys.exit(not unittest.main(exit=False).result.wasSuccessful())
