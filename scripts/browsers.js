import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.js';
import { say } from './log.js';
import { run } from './run.js';

const packages = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Makes sure that both test browsers are there: from the distribution's packages where that is possible. */
export async function ensureBrowsers() {
  const missing = Object.keys(packages).filter((name) => !findBrowser(name));
  if (missing.length === 0) return;
  const names = missing.map((name) => packages[name]);
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${names.join(' and ')} (a minute or two, once)…`);
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { quiet: true, env });
    // Ubuntu's own chromium and firefox packages are wrappers around snaps; where those fail, the line below says so.
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...names], { quiet: true, env });
  }
  const still = missing.filter((name) => !findBrowser(name));
  if (still.length === 0) return;
  const variables = still.map((name) => name.toUpperCase()).join(' and ');
  console.error(
    `The tests need ${still.join(' and ')}: install it (Debian: apt-get install ${still.map((name) => packages[name]).join(' ')}), or set ${variables} to the path of an installed one.`,
  );
  process.exit(1);
}
