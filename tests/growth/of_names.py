"""Sites whose documents share names, and documents that hold much of one kind."""

from row import Row

CHECK_ALL = "extends: [recommended, garden]\n"


def site(files, config=""):
    return {"galley.yaml": config, **files}


def front_matter(fields, body=""):
    return f"---\n{fields}---\n{body}"


def shared_titles(n):
    text = front_matter("title: One name\naliases: [One name]\n", "[[One name]] [x](one-name) [y](/one-name/#part)\n")
    return site({f"f{i}/one-name.md": text for i in range(n)})


def paths_of_notes(n):
    return site({f"f{i}/note.md": f"[[f{i * 7 % n}/note]] [[note#^b{i}]]\n" for i in range(n)})


def shared_addresses(n):
    fields = "permalink: /home/\nurl: /start/\nslug: s\n"
    return site({f"a{i}.md": front_matter(fields, f"[x](/home/#h{i}) [y](/start) [z](s#h{i})\n") for i in range(n)})


def moved_notes(n):
    return site({f"f{i}/README.md": f"[x](gone{i}/readme.md) [y](/gone{i}/readme.md#a)\n" for i in range(n)})


def endings(n):
    return site({f"a.e{i}": f"[x](a.e{i})\n" for i in range(n)}, "content: ['**/a.*']\n")


def long_value(n):
    """One document has a long value, and all others have values that are equal but for what no address keeps."""
    files = {f"a{i}.md": front_matter("slug: same\n") for i in range(n)}
    return site({"a.md": front_matter(f"slug: same{'!' * 20 * n}\n"), **files})


def glossary_of_one_name(n):
    entries = "".join(f"- term: term{i}\n  name: same\n  definition: what {i} is\n" for i in range(n))
    documents = {f"a{i}.md": "same **same**\n" for i in range(n)}
    return site({"g.yaml": entries, **documents}, f"{CHECK_ALL}glossary: g.yaml\n")


def anchors(n):
    return site({"a.md": "".join(f'<b id="x{i}"></b>[x](#x{n - i}) [y](b.md#y{i})\n' for i in range(n)),
                 "b.md": '<b id="same"></b>\n' * n})


def series(n):
    numbers = ", ".join(str(i) for i in range(n))
    return site({"a.md": front_matter(f"series: [{numbers}]\nseries_order: [{numbers}]\n")})


def many_lines_suppressed(n):
    return site({"a.md": "<!-- galley-disable-line\n" + "".join(f"r{i}\n" for i in range(n)) + "-->\n"})


def quoted_list(n):
    items = ", ".join("'[a]'" for _ in range(n))
    return site({"a.md": front_matter(f"tags: [{items}]\n")})


def tags(n):
    items = ", ".join(["before"] * n)
    keys = "".join(f"k{i}: {i}\n" for i in range(n))
    return site({"a.md": front_matter(f"{keys}tags: [{items}]\n")})


def curly(n):
    items = ", ".join(f"“a{i}”" for i in range(n))
    return site({"a.md": front_matter(f"tags: [{items}]\n", "中**“文”**字，" * n + "\n")})


def broken_lines(n):
    lines = "".join(f"[x](n{i}.md) <!-- galley-disable-line broken-image -->\n\n" for i in range(n))
    return site({"a.md": front_matter("".join(f"k{i}: 1\n" for i in range(n)), lines + "[x](m.md) " * n + "\n")})


ROWS = [
    Row("documents of one title, alias and name", 100, shared_titles),
    Row("paths of notes of one name", 100, paths_of_notes),
    Row("documents of one address", 100, shared_addresses),
    Row("links to documents of one name", 100, moved_notes),
    Row("endings of documents", 100, endings),
    Row("a long value that others come close to", 200, long_value),
    Row("entries of one name", 100, glossary_of_one_name),
    Row("anchors of one document", 300, anchors),
    Row("series of one document", 1200, series),
    Row("lines of a comment that suppresses", 500, many_lines_suppressed),
    Row("quoted lists in a list", 300, quoted_list),
    Row("items to rename on one line", 300, tags, ["rename", "tags", "before", "after", "--dry-run"]),
    Row("fixes on one line", 100, curly, ["fix", "--unsafe", "--diff"]),
    Row("comments to add", 100, broken_lines, ["suppress", "broken-link"]),
]
