// What the comparisons with other readers of front matter share: the packages of npm that they need, the documents of
// the corpus, what galley reads, and a text for a value.
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}

// Installs a package into the folder `scratch` when it is not there in this version.
function install(name, version, scratch) {
  const installed = path.join(scratch, 'node_modules', name, 'package.json');
  if (fs.existsSync(installed) && JSON.parse(fs.readFileSync(installed)).version === version) return;
  fs.mkdirSync(scratch, { recursive: true });
  fs.writeFileSync(path.join(scratch, 'package.json'), '{"private": true}\n');
  const result = spawnSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`],
                           { cwd: scratch, encoding: 'utf8', timeout: 120000 });
  if (result.status !== 0) skip(`npm can't install ${name}: ${(result.stderr || String(result.error)).trim()}`);
}

function findDocuments(folder, found = []) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) findDocuments(full, found);
    else if (/\.(md|mdx|markdown)$/.test(entry.name)) found.push(full);
  }
  return found.sort();
}

// What galley prints of documents, by path. The paths are seen from the folder `cwd`.
function inspect(galley, documents, cwd) {
  const seen = new Map();
  for (let first = 0; first < documents.length; first += 200) {
    const result = spawnSync(galley, ['inspect', ...documents.slice(first, first + 200)],
                             { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (result.status !== 0) throw new Error(`galley inspect ends with ${result.status}: ${result.stderr}`);
    for (const line of result.stdout.split('\n')) {
      if (line === '') continue;
      const object = JSON.parse(line);
      seen.set(object.path, object);
    }
  }
  return seen;
}

// A value as text, the same for the same data: members sorted, -0 as 0.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

module.exports = { skip, install, findDocuments, inspect, canonical };
