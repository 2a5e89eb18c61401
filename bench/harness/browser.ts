import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.js';
import { chromiumFlags } from '../../scripts/test-browsers.js';

/** A real Chromium without a window. Drawing is by the processor, as there is no other here. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser('chromium'), args: [...chromiumFlags] });
}
