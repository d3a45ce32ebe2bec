#!/usr/bin/env python3
"""galley as a gate: the steps of action.yml, the script of ci/gitlab.yml and what docs/ci.md shows, run in fresh
repositories. Usage: ci_test.py GALLEY. Neither server runs here: github_runner.py plays GitHub's, and a GitLab job is
its script in sh, with a stand-in for apt-get. Exits 77 with a word where Python's yaml is not here."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
try:
    import yaml
except ImportError:
    print("skipped: Python's yaml is not here")
    sys.exit(77)
from galley_checkout import ROOT, clean_environment, git, make_scripts # noqa: E402
from github_runner import Log, load_action, run_action # noqa: E402

GALLEY = os.path.abspath(sys.argv.pop(1))
PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
VERSION = "v" + re.search(r"project\(galley VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text())[1]
BAD = "---\ntitle: 量子\ndraft: true\nstatus: evergreen\n---\nText.\n"
GOOD = BAD.replace("evergreen", "seedling")
MESSAGE = 'draft is true, but status is "evergreen" [draft-status-conflict]'
TODO = "---\ntitle: x\nsource: TBD\n---\nText.\n"


def blocks(language):
    """[(title or "", text)] of the page's fenced blocks."""
    return re.findall(rf'^```{language}(?: title="([^"]+)")?\n(.*?)^```$', PAGE, re.S | re.M)


def rows(header):
    """The cells of the page's table with that first line."""
    lines = PAGE[PAGE.index(header):].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def expressions(node, place=()):
    """(keys that lead to it, text) of each text that holds an expression."""
    if isinstance(node, dict):
        for key, child in node.items():
            yield from expressions(child, (*place, key))
    elif isinstance(node, list):
        for child in node:
            yield from expressions(child, place)
    elif "${{" in str(node):
        yield place, node


