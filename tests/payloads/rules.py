"""What must be true of the bytes that galley prints, by format. Each function raises AssertionError with a word."""

import csv
import io
import json
import re

HIDDEN = set(range(0x20)) | set(range(0x7F, 0xA0)) | {0xAD, 0x61C, 0x200E, 0x200F, 0x3164, 0xFEFF, 0xFFA0}
HIDDEN |= set(range(0x2028, 0x202F)) | set(range(0x2060, 0x2070)) | set(range(0xFDD0, 0xFDF0)) | set(range(0xFFF9, 0xFFFC))
HIDDEN |= {0x115F, 0x1160, 0x17B4, 0x17B5} | set(range(0xFFF0, 0xFFF9)) | set(range(0x1D173, 0x1D17B))
HIDDEN |= set(range(0xE0000, 0xE0100)) | {0xFFFE + plane * 0x10000 + i for plane in range(17) for i in (0, 1)}
JOINERS = {0x200B, 0x200C, 0x200D}
COLOR = re.compile(r"\x1b\[(?:1|2|1;31|1;35|1;36)?m")
# What GitHub's runner, Azure's and TeamCity take for a command.
OLD_COMMAND = re.compile(r"##[A-Za-z]*\[")
DIAGNOSTIC = re.compile(r"^(?P<path>.+?):\d+:\d+: (?:error|warning|note): .+ \[[a-z0-9-]+\]$")
# Where a problem matcher would see a diagnostic of a file that galley did not speak of.
FORGED = re.compile(r"victim\.md:\d+:(?:\d+:)? *(?:fatal )?(?:error|warning|note):")
FORMULA = re.compile(r"""^[ '"]*[-=+@＝＋－＠]""")


def fail(what, line):
    raise AssertionError(f"{what}: {line!r}")


def check_characters(text, allowed=""):
    """No character that controls a terminal, or that nobody sees, but a line feed and those `allowed`."""
    before = ""
    for character in text:
        value = ord(character)
        if value in HIDDEN and character != "\n" and character not in allowed:
            fail(f"U+{value:04X} is raw", text[max(0, text.index(character) - 40):][:80])
        if value in JOINERS and (not before or before < "\x80"):
            fail(f"U+{value:04X} is raw behind {before!r}", text[:80])
        before = character


def check_lines(text):
    """No line is a command to a CI job."""
    for line in re.split("[\n\r]", text):
        bare = line.lstrip()
        if bare.startswith("::") and not bare.startswith(":::"):
            fail("a command to CI", line)
        if OLD_COMMAND.search(line):
            fail("a command to CI", line)


def check_stream(data, allowed=""):
    text = data.decode("utf-8")  # raises where it is not
    check_characters(text, allowed)
    check_lines(text)
    return text


def check_text(data):
    text = check_stream(data)
    for line in text.split("\n"):
        if FORGED.search(line):
            fail("a forged diagnostic", line)
    return text


def check_diagnostics(data, color=False):
    text = data.decode("utf-8")
    if color:
        text = COLOR.sub("", text)
    check_text(text.encode("utf-8"))
    for line in text.splitlines():
        if not DIAGNOSTIC.match(line):
            fail("no diagnostic", line)
    return text


def check_messages(data):
    """stderr: each line is of galley, or an error with a place."""
    text = check_text(data)
    for line in text.splitlines():
        if not re.match(r"galley: |.+: error: | +\d+  [a-z0-9-]+$", line):
            fail("no line of galley", line)
    return text


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from strings_in(member)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


def check_json(data, lines=False):
    """Returns all texts that it holds."""
    text = check_stream(data)
    values = [json.loads(line) for line in text.splitlines()] if lines else [json.loads(text)]
    return set(strings_in(values))


def check_csv(data, line_end):
    text = check_stream(data, "\r" if line_end == "\r\n" else "")
    lines = text.split(line_end)
    if lines[-1] or any("\n" in line or "\r" in line for line in lines):
        fail("a record is no line", text[:80])
    records = list(csv.reader(io.StringIO(text, newline="")))
    for record in records:
        if len(record) != len(records[0]):
            fail("another number of cells", record)
        for cell in record:
            for part in cell.split(";"):
                if FORMULA.match(part) and not part.lstrip(" ").startswith("'"):
                    fail("a formula", cell)
    return records


def check_page(data):
    """The page of terms: nothing in it is template code, a mention, or a link but that to the term's document."""
    text = check_stream(data)
    targets = re.findall(r"\]\(([^()\s]*)\)$", text, re.M)
    if len(targets) != text.count("\n") - 2:
        fail("not an entry a line", text[:80])
    for target in targets:
        if re.search(r"[\\{}<>:\"`|\[\]*$&#?]", target):
            fail("a link that leads elsewhere", target)
    words = re.sub(r"\]\([^()\s]*\)$", "](x)", text, flags=re.M)
    for line in words.splitlines()[2:]:
        if not line.startswith("- **"):
            fail("no entry", line)
    for code in ("{", "<", "://", "[[", "%%", "=="):
        if code in words:
            fail(f"{code} is alive", next(line for line in words.splitlines() if code in line))
    for living in (r"(?i)www\.", r"@\w", r"(?<!\\)[`$|~]", r"(?<![\\&\w])#\w"):
        if found := re.search(living, words):
            fail("alive", words[max(0, found.start() - 40):found.end() + 40])
    return text


def check_diff(data):
    """Returns the patch alone and the number of remarks."""
    text = check_stream(data, "\t\r")
    remarks = 0
    for line in text.splitlines():
        if not re.match(r"[-+ #@\\]", line):
            fail("no line of a diff", line)
        remarks += line.startswith("# @@")
    return remarks
