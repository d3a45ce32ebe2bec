// Compares what galley and js-yaml read of real front matter after small changes: tags, anchors, brackets below their
// key, escapes. Usage: mutations.js GALLEY SHARED SCRATCH. js-yaml is installed into the folder SCRATCH when it is not
// there. Both must read the same value, or both must refuse. Galley may refuse more where FORGIVEN says so.
'use strict';

const fs = require('fs');
const path = require('path');
const { skip, install, findDocuments, inspect, canonical } = require('./peer');

const [galley, shared, scratch] = process.argv.slice(2);
const mostDocuments = 150;

// Where js-yaml reads what YAML forbids, and galley refuses on purpose.
const FORGIVEN = [
  { text: /: &\w+ [^\n]*: /, why: 'a mapping that begins in the line of its key, behind an anchor' },
];

// A generator of numbers below `n`, the same in each run.
let state = 12345;
function below(n) {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return (state >> 8) % n;
}
const oneOf = (list) => list[below(list.length)];

const TAGS = ['!!str', '!!int', '!!float', '!!bool', '!!null', '!!seq', '!!map', '!thing', '!', '!!unknown',
              '!<tag:yaml.org,2002:str>', '!<!thing>'];

// Changes a random line that has the form of `pattern`; leaves the text where none has.
function changeLine(text, pattern, change) {
  const lines = text.split('\n');
  const fitting = lines.map((line, i) => i).filter((i) => pattern.test(lines[i]));
  if (fitting.length === 0) return text;
  const at = oneOf(fitting);
  lines[at] = lines[at].replace(pattern, change);
  return lines.join('\n');
}

const MEMBER = /^(\s*(?:- )?)([\w-]+):(?: ([^\n{}&*!|>%@`]+))?$/;
const MUTATIONS = {
  'tag before a key': (text) => changeLine(text, /^(\s*(?:- )?)([\w-]+):/, (all, indent, key) => `${indent}${oneOf(TAGS)} ${key}:`),
  'tag before a value': (text) => changeLine(text, /^(\s*(?:- )?[\w-]+): (?=[\w"'[])/, (all, key) => `${key}: ${oneOf(TAGS)} `),
  'tag before a bracket': (text) => changeLine(text, /^(\s*(?:- )?[\w-]+): .*$/, (all, key) => `${key}: ${oneOf(TAGS)}${oneOf(['[a]', '{a: b}', ' [a]', ', a'])}`),
  'tag in a list': (text) => `${text}\nmutant: [${oneOf(TAGS)}, ${oneOf(TAGS)} a, ${oneOf(TAGS)}[a], ${oneOf(TAGS)} {a: b}]`,
  'anchor before a value': (text) => `${changeLine(text, /^(\s*(?:- )?[\w-]+):( |$)/, '$1: &m$2')}\nmutant: *m\nlist: [*m]`,
  'anchor before a key': (text) => `${changeLine(text, /^(\s*(?:- )?)([\w-]+):/, '$1&m $2:')}\nmutant: *m\n*m : x`,
  'anchor below a repeated key': (text) => `${text}\nmutant: 1\nmutant: [&m a]\nx: *m`,
  'brackets below their key': (text) => changeLine(text, MEMBER, (all, indent, key) => `${indent}${key}:\n${indent.replace('-', ' ')}${oneOf(['', '', ' '])}${oneOf(['[a, b]', '{a: b}', '&m [a]', '"a"', '!!seq [a]'])}`),
  'key directly before a bracket': (text) => `${text}\nmutant: ${oneOf(['{ a:{ b: 1 }, c:[d] }', '[a:[b]]', '{a:[b:{c: d}]}', '{a: b:{c: d}}', '{a:{}}', 'a:{b}'])}`,
  'surrogates': (text) => `${text}\nmutant: ${oneOf(['"\\ud83d\\ude00"', '"a\\uD83D\\uDE00\\ud83d\\ude01 b"', "'\\ud83d\\ude00'", '\\ud83d\\ude00', '["\\ud83d\\ude00", a]', '"\\U0000d83d\\ude00"'])}`,
};

function frontMatterOf(document) {
  const text = fs.readFileSync(document, 'utf8');
  const found = /^---\n([\s\S]*?)\n---\n/.exec(text);
  return found && !found[1].includes('{{') ? found[1] : undefined;
}

function readJsYaml(yaml, text) {
  try {
    return canonical(yaml.load(text, { schema: yaml.CORE_SCHEMA }));
  } catch (error) {
    if (error.name !== 'YAMLException') throw error;
    return 'refused';
  }
}

// What galley reads of each text.
function read(texts) {
  const folder = fs.mkdtempSync(path.join(scratch, 'mutants-'));
  fs.writeFileSync(path.join(folder, 'galley.yaml'), '');
  texts.forEach((text, i) => fs.writeFileSync(path.join(folder, `${i}.md`), `---\n${text}\n---\n`));
  const names = texts.map((text, i) => `${i}.md`);
  const seen = inspect(galley, names, folder);
  fs.rmSync(folder, { recursive: true });
  return names.map((name) => seen.get(name).error ? 'refused' : canonical(seen.get(name).front_matter));
}

const corpus = path.join(shared, 'corpus');
if (!fs.existsSync(corpus)) skip(`there is no corpus at ${corpus}`);
install('js-yaml', '5.5.0', scratch);
const yaml = require(path.join(scratch, 'node_modules/js-yaml'));

const all = findDocuments(corpus).map(frontMatterOf).filter((text) => text !== undefined);
const originals = all.filter((text, i) => i % Math.ceil(all.length / mostDocuments) === 0);
const plain = read(originals);
const agreed = originals.filter((text, i) => plain[i] === readJsYaml(yaml, text) && plain[i].startsWith('{'));
const mutants = agreed.flatMap((text) => Object.entries(MUTATIONS).map(([kind, mutate]) => ({ kind, text: mutate(text) })));
const ours = read(mutants.map((mutant) => mutant.text));
let failures = 0;
mutants.forEach(({ kind, text }, i) => {
  const theirs = readJsYaml(yaml, text);
  if (ours[i] === theirs) return;
  if (ours[i] === 'refused' && FORGIVEN.some((each) => each.text.test(text))) return;
  if (++failures <= 20) console.log(`${kind}: js-yaml: ${theirs}\n  galley: ${ours[i]}\n  in:\n${text}\n`);
});
console.log(`${mutants.length} mutants of ${agreed.length} documents, ${failures} differ`);
process.exit(failures === 0 && mutants.length > 0 ? 0 : 1);
