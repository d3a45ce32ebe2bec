#!/usr/bin/env python3
"""galley reads TOML 1.0 as toml-test says: every valid text has the values that its JSON lists, and every invalid one is an error.

Usage: toml_suite_test.py GALLEY SUITE EXCEPTIONS
SUITE is the folder `tests` of toml-test. EXCEPTIONS lists a file a line, and behind a `#` why galley differs; one that no longer
differs fails the test, too."""

import json
import math
import subprocess
import sys
from pathlib import Path


def plain(value):
    """What the JSON of toml-test means in the words of `galley inspect`, in which dates are texts."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if not (set(value) == {"type", "value"} and isinstance(value["value"], str)):
        return {key: plain(item) for key, item in value.items()}
    text = value["value"]
    if value["type"] == "integer":
        return int(text)
    if value["type"] == "float":
        number = float(text)
        return number if math.isfinite(number) else None  # JSON has no word for it
    if value["type"] == "bool":
        return text == "true"
    return date(text) if value["type"] != "string" else text


def date(text):
    """Fractions of seconds compare without the zeros at their end, since readers may write them or not."""
    text = text.upper().replace(" ", "T")
    if "." not in text:
        return text
    head, rest = text.split(".")
    digits = len(rest) - len(rest.lstrip("0123456789"))
    fraction = rest[:digits].rstrip("0")
    return head + ("." + fraction if fraction else "") + rest[digits:]


def same(expected, found):
    if isinstance(expected, dict):
        return isinstance(found, dict) and set(expected) == set(found) and all(same(expected[k], found[k]) for k in expected)
    if isinstance(expected, list):
        return isinstance(found, list) and len(expected) == len(found) and all(map(same, expected, found))
    if isinstance(expected, str):
        return isinstance(found, str) and (expected == found or expected == date(found))
    return type(expected) is type(found) and expected == found


def main():
    galley, suite, exceptions = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]), Path(sys.argv[3])
    if not suite.is_dir():
        print(f"skipped, there is no {suite}")
        return 77
    known = {line.split("#")[0].strip() for line in exceptions.read_text().splitlines()} - {""}
    names = (suite / "files-toml-1.0.0").read_text().split()
    names = [name for name in names if name.endswith(".toml")]
    done = subprocess.run([galley, "inspect", *names], cwd=suite, stdout=subprocess.PIPE)
    wrong = set()
    lines = done.stdout.decode().splitlines()
    assert len(lines) == len(names), f"{len(names)} files, {len(lines)} lines"
    by_path = {record["path"]: record for record in map(json.loads, lines)}
    for name in names:
        record = by_path[name]
        if name.startswith("invalid/"):
            right = "error" in record
        else:
            expected = plain(json.loads((suite / name).with_suffix(".json").read_text()))
            right = "error" not in record and same(expected, record["front_matter"] or {})
        if not right:
            wrong.add(name)
            if name not in known:
                print(f"{name}: {record.get('error', record['front_matter'])}")
    for name in sorted(known - wrong):
        print(f"{name} is listed as an exception, but galley is right")
    print(f"{len(names)} files, {len(wrong)} not as the suite says, of which {len(known & wrong)} are listed")
    return 1 if wrong != known else 0


if __name__ == "__main__":
    sys.exit(main())
