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


ROWS = [
    Row("many folders", 500, wide),
    Row("many files in a folder", 1000, crowded),
    Row("links to folders, many ways", 50, link_farm),
]
