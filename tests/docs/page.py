"""A page of Markdown as the tests of documentation read it: its fenced blocks in order.

A block is marked by what follows its language:

    ```yaml file=galley.yaml        a file of the reader's; written before the commands below it run
    ```sh                           commands, one a line; each is run
    ```text                         directly after sh: what its commands print, stderr included
"""

import re
from dataclasses import dataclass

FENCE = re.compile(r"^( *)(```+)([^\n`]*)\n(.*?)^ *\2 *$", re.M | re.S)


@dataclass
class Block:
    line: int  # of the opening fence, 1-based
    language: str
    attributes: dict
    text: str


def read_blocks(text):
    blocks = []
    for match in FENCE.finditer(text):
        indent, info = match.group(1), match.group(3).split()
        attributes = dict(word.partition("=")[::2] for word in info[1:])
        body = re.sub(rf"^{indent}", "", match.group(4), flags=re.M)
        blocks.append(Block(text.count("\n", 0, match.start()) + 1, info[0] if info else "", attributes, body))
    return blocks


def read_commands(block):
    """The commands of a sh block, with continued lines joined and without comments."""
    commands = [re.sub(r"(^|\s\s)#.*", "", line).strip() for line in re.sub(r"\\\n\s*", "", block.text).splitlines()]
    return [command for command in commands if command]
