/** `npm test`: sets up what is missing, then checks everything. */
import { ensureBrowsers } from './browsers.js';
import { ensureDependencies } from './dependencies.js';
import { ensureNetworkTools } from './network-tools.js';

process.chdir(new URL('..', import.meta.url).pathname);
await ensureDependencies();
await ensureBrowsers();
await ensureNetworkTools();
await import('./check.js');
