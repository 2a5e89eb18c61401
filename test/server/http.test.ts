import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { request, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import type { WireFailure } from '../../src/contracts/native.js';
import { ask, Guest, handClock, start, temporaryFolder } from './support.js';

const folder = await temporaryFolder();
const [demo, elements] = [join(folder, 'demo'), join(folder, 'cdn')];
await mkdir(join(demo, 'assets'), { recursive: true });
await mkdir(elements);
await writeFile(join(demo, 'index.html'), '<!doctype html><title>Demo</title>');
await writeFile(join(demo, 'assets', 'page.js'), 'export {};');
await writeFile(join(demo, 'assets', 'page.css'), ':root {}');
await writeFile(join(demo, '.secret'), 'secret');
await writeFile(join(elements, 'acs-elements.js'), 'export {};');
await writeFile(join(folder, 'outside.txt'), 'outside');

const server = await start({ demo, elements });

/** Asks as it is told to: `fetch` tidies paths up and adds headers of its own. */
function statusOf(path: string, options: RequestOptions = {}, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(server.url, { path, ...options }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

test('the demo stands at the root, and behind the link of every room', async () => {
  for (const path of ['/', '/index.html', '/rooms/standup', '/rooms/standup?name=Ada', '/rooms/x.y~z']) {
    const response = await fetch(server.url + path);
    assert.equal(response.status, 200, path);
    assert.match(response.headers.get('content-type')!, /^text\/html; charset=utf-8$/);
    assert.equal(await response.text(), '<!doctype html><title>Demo</title>');
  }
});

test('files have their types, are asked for again, and are not sent twice', async () => {
  const types = {
    '/assets/page.js': /javascript/,
    '/assets/page.css': /^text\/css/,
    '/elements/acs-elements.js': /javascript/,
  };
  for (const [path, type] of Object.entries(types)) {
    const first = await fetch(server.url + path);
    assert.equal(first.status, 200);
    assert.match(first.headers.get('content-type')!, type);
    assert.equal(first.headers.get('cache-control'), 'public, max-age=0');
    await first.text();
    const known = { 'If-None-Match': first.headers.get('etag')! };
    assert.equal(await statusOf(path, { headers: known }), 304);
  }
});

test('pages of every origin may load the elements, and no other file', async () => {
  const headers = { Origin: 'https://example.org' };
  const allowed = async (path: string) =>
    (await fetch(server.url + path, { headers })).headers.get('access-control-allow-origin');
  assert.equal(await allowed('/elements/acs-elements.js'), '*');
  assert.equal(await allowed('/assets/page.js'), null);
});

test('nothing outside the folders is served, and nothing hidden', async () => {
  for (const path of [
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/elements/..%2f..%2foutside.txt',
    '/.secret',
    '/assets/',
    '/nothing.js',
    '/rooms/a/b',
  ]) {
    const status = await statusOf(path);
    assert.ok([400, 403, 404].includes(status), `${path}: ${status}`);
  }
});

test('every answer keeps the browser strict', async () => {
  const guest = await Guest.come(server, 'Ada');
  const answers = [
    await fetch(server.url),
    await fetch(`${server.url}/elements/acs-elements.js`),
    await fetch(`${server.url}/nothing`),
    await fetch(`${server.url}/healthz`),
    await guest.ask('GET', '/nothing'),
    await ask(server.url, 'POST', '/people', { body: {} }),
  ];
  for (const { headers } of answers) {
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; frame-ancestors 'self'; require-trusted-types-for 'script'",
    );
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.match(
      headers.get('permissions-policy')!,
      /camera=\(self\), microphone=\(self\), display-capture=\(self\)/,
    );
  }
});

test('its health can be asked', async () => {
  const response = await fetch(`${server.url}/healthz`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'ok' });
});

test('without built files only the API answers', async () => {
  const bare = await start();
  for (const path of ['/', '/rooms/standup', '/elements/acs-elements.js'])
    assert.equal((await fetch(bare.url + path)).status, 404);
  assert.equal((await fetch(`${bare.url}/healthz`)).status, 200);
});

test('a preflight from an allowed page is answered', async () => {
  const response = await fetch(`${server.url}/api/v1/threads/x/messages`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'http://localhost:8000',
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,content-type',
    },
  });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-origin'), 'http://localhost:8000');
  assert.equal(response.headers.get('vary'), 'Origin');
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    assert.ok(response.headers.get('access-control-allow-methods')!.includes(method));
  assert.match(response.headers.get('access-control-allow-headers')!, /authorization, content-type/);
});

