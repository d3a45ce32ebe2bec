"""GitHub's runner as far as action.yml needs it. In: an action's folder, inputs, a workspace. Out: exit code and log.

What the runner does with an action and a line is told by actions/runner: src/Runner.Common/ActionCommand.cs,
src/Runner.Worker/ActionCommandManager.cs and src/Runner.Worker/Handlers/OutputManager.cs. An expression that is not
known here is an error, not a guess."""

import json
import os
import re
import subprocess

import yaml

COMMANDS = {"add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice",
            "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning"}
SHELLS = {"sh": ["sh", "-e", "-c"]}


class Log:
    """What the runner makes of the lines of a step, in order."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.lines = []        # all of them
        self.commands = []     # (name, value) of each that was obeyed
        self.annotations = []  # (level, file or None, line, column, message)
        self.matchers = {}
        self.token = None      # that ends a stop of commands

    def command(self, line):
        """(name, properties, value) of `::name properties::value` at a line's start, or of `##[name properties]value`
        anywhere in it; None where no known name stands there."""
        for text, start, end in ((line.lstrip(), "::", "::"), (line[line.find("##["):], "##[", "]")):
            if text.startswith(start) and end in text[len(start):]:
                information, value = text[len(start):].split(end, 1)
                name, _, properties = information.partition(" ")
                if name.lower() in COMMANDS or name == self.token:
                    return name.lower(), properties, value
        return None

    def obey(self, name, properties, value):
        """False: commands are stopped, and the line is text."""
        if self.token is not None:
            if name != self.token:
                return False
            self.token = None
            return True
        self.commands.append((name, value))
        if name == "stop-commands":
            self.token = value
        elif name == "add-matcher":
            with open(os.path.join(self.workspace, value), encoding="utf-8") as file:
                self.matchers.update((matcher["owner"], matcher) for matcher in json.load(file)["problemMatcher"])
        elif name == "remove-matcher":
            del self.matchers[properties.removeprefix("owner=")]
        return True

    def read(self, line):
        self.lines.append(line)
        command = self.command(line)
        if command and self.obey(*command):
            return
        for matcher in self.matchers.values():
            pattern, = matcher["pattern"]
            match = re.search(pattern["regexp"], line)
            if match:
                self.annotations.append((match[pattern["severity"]] or matcher["severity"],
                                         self.file(match[pattern["file"]]), int(match[pattern["line"]]),
                                         int(match[pattern["column"]]), match[pattern["message"]]))
                return

    def file(self, path):
        """A path from the workspace, of a file that is there and below a .git folder; otherwise it is dropped."""
        full = os.path.normpath(os.path.join(self.workspace, path))
        if not os.path.isfile(full):
            return None
        folder = os.path.dirname(full)
        while not os.path.exists(os.path.join(folder, ".git/config")):
            if folder == os.path.dirname(folder):
                return None
            folder = os.path.dirname(folder)
        return os.path.relpath(full, folder)


def load_action(folder):
    with open(os.path.join(folder, "action.yml"), encoding="utf-8") as file:
        return yaml.safe_load(file)


def fill(text, inputs):
    """Replaces `${{ inputs.name }}`."""
    return re.sub(r"\$\{\{ *inputs\.([a-z-]+) *\}\}", lambda match: inputs[match.group(1)], text)


def wanted(step, inputs):
    condition = step.get("if")
    if condition is None:
        return True
    return inputs[re.fullmatch(r"inputs\.([a-z-]+) == ''", condition).group(1)] == ""


def run_action(folder, workspace, environment, **given):
    """Runs the steps until one fails. Returns (exit code, Log); words of `given` are inputs, with _ for -. A step starts
    beside the workspace, as a workflow may ask for another folder than that."""
    action = load_action(folder)
    inputs = {name: about.get("default", "") for name, about in action["inputs"].items()}
    for name, value in given.items():
        name = name.replace("_", "-")
        if name not in inputs:
            raise KeyError(name)
        inputs[name] = value
    log = Log(workspace)
    for step in action["runs"]["steps"]:
        if not wanted(step, inputs):
            continue
        variables = {name: fill(value, inputs) for name, value in step.get("env", {}).items()}
        done = subprocess.run(SHELLS[step["shell"]] + [step["run"]], cwd=os.path.dirname(workspace),
                              env={**environment, "GITHUB_WORKSPACE": workspace, "GITHUB_ACTION_PATH": folder,
                                   **variables},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        # Two pipes are read by two threads, in any order: only what comes by one of them has an order.
        for line in done.stderr.splitlines() + done.stdout.splitlines():
            log.read(line)
        if done.returncode != 0:
            return done.returncode, log
    return 0, log
