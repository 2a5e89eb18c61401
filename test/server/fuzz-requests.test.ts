import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { toUSVString } from 'node:util';
import fc from 'fast-check';
import type { WireFailure } from '../../src/contracts/native.js';
import { Guest, start } from './support.js';

const plenty = { burst: 1e9, perSecond: 1e9 };
const server = await start({
  limits: {
    ...{ address: plenty, guests: plenty, rooms: plenty, addressRooms: plenty },
    ...{ requests: plenty, messages: plenty, frames: plenty, requestWithin: 2_000 },
  },
});
const [ada, bob] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
const thread = await ada.enter('fuzz');
await bob.enter('fuzz');
const eve = await Guest.come(server, 'Eve');
await eve.enter('fuzz');
const healthy = await bob.connect();
const own = await ada.say(thread, 'mine');
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
after(() => agent.destroy());

/** Each kind of test ends in time, however slow the machine is; the runs that were had are checked. */
const bounds = { includeErrorInReport: true, numRuns: 2_000, interruptAfterTimeLimit: 8_000 };

const CODES = [
  ...['invalid-argument', 'unsupported', 'unauthenticated', 'token-expired', 'forbidden', 'not-found'],
  ...['conflict', 'too-large', 'throttled', 'full', 'timed-out'],
];

interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function send({ method, path, headers, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Told by hand, or bodies of some methods would be taken for the next request.
    const framed = { ...headers, 'Content-Length': body.length };
    const asked = request(server.url, { method, path, headers: framed, agent }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode!, text }));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Whatever was asked: an answer of this API, and nothing of what goes on inside. */
function check({ status, text }: Answer) {
  assert.ok(status >= 200 && status < 500, `${status}: ${text}`);
  assert.doesNotMatch(text, /node_modules|\.ts:\d|\.js:\d|    at |SQLITE|\[object/);
  if (status < 400 || !text.startsWith('{')) return;
  const { error } = JSON.parse(text) as WireFailure;
  assert.ok(CODES.includes(error.code), error.code);
  assert.equal(typeof error.message, 'string');
  for (const { session } of [ada, bob]) assert.ok(!text.includes(session.token));
}

/** A healthy client beside it: what is said reaches it. */
async function checkHealth() {
  const { id } = await bob.say(thread, 'still here');
  await healthy.next('messages-changed', ({ messages: [one] }) => one?.id === id);
  await healthy.all('pong');
  healthy.frames.length = 0;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    '.',
    '..',
    '%',
    '\u202e',
    '\r\n',
  ),
  fc.integer({ min: 1, max: 40_000 }).map((length) => 'x'.repeat(length)),
);

const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  oddText,
  fc.constantFrom(-1, 0, 1.5, 1e21, 2 ** 53, Number.MAX_VALUE, null, true),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => ({ deep: '['.repeat(depth) })),
);

const segment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(own.id, thread.slice('/threads/'.length), encodeURIComponent(eve.id)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('fuzz', '1', '0', '-1', '999999999999999', '1e3', '%00', '%', '%ff', '..'),
  },
  oddText.map((text) => encodeURIComponent(toUSVString(text)).slice(0, 2_000)),
  fc.webSegment({ size: 'small' }),
);

const path = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        ...['/people', '/people/me', '/tokens', '/rooms/*', '/threads/*', '/threads/*/members/*', '/*'],
        ...[
          '/threads/*/messages',
          '/threads/*/messages/*',
          '/threads/*/typing',
          '/threads/*/read',
          '/*/*/*/*',
        ],
        ...[thread, `${thread}/messages`, `${thread}/messages/*`, `${thread}/read`, `${thread}/typing`],
      ),
      fc.infiniteStream(segment),
    )
    .map(
      ([template, segments]) => `/api/v1${template.replaceAll('*', () => segments.next().value as string)}`,
    ),
  fc.webPath().map((text) => text || '/'),
);

/** What there is, so that bodies and queries are looked at, too. */
const aimed = fc
  .constantFrom(
    ['POST', '/people'],
    ['PATCH', '/people/me'],
    ['GET', thread],
    ['PATCH', thread],
    ['GET', `${thread}/messages`],
    ['POST', `${thread}/messages`],
    ['PATCH', `${thread}/messages/${own.id}`],
    ['PUT', `${thread}/read`],
  )
  .map(([method, where]) => [method, `/api/v1${where}`] as const);

const target = fc.oneof({ weight: 2, arbitrary: aimed }, fc.tuple(fc.constantFrom(...METHODS), path));

