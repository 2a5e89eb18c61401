import { cpSync, existsSync, rmSync } from 'node:fs';
import { say } from './log.js';
import { run } from './run.js';

/** Types and modules by tsc (dist/), one file for a CDN by Rollup (cdn/), the demo page beside them (dist/demo/). */
const steps = [
  ['Compiling src/ and server/', 'tsc', ['-b', 'server/tsconfig.build.json']],
  ['Compiling demo/', 'tsc', ['-p', 'demo/tsconfig.build.json']],
  ['Bundling the CDN files', 'rollup', ['-c', '--silent']],
];

// tsc never removes what no longer has a source, and trusts its notes over the folder.
for (const folder of ['dist', 'cdn']) if (existsSync(folder)) rmSync(folder, { recursive: true });

for (const [name, command, args] of steps) {
  say(`${name}…`);
  const { code } = await run('npx', ['--no-install', command, ...args]);
  if (code !== 0) process.exit(code);
}
cpSync('demo', 'dist/demo', { recursive: true, filter: (path) => !/\.ts$|tsconfig/.test(path) });
cpSync('examples', 'dist/demo/examples', { recursive: true, filter: (path) => !path.endsWith('.md') });
