#!/bin/sh
# Builds what docs/adding-a-rule.md and docs/adding-a-command.md show, in a copy of the tree, and runs the rules' examples
# and fixtures, and the command's transcript there.
# Usage: adding_a_rule.sh SOURCE_DIR SCRATCH_DIR BUILD_TYPE
set -eu
source=$1 scratch=$2 build_type=$3
mkdir -p "$scratch"

# Files of an earlier run that the page no longer shows must not stay; the build folder does, to save time.
find "$scratch" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
find "$source" -mindepth 1 -maxdepth 1 ! -name build ! -name .git -exec cp -a {} "$scratch/" \;

python3 - "$source/docs" "$scratch" <<'EOF'
import pathlib, re, sys

pages = [pathlib.Path(sys.argv[1], name).read_text(encoding="utf-8") for name in ("adding-a-rule.md", "adding-a-command.md")]
blocks = [block for page in pages for block in re.findall(r"^```(\w+) file=(\S+)\n(.*?)^```$", page, re.M | re.S)]
assert len(blocks) >= 19, f"only {len(blocks)} files found in the pages"
assert sum(path.startswith("src/checks/") for _, path, _ in blocks) == 2, "a check is one file"
assert [path for language, path, _ in blocks if path.startswith("src/cli/")] == ["src/cli/command_anchor.cpp"], "a command is one file"
assert sum(path.startswith("src/records/") for _, path, _ in blocks) == 3, "a kind of fact is three files"
for language, path, text in blocks:
    target = pathlib.Path(sys.argv[2], path)
    if language == "diff":  # changes a file of the tree; `@@` stands between the places that change
        changed = target.read_text(encoding="utf-8")
        for place in text.split("@@\n"):
            lines = place.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if not line.startswith("+"))
            after = "".join(line[1:] for line in lines if not line.startswith("-"))
            assert changed.count(before) == 1, f"{path} does not hold just once:\n{before}"
            changed = changed.replace(before, after)
        target.write_text(changed, encoding="utf-8")
        continue
    assert not target.exists(), f"{path} stands in the tree already"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
EOF

cd "$scratch"
quietly() { "$@" >log 2>&1 || { cat log; exit 1; }; }
quietly cmake -S . -B build -G Ninja "-DCMAKE_BUILD_TYPE=$build_type" -DGALLEY_WERROR=ON
quietly cmake --build build --target galley fixtures_test rule_examples_test
python3 tests/cli/transcripts.py build/galley anchor >log || { cat log; exit 1; }
build/galley --help | grep -q '^  anchor '
build/galley rules heading-skips-level | grep -q 'skips a level'
build/galley rules repeated-lead | grep -q 'same paragraph'
build/galley rules translation-without-original | grep -q 'find the original'
quietly cmake --build build --target generated
grep -q heading-skips-level schemas/galley.schema.json
grep -q heading-skips-level docs/rules/README.md
# The sample garden has no mistakes of the new rules.
build/tests/fixtures_test '~*garden*'
build/tests/rule_examples_test