class Repository(unittest.TestCase):
    """A fresh repository in a folder whose name has a space, as a server checks it out."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="galley-ci-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.site = self.folder / "a site"
        self.site.mkdir()
        git(self.site, "init", "-q")

    def put(self, name, text):
        (self.site / name).parent.mkdir(parents=True, exist_ok=True)
        (self.site / name).write_text(text, encoding="utf-8")


class Action(Repository):
    def run_action(self, folder=None, **inputs):
        return run_action(str(folder or ACTION), str(self.site), clean_environment(), **inputs)

    def expect(self, result, code, annotations):
        """And the matcher comes and goes, and nobody but the action gave a command."""
        found, log = result
        self.assertEqual(log.annotations, annotations, "\n".join(log.lines))
        self.assertEqual(found, code, "\n".join(log.lines))
        self.assertEqual([name for name, _ in log.commands], ["add-matcher", "stop-commands", "remove-matcher"])
        self.assertEqual((log.matchers, log.token), ({}, None))

    def test_a_bad_document_fails_and_is_annotated(self):
        self.put("笔 记/bad.md", BAD)
        self.put("good.md", GOOD)
        self.expect(self.run_action(), 1, [("error", "笔 记/bad.md", 4, 9, MESSAGE)])

    def test_clean(self):
        self.put("good.md", GOOD)
        self.expect(self.run_action(), 0, [])

    def test_a_mistake_in_the_config_is_annotated(self):
        self.put("good.md", GOOD)
        self.put("galley.yaml", "exclud: []\n")
        self.expect(self.run_action(), 2,
                    [("error", "galley.yaml", 1, 1, 'unknown key "exclud"; did you mean "exclude"?')])

    def test_a_note_is_a_notice(self):
        self.put("bad.md", BAD)
        self.put("galley.yaml", "rules: { draft-status-conflict: info }\n")
        self.expect(self.run_action(), 0, [("notice", "bad.md", 4, 9, MESSAGE)])

    def test_fail_on_and_arguments(self):
        self.put("todo.md", TODO)
        self.put("old/bad.md", BAD)
        self.put("galley.yaml", "exclude: [old]\n")
        warning = ("warning", "todo.md", 3, 9, 'source: "TBD" is a note to come back here [placeholder-value]')
        self.expect(self.run_action(fail_on="error"), 0, [warning])
        self.expect(self.run_action(), 1, [warning])
        code, log = self.run_action(args="--no-exclude  --color=never", paths="old/bad.md")
        self.assertEqual((code, len(log.annotations)), (1, 1))
        self.assertEqual(self.run_action(fail_on="fatal")[0], 2)

    def test_paths_are_lines_and_nothing_else(self):
        for name in ("a b.md", "*.md", "$(touch pwned).md", '";touch pwned;".md', "-x.md", "other.md"):
            self.put(name, BAD)
        code, log = self.run_action(paths='*.md\n\na b.md\n$(touch pwned).md\n";touch pwned;".md\n-x.md\n')
        self.assertEqual(code, 1)
        self.assertEqual({annotation[1] for annotation in log.annotations},
                         {"a b.md", "*.md", "$(touch pwned).md", '";touch pwned;".md', "-x.md"})
        self.run_action(args="$(touch pwned) ;touch pwned", fail_on='";touch pwned;"', galley='";touch pwned;"')
        self.assertFalse((self.site / "pwned").exists())

    def test_no_path_is_the_whole_repository(self):
        self.put("deep/er/bad.md", BAD)
        self.assertEqual(self.run_action(paths="")[0], 1)

    def test_a_galley_that_is_there_is_not_built(self):
        make_scripts(self.folder / "unbuilt")
        (self.site / "bin").mkdir()
        (self.site / "bin/galley").symlink_to(GALLEY)
        self.put("bad.md", BAD)
        self.expect(self.run_action(self.folder / "unbuilt", galley="bin/galley"), 1,
                    [("error", "bad.md", 4, 9, MESSAGE)])

    def test_no_build_is_exit_code_2(self):
        make_scripts(self.folder / "unbuilt") # and nothing to build it of
        self.put("good.md", GOOD)
        code, log = self.run_action(self.folder / "unbuilt")
        self.assertEqual((code, log.commands), (2, []), log.lines)

    def test_a_document_gives_no_command(self):
        # As a path, at the start of a line; and in messages, on both streams.
        self.put("::set-output name=x::y.md", BAD)
        self.put(" ::debug::y.md", BAD.replace("量子", "隧穿"))
        self.put("quoting.md", '---\ntitle: x\n"##[add-mask]evergreen": 1\n"##[add-mask]evergreen": 2\n---\nText.\n')
        code, log = self.run_action()
        self.assertEqual(code, 1)
        self.assertEqual([name for name, _ in log.commands], ["add-matcher", "stop-commands", "remove-matcher"])
        self.assertEqual(len(log.annotations), 3, log.lines)

        bare = Log(str(self.site))
        for line in log.lines:
            if not line.startswith("::stop-commands::"):
                bare.read(line)
        # What galley prints is no command even where the action does not stop commands.
        self.assertTrue({"set-output", "debug", "add-mask"}.isdisjoint({name for name, _ in bare.commands}))

    def test_a_config_gives_no_command(self):
        self.put("good.md", GOOD)
        self.put("galley.yaml", '"##[add-mask]x": 1\n')
        self.expect(self.run_action(), 2, [("error", "galley.yaml", 1, 1, r'unknown key "#\x23[add-mask]x"')])

    def test_the_word_that_ends_the_stop_is_never_the_same(self):
        words = {value for _ in range(2) for name, value in self.run_action()[1].commands if name == "stop-commands"}
        self.assertEqual(len(words), 2)
        self.assertTrue(all(re.fullmatch("[0-9a-f]{32}", word) for word in words), words)

    def test_expressions_stay_out_of_the_shell(self):
        places = [place for place, _ in expressions(load_action(ROOT))]
        self.assertTrue(places)
        for place in places:
            self.assertTrue({"env", "with", "if"} & set(place), place)

    def test_galleys_own_workflow_proofs_galley(self):
        job = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))["jobs"]["test"]
        step, = [step for step in job["steps"] if step.get("uses") == "./"]
        for folder in ("ci", "docs", "editors", "presets", "schemas"):  # what the pages link to
            shutil.copytree(ROOT / folder, self.site / folder)
        for page in ROOT.glob("*.md"):
            shutil.copy2(page, self.site)
        self.expect(self.run_action(**{**step["with"], "galley": GALLEY}), 0, [])
        self.assertIn(".ci/run", [step.get("run") for step in job["steps"]])


class GitLab(Repository):
    def setUp(self):
        super().setUp()
        stand_in = self.folder / "bin/apt-get"
        stand_in.parent.mkdir()
        stand_in.write_text("#!/bin/sh\necho apt-get \"$@\"\n")
        stand_in.chmod(0o755)
        self.job = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text("utf-8"))["galley"]
        self.variables = dict(self.job["variables"])

    def run_job(self, **variables):
        """GitLab fills in variables by name, so that one may hold others; the lines make one script."""
        environment = clean_environment(HOME=str(self.folder), CI_PROJECT_DIR=str(self.site),
                                        PATH=f"{self.folder}/bin{os.pathsep}{os.environ['PATH']}")
        for name, value in {**self.variables, **variables}.items():
            environment[name] = re.sub(r"\$([A-Z_]+)", lambda match: environment[match[1]], value)
        shutil.rmtree(self.folder / "galley", ignore_errors=True)
        return subprocess.run(["sh", "-e"], input="\n".join(self.job["script"]), cwd=self.site, env=environment,
                              capture_output=True, text=True, timeout=120)

    def test_the_exit_code_gates(self):
        cloned = {"GALLEY_REPOSITORY": ACTION.as_uri()}
        self.put("bad.md", BAD)
        self.put(".galley-ccache/bad.md", BAD)
        done = self.run_job(**cloned)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual([line for line in done.stdout.splitlines() if ".md" in line],
                         [f"bad.md:4:9: error: {MESSAGE}"])
        self.assertRegex(done.stdout, r"apt-get install .*\bgit\b")
        self.put("bad.md", TODO)
        self.assertEqual(self.run_job(**cloned, GALLEY_ARGUMENTS="--fail-on error").returncode, 0)
        self.put("bad.md", GOOD)
        self.assertEqual(self.run_job(**cloned).returncode, 0)
        self.put("galley.yaml", "exclud: []\n")
        self.assertEqual(self.run_job(**cloned).returncode, 2)

    def test_a_commit_may_be_pinned(self):
        commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ACTION, capture_output=True, text=True, check=True)
        self.put("bad.md", BAD)
        cloned = {"GALLEY_REPOSITORY": ACTION.as_uri()}
        self.assertEqual(self.run_job(**cloned, GALLEY_VERSION=commit.stdout.strip()).returncode, 1)
        self.assertNotIn(self.run_job(**cloned, GALLEY_VERSION="0" * 40).returncode, (0, 1))

    def test_a_missing_address_is_asked_for(self):
        done = self.run_job()
        self.assertNotIn(done.returncode, (0, 1))
        self.assertIn("GALLEY_REPOSITORY: set this variable of the job galley", done.stderr)

    def test_what_is_cached_is_what_the_compiler_cache_fills(self):
        self.assertEqual([f"$CI_PROJECT_DIR/{path}" for path in self.job["cache"]["paths"]],
                         [self.variables["CCACHE_DIR"]])

    def test_the_page_includes_the_template(self):
        page = yaml.safe_load(dict(blocks("yaml"))[".gitlab-ci.yml"])
        include, = page["include"]
        self.assertTrue((ROOT / include["file"]).exists())
        self.assertEqual((include["ref"], self.variables["GALLEY_VERSION"]), (VERSION, VERSION))
        given = page["galley"]["variables"]
        script = "\n".join(self.job["script"])
        self.assertEqual([name for name in given if f"${name}" not in script.replace("{", "")], [])
        self.put("todo.md", TODO)
        done = self.run_job(**{**given, "GALLEY_REPOSITORY": ACTION.as_uri()})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("[placeholder-value]", done.stdout)


class OnlyWhatIsNew(Repository):
    """What the page shows for it. Old defects are on the target's branch; the change deletes what a link leads to."""

    def setUp(self):
        super().setUp()
        self.put("old.md", BAD + "[x](x.md)\n")
        self.put("x.md", TODO)
        git(self.site, "add", "-A")
        git(self.site, "commit", "-q", "-m", "main")
        git(self.site, "update-ref", "refs/remotes/origin/main", "HEAD")
        git(self.site, "rm", "-q", "x.md")

    def test_on_github(self):
        steps = yaml.safe_load(dict(blocks("yaml"))["steps of .github/workflows/galley.yml"])
        args = re.sub(r"\$\{\{ github\.base_ref .*\}\}$", "main", steps[-1]["with"]["args"])
        code, log = run_action(str(ACTION), str(self.site), clean_environment(), args=args)
        self.assertEqual((code, [annotation[1:3] for annotation in log.annotations]), (1, [("old.md", 7)]), log.lines)

    def test_on_gitlab(self):
        variables = yaml.safe_load(dict(blocks("yaml"))["the job in .gitlab-ci.yml"])["galley"]["variables"]
        arguments = variables["GALLEY_ARGUMENTS"].replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", "origin/main")
        done = subprocess.run([GALLEY, "check", *arguments.split()], cwd=self.site, env=clean_environment(),
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, len(done.stdout.splitlines())), (1, 1), done.stdout + done.stderr)
        self.assertIn("old.md:7:", done.stdout)


