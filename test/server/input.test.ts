import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import type { WireFailure } from '../../src/contracts/native.js';
import { hostileRequests } from './hostile-requests.js';
import { Guest, start } from './support.js';

const server = await start();
const [ada, bob] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
const eve = await Guest.come(server, 'Eve');
const thread = await ada.enter('input');
await bob.enter('input');
await eve.enter('input');

// Two beside all this, to whom nothing of it may happen.
const [hers, his] = [(await ada.call('input')).client, (await bob.call('input')).client];
await hers.next('participants-changed');

interface Bare {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly failure: WireFailure['error'] | undefined;
}

/** Asks byte for byte as it is told to. */
function bare(method: string, path: string, headers: object = {}, body: string | Buffer = ''): Promise<Bare> {
  return new Promise((resolve, reject) => {
    const authorization = { Authorization: `Bearer ${ada.session.token}` };
    const options = { method, path: `/api/v1${path}`, headers: { ...authorization, ...headers } };
    const asked = request(server.url, options, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const parsed = text === '' ? {} : (JSON.parse(text) as Partial<WireFailure>);
        resolve({ status: response.statusCode!, headers: response.headers, failure: parsed.error });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The same over a socket of its own, for what is no HTTP; undefined where nothing but an end came. */
function raw(...pieces: string[]): Promise<string> {
  return rawTo(server.url, ...pieces);
}

function rawTo(url: string, ...pieces: string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => {});
    socket.setTimeout(20_000, () => socket.destroy());
    socket.on('close', () => resolve(answer));
    for (const piece of pieces) socket.write(piece);
  });
}

test('every request that cannot be followed is refused by a typed failure that names what is wrong', async () => {
  const before = (await bob.read(thread)).messages.length;
  for (const [what, status, code, target, ...asked] of hostileRequests(thread)) {
    const answer = await bare(...asked);
    assert.deepEqual(
      [answer.status, answer.failure?.code, answer.failure?.target],
      [status, code, target],
      what,
    );
    assert.match(answer.headers['content-type'] as string, /^application\/json/, what);
    assert.ok(!JSON.stringify(answer.failure).includes(ada.session.token), what);
  }
  assert.equal((await bob.read(thread)).messages.length, before, 'one of them was stored');
  assert.equal(({} as { admin?: true }).admin, undefined);
});

test('a wrong method is told the right ones', async () => {
  assert.equal((await bare('PUT', '/people')).headers['allow'], 'POST');
  assert.equal((await bare('DELETE', thread)).headers['allow'], 'GET, HEAD, PATCH');
});

test('what is hardly HTTP is refused by a typed failure, and late requests are not waited for', async () => {
  const hasty = await start({ limits: { requestWithin: 400 } });
  const host = 'Host: localhost\r\n';
  for (const [what, pieces, status, code] of [
    ['nonsense', ['NONSENSE\r\n\r\n'], 400, 'invalid-argument'],
    ['a header too large', [`GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(40_000)}\r\n\r\n`], 431, 'too-large'],
    [
      'two lengths',
      [`POST /api/v1/people HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`],
      400,
      'invalid-argument',
    ],
    [
      'smuggling',
      [`POST / HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      400,
      'invalid-argument',
    ],
    ['headers that never end', [`GET / HTTP/1.1\r\n${host}`], 408, 'timed-out'],
    [
      'a body that never ends',
      [`POST /api/v1/people HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`],
      408,
      'timed-out',
    ],
  ] as const) {
    const answer = await rawTo(hasty.url, ...pieces);
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), what);
    assert.match(answer, new RegExp(`"code":"${code}"`), what);
  }
});

test('a socket that may not be opened says why', async () => {
  const upgrade = (path: string, more = '') =>
    raw(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`,
    );
  assert.match(await upgrade('/api/v1/nothing'), /^HTTP\/1\.1 404 Not Found\r\n[^]*"code":"not-found"/);
  assert.match(
    await upgrade('/api/v1/socket', 'Origin: https://evil.example\r\n'),
    /^HTTP\/1\.1 403 Forbidden\r\n[^]*"code":"forbidden"/,
  );
  assert.match(
    await raw('GET /api/v1/socket HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    /^HTTP\/1\.1 404/,
  );
});

test('odd characters of a text come back as they were, but for halves', async () => {
  for (const [text, kept] of [
    ['a\u0000b', 'a\u0000b'],
    ['\u202egnirts', '\u202egnirts'],
    ['\ufeff', '\ufeff'],
    ['half \ud83d', 'half \ufffd'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ] as const) {
    assert.deepEqual((await ada.say(thread, text)).content, { kind: 'text', text: kept });
    assert.deepEqual((await bob.read(thread)).messages.at(-1)?.content, { kind: 'text', text: kept });
  }
});

test('what a socket cannot take ends that socket with a fitting code', async () => {
  const media = { muted: true, camera: false, screen: false };
  const join = (room: string) => JSON.stringify({ type: 'join-call', id: 1, room, media });
  const malformed = Buffer.concat([
    Buffer.from('{"type":"ping","x":"'),
    Buffer.from([0xff]),
    Buffer.from('"}'),
  ]);
  for (const [what, data, binary, code] of [
    ['a binary frame', Buffer.from('{"type":"ping"}'), true, 1008],
    ['malformed UTF-8', malformed, false, 1007],
    ['deep nesting', '['.repeat(60_000), false, 1008],
    ['a field of every object', '{"type":"ping","__proto__":{"id":1}}', false, 1008],
    ['a type of every object', '{"type":"__proto__","id":1}', false, 1008],
    ['a frame too large', `${join('input').slice(0, -1)},"x":"${'x'.repeat(64 * 1024)}"}`, false, 1009],
    ['a huge frame', 'x'.repeat(1024 * 1024), false, 1009],
  ] as const) {
    const client = await eve.connect();
    client.socket.send(data, { binary });
    assert.equal((await client.closed).code, code, what);
  }
});

test('what a socket can refuse by name it refuses by name, and goes on', async () => {
  const media = { muted: true, camera: false, screen: false };
  const client = await eve.connect();
  const refused = async (frame: object) => {
    client.socket.send(JSON.stringify({ id: 7, ...frame }));
    const reply = await client.next('reply');
    assert.ok('error' in reply, JSON.stringify(frame));
    return [reply.id, reply.error.code, reply.error.target];
  };
  for (const room of ['__proto__', 'constructor', 'nowhere'])
    assert.deepEqual(await refused({ type: 'join-call', room, media }), [7, 'not-found', 'room']);
  for (const room of ['.', '..', 'a/b', 'ä', 'x'.repeat(65), '', 5, null])
    assert.deepEqual(await refused({ type: 'join-call', room, media }), [7, 'invalid-argument', 'room']);
  assert.deepEqual(await refused({ type: 'end-call' }), [7, 'forbidden', undefined]);
  // Nobody’s session, somebody else’s, and one of long ago are all the same to whoever was never in it.
  const joined = await client.join('input', 'no-such-session');
  assert.equal(joined.resumed, false);
  for (const participant of ['', 'x'.repeat(201)])
    assert.deepEqual(await refused({ type: 'mute-participant', participant }), [
      7,
      'invalid-argument',
      'participant',
    ]);
  for (const participant of ['\u0000', '8:acs:nobody', '__proto__', eve.id])
    assert.deepEqual(await refused({ type: 'remove-participant', participant }), [
      7,
      'not-found',
      'participant',
    ]);
  for (const [to, toSession] of [
    [bob.id, 'long-over'],
    ['nobody', joined.me.session],
  ] as const)
    client.send({
      type: 'signal',
      to,
      toSession,
      signal: { kind: 'description', sdpType: 'offer', sdp: '' },
    });
  await client.all('pong');
});

test('a frame that is sent again does nothing a second time', async () => {
  const client = await eve.connect();
  const { token } = eve.session;
  for (let i = 0; i < 3; i++) await client.request({ type: 'authenticate', id: 5, token, topics: ['call'] });
  const first = await client.answer({ type: 'leave-call', id: 9 });
  assert.deepEqual(await client.answer({ type: 'leave-call', id: 9 }), first);
  await client.all('pong');
});

test('and who was in a call beside all this is there still, and hears of all that is right', async () => {
  await his.request({ type: 'set-hand', raised: true });
  const raised = await hers.next(
    'participants-changed',
    ({ participants: [one] }) => one?.media.handRaisedAt !== undefined,
  );
  assert.equal(raised.participants[0]?.id, bob.id);
  assert.deepEqual(await hers.all('signal'), []);
});
