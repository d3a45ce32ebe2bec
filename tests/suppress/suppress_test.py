#!/usr/bin/env python3
"""What `galley suppress` writes changes nothing that a reader sees: MDX compiles as before, by @mdx-js/mdx, and any other
document renders the same text, by cmark-gfm.

Usage: suppress_test.py GALLEY SOURCE_FOLDER SCRATCH
The sites are the fixtures of all rules, and the cases of GALLEY_SHARED where there are any. Each is copied, and all that
galley finds there is suppressed. @mdx-js/mdx is installed into SCRATCH when it is not there; without npm or the library
of cmark-gfm that part is not tested."""

import ctypes
import ctypes.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
MDX_VERSION = "3.1.1"
MARKER = re.compile(r"[ \t]*(<!--|#) expect.*$", re.M)
COMMENT = re.compile(r"<!-- galley-.*?-->", re.S)
FIELD_COMMENT = re.compile(r"^# galley-.*\n", re.M)
FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+|;;;)[^\r\n]*[\r\n].*?[\r\n]\1(\r\n?|\n|\Z)", re.S)


def load_renderer():
    """A function from Markdown to HTML, or None where cmark-gfm is not here."""
    name = ctypes.util.find_library("cmark-gfm")
    if not name:
        return None
    library = ctypes.CDLL(name)
    library.cmark_markdown_to_html.restype = ctypes.c_char_p
    unsafe = 1 << 17

    def render(text):
        data = text.encode()
        return library.cmark_markdown_to_html(data, ctypes.c_size_t(len(data)), ctypes.c_int(unsafe)).decode()

    return render


def seen(render, text):
    """The HTML without galley's comments, and without blanks that mean nothing."""
    text = FIELD_COMMENT.sub("", text)  # where front matter is never closed, it is no front matter for cmark-gfm
    html = COMMENT.sub("", render(FRONT_MATTER.sub("", text)))
    return re.sub(r"\s+(?=<)|(?<=>)\s+", "", re.sub(r"\s+", " ", html)).strip()


def install_mdx(scratch):
    """Whether @mdx-js/mdx is in `scratch`."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return False
    package = scratch / "node_modules/@mdx-js/mdx/package.json"
    if package.exists() and json.loads(package.read_text())["version"] == MDX_VERSION:
        return True
    scratch.mkdir(parents=True, exist_ok=True)
    (scratch / "package.json").write_text('{"private": true}\n')
    done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", f"@mdx-js/mdx@{MDX_VERSION}"],
                          cwd=scratch, capture_output=True)
    return done.returncode == 0


def compiled(scratch, files):
    script = Path(__file__).with_name("compile_mdx.mjs")
    names = "".join(f"{file}\n" for file in files)
    done = subprocess.run(["node", script, scratch], input=names.encode(), capture_output=True, check=True)
    return set(done.stdout.decode().splitlines())


def find_sites(source, shared):
    roots = [source / "fixtures/rules"]
    for case in sorted(roots[0].glob("*/*")):
        if case.is_dir():
            yield case
    cases = shared / "cases/markdown"
    if cases.is_dir():
        yield from sorted(folder for folder in cases.iterdir() if folder.is_dir())


def copy_sites(sites, folder):
    """Copies the sites without markers, and returns the copies."""
    copies = []
    for number, site in enumerate(sites):
        copy = folder / f"{number}-{site.parent.name}-{site.name}"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("expected.txt", "expect.txt", "fixed"))
        (copy / ".git").mkdir(exist_ok=True)  # nothing above the copy is of its site
        for document in documents(copy):
            data = document.read_bytes()
            try:
                document.write_bytes(MARKER.sub("", data.decode()).encode())
            except UnicodeDecodeError:
                pass
        copies.append(copy)
    return copies


def documents(folder):
    return sorted(file for file in folder.rglob("*") if file.suffix in (".md", ".mdx", ".markdown") and file.is_file())


def is_mdx(document, site):
    """Whether a document's site reads it as MDX: Docusaurus so reads each Markdown file."""
    config = site / "galley.yaml"
    return document.suffix == ".mdx" or (config.is_file() and re.search(r"^extends:.*docusaurus", config.read_text(), re.M))


def suppress_all(galley, site):
    """Suppresses all that is found in the site."""
    found = subprocess.run([galley, "check", "--no-cache", "."], cwd=site, capture_output=True)
    rules = set(re.findall(r" \[([a-z0-9-]+)\]$", found.stdout.decode(errors="replace"), re.M))
    if rules:
        subprocess.run([galley, "suppress", *sorted(rules)], cwd=site, capture_output=True)


def main():
    galley, source, scratch = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    shared = Path(os.environ.get("GALLEY_SHARED", source / "../shared"))
    render = load_renderer()
    has_mdx = install_mdx(scratch)
    if render is None and not has_mdx:
        print("skipped: neither cmark-gfm's library nor npm is here")
        return SKIPPED
    mistakes = []
    changed = 0
    with tempfile.TemporaryDirectory() as folder:
        copies = copy_sites(find_sites(source, shared), Path(folder))
        files = [file for copy in copies for file in documents(copy)]
        before = {file: file.read_bytes() for file in files}
        mdx = [file for copy in copies for file in documents(copy) if is_mdx(file, copy)]
        compiled_before = compiled(scratch, mdx) if has_mdx else set()
        for copy in copies:
            suppress_all(galley, copy)
        compiled_after = compiled(scratch, mdx) if has_mdx else set()
        mistakes += [f"{file}: MDX doesn't compile any more" for file in sorted(compiled_before - compiled_after)]
        for file in files:
            after = file.read_bytes()
            if after == before[file]:
                continue
            changed += 1
            if file in mdx:
                if b"<!-- galley-" in after:
                    mistakes.append(f"{file}: a comment of HTML was written into MDX")
            elif render and seen(render, before[file].decode()) != seen(render, after.decode()):
                mistakes.append(f"{file}: it renders another text:\n{after.decode()}")
    print("\n".join(mistakes))
    print(f"{changed} documents changed, {len(compiled_before)} of {len(mdx)} MDX documents compiled before")
    if changed == 0:
        print("nothing was suppressed")
    return 1 if mistakes or changed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
