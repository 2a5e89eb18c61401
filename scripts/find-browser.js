import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const browsers = {
  chromium: {
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    elsewhere: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
  },
  firefox: {
    variable: 'FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    elsewhere: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
  /** By its driver, which knows where the browser is. */
  webkit: { variable: 'WEBKIT_DRIVER', commands: ['WebKitWebDriver'], elsewhere: [] },
  /** No browser, but the screen that WebKit needs. */
  xvfb: { variable: 'XVFB', commands: ['Xvfb'], elsewhere: [] },
};

/** The path of an installed browser: from its environment variable, else from the places where they stand. */
export function findBrowser(name) {
  const { variable, commands, elsewhere } = browsers[name];
  const named = process.env[variable];
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...commands.flatMap((command) => folders.map((folder) => join(folder, command))),
    ...elsewhere,
  ];
  return candidates.find((path) => existsSync(path));
}
