"""What the tables of growing sites are made of."""

from dataclasses import dataclass, field
from typing import Callable

EMPTY = {"galley.yaml": "", "a.md": ""}  # the site whose cost is that of a start


@dataclass(frozen=True)
class Row:
    """A site that grows.

    `make(n)` returns it as {path: content}. A content is bytes or text; a Path is what a symbolic link leads to; None
    makes an empty folder. The site should have a galley.yaml. `size` is the smallest n, of which a run takes some ten
    million instructions; the largest is four times as large.
    """

    name: str
    size: int
    make: Callable
    command: list = field(default_factory=lambda: ["check", "--no-cache", "--jobs", "1"])
