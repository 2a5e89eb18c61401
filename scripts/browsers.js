import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.js';
import { say } from './log.js';
import { run } from './run.js';

const needed = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Some tests run in WebKit, too, where it is. */
const welcome = { webkit: 'webkit2gtk-driver', xvfb: 'xvfb' };

/** Makes sure that the test browsers are there: from the distribution's packages where that is possible. */
export async function ensureBrowsers() {
  await install(needed);
  await install(welcome);
  const missing = missingOf(needed);
  if (missing.length === 0) return;
  const variables = missing.map((name) => name.toUpperCase()).join(' and ');
  console.error(
    `The tests need ${missing.join(' and ')}: install it (Debian: apt-get install ${missing.map((name) => needed[name]).join(' ')}), or set ${variables} to the path of an installed one.`,
  );
  process.exit(1);
}

const missingOf = (packages) => Object.keys(packages).filter((name) => !findBrowser(name));

async function install(packages) {
  const names = missingOf(packages).map((name) => packages[name]);
  const isRoot = process.getuid?.() === 0;
  if (names.length === 0 || !isRoot || !existsSync('/usr/bin/apt-get')) return;
  say(`Installing ${names.join(' and ')} (a minute or two, once)…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  // Ubuntu's own chromium and firefox packages are wrappers around snaps; where those fail, we say so.
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...names], { quiet: true, env });
}
