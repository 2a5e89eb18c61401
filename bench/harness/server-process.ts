import { startServer } from '../../server/start-server.js';

/** The real server in a process of its own, without the limits that one client alone would meet. */
const plenty = { burst: 1_000_000, perSecond: 1_000_000 };
const server = await startServer({
  limits: { guests: plenty, requests: plenty, messages: plenty, frames: plenty, sockets: 2_000 },
});

process.on('message', (wish) => {
  if (wish === 'memory') {
    globalThis.gc?.();
    process.send?.({ memory: process.memoryUsage.rss() });
  } else {
    void server.close().then(() => process.exit(0));
  }
});
process.send?.({ url: server.url });
