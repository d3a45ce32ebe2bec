// Compiles the files that standard input names, one a line, with @mdx-js/mdx, and prints each one's name when it
// compiles. Usage: compile_mdx.mjs SCRATCH, the folder in whose node_modules @mdx-js/mdx is.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(path.resolve(process.argv[2]), 'package.json'));
const { compile } = await import(pathToFileURL(require.resolve('@mdx-js/mdx')).href);
const frontMatter = /^---\r?\n[^]*?\r?\n---\r?\n/;
for (const file of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  try {
    await compile(fs.readFileSync(file, 'utf8').replace(frontMatter, ''));
    console.log(file);
  } catch {
    // It isn't printed, and that is the answer.
  }
}
