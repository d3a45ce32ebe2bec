"""Sites of which a config or an ignore file says much about many documents."""

from row import Row


def documents(n):
    return {f"d{i}/a.md": "a\n" for i in range(n)}


def lines_taken_back(n):
    return {"galley.yaml": "", "a.md": "a\n", ".gitignore": "b\n!b\n" * n}


def ignored_names(n):
    lines = "".join(f"n{i}\n!m{i}\n" for i in range(n))
    return {"galley.yaml": "", "a.md": "a\n", ".gitignore": lines, **{f"n{i + 5}": "" for i in range(n)}}


def ignored_endings(n):
    lines = "".join(f"*.x{i}\n!*a*.{i}y\nd{i}/**/z[0-9]\n" for i in range(n))
    return {"galley.yaml": "", ".gitignore": lines, **documents(n)}


def listed(key, entry):
    """Sites whose config has a list of n entries; `entry` is one, with its number for each {i}."""
    def make(n):
        return {"galley.yaml": f"{key}:\n" + "".join(entry.replace("{i}", str(i)) for i in range(n)), **documents(n)}
    return make


excluded = listed("exclude", "  - 'd{i}/**/x*.md'\n  - '!*{i}.md'\n")
overrides = listed("overrides", "  - files: ['d{i}/**']\n    rules: {broken-link: off}\n")
overrides_that_all_match = listed("overrides", "  - files: ['**', 'x{i}']\n    rules: {broken-link: off}\n")
schemas = listed("schemas", "  - files: ['d{i}/*.md']\n    schema: off\n")
# Of each of these patterns, which stand for 16, no document has more than the beginning.
braces = listed("exclude", "  - '{a,d}{i}/{a,b}{c,d}{e,f}.md'\n")


def suppressed(n):
    """A comment with many ids on many lines."""
    ids = ", ".join(f"r{i}" for i in range(n))
    return {"galley.yaml": "", "a.md": f"<!-- galley-disable-line {ids}\n" + "\n" * n + "-->\n"}


ROWS = [
    Row("lines that take each other back", 5000, lines_taken_back),
    Row("names to ignore", 500, ignored_names),
    Row("endings to ignore", 100, ignored_endings),
    Row("patterns of exclude", 100, excluded),
    Row("overrides", 50, overrides),
    Row("overrides that all match", 50, overrides_that_all_match),
    Row("entries of schemas", 100, schemas),
    Row("braces", 50, braces),
    Row("ids that a comment names", 500, suppressed),
]
