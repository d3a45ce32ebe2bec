#!/bin/sh
# Builds what docs/adding-a-rule.md shows, in a copy of the tree, and runs the rules' examples and fixtures there.
# Usage: adding_a_rule.sh SOURCE_DIR SCRATCH_DIR PRESET
set -eu
source=$1 scratch=$2 preset=$3
mkdir -p "$scratch"

# Files of an earlier run that the page no longer shows must not stay; the build folder does, to save time.
for entry in CMakeLists.txt CMakePresets.json cmake docs fixtures presets rules schemas src tests; do
  rm -rf "${scratch:?}/$entry"
  cp -a "$source/$entry" "$scratch/"
done

python3 - "$source/docs/adding-a-rule.md" "$scratch" <<'EOF'
import pathlib, re, sys

page = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
blocks = re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", page, re.M | re.S)
assert len(blocks) >= 7, f"only {len(blocks)} files found in the page"
for path, text in blocks:
    target = pathlib.Path(sys.argv[2], path)
    assert not target.exists(), f"{path} stands in the tree already"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
EOF

cd "$scratch"
cmake --preset "$preset" >configure.log 2>&1 || { cat configure.log; exit 1; }
cmake --build "build/$preset" --target galley fixtures_test rule_examples_test galley_embed >build.log 2>&1 || { cat build.log; exit 1; }
"build/$preset/galley" rules heading-skips-level | grep -q 'skips a level'
"build/$preset/galley" rules evergreen-without-review | grep -q 'reviewed'
ctest --preset "$preset" -R 'fixtures|rule_examples' --no-tests=error
