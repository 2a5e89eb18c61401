/**
 * `npm start`: sets up what is missing, builds what has changed, starts the embedded server and opens the demo.
 * What follows `--` goes to the server: `npm start -- --port 8080`.
 */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.js';
import { say } from './log.js';
import { run } from './run.js';

process.chdir(new URL('..', import.meta.url).pathname);
await ensureDependencies();

if (
  newest('src', 'server', 'demo', 'package-lock.json', 'rollup.config.js') >
  oldest('dist/server/main.js', 'cdn/acs-elements.js')
) {
  const { code } = await run('node', ['scripts/build.js']);
  if (code !== 0) process.exit(code);
}

say('Starting the server…');
const server = spawn(process.execPath, ['dist/server/main.js', ...process.argv.slice(2)], {
  stdio: ['inherit', 'pipe', 'inherit'],
});
let opened = false;
server.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  const address = opened ? undefined : /https?:\/\/[^\s]+/.exec(String(chunk))?.[0];
  if (!address) return;
  opened = true;
  open(address);
});
server.on('close', (code) => process.exit(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));

/** Opens the page where somebody sits in front of a screen; elsewhere the printed address is enough. */
function open(address) {
  if (!process.stdout.isTTY || process.env.CI || process.env.SSH_CONNECTION) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""', address]
        : ['xdg-open', address];
  if (command === 'xdg-open' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {}) // No opener: the address stands in the terminal.
    .unref();
}

function newest(...paths) {
  return Math.max(...paths.flatMap(files).map((file) => statSync(file).mtimeMs));
}

function oldest(...paths) {
  return Math.min(...paths.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
}

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}
