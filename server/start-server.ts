import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeApp } from './app.js';
import type { Clock } from './core/clock.js';
import { openCore, type Core } from './core/core.js';
import { Addresses } from './native/addresses.js';
import { makeRates, type NativeContext } from './native/context.js';
import { defaultLimits, type Limits } from './native/limits.js';
import { isLocal } from './native/origins.js';
import { serveSockets } from './native/socket-server.js';

/** How the server runs. Everything has a default that is safe on a developer's machine. */
export interface ServerOptions {
  /** The address to listen on. Default `127.0.0.1`: this machine only. */
  readonly host?: string;
  /** Default 0: any free one. */
  readonly port?: number;
  /** The data folder, made if need be. Without it everything is in memory and gone with the server. */
  readonly data?: string;
  /** PEM texts; with them the server speaks https and wss. */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  /** Whether anybody may come in by a name alone. Default true. */
  readonly guests?: boolean;
  /** Further origins whose pages may use the server, or `*`. Pages of this machine always may. */
  readonly origins?: readonly string[];
  /**
   * Reverse proxies whose `X-Forwarded-For` is believed: addresses, networks such as `10.0.0.0/8`, or `loopback`.
   * Default none: whoever connects is the client.
   */
  readonly trustedProxies?: readonly string[];
  /** STUN servers, such as `stun:stun.example.org:3478`. Default none. */
  readonly stun?: readonly string[];
  /** TURN servers that share `turnSecret`. Default none. */
  readonly turn?: readonly string[];
  readonly turnSecret?: string;
  /** How long TURN credentials hold, in milliseconds. Default 12 hours. */
  readonly turnLifetime?: number;
  /** How long tokens hold, in milliseconds. Default 24 hours. */
  readonly tokenLifetime?: number;
  /** How long a stay in a call outlives its socket, in milliseconds: at most 120 seconds. Default 5 seconds. */
  readonly grace?: number;
  /** People in one call. Default 50. */
  readonly participants?: number;
  /** What one client may cost. */
  readonly limits?: Partial<Limits>;
  /** The folder of the demo page; none is served without it. */
  readonly demo?: string;
  /** The folder of the files for script tags; none are served without it. */
  readonly elements?: string;
  readonly clock?: Clock;
  /** Is given the faults that no answer tells of. Default: to stderr. Never holds a token. */
  readonly report?: (error: unknown) => void;
}

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:4780`; without a slash at the end. */
  readonly url: string;
  /** The domain itself, for hosts that embed the server: to revoke tokens, for one. */
  readonly core: Core;
  /** Tells the sockets, answers what is under way, and closes the database. Twice is once. */
  close(): Promise<void>;
}

const HOUR = 60 * 60_000;

/** How long answers that are under way may take once the server is closing, in milliseconds. */
const FAREWELL = 3_000;

/** Starts a server and resolves once it can be asked. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host = '127.0.0.1', port = 0, tls } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const addresses = new Addresses(options.trustedProxies ?? []);
  const timeouts = {
    requestTimeout: limits.requestWithin,
    headersTimeout: limits.requestWithin,
    connectionsCheckingInterval: Math.ceil(limits.requestWithin / 4),
  };
  const server = tls ? createHttpsServer({ ...tls, ...timeouts }) : createHttpServer(timeouts);
  const core = await openCore({
    folder: options.data,
    tokenLifetime: options.tokenLifetime ?? 24 * HOUR,
    grace: options.grace ?? 5_000,
    limit: options.participants ?? 50,
    report: options.report ?? ((error) => console.error(error)),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  try {
    const context = makeContext(core, host, options, limits, addresses);
    const app = await makeApp(server, context, { demo: options.demo, elements: options.elements });
    await listen(server, host, port);
    const sockets = serveSockets(server, context);
    let closing: Promise<void> | undefined;
    const closeAll = async () => {
      const closed = closeServer(server);
      await sockets.close();
      await closed;
      await app.close();
      core.close();
    };
    return { url: urlOf(server, host, tls !== undefined), core, close: () => (closing ??= closeAll()) };
  } catch (error) {
    core.close();
    throw error;
  }
}

function makeContext(
  core: Core,
  host: string,
  options: ServerOptions,
  limits: Limits,
  addresses: Addresses,
): NativeContext {
  return {
    core,
    limits,
    rates: makeRates(core.clock, limits),
    addresses,
    origins: { allowed: options.origins ?? [], sameHost: !isLocal(host) },
    ice: {
      stun: options.stun ?? [],
      turn: options.turn ?? [],
      turnSecret: options.turnSecret,
      turnLifetime: options.turnLifetime ?? 12 * HOUR,
    },
    guests: options.guests ?? true,
    report: options.report ?? ((error) => console.error(error)),
  };
}

/** By hand, because Fastify would listen twice for `localhost` and hide a second server. */
function listen(server: Server, host: string, port: number) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), FAREWELL);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf(server: Server, host: string, secure: boolean) {
  const { port } = server.address() as AddressInfo;
  // A server that listens everywhere is reached by name from here.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${secure ? 'https' : 'http'}://${name}:${port}`;
}
