import { cpSync, existsSync, rmSync } from 'node:fs';
import { say } from './log.js';
import { minifyModules } from './minify-modules.js';
import { run } from './run.js';

const command =
  (name, ...args) =>
  async () => {
    const { code } = await run('npx', ['--no-install', name, ...args]);
    if (code !== 0) process.exit(code);
  };

/** Types and modules by tsc (dist/), one file for a CDN by Rollup (cdn/), the demo page beside them (dist/demo/). */
const steps = {
  'Compiling src/ and server/': command('tsc', '-b', 'server/tsconfig.build.json'),
  'Compiling demo/': command('tsc', '-p', 'demo/tsconfig.build.json'),
  'Minifying what bundlers do not': () => minifyModules('dist'),
  'Bundling the CDN files': command('rollup', '-c', '--silent'),
};

// tsc never removes what no longer has a source, and trusts its notes over the folder.
for (const folder of ['dist', 'cdn']) if (existsSync(folder)) rmSync(folder, { recursive: true });

for (const [name, work] of Object.entries(steps)) {
  say(`${name}…`);
  await work();
}
cpSync('demo', 'dist/demo', { recursive: true, filter: (path) => !/\.ts$|tsconfig/.test(path) });
cpSync('examples', 'dist/demo/examples', { recursive: true, filter: (path) => !path.endsWith('.md') });
