// Prints the anchors that packages of npm make of the headings of a document, one JSON list for each generator:
// those of github-slugger of the texts that come on standard input, and those of VitePress of the document
// itself. Usage: slugs.js DOCUMENT SCRATCH-FOLDER
'use strict';

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { install } = require('../differential/peer.js');

const [, , document, scratch] = process.argv;

// Installs a package in a folder of its own, and loads it.
async function load(name, version) {
  const home = path.join(scratch, name.replace('/', '+'));
  install(name, version, home);
  const folder = path.join(home, 'node_modules', name);
  const about = JSON.parse(fs.readFileSync(path.join(folder, 'package.json')));
  const entry = about.exports?.['.']?.import ?? about.exports?.['.']?.default ?? about.exports?.['.'] ??
                about.module ?? about.main ?? 'index.js';
  const file = typeof entry === 'string' ? entry : entry.default ?? about.main;
  return import(pathToFileURL(path.join(folder, file)));
}

async function main() {
  const { text, described } = JSON.parse(fs.readFileSync(0, 'utf8'));
  const { default: Slugger } = await load('github-slugger', '2.0.0');
  const slugs = (texts) => {
    const slugger = new Slugger();
    return texts.map((one) => slugger.slug(one));
  };
  const { slugify } = await load('@mdit-vue/shared', '3.0.2');
  const { default: MarkdownIt } = await load('markdown-it', '14.1.0');
  const { default: anchor } = await load('markdown-it-anchor', '9.2.0');
  const parser = new MarkdownIt({ html: true, linkify: true });
  parser.use(anchor.default ?? anchor, {
    slugify,
    getTokensText: (tokens) => tokens.filter((token) => !['html_inline', 'emoji'].includes(token.type))
      .map((token) => token.content).join(''),
  });
  const vitepress = parser.parse(fs.readFileSync(document, 'utf8'), {})
    .filter((token) => token.type === 'heading_open').map((token) => token.attrGet('id'));
  console.log(JSON.stringify({ github: slugs(text), docusaurus: slugs(described), vitepress }));
}

main();
