// Compares the front matter that galley sees with what gray-matter reads, over real documents.
// Usage: front_matter.js GALLEY SHARED SCRATCH. gray-matter is installed into the folder SCRATCH when it is not there.
// exceptions.txt lists the documents that differ, with a reason each; it must be exact.
'use strict';

const fs = require('fs');
const path = require('path');
const { skip, install, findDocuments, inspect, canonical } = require('./peer');

const [galley, shared, scratch] = process.argv.slice(2);

// The schema of js-yaml's safeLoad, which gray-matter uses, without the one type that makes a Date of a timestamp:
// so dates are compared as their text.
function schemaWithoutDates(yaml) {
  const type = (name) => require(path.join(scratch, 'node_modules/js-yaml/lib/js-yaml/type', name));
  return new yaml.Schema({
    include: [yaml.CORE_SCHEMA],
    implicit: [type('merge')],
    explicit: [type('binary'), type('omap'), type('pairs'), type('set')],
  });
}

function readGrayMatter(matter, options, document) {
  const text = fs.readFileSync(document, 'utf8');
  // Other languages, `---js` among them, which gray-matter would run.
  const language = /^\uFEFF?---[^-]/.test(text) ? matter.language(text.replace(/^\uFEFF/, '')).name : '';
  if (language !== '' && language !== 'yaml') return { value: `front matter in ${language}` };
  try {
    const data = matter(text, options).data;
    // An empty front matter, or none, is an empty object.
    const empty = data === null || (typeof data === 'object' && Object.keys(data).length === 0);
    return { value: empty ? 'null' : canonical(data) };
  } catch (error) {
    if (error.mark === undefined) throw error;
    return { line: error.mark.line + 1, message: error.reason };
  }
}

// How galley differs from gray-matter; nothing where it doesn't.
function compare(theirs, ours) {
  if (theirs.line !== undefined) {
    if (!ours.error) return `gray-matter alone fails, on line ${theirs.line}: ${theirs.message}`;
    if (ours.error.line === theirs.line) return undefined;
    return `gray-matter fails on line ${theirs.line}, galley on ${ours.error.line}: ${ours.error.message}`;
  }
  if (ours.error) return `galley alone fails, on line ${ours.error.line}: ${ours.error.message}`;
  const value = canonical(ours.front_matter);
  return value === theirs.value ? undefined : `gray-matter reads ${theirs.value}, galley ${value}`;
}

function readExceptions() {
  const lines = fs.readFileSync(path.join(__dirname, 'exceptions.txt'), 'utf8').split('\n');
  const exceptions = new Map();
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue;
    const [document, ...reason] = line.split(' ');
    if (reason.length === 0) throw new Error(`${document}: an exception needs a reason`);
    exceptions.set(document, reason.join(' '));
  }
  return exceptions;
}

const corpus = path.join(shared, 'corpus');
if (!fs.existsSync(corpus)) skip(`there is no corpus at ${corpus}`);
install('gray-matter', '4.0.3', scratch);
const matter = require(path.join(scratch, 'node_modules/gray-matter'));
const yaml = require(path.join(scratch, 'node_modules/js-yaml'));
const schema = schemaWithoutDates(yaml);
const options = { engines: { yaml: (text) => yaml.safeLoad(text, { schema }) } };

const documents = [...findDocuments(corpus), ...findDocuments(path.join(shared, 'seed'))];
const seen = inspect(galley, documents);
const exceptions = readExceptions();
let failures = 0;
let withFrontMatter = 0;
for (const document of documents) {
  const name = path.relative(shared, document);
  const ours = seen.get(document);
  if (ours === undefined) {
    console.log(`${name}: galley does not print it`);
    ++failures;
    continue;
  }
  const theirs = readGrayMatter(matter, options, document);
  if (theirs.value !== 'null') ++withFrontMatter;
  const difference = compare(theirs, ours);
  const listed = exceptions.delete(name);
  if ((difference === undefined) === !listed) continue;
  console.log(`${name}: ${listed ? 'is listed as an exception, but is none' : difference}`);
  ++failures;
}
for (const name of exceptions.keys()) {
  console.log(`${name}: is listed as an exception, but there is no such document`);
  ++failures;
}
console.log(`${documents.length} documents, ${withFrontMatter} with front matter, ${failures} unexpected`);
process.exit(failures === 0 && documents.length > 0 ? 0 : 1);
