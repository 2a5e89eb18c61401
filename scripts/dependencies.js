import { existsSync, readFileSync } from 'node:fs';
import { say } from './log.js';
import { run } from './run.js';

const installed = 'node_modules/.package-lock.json';

/** Installs what package-lock.json names, unless it is there already. Uses nothing but Node itself. */
export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`ACS Elements needs Node 20.19 or newer; this is ${process.version}.`);
    process.exit(1);
  }
  if (isCurrent()) return;
  say('Installing the dependencies (about a minute, once)…');
  const { code } = await run('npm', ['ci', '--no-fund', '--no-audit'], {
    quiet: true,
    env: { PUPPETEER_SKIP_DOWNLOAD: '1' },
  });
  if (code !== 0) {
    console.error('npm ci failed; its output stands above.');
    process.exit(code);
  }
}

function isCurrent() {
  if (!existsSync(installed)) return false;
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf(installed);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
