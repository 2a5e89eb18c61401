/** What the CDN file holds: every element, and the transports that need no account, each loaded on demand. */
import './all.js';
import './connect-local.js';
import './connect-simulated.js';
