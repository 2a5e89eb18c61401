import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags } from '../../../scripts/test-browsers.js';
import { findBrowser } from '../../../scripts/find-browser.js';

/** A real Chromium with three fake cameras and microphones that beep. */
export function launchChromium(...more: string[]): Promise<Browser> {
  const flags = chromiumFlags.filter((flag) => !flag.startsWith('--use-fake-device'));
  return chromium.launch({
    executablePath: findBrowser('chromium'),
    args: [...flags, '--use-fake-device-for-media-stream=device-count=3,fps=20', ...more],
  });
}

/** A real Chromium whose devices must be asked for: nothing is granted unless the test grants it. */
export function launchAskingChromium(...more: string[]): Promise<Browser> {
  const flags = chromiumFlags.filter((flag) => flag !== '--use-fake-ui-for-media-stream');
  return chromium.launch({ executablePath: findBrowser('chromium'), args: [...flags, ...more] });
}
