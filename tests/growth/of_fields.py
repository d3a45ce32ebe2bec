"""Sites whose front matter, schemas and taxonomies grow."""

from row import Row


def with_schema(schema, fields):
    return {
        "galley.yaml": 'schemas: [{files: ["**"], schema: s.yaml}]\n',
        "s.yaml": schema,
        "a.md": f"---\n{fields}---\n",
    }


def listed(word, n):
    return ", ".join(f"{word}{i}" for i in range(n))


def keys(n):
    return with_schema("properties:\n" + "".join(f"  p{i}: {{}}\n" for i in range(n)),
                       "".join(f"q{i}: 1\n" for i in range(n)))


def patterns(n):
    return with_schema("additionalProperties: false\npatternProperties: {^q: {}}\nproperties:\n"
                       + "".join(f"  p{i}: {{}}\n" for i in range(n)),
                       "".join(f"q{i}: 1\np{i}: 1\n" for i in range(n)))


def items(n):
    return with_schema(f"properties: {{tags: {{uniqueItems: true, items: {{enum: [{listed('v', n)}]}}}}}}\n",
                       f"tags: [{listed('v', n)}]\n")


def unknown_items(n):
    return with_schema(f"properties: {{tags: {{items: {{enum: [{listed('v', n)}]}}}}}}\n", f"tags: [{listed('x', n)}]\n")


def misspelt_keys(n):
    return with_schema("additionalProperties: false\nproperties:\n" + "".join(f"  property{i}: {{}}\n" for i in range(n)),
                       "".join(f"propertx{i}: 1\n" for i in range(n)))


def missing_keys(n):
    return with_schema(f"required: [{listed('p', n)}]\nproperties:\n" + "".join(f"  p{i}: {{default: 1}}\n" for i in range(n)),
                       "a: 1\n")


def dependencies(n):
    return with_schema("dependencies:\n" + "".join(f"  p{i}: [q{i}]\n" for i in range(n)),
                       "".join(f"p{i}: 1\nq{i}: 1\n" for i in range(n)))


def large_values(n):
    members = ", ".join(f"k{i}: {i}" for i in range(n))
    backwards = ", ".join(f"k{i}: {i}" for i in reversed(range(n)))
    return with_schema(f"properties: {{a: {{const: {{{members}}}}}}}\n", f"a: {{{backwards}}}\n")


def references(n):
    """Each definition refers to the next one twice."""
    definitions = "".join(f"  d{i}: {{allOf: [{{$ref: '#/definitions/d{i + 1}'}}, {{$ref: '#/definitions/d{i + 1}'}}]}}\n"
                          for i in range(n))
    return with_schema(f"$ref: '#/definitions/d0'\ndefinitions:\n{definitions}  d{n}: {{type: object}}\n", "a: 1\n")


def repeated_keys(n):
    return {"galley.yaml": "", "a.md": "---\na: 1\n" + "".join(f"a: &x{i} [1]\nb{i}: *x{i}\n" for i in range(n)) + "---\n"}


def entries_of_one_schema(n):
    entries = "".join(f"- {{files: [d{i}/*.md], schema: s.yaml}}\n" for i in range(n))
    site = with_schema("properties:\n" + "".join(f"  p{i}: {{}}\n" for i in range(n)), "p1: 1\n")
    return {**site, "galley.yaml": "schemas:\n" + entries}


def taxonomy(n):
    site = {"galley.yaml": "taxonomy: t.yaml\n", "t.yaml": "tags:\n" + "".join(f"- subject-{i}\n" for i in range(n))}
    site.update({f"{i}.md": f"---\ntags: [subjekt-{i}]\n---\n" for i in range(n)})
    return site


def alike(n):
    return {"galley.yaml": "", **{f"{i}.md": f"---\ntags: [subject-{i}, subjekt-{i}]\n---\n" for i in range(n)}}


ROWS = [
    Row("properties and keys", 2000, keys),
    Row("patterns and keys", 1000, patterns),
    Row("an enum and items", 2000, items),
    Row("items that are not in an enum", 200, unknown_items),
    Row("misspelt keys", 150, misspelt_keys),
    Row("missing keys with defaults", 150, missing_keys),
    Row("dependencies", 1000, dependencies),
    Row("a large value", 2000, large_values),
    Row("references, each twice", 100, references),
    Row("entries of one schema", 200, entries_of_one_schema),
    Row("repeated keys with anchors", 1000, repeated_keys),
    Row("a taxonomy and misspelt values", 100, taxonomy),
    Row("values that look alike", 100, alike),
]
