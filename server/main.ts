#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { readCommandLine, usage, UsageError, type CommandLine } from './command-line.js';
import { startServer, type RunningServer, type ServerOptions } from './start-server.js';

/** How many ports are tried when nobody asked for a certain one. */
const TRIES = 20;

/** What a data folder that cannot be made or written fails with. */
const UNWRITABLE = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'EEXIST',
  'ENAMETOOLONG',
  'ELOOP',
  'ENOSPC',
];

try {
  const line = readCommandLine(process.argv.slice(2), process.env);
  if (line.help) process.stdout.write(usage);
  else await run(line);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof UsageError ? `${message}\nTry --help.\n` : `${message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run(line: CommandLine) {
  const options = toOptions(line);
  const server = await start(line, options);
  // Others wait for this line to know where to go.
  process.stdout.write(`ACS Elements is at ${server.url}\n`);
  if (options.demo === undefined)
    process.stdout.write('The demo page is not built: only the API is served.\n');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

async function start(line: CommandLine, options: ServerOptions): Promise<RunningServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startServer({ ...options, port: line.port + tries - 1 });
    } catch (error) {
      if (!isCode(error, 'EADDRINUSE')) throw explained(error, line);
      if (line.portGiven || tries === TRIES)
        throw new Error(`Port ${line.port} is taken: choose another by --port.`);
    }
  }
}

function toOptions(line: CommandLine): ServerOptions {
  const demo = line.demo ?? ifThere('dist/demo');
  const elements = line.elements ?? ifThere('cdn');
  return {
    host: line.host,
    data: line.data,
    guests: line.guests,
    origins: line.origins,
    trustedProxies: line.trustedProxies,
    limits: line.limits,
    stun: line.stun,
    turn: line.turn,
    ...readTls(line),
    ...(line.turnSecret === undefined ? {} : { turnSecret: line.turnSecret }),
    ...(line.grace === undefined ? {} : { grace: line.grace }),
    ...(line.participants === undefined ? {} : { participants: line.participants }),
    ...(line.tokenLifetime === undefined ? {} : { tokenLifetime: line.tokenLifetime }),
    ...(demo === undefined ? {} : { demo: folder('--demo', demo) }),
    ...(elements === undefined ? {} : { elements: folder('--elements', elements) }),
  };
}

/** A folder of the project, from wherever the server is started, if it has been built. */
function ifThere(name: string) {
  let root = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root);
  const path = join(root, name);
  return existsSync(path) ? path : undefined;
}

function folder(option: string, path: string) {
  if (!existsSync(path)) throw new UsageError(`${option}: there is no folder ${path}.`);
  return path;
}

function readTls({ tlsCert, tlsKey }: CommandLine) {
  if (tlsCert === undefined || tlsKey === undefined) return {};
  const tls = { cert: readPem('--tls-cert', tlsCert), key: readPem('--tls-key', tlsKey) };
  try {
    createSecureContext(tls);
  } catch {
    throw new UsageError('--tls-cert and --tls-key: these are no PEM certificate and its key.');
  }
  return { tls };
}

function readPem(option: string, path: string) {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(`${option}: ${path} cannot be read.`);
  }
}

function explained(error: unknown, { host, port, data }: CommandLine) {
  if (isCode(error, 'EACCES') && port < 1024)
    return new Error(`Port ${port} needs more rights than this process has: choose one above 1023.`);
  if (isCode(error, 'EADDRNOTAVAIL') || isCode(error, 'ENOTFOUND'))
    return new Error(`This machine has no address ${host}: choose another by --host.`);
  if (UNWRITABLE.some((code) => isCode(error, code)))
    return new Error(`The data folder ${data} cannot be written: choose another by --data.`);
  return error;
}

function isCode(error: unknown, code: string) {
  return error instanceof Error && 'code' in error && error.code === code;
}
