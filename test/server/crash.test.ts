import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ThreadDetails, WireMessage } from '../../src/contracts/native.js';
import { Guest, temporaryFolder } from './support.js';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

interface Run {
  readonly child: ChildProcess;
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  output: string;
  errors: string;
}

/** The command line as users run it. */
function run(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURN_SECRET: '' },
  });
  children.add(child);
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal });
    });
  });
  const running: Run = { child, exit, output: '', errors: '' };
  child.stdout.on('data', (data: Buffer) => (running.output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (running.errors += data.toString()));
  return running;
}

/** Resolves with the address once it has been printed. */
async function ready(running: Run): Promise<{ url: string }> {
  for (let tries = 0; tries < 600; tries++) {
    const url = /https?:\/\/\S+/.exec(running.output)?.[0];
    if (url !== undefined) return { url };
    if (running.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It did not start: ${running.errors}`);
}

test('a killed server has kept everything that it answered', async () => {
  const data = await temporaryFolder();
  const first = run('--port', '0', '--data', data);
  const before = await ready(first);
  const ada = await Guest.come(before, 'Ada');
  const thread = await ada.enter('crash');
  await ada.ask('PATCH', thread, { topic: 'Survivors' });
  await ada.call('crash');
  const answered: WireMessage[] = [];
  // Several at once, so that the blow falls between a commit and its answer as well as anywhere else.
  const talkers = Array.from({ length: 4 }, async (_, talker) => {
    for (let i = 0; ; i++) {
      const sent = await ada
        .ask<WireMessage>('POST', `${thread}/messages`, {
          text: `${talker}:${i}`,
          clientMessageId: `${talker}:${i}`,
        })
        .catch(() => undefined);
      if (!sent) return;
      if (sent.status === 201) answered.push(sent.body);
      else await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  while (answered.length < 40) await new Promise((resolve) => setTimeout(resolve, 5));
  first.child.kill('SIGKILL');
  assert.equal((await first.exit).signal, 'SIGKILL');
  await Promise.all(talkers);

  const second = run('--port', '0', '--data', data);
  const back = new Guest((await ready(second)).url, ada.session);
  const { messages } = await back.read(thread, '?limit=200');
  const kept = new Map(messages.map((message) => [message.id, message]));
  for (const message of answered) assert.deepEqual(kept.get(message.id), message);
  assert.deepEqual(
    messages.map(({ sequence }) => sequence),
    messages.map((_, index) => index + 1),
  );
  assert.equal((await back.ask<ThreadDetails>('GET', thread)).body.topic, 'Survivors');

  // Exactly once, across the restart; and ids go on growing.
  const [repeated] = answered;
  assert.deepEqual(await back.say(thread, repeated!.clientMessageId!, repeated!.clientMessageId), repeated);
  const next = await back.say(thread, 'after', 'after');
  assert.ok(messages.every(({ id, version }) => Number(id) < Number(next.id) && version < next.version));
  second.child.kill('SIGTERM');
  assert.deepEqual(await second.exit, { code: 0, signal: null });
  assert.equal(second.errors, '');
});

test('what is on disk is for its owner alone, and has no token in it', async () => {
  const data = join(await temporaryFolder(), 'made');
  const running = run('--port', '0', '--data', data);
  const guest = await Guest.come(await ready(running), 'Ada');
  await guest.enter('files');
  const { mode } = await stat(data);
  assert.equal(mode & 0o777, 0o700);
  const { readdir, readFile } = await import('node:fs/promises');
  for (const name of await readdir(data)) {
    assert.equal((await stat(join(data, name))).mode & 0o777, 0o600, name);
    assert.ok(!(await readFile(join(data, name), 'latin1')).includes(guest.session.token));
  }
  running.child.kill('SIGINT');
  assert.deepEqual(await running.exit, { code: 0, signal: null });
  assert.deepEqual((await readdir(data)).sort(), ['acs.db', 'signing-key.json']);
  assert.ok(!(running.output + running.errors).includes(guest.session.token));
});

test('a folder is one server’s', async () => {
  const data = await temporaryFolder();
  const first = run('--port', '0', '--data', data);
  await ready(first);
  const second = run('--port', '0', '--data', data);
  assert.equal((await second.exit).code, 1);
  assert.match(second.errors, /in use by another server/);
  first.child.kill('SIGTERM');
  await first.exit;
});

test('a port that was asked for is taken or refused; another one is looked for', async () => {
  const first = run('--port', '0', '--data', await temporaryFolder());
  const { port } = new URL((await ready(first)).url);
  const second = run('--port', port, '--data', await temporaryFolder());
  assert.equal((await second.exit).code, 1);
  assert.match(second.errors, new RegExp(`Port ${port} is taken`));
  first.child.kill('SIGTERM');
  await first.exit;
});

test('options that cannot be followed are named', async () => {
  for (const [args, message] of [
    [['--nonsense'], /--nonsense/],
    [['stray'], /stray/],
    [['--tls-cert', 'x', '--tls-key', 'y'], /--tls-cert: x cannot be read/],
    [['--tls-cert', main, '--tls-key', main], /--tls-cert and --tls-key: these are no PEM/],
    [['--demo', '/nowhere/at/all'], /--demo: there is no folder/],
  ] as const) {
    const running = run(...args);
    assert.equal((await running.exit).code, 2, args.join(' '));
    assert.match(running.errors, message);
    assert.match(running.errors, /--help/);
    assert.equal(running.output, '');
  }
  const help = run('--help');
  assert.equal((await help.exit).code, 0);
  assert.match(help.output, /--host .*--port .*--data .*--no-guests/s);
});
