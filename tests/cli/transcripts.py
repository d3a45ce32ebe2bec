#!/usr/bin/env python3
"""Runs the command line transcripts of cases/ (README.md says how they are written).

usage: transcripts.py GALLEY [--update] [CASE...]
"""
import ast
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

CASES = Path(__file__).parent / "cases"
BEFORE_RUN = {"file", "bytes", "link", "fifo", "unreadable"}
OF_RUN = {"in", "env", "to", "stdin", "stdout", "stderr", "exit", "holds"}
TIMEOUT = 60  # seconds; nothing here takes one


class Section:
    def __init__(self, kind, words):
        self.kind, self.words, self.text = kind, words, ""


def parse(case):
    """The sections of a case, the first of which is its description."""
    sections = [Section("what", "")]
    for line in case.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("=== "):
            kind, _, words = line[4:].rstrip("\n").partition(" ")
            if kind not in BEFORE_RUN | OF_RUN | {"run"}:
                sys.exit(f"{case}: unknown section {kind}")
            sections.append(Section(kind, words))
        else:
            sections[-1].text += line
    return sections


def path_of(words):
    """A path, plain or as a Python string."""
    return ast.literal_eval(words) if words.startswith("'") else shlex.split(words)[0]


def evaluate(expression):
    return eval(expression, {"__builtins__": {}})  # of our own test cases


def prepare(section, root):
    """Makes the file that the section describes. False: it can't be made here."""
    path = root / path_of(section.words)
    path.parent.mkdir(parents=True, exist_ok=True)
    if section.kind == "file":
        path.write_bytes(section.text.encode())
    elif section.kind == "bytes":
        path.write_bytes(evaluate(section.text.strip()))
    elif section.kind == "link":
        path, target = shlex.split(section.words)
        (root / path).symlink_to(target)
    elif section.kind == "fifo":
        os.mkfifo(path)
    elif section.kind == "unreadable":
        if os.geteuid() == 0:
            return False
        path.chmod(0)
    return True


def open_target(words):
    """A file that takes stdout, or a pipe that nobody reads."""
    if words != "closed-pipe":
        return os.open(words, os.O_WRONLY)
    read, write = os.pipe()
    os.close(read)
    return write


def without_time(text):
    return re.sub(r"\d+\.\d\d s$", "0.00 s", text, flags=re.MULTILINE)


def without_commit(text):
    return re.sub(r"^(galley [\d.]+) \([0-9a-f]{12}\)$", r"\1", text, flags=re.MULTILINE)


def run(galley, run_section, sections, root):
    """Runs one command. Gives what it printed, by section."""
    folder, stdin, target = root, b"", subprocess.PIPE
    # Nothing of the surroundings but what programs can't do without.
    env = {name: os.environ[name] for name in ("PATH", "HOME", "TSAN_OPTIONS", "ASAN_OPTIONS") if name in os.environ}
    for section in sections:
        if section.kind == "in":
            folder = root / section.words
        elif section.kind == "env":
            name, _, value = section.words.partition("=")
            env[name] = value
        elif section.kind == "stdin":
            stdin = section.text.encode()
        elif section.kind == "to":
            target = open_target(section.words)
    done = subprocess.run([galley, *shlex.split(run_section.words)], cwd=folder, env=env, input=stdin,
                          stdout=target, stderr=subprocess.PIPE, timeout=TIMEOUT)
    if target != subprocess.PIPE:
        os.close(target)
    return {"stdout": without_commit((done.stdout or b"").decode(errors="backslashreplace")).replace("\r", "\\r"),
            "stderr": without_time(done.stderr.decode(errors="backslashreplace")).replace(str(root), "ROOT"),
            "exit": done.returncode}


def expected(sections):
    result = {"stdout": "", "stderr": "", "exit": 0}
    for section in sections:
        if section.kind in ("stdout", "stderr"):
            result[section.kind] = section.text
        elif section.kind == "exit":
            result["exit"] = int(section.words)
    return result


def held(path):
    """What a file holds, as a `holds` section says it."""
    data = path.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return f"{data!r}\n"
    plain = text.endswith("\n") and not re.search(r"\r|\ufeff|^=== |^b'", text, re.M)
    return text if plain else f"{data!r}\n"


def show_difference(name, want, got):
    lines = difflib.unified_diff(want.splitlines(), got.splitlines(), f"{name} expected", f"{name} printed", lineterm="")
    return "\n".join(lines)


def check_case(galley, case, update):
    """Gives complaints, or None where the case can't run here."""
    sections = parse(case)
    complaints = []
    written = ""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        position = 0
        while position < len(sections):
            section = sections[position]
            position += 1
            written += f"=== {section.kind} {section.words}".rstrip() + "\n" if section.kind != "what" else ""
            written += section.text
            if section.kind in BEFORE_RUN and not prepare(section, root):
                return None
            if section.kind in OF_RUN:
                complaints.append(f"=== {section.kind} stands outside of a run")
            if section.kind != "run":
                continue
            own = []
            while position < len(sections) and sections[position].kind in OF_RUN:
                own.append(sections[position])
                position += 1
            got, want = run(galley, section, own, root), expected(own)
            for name in ("stdout", "stderr"):
                if got[name] != want[name]:
                    complaints.append(f"galley {section.words}\n" + show_difference(name, want[name], got[name]))
            if got["exit"] != want["exit"]:
                complaints.append(f"galley {section.words}\nexit {got['exit']}, expected {want['exit']}")
            for part in own:
                if part.kind == "holds" and held(root / path_of(part.words)) != part.text:
                    complaints.append(f"galley {section.words}\n" + show_difference(
                        part.words, part.text, held(root / path_of(part.words))))
                if part.kind in ("in", "env", "to", "stdin"):
                    written += f"=== {part.kind} {part.words}".rstrip() + "\n" + part.text
            for name in ("stdout", "stderr"):
                if got[name]:
                    written += f"=== {name}\n{got[name]}"
            if got["exit"] != 0:
                written += f"=== exit {got['exit']}\n"
            for part in own:
                if part.kind == "holds":
                    written += f"=== holds {part.words}\n" + held(root / path_of(part.words))
    if update:
        case.write_text(written, encoding="utf-8")
    return complaints


def main():
    galley = str(Path(sys.argv[1]).resolve())
    update = "--update" in sys.argv[2:]
    names = [argument for argument in sys.argv[2:] if argument != "--update"]
    cases = [CASES / f"{name}.txt" for name in names] or sorted(CASES.glob("*.txt"))
    failed = 0
    for case in cases:
        complaints = check_case(galley, case, update)
        if complaints is None:
            print(f"{case.stem}: skipped, root may read everything")
        elif complaints and not update:
            failed += 1
            print(f"{case.stem}: failed", *complaints, sep="\n")
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(1 if failed or not cases else 0)


main()
