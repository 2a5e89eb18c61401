import { parseArgs } from 'node:util';
import { Addresses } from './native/addresses.js';
import { readLimit, type Limits } from './native/limits.js';

/** What the command line asked for. Paths are as they were given. */
export interface CommandLine {
  readonly help: boolean;
  readonly host: string;
  readonly port: number;
  /** The port was chosen by whoever started the server: no other one will do. */
  readonly portGiven: boolean;
  readonly data: string;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly guests: boolean;
  readonly origins: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly limits: Partial<Limits>;
  readonly stun: readonly string[];
  readonly turn: readonly string[];
  readonly turnSecret: string | undefined;
  readonly grace: number | undefined;
  readonly participants: number | undefined;
  readonly tokenLifetime: number | undefined;
  readonly demo: string | undefined;
  readonly elements: string | undefined;
}

export const usage = `Usage: node dist/server/main.js [options]

  --host <address>        where to listen (127.0.0.1: this machine only)
  --port <number>         4780, or the next free one; 0 for any
  --data <folder>         where everything is kept (.data)
  --tls-cert <file>       certificate and
  --tls-key <file>        key, both PEM: serve https and wss
  --no-guests             nobody comes in by a name alone
  --origin <origin>       pages that may use the server besides its own; repeatable; * for all
  --trust-proxy <address> a reverse proxy whose X-Forwarded-For is believed: an address, a network
                          such as 10.0.0.0/8, or loopback; repeatable
  --limit <name=value>    another limit, such as messages=60/10 (60 at once, 10 a second more) or
                          sockets=32; repeatable; the README of the server names them
  --ice <url>             a STUN server, such as stun:stun.example.org:3478; repeatable
  --turn <host[:port]>    a TURN server; repeatable; needs
  --turn-secret <secret>  what it shares with this server (or TURN_SECRET in the environment)
  --grace <seconds>       how long a lost connection may take to come back to a call (5, at most 120)
  --participants <number> people in one call (50)
  --token-hours <hours>   how long tokens hold (24)
  --demo <folder>         the demo page (dist/demo)
  --elements <folder>     the files for script tags (cdn)
  --help                  this text
`;

/** A command line that cannot be followed; the message says why. */
export class UsageError extends Error {}

/** @throws UsageError */
export function readCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const values = parse(args);
  const turn = (values.turn ?? []).map(turnUrl);
  const turnSecret = values['turn-secret'] ?? environment['TURN_SECRET'];
  if (turn.length > 0 && !turnSecret) throw new UsageError('--turn needs --turn-secret, or TURN_SECRET.');
  if (turn.length === 0 && values['turn-secret'] !== undefined)
    throw new UsageError('--turn-secret needs --turn.');
  if ((values['tls-cert'] === undefined) !== (values['tls-key'] === undefined))
    throw new UsageError('--tls-cert and --tls-key go together.');
  const grace = number('--grace', values.grace, 0, 120);
  const hours = number('--token-hours', values['token-hours'], 1 / 60, 24 * 365);
  return {
    help: values.help ?? false,
    host: filled('--host', values.host ?? '127.0.0.1'),
    port: whole('--port', values.port, 0, 65_535) ?? 4780,
    portGiven: values.port !== undefined,
    data: filled('--data', values.data ?? '.data'),
    tlsCert: values['tls-cert'],
    tlsKey: values['tls-key'],
    guests: !(values['no-guests'] ?? false),
    origins: (values.origin ?? []).map(origin),
    trustedProxies: (values['trust-proxy'] ?? []).map(proxy),
    limits: Object.assign({}, ...(values.limit ?? []).map(limit)) as Partial<Limits>,
    stun: (values.ice ?? []).map(stunUrl),
    turn,
    turnSecret: turn.length > 0 ? turnSecret : undefined,
    grace: grace === undefined ? undefined : grace * 1000,
    participants: whole('--participants', values.participants, 1, 1000),
    tokenLifetime: hours === undefined ? undefined : hours * 3_600_000,
    demo: values.demo,
    elements: values.elements,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        help: { type: 'boolean', short: 'h' },
        host: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'no-guests': { type: 'boolean' },
        origin: { type: 'string', multiple: true },
        'trust-proxy': { type: 'string', multiple: true },
        limit: { type: 'string', multiple: true },
        ice: { type: 'string', multiple: true },
        turn: { type: 'string', multiple: true },
        'turn-secret': { type: 'string' },
        grace: { type: 'string' },
        participants: { type: 'string' },
        'token-hours': { type: 'string' },
        demo: { type: 'string' },
        elements: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function number(option: string, text: string | undefined, least: number, most: number) {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= least && value <= most))
    throw new UsageError(`${option} takes a number from ${least} to ${most}, not "${text}".`);
  return value;
}

function whole(option: string, text: string | undefined, least: number, most: number) {
  const value = number(option, text, least, most);
  if (value !== undefined && !Number.isInteger(value))
    throw new UsageError(`${option} takes a whole number, not "${text}".`);
  return value;
}

function filled(option: string, text: string) {
  if (text === '') throw new UsageError(`${option} must not be empty.`);
  return text;
}

function origin(text: string) {
  if (text === '*') return text;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new UsageError(`--origin takes an origin such as https://example.org, not "${text}".`);
  return url.origin;
}

function proxy(text: string) {
  try {
    new Addresses([text]);
  } catch {
    throw new UsageError(
      `--trust-proxy takes an address, a network such as 10.0.0.0/8, or loopback, not "${text}".`,
    );
  }
  return text;
}

function limit(text: string) {
  const read = readLimit(text);
  if (!read)
    throw new UsageError(`--limit takes a limit such as messages=60/10 or sockets=32, not "${text}".`);
  return read;
}

function stunUrl(text: string) {
  if (!/^stuns?:[^/\s]+$/.test(text))
    throw new UsageError(`--ice takes a STUN server such as stun:stun.example.org:3478, not "${text}".`);
  return text;
}

function turnUrl(text: string) {
  const url = /^turns?:/.test(text) ? text : `turn:${text}`;
  if (!/^turns?:[^/\s?]+(\?transport=(udp|tcp))?$/.test(url))
    throw new UsageError(`--turn takes a TURN server such as turn.example.org:3478, not "${text}".`);
  return url;
}