class Page(Repository):
    def test_the_workflow(self):
        steps = yaml.safe_load(dict(blocks("yaml"))[".github/workflows/galley.yml"])["jobs"]["galley"]["steps"]
        uses = [step.get("uses", step.get("run")) for step in steps]
        self.assertEqual(uses[-1], f"OWNER/galley@{VERSION}")
        self.assertRegex(uses[0], r"apt-get install .*\bgit\b")
        self.assertRegex(uses[1], "^actions/checkout@")
        self.assertEqual(set(re.findall(r"@(v\d+\.\d+\.\d+)|checkout -q (v\S+)|galley-(v\S+)", PAGE)) -
                         {(VERSION, "", ""), ("", VERSION, ""), ("", "", VERSION)}, set())

    def test_the_inputs(self):
        self.assertEqual(rows("| input | what it is | default |"),
                         [[f"`{name}`", about["description"], about["default"] and f"`{about['default']}`"]
                          for name, about in load_action(ROOT)["inputs"].items()])

    def test_the_example_of_inputs(self):
        text, = [text for title, text in blocks("yaml") if not title]
        for name in ("website/posts/a.md", "website/about us.md", "website/other.md"):
            self.put(name, BAD.replace("量子", name))
        inputs = {name.replace("-", "_"): value for name, value in yaml.safe_load(text)[0]["with"].items()}
        code, log = run_action(str(ACTION), str(self.site), clean_environment(), **inputs)
        self.assertEqual(code, 1)
        self.assertEqual([annotation[1] for annotation in log.annotations],
                         ["website/about us.md", "website/posts/a.md"])

    def test_the_pull_request(self):
        (name, text), = blocks("markdown")
        self.put(name, text)
        code, log = run_action(str(ACTION), str(self.site), clean_environment())
        (_, shown), = blocks("text")
        printed = [re.sub(r"\d+\.\d\d s$", "0.00 s", line) for line in log.lines]
        at = printed.index(shown.splitlines()[0])
        self.assertEqual((code, printed[at:at + len(shown.splitlines())]), (1, shown.splitlines()))
        self.assertEqual(rows("| level | place | message |"),
                         [[level, f"`{file}` {line}:{column}", message]
                          for level, file, line, column, message in log.annotations])

        config = dict(blocks("yaml"))["galley.yaml"]
        self.put("galley.yaml", config)
        _, log = run_action(str(ACTION), str(self.site), clean_environment())
        self.assertEqual([annotation[0] for annotation in log.annotations], ["error", "notice"])

    def test_a_plain_shell(self):
        (_, script), = blocks("sh")
        environment = clean_environment(HOME=str(self.folder), GALLEY_REPOSITORY=ACTION.as_uri())
        self.put("bad.md", BAD)
        done = subprocess.run(["sh"], input=script, cwd=self.site, env=environment, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (1, f"bad.md:4:9: error: {MESSAGE}\n"), done.stderr)

    def test_the_gates(self):
        documents = {"error": BAD, "warning": TODO, "info": TODO}
        self.put("info/galley.yaml", "rules: { placeholder-value: info }\n")
        for severity, text in documents.items():
            self.put(f"{severity}/a.md", text)
        fails = {"`error`": "error", "`warning` (default)": "error warning", "`info`": "error warning info",
                 "`never`": ""}
        self.assertEqual([row[0] for row in rows("| `--fail-on` | what fails the gate |")], list(fails))
        for gate, severities in fails.items():
            for severity in documents:
                done = subprocess.run([GALLEY, "check", "--fail-on", gate.split("`")[1], severity], cwd=self.site,
                                      capture_output=True)
                self.assertEqual(done.returncode, int(severity in severities.split()), (gate, severity))


class Shell(unittest.TestCase):
    def test_is_sound(self):
        steps = load_action(ROOT)["runs"]["steps"]
        scripts = ["#!/bin/sh -e\n" + step["run"] for step in steps] # as GitHub's `shell: sh`
        scripts.append("# shellcheck disable=SC2086 # words\n{\n" + "\n".join(
            yaml.safe_load((ROOT / "ci/gitlab.yml").read_text("utf-8"))["galley"]["script"]) + "\n}")
        scripts += [text for _, text in blocks("sh")]
        self.assertEqual({step["shell"] for step in steps}, {"sh"})
        for script in scripts:
            for checker in (["sh", "-n"], ["shellcheck", "-s", "sh", "-"]):
                if shutil.which(checker[0]):
                    done = subprocess.run(checker, input=script, capture_output=True, text=True)
                    self.assertEqual(done.returncode, 0, done.stdout + done.stderr + script)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        ACTION = Path(name).resolve() / "galley"
        make_scripts(ACTION, GALLEY)
        git(ACTION, "tag", VERSION)
        sys.exit(not unittest.main(exit=False).result.wasSuccessful())