const query = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  fc.webQueryParameters().map((text) => `?${text}`),
  fc
    .array(fc.tuple(fc.constantFrom('before', 'after', 'limit', '__proto__', 'x'), oddText), { maxLength: 4 })
    .map(
      (pairs) =>
        `?${pairs.map(([key, text]) => `${key}=${encodeURIComponent(toUSVString(text))}`).join('&')}`,
    )
    .filter((text) => text.length < 6_000),
);

const body = fc.oneof(
  fc.constant(Buffer.alloc(0)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  oddValue.map((value) => Buffer.from(JSON.stringify(value))),
  fc
    .dictionary(
      fc.constantFrom('name', 'text', 'clientMessageId', 'topic', 'upTo', '__proto__', 'extra'),
      oddValue,
    )
    .map((value) => Buffer.from(JSON.stringify(value))),
  fc
    .record({ text: oddText, clientMessageId: fc.string({ maxLength: 70, unit: 'binary' }) })
    .map((value) => Buffer.from(JSON.stringify(value))),
  fc
    .oneof(fc.record({ text: oddText }), fc.record({ topic: oddText }), fc.record({ name: oddText }))
    .map((value) => Buffer.from(JSON.stringify(value))),
  fc.record({ upTo: fc.maxSafeInteger() }).map((value) => Buffer.from(JSON.stringify(value))),
  fc.tuple(fc.nat(60), fc.nat(255)).map(([place, byte]) => {
    const bytes = Buffer.from('{"text":"a valid text","clientMessageId":"of a valid message"}');
    bytes[place] = byte;
    return bytes;
  }),
);

const headerText = fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, '').trim());

const oddHeaders = fc.record(
  {
    'Content-Type': fc.oneof(
      fc.constantFrom(
        'application/json; charset=utf-16',
        'text/plain',
        'multipart/form-data; boundary=x',
        '',
      ),
      headerText,
    ),
    Authorization: fc.oneof(
      fc.constantFrom('Bearer ', 'Bearer a.b.c', `Bearer ${ada.session.token.slice(0, -3)}AAA`, 'Basic Og=='),
      headerText,
    ),
    Origin: fc.oneof(fc.constantFrom('null', 'http://localhost', 'http://evil.example', '*'), headerText),
    'X-Forwarded-For': headerText,
    'Content-Encoding': fc.constantFrom('gzip', 'identity'),
    'If-None-Match': headerText,
    Range: headerText,
    Expect: fc.constantFrom('100-continue', 'nothing'),
    'X-HTTP-Method-Override': fc.constantFrom(...METHODS),
  },
  { requiredKeys: [] },
);

const usual = { 'Content-Type': 'application/json', Authorization: `Bearer ${ada.session.token}` };
const headers = fc
  .oneof({ weight: 4, arbitrary: fc.constant({}) }, oddHeaders)
  .map((odd): Record<string, string> => ({ ...usual, ...odd }));

test('no request, however odd, brings the server out of its protocol', async (t) => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(target, query, headers, body, async ([method, where], asked, sent, payload) => {
      const answer = await send({ method, path: where + asked, headers: sent, body: payload });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      check(answer);
    }),
    bounds,
  );
  t.diagnostic(JSON.stringify(Object.fromEntries(statuses)));
  // It reaches both what works and what is refused, or it would prove nothing.
  for (const status of [200, 400, 404, 405]) assert.ok(statuses.has(status), String(status));
  await checkHealth();
});

test('no bytes in place of a request bring the server out of HTTP', async () => {
  const valid = Buffer.from(
    `POST /api/v1/people HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
      `Connection: close\r\nContent-Length: 14\r\n\r\n{"name":"Ada"}`,
  );
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }).map((some) => Buffer.from(some)),
    fc
      .array(fc.record({ place: fc.nat(valid.length - 1), byte: fc.nat(255) }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((changes) => {
        const changed = Buffer.from(valid);
        for (const { place, byte } of changes) changed[place] = byte;
        return changed;
      }),
    fc.nat(valid.length).map((length) => valid.subarray(0, length)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (sent) => {
      const answer = await exchange(sent);
      if (answer === '') return; // A connection that was just closed.
      const [, status = ''] = /^HTTP\/1\.1 (\d{3}) /.exec(answer) ?? [];
      assert.ok(/^[1-4]/.test(status), answer.slice(0, 200));
      assert.doesNotMatch(answer, /node_modules|    at /);
    }),
    { ...bounds, numRuns: 600 },
  );
  await checkHealth();
});

/** Everything that comes back until the other side closes, or after a while of nothing. */
function exchange(bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.end(bytes);
  });
}
