import assert from 'node:assert/strict';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { main, ready, run } from './process.js';
import { Guest, temporaryFolder } from './support.js';

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
    [['--trust-proxy', 'example.org'], /--trust-proxy takes an address/],
    [['--limit', 'messages=1'], /--limit takes a limit/],
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

test('a data folder that cannot be made or written is named, at once', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  await writeFile(file, '');
  const places = [file, join(file, 'below'), join(folder, 'x'.repeat(300))];
  // Where `mkdir` with `recursive` never ends.
  if (process.platform === 'linux') places.push('/proc/below', '/proc/a/b');
  for (const place of places) {
    const running = run('--port', '0', '--data', place);
    const patience = setTimeout(() => running.child.kill('SIGKILL'), 20_000);
    assert.equal((await running.exit).code, 1, place);
    clearTimeout(patience);
    assert.match(running.errors, /^The data folder .* cannot be written: choose another by --data\.\n$/);
    assert.equal(running.output, '');
  }
});
