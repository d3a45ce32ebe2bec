"""Sites whose folders, ignore files and links grow."""

from pathlib import Path

from row import Row


def wide(n):
    return {"galley.yaml": "", **{f"d{i}/a.txt": "" for i in range(n)}, "a.md": "a\n"}


def crowded(n):
    return {"galley.yaml": "", **{f"d/{i}.txt": "" for i in range(n)}, "a.md": "a\n"}


def link_farm(n):
    """Each folder has a link to every one of ten others."""
    site = {"galley.yaml": ""}
    for i in range(n):
        site[f"f{i}/a.md"] = "a\n"
        for link in range(10):
            site[f"f{i}/l{link}"] = Path(f"../f{(i + link + 1) % n}")
    return site


def deep(n):
    """Each folder has an ignore file of its own, and the deepest the document."""
    site = {"galley.yaml": ""}
    for i in range(n):
        site["f/" * i + ".gitignore"] = f"x{i}\n!y{i}\n/z\n"
    site["f/" * (n - 1) + "a.md"] = "a\n"
    return site


def nested(n):
    """Each site is in another one."""
    return {**{"s/" * i + "galley.yaml": "" for i in range(n)}, **{"s/" * i + "a.md": "a\n" for i in range(n)}}


def equal_ignore_files(n):
    text = "".join(f"*.x{i}\n!a{i}\n" for i in range(50))
    files = {f"d{i}/{name}": text for i in range(n) for name in (".gitignore", "b.txt")}
    return {"galley.yaml": "", "a.md": "a\n", **files}


ROWS = [
    Row("many folders", 500, wide),
    Row("many files in a folder", 1000, crowded),
    Row("links to folders, many ways", 50, link_farm),
    Row("ignore files, one in the other", 200, deep),
    Row("sites, one in the other", 25, nested),
    Row("equal ignore files", 50, equal_ignore_files),
]