test('pages of other origins are refused before anything is done', async () => {
  const allowing = await start({ origins: ['https://example.org'] });
  const come = (origin: string, headers: Record<string, string> = {}) =>
    ask(allowing.url, 'POST', '/people', { body: { name: 'Ada' }, headers: { Origin: origin, ...headers } });
  for (const origin of [
    'https://example.org',
    'http://localhost',
    'https://localhost:1',
    'http://127.0.0.1:9',
    'http://[::1]:9',
    'http://a.localhost:3',
  ]) {
    const { status, headers } = await come(origin);
    assert.equal(status, 201, origin);
    assert.equal(headers.get('access-control-allow-origin'), origin);
    assert.equal(headers.get('access-control-expose-headers'), 'Retry-After');
  }
  for (const origin of [
    'https://evil.example',
    'http://example.org',
    'https://example.org.evil.example',
    'null',
    'file://',
    'ftp://localhost',
    'http://localhost.evil.example',
  ]) {
    const { status, body, headers } = await come(origin);
    assert.equal(status, 403, origin);
    assert.equal(body.error?.code, 'forbidden');
    assert.equal(headers.get('access-control-allow-origin'), null);
  }
  const open = await start({ origins: ['*'] });
  const anyone = await ask(open.url, 'POST', '/people', {
    body: { name: 'A' },
    headers: { Origin: 'https://any.example' },
  });
  assert.equal(anyone.status, 201);
});

test('a stranger’s domain that points at this machine is no page of ours', async () => {
  // As a browser asks after the name of a page has been made to resolve to the loopback address.
  const headers = { Host: 'evil.example', Origin: 'http://evil.example', 'Content-Type': 'application/json' };
  const status = await statusOf('/api/v1/people', { method: 'POST', headers }, '{"name":"Eve"}');
  assert.equal(status, 403);
});

test('what is hardly HTTP gets an answer, too', async () => {
  const malformed = await fetch(`${server.url}/api/v1/threads/%E0%A4%A`);
  assert.equal(malformed.status, 400);
  assert.equal(((await malformed.json()) as WireFailure).error.code, 'invalid-argument');
  const long = await fetch(`${server.url}/api/v1/threads/${'x'.repeat(5000)}`);
  assert.ok([400, 401, 404, 414].includes(long.status));
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('data', (data) => {
      assert.match(data.toString(), /^HTTP\/1\.1 400/);
      resolve();
    });
    socket.on('error', reject);
    socket.end('NONSENSE\r\n\r\n');
  });
});

test('too many requests are told when to come back', async () => {
  const limits = {
    guests: { burst: 2, perSecond: 0.5 },
    requests: { burst: 6, perSecond: 0.25 },
    messages: { burst: 1, perSecond: 0.2 },
  };
  const strict = await start({ limits, clock: handClock() });
  const [ada, bob] = [await Guest.come(strict, 'Ada'), await Guest.come(strict, 'Bob')];
  const third = await ask(strict.url, 'POST', '/people', { body: { name: 'Eve' } });
  assert.deepEqual(
    [third.status, third.body.error?.code, third.headers.get('retry-after')],
    [429, 'throttled', '2'],
  );
  assert.equal(third.body.error?.retryAfter, 2);

  const thread = await ada.enter('throttled');
  await ada.say(thread, 'one');
  const second = await ada.ask('POST', `${thread}/messages`, { text: 'two', clientMessageId: '2' });
  assert.deepEqual([second.status, second.headers.get('retry-after')], [429, '5']);
  const statuses = [];
  for (let i = 0; i < 5; i++) statuses.push((await ada.ask('GET', thread)).status);
  assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
  assert.equal((await bob.ask('PUT', '/rooms/throttled')).status, 200);
});

test('a fault of the server is told without its reason, and reported', async () => {
  const faults: unknown[] = [];
  const { startServer } = await import('../../server/start-server.js');
  const broken = await startServer({ report: (error) => faults.push(error) });
  const guest = await Guest.come(broken, 'Ada');
  broken.core.people.get = () => {
    throw new Error(`secret ${guest.session.token}`);
  };
  const { status, body } = await guest.ask('PUT', '/rooms/standup');
  await broken.close();
  assert.equal(status, 500);
  assert.deepEqual(body, { error: { code: 'internal', message: 'The server has failed.' } });
  assert.equal(faults.length, 1);
});

test('it speaks https and wss', async () => {
  const { execFileSync } = await import('node:child_process');
  const { readFile } = await import('node:fs/promises');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  );
  const secure = await start({ tls: { key: await readFile(key), cert: await readFile(cert) } });
  assert.match(secure.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  const guest = new Guest(secure.url, await secure.core.tokens.issue(secure.core.people.add('Ada').id));
  const { Client } = await import('./support.js');
  const client = await Client.open(secure.url, { rejectUnauthorized: false });
  await client.request({ type: 'authenticate', token: guest.session.token, topics: [] });
  await assert.rejects(fetch(`${secure.url}/healthz`)); // Nobody has vouched for this certificate.
});
