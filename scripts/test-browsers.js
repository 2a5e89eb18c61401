import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { findBrowser } from './find-browser.js';

/** Fake devices, no sandbox (the tests run as root, too), and nothing that calls home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
];

export const firefoxPreferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.cubeb.force_mock_context': true,
};

const launcher = {
  chromium: () =>
    chromeLauncher({ launchOptions: { executablePath: findBrowser('chromium'), args: chromiumFlags } }),
  firefox: () =>
    puppeteerLauncher({
      launchOptions: {
        browser: 'firefox',
        protocol: 'webDriverBiDi',
        executablePath: findBrowser('firefox'),
        headless: true,
        extraPrefsFirefox: firefoxPreferences,
      },
    }),
};

export const launchers = (names) => names.map((name) => launcher[name]());
