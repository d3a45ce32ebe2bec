#!/usr/bin/env python3
"""Every relative link of the documentation leads to a file, every fragment to a heading; `galley inspect` says which there are.

Usage: links_test.py GALLEY SOURCE_FOLDER"""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

AT_LEAST = 40  # links within the checkout, so that reading none is no success


def main():
    galley, source = sys.argv[1], Path(sys.argv[2]).resolve()
    pages = [*source.glob("*.md"), *(source / "docs").rglob("*.md"), *(source / "tests").rglob("README.md")]
    printed = subprocess.run([galley, "inspect", *map(str, pages)], stdout=subprocess.PIPE, check=True).stdout.decode()
    seen = {Path(page["path"]).resolve(): page for page in map(json.loads, printed.splitlines())}
    anchors = {path: {heading["anchor"] for heading in page["headings"]} for path, page in seen.items()}
    complaints, count = [], 0
    for path, page in sorted(seen.items()):
        for link in page["links"]:
            if link["kind"] in ("wikilink", "embed", "shortcode"):
                continue  # they are examples
            target, _, fragment = unquote(link["target"]).partition("#")
            if "://" in target or target.startswith("mailto:"):
                continue
            count += 1
            file = (path.parent / target).resolve() if target else path
            place = f"{path.relative_to(source)}:{link['line']}:{link['column']}"
            if not file.exists() or source not in [file, *file.parents]:
                complaints.append(f"{place}: {link['target']} is not there")
            elif fragment and fragment not in anchors.get(file, ()):
                complaints.append(f"{place}: {link['target']}: there is no such heading")
    if count < AT_LEAST:
        complaints.append(f"only {count} links were found")
    print(f"{len(seen)} pages, {count} links", *complaints, sep="\n")
    return 1 if complaints else 0


sys.exit(main())
