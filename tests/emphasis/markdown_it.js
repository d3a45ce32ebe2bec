// Looks with markdown-it at the documents that emphasis_test fixes: what it leaves unrendered was found, what
// was fixed it renders, and the text stays the same.
// Usage: markdown_it.js EMPHASIS_TEST FIXTURES SCRATCH. markdown-it is installed into the folder SCRATCH when it is not
// there. From 15 on it reads CommonMark 0.31 as it is written; 14 takes emoji for letters.
'use strict';

const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');

const [emphasisTest, fixtures, scratch] = process.argv.slice(2);
const version = '15.0.3';
const skipped = 77;
const maxShown = 20;

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(skipped);
}

function installMarkdownIt() {
  const installed = path.join(scratch, 'node_modules', 'markdown-it', 'package.json');
  if (fs.existsSync(installed) && JSON.parse(fs.readFileSync(installed)).version === version) return;
  fs.mkdirSync(scratch, { recursive: true });
  fs.writeFileSync(path.join(scratch, 'package.json'), '{"private": true}\n');
  const result = spawnSync('npm', ['install', '--no-audit', '--no-fund', `markdown-it@${version}`],
                           { cwd: scratch, encoding: 'utf8', timeout: 120000 });
  if (result.status !== 0) skip(`npm can't install markdown-it: ${(result.stderr || String(result.error)).trim()}`);
}

// Without what C++ calls a blank: white space of ASCII and Unicode's category Zs.
const withoutBlanks = (text) => text.replace(/[\t\n\f\r\p{Zs}]/gu, '');

// The text of each strong span, by where it begins, and the text of all; without blanks.
function render(markdown, parser) {
  const strong = [];
  const open = [];
  let visible = '';
  const read = (text) => {
    visible += text;
    for (const span of open) span.text += text;
  };
  for (const block of parser.parse(markdown, {})) {
    for (const token of block.children ?? []) {
      if (token.type === 'strong_open') {
        const span = { text: '' };
        open.push(span);
        strong.push(span);
      } else if (token.type === 'strong_close') {
        open.pop();
      } else {
        read(withoutBlanks(token.content));
      }
    }
  }
  return { strong: strong.map((span) => span.text), visible };
}

function main() {
  installMarkdownIt();
  const file = path.join(scratch, 'documents.jsonl');
  const made = spawnSync(emphasisTest, [fixtures, file], { encoding: 'utf8', stdio: 'inherit' });
  if (made.status !== 0) throw new Error('emphasis_test fails');

  let faults = 0;
  const fault = (words, document) => {
    if (++faults > maxShown) return;
    console.log(`${words}\n--- was\n${document.before}--- is\n${document.after}---`);
  };
  const documents = fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const parser = require(path.resolve(scratch, 'node_modules', 'markdown-it'))({ html: true });
  let spans = 0;
  let unrendered = 0;
  for (const document of documents) {
    const before = render(document.before, parser);
    const after = render(document.after, parser);
    if (JSON.stringify(after.strong) !== JSON.stringify(document.strong))
      fault(`bold is ${JSON.stringify(after.strong)}`, document);
    if (document.visible !== '' && after.visible !== document.visible)
      fault(`the text is ${after.visible}`, document);
    for (const span of document.spans) {
      const rendered = before.strong.includes(span.text);
      spans += 1;
      unrendered += rendered ? 0 : 1;
      const fixed = after.strong.filter((text) => text.includes(span.core));
      if (fixed.length !== 1 || !span.text.includes(fixed[0])) fault(`${span.core} is not bold`, document);
      if (span.found === (rendered && span.cmark))
        fault(`${span.core} is ${rendered ? '' : 'not '}bold, and ${span.found ? '' : 'not '}found`, document);
    }
  }
  console.log(`markdown-it ${version}: ${documents.length} documents, ${spans} spans, ${unrendered} of them not ` +
              'rendered before the fix');
  console.log(`${faults} faults`);
  return faults === 0 ? 0 : 1;
}

process.exit(main());
