// VS Code's and GitHub's expressions over what galley prints. Usage: node matchers.js vscode|github.
//
// Neither program runs here. What they do with a match is told by microsoft/vscode,
// src/vs/workbench/contrib/tasks/common/problemMatcher.ts, and by actions/runner,
// src/Runner.Worker/Handlers/OutputManager.cs.
"use strict";
const { spawnSync } = require("child_process");
const fs = require("fs");
const path = require("path");

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"));
}

// Lines of both streams, as a terminal or a log has them; diagnostics end a run's stdout before its stderr begins.
function run(command, args, folder) {
  const done = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (done.error) throw done.error;
  return (done.stdout + done.stderr).split("\n");
}

function capture(pattern, line) {
  const match = new RegExp(pattern.regexp).exec(line);
  if (!match) return null;
  const parts = {};
  for (const part of ["file", "line", "column", "severity", "message", "code"]) {
    if (part in pattern) parts[part] = match[pattern[part]];
  }
  return parts;
}

function lineOf(file, number) {
  return fs.readFileSync(file, "utf8").split("\n")[number - 1];
}

// VS Code: columns in UTF-16 code units, as JavaScript's strings; "note" is taken for information.
function vscode() {
  const task = readJson(".vscode/tasks.json").tasks[0];
  const fill = (text) => text.replace("${workspaceFolder}", process.cwd());
  const matcher = task.problemMatcher;
  const severities = { error: "error", warning: "warning", info: "note", note: "note" };
  return run(task.command, task.args, fill(task.options.cwd))
    .map((line) => capture(matcher.pattern, line))
    .filter(Boolean)
    .map((parts) => {
      if (matcher.fileLocation[0] !== "relative") throw new Error("fileLocation");
      const file = path.join(fill(matcher.fileLocation[1]), parts.file);
      return {
        path: file,
        line: Number(parts.line),
        rest: lineOf(file, parts.line).slice(parts.column - 1),
        severity: severities[parts.severity],
        message: parts.message,
        code: parts.code,
      };
    });
}

// GitHub: a severity that is not captured is the matcher's own; error, warning and notice are the only ones.
// A path is looked for below the workspace.
function github() {
  const [matcher, ...others] = readJson(".github/galley-matcher.json").problemMatcher;
  if (others.length > 0 || matcher.pattern.length !== 1) throw new Error("one matcher of one pattern is meant");
  const severities = { error: "error", warning: "warning", notice: "note" };
  return run("galley", ["check"], ".")
    .map((line) => capture(matcher.pattern[0], line))
    .filter(Boolean)
    .map((parts) => {
      const file = path.join(process.cwd(), parts.file);
      return {
        path: file,
        line: Number(parts.line),
        rest: Array.from(lineOf(file, parts.line)).slice(parts.column - 1).join(""),
        severity: severities[parts.severity || matcher.severity],
        message: parts.message,
      };
    });
}

const places = { vscode, github }[process.argv[2]]();
fs.writeFileSync(process.env.PLACES, places.map((place) => JSON.stringify(place) + "\n").join(""));
