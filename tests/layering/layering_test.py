"""Rooms include only earlier rooms, third-party headers stay in their wrappers, tables of texts have a keyed hash,
and files stay short.

Usage: layering_test.py ROOT
The table of rooms is that of docs/architecture.md ("Rooms"); this test reads it there, so that there is no second one.
Prints one line for every breach; exit code 1 where there is any.
"""

import re
import sys
import tempfile
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
MAX_LINES = 400

# Third-party headers, and the files that may include them, as patterns of paths below src/.
WRAPPERS = {
    r"yaml-cpp/": r"yaml/yaml(_\w+)?\.cpp",
    r"toml\+\+/": r"toml/toml\.cpp",
    r"(cmark-gfm|node\.h|table\.h)": r"markdown/markdown(_\w+)?\.(cpp|h)",
    r"re2/": r"text/(glob|regex)\.cpp",
    r"CLI/": r"cli/parser\.cpp",
    r"rapidjson/": r"base/json(_write)?\.cpp",
    r"utf8proc": r"text/unicode\.cpp",
    r"xxhash": r"base/hash\.cpp",
}
# Such a header is so heavy, or so much of a world of its own, that one file holds it.
ONE_FILE = {r"CLI/"}
# Headers that belong to one command or one format: what stands beside it may not include them.
SIDE_BY_SIDE = {
    "report": r"report/\w+\.h",
    "cli": r"cli/command_\w+\.h",
    "lsp": r"lsp/(?!json_rpc)\w+\.h",
}

# The standard hash of texts is the same in every run, so strangers could write keys that all have one hash.
UNKEYED = re.compile(r"\bstd::(unordered_(multi)?(map|set)<\s*(const )?std::(w|u8|u16|u32)?string|hash<)")
KEYED = "base/hash.h"
FIXED = {"terms/word_list.h"}  # its words are those of words/, whatever a site holds


def rooms_of(architecture):
    rooms = re.findall(r"^\| `src/(\w+)/` \|", architecture, re.M)
    if len(rooms) < 5:
        raise SystemExit("docs/architecture.md: no table of rooms was found")
    return rooms


def is_sideways(room, name, included):
    """Whether an include goes to a header of another command or format."""
    if not re.fullmatch(SIDE_BY_SIDE.get(room, "(?!)"), included):
        return False
    # text_color.cpp may include its own header, or one that its name begins with.
    return not Path(name).stem.startswith(Path(included).stem)


def include_breaches(path, text, rooms):
    room = path.split("/")[0]
    for match in INCLUDE.finditer(text):
        line = text.count("\n", 0, match.start(2)) + 1
        place = f"src/{path}:{line}"
        quoted, included = match.group(1) == '"', match.group(2)
        target = included.split("/")[0]
        if quoted and "/" in path:
            if target not in rooms:
                yield f"{place}: {included} names no room"
            elif rooms.index(target) > rooms.index(room):
                yield f"{place}: {room} includes {included}, of a later room"
            elif target == room and is_sideways(room, path, included):
                yield f"{place}: {included} stands beside this file, not below it"
        for header, wrapper in WRAPPERS.items():
            if re.match(header, included) and not quoted and not re.fullmatch(wrapper, path):
                yield f"{place}: {included} may be included only in {wrapper}"


def table_breaches(path, text):
    for match in UNKEYED.finditer("" if path == KEYED or path in FIXED else text):
        line = text.count("\n", 0, match.start()) + 1
        yield f"src/{path}:{line}: {match.group()}…: tables of texts are those of {KEYED}"


def has_reason(text):
    """A file may be long where its opening comment says why: a line that starts with `Long: `."""
    opening = re.match(r"(?://[^\n]*\n)*", text).group()
    return re.search(r"^// Long: ", opening, re.M) is not None


def breaches(root):
    rooms = rooms_of((root / "docs/architecture.md").read_text(encoding="utf-8"))
    holders = {header: set() for header in ONE_FILE}
    for file in sorted((root / "src").rglob("*")):
        if file.suffix not in (".h", ".cpp"):
            continue
        path = file.relative_to(root / "src").as_posix()
        text = file.read_text(encoding="utf-8")
        if "/" in path and path.split("/")[0] not in rooms:
            yield f"src/{path}: stands in no room"
            continue
        yield from include_breaches(path, text, rooms)
        yield from table_breaches(path, text)
        for header in ONE_FILE:
            if any(re.match(header, match.group(2)) for match in INCLUDE.finditer(text)):
                holders[header].add(path)
        lines = text.count("\n")
        if lines > MAX_LINES and not has_reason(text):
            yield f"src/{path}: {lines} lines; at most {MAX_LINES}, or a comment that opens the file says why"
    for header, files in holders.items():
        if len(files) > 1:
            yield f"{header} is included in several files: {', '.join(sorted(files))}"


ARCHITECTURE = "\n".join(f"| `src/{room}/` | |" for room in ["base", "yaml", "parse", "schema", "run", "report", "cli"])
# Files of a small tree, each with whether it breaks the order: the test must be able to fail.
SAMPLES = [
    ("base/a.h", '#include "base/b.h"\n#include <vector>\n', False),
    ("base/a.h", '#include "parse/a.h"\n', True),
    ("parse/a.cpp", '#include "base/a.h"\n', False),
    ("parse/a.cpp", '  #  include "run/run.h"\n', True),
    ("parse/a.cpp", '#include "other/run.h"\n', True),
    ("other/a.cpp", "", True),
    ("main.cpp", '#include "cli/program.h"\n', False),
    ("yaml/yaml.cpp", "#include <yaml-cpp/yaml.h>\n", False),
    ("parse/document.cpp", "#include <yaml-cpp/yaml.h>\n", True),
    ("base/json.cpp", "#include <rapidjson/reader.h>\n", False),
    ("base/json.h", "#include <rapidjson/reader.h>\n", True),
    ("report/text.cpp", '#include "report/text.h"\n', False),
    ("report/text_color.cpp", '#include "report/text.h"\n', False),
    ("report/json.cpp", '#include "report/text.h"\n', True),
    ("cli/command_check.cpp", '#include "cli/command.h"\n', False),
    ("cli/command_check.cpp", '#include "cli/command_rules.h"\n', True),
    ("base/a.h", "std::unordered_map<std::string_view, int> a;\n", True),
    ("base/a.h", "std::hash<double>()(1);\n", True),
    ("base/a.h", "std::unordered_map<const Value *, std::string> a;\nHashSet<std::string> b;\n", False),
    ("base/long.cpp", "// Long\n" + "\n" * 400, True),
    ("base/long.cpp", "// A table.\n// Long: one entry a line reads best.\n" + "\n" * 400, False),
]


def self_test():
    for path, text, broken in SAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "docs").mkdir()
            (root / "docs/architecture.md").write_text(ARCHITECTURE, encoding="utf-8")
            file = root / "src" / path
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
            if bool(list(breaches(root))) != broken:
                yield f"layering_test.py itself: {path} with {text[:40]!r} should {'' if broken else 'not '}be a breach"


def main():
    found = list(self_test()) + list(breaches(Path(sys.argv[1])))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
