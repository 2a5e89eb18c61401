import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientFrame } from '../../src/contracts/native.js';
import { Client, Guest, handClock, start, type RunningServer } from './support.js';

const server: RunningServer = await start();
const ada = await Guest.come(server, 'Ada');
const bob = await Guest.come(server, 'Bob');

test('authenticate answers who I am and until when', async () => {
  const client = await Client.open(server.url);
  const { person, expiresAt } = ada.session;
  const reply = await client.request({
    type: 'authenticate',
    token: ada.session.token,
    topics: ['chat', 'call'],
  });
  assert.deepEqual(reply, { person, expiresAt });
});

test('nothing goes before authenticate', async () => {
  for (const frame of [
    { type: 'ping' },
    { type: 'leave-call', id: 1 },
    {
      type: 'signal',
      to: bob.id,
      toSession: 'x',
      signal: { kind: 'description', sdpType: 'offer', sdp: '' },
    },
  ] as ClientFrame[]) {
    const client = await Client.open(server.url);
    client.send(frame);
    assert.equal((await client.next('failure')).error.code, 'unauthenticated');
    assert.equal((await client.closed).code, 4401);
  }
});

test('a bad token ends the socket, after an answer', async () => {
  const client = await Client.open(server.url);
  const reply = await client.answer({ type: 'authenticate', token: 'nonsense', topics: [] });
  assert.ok('error' in reply && reply.error.code === 'unauthenticated');
  assert.equal((await client.next('failure')).error.code, 'unauthenticated');
  const { code, reason } = await client.closed;
  assert.deepEqual({ code, reason }, { code: 4401, reason: 'unauthenticated' });
});

test('who does not authenticate in time is sent away', async () => {
  const hasty = await start({ limits: { authenticateWithin: 50 } });
  const client = await Client.open(hasty.url);
  assert.equal((await client.next('failure')).error.code, 'unauthenticated');
  assert.equal((await client.closed).code, 4401);
});

test('a frame right behind authenticate waits for its outcome', async () => {
  await ada.enter('behind');
  const client = await Client.open(server.url);
  client.send({ type: 'authenticate', id: 99, token: ada.session.token, topics: [] });
  const joined = await client.join('behind');
  assert.equal(joined.me.id, ada.id);
});

test('a socket lives longer with a new token of the same person, and with no other', async () => {
  const clock = handClock();
  const timed = await start({ tokenLifetime: 60_000, clock });
  const guest = await Guest.come(timed, 'Ada');
  const client = await guest.connect();
  clock.advance(50_000);
  const { token, expiresAt } = await timed.core.tokens.issue(guest.id);
  const longer = await client.request({ type: 'authenticate', token, topics: [] });
  assert.equal(longer.expiresAt, expiresAt);
  const other = await Guest.come(timed, 'Bob');
  const reply = await client.answer({ type: 'authenticate', token: other.session.token, topics: [] });
  assert.ok('error' in reply && reply.error.code === 'forbidden');
  clock.advance(50_000);
  await client.all('pong');
  clock.advance(10_000);
  assert.equal((await client.next('failure')).error.code, 'token-expired');
  assert.equal((await client.closed).code, 4401);
});

test('ping is answered by pong', async () => {
  const client = await ada.connect();
  client.send({ type: 'ping' });
  assert.deepEqual(await client.next('pong'), { type: 'pong' });
});

test('what is no frame ends the socket with the reason', async () => {
  const texts = [
    '',
    'null',
    '[]',
    '{',
    '{"type":5}',
    '{"type":"nope","id":1}',
    '{"type":"toString"}',
    '{"id":1}',
  ];
  for (const text of texts) {
    const client = await ada.connect();
    client.socket.send(text);
    assert.equal((await client.next('failure')).error.code, 'invalid-argument', text);
    assert.equal((await client.closed).code, 1008);
  }
  const client = await ada.connect();
  client.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
  assert.equal((await client.next('failure')).error.code, 'invalid-argument');
});

test('a frame that does not fit the schema is refused by name, and the socket goes on', async () => {
  const client = await ada.connect();
  const media = { muted: true, camera: false, screen: false };
  const bad: readonly (readonly [object, string])[] = [
    [{ type: 'join-call', room: 'r' }, 'media'],
    [{ type: 'join-call', room: 'a b', media }, 'room'],
    [{ type: 'join-call', room: 'r', media: { ...media, muted: 1 } }, 'muted'],
    [{ type: 'join-call', room: 'r', media: { ...media, handRaisedAt: 1 } }, 'handRaisedAt'],
    [{ type: 'join-call', room: 'r', media, resume: '' }, 'resume'],
    [{ type: 'leave-call', extra: 1 }, 'extra'],
    [{ type: 'end-call', extra: 1 }, 'extra'],
    [{ type: 'set-media', media: {} }, 'muted'],
    [{ type: 'set-hand', raised: 'yes' }, 'raised'],
    [{ type: 'mute-participant' }, 'participant'],
    [{ type: 'remove-participant', participant: 'x'.repeat(201) }, 'participant'],
    [{ type: 'authenticate', topics: [] }, 'token'],
  ];
  for (const [index, [frame, target]] of bad.entries()) {
    client.socket.send(JSON.stringify({ ...frame, id: index + 1 }));
    const reply = await client.next('reply');
    assert.equal(reply.id, index + 1);
    assert.ok('error' in reply, JSON.stringify(frame));
    assert.equal(reply.error.code, 'invalid-argument');
    assert.equal(reply.error.target, target, JSON.stringify(frame));
  }
  await client.all('pong');
});

test('a malformed signal cannot be answered, and ends the socket', async () => {
  await ada.enter('malformed');
  const { client } = await ada.call('malformed');
  client.socket.send(
    JSON.stringify({ type: 'signal', to: bob.id, toSession: 'x', signal: { kind: 'what' } }),
  );
  assert.equal((await client.next('failure')).error.code, 'invalid-argument');
  assert.equal((await client.closed).code, 1008);
});

test('frames have a size, and signals a larger one', async () => {
  await ada.enter('sizes');
  await bob.enter('sizes');
  const [hers, his] = [await ada.call('sizes'), await bob.call('sizes')];
  const signal = (sdp: string) =>
    hers.client.send({
      type: 'signal',
      to: bob.id,
      toSession: his.joined.me.session,
      signal: { kind: 'description', sdpType: 'offer', sdp },
    });
  const long = 'v'.repeat(200_000);
  signal(long);
  const { signal: heard } = await his.client.next('signal');
  assert.ok(heard.kind === 'description' && heard.sdp === long);
  signal('v'.repeat(300_000));
  assert.equal((await hers.client.closed).code, 1009);

  his.client.socket.send(
    JSON.stringify({ type: 'set-hand', id: 1, raised: true, padding: 'x'.repeat(70_000) }),
  );
  assert.equal((await his.client.next('failure')).error.code, 'too-large');
  assert.equal((await his.client.closed).code, 1009);
});

test('only so many frames a second; the rest is told to wait', async () => {
  const strict = await start({ limits: { frames: { burst: 5, perSecond: 0.1 } }, clock: handClock() });
  const guest = await Guest.come(strict, 'Ada');
  const client = await guest.connect(); // Takes the first.
  for (let i = 0; i < 4; i++) await client.request({ type: 'leave-call' });
  const reply = await client.answer({ type: 'leave-call' });
  assert.ok('error' in reply && reply.error.code === 'throttled');
  assert.equal(reply.error.retryAfter, 10);
});

test('a flood of signals ends the socket, for none may be lost', async () => {
  const strict = await start({ limits: { signals: { burst: 3, perSecond: 0.1 } } });
  const [one, two] = [await Guest.come(strict, 'Ada'), await Guest.come(strict, 'Bob')];
  await one.enter('flood');
  await two.enter('flood');
  const [hers, his] = [await one.call('flood'), await two.call('flood')];
  const candidate = {
    kind: 'candidate',
    candidate: '',
    sdpMid: null,
    sdpMLineIndex: 0,
    usernameFragment: null,
  } as const;
  for (let i = 0; i < 4; i++)
    hers.client.send({ type: 'signal', to: two.id, toSession: his.joined.me.session, signal: candidate });
  assert.equal((await hers.client.next('failure')).error.code, 'throttled');
  assert.equal((await hers.client.closed).code, 1013);
  assert.equal((await his.client.all('signal')).length, 3);
});

test('one person has only so many sockets', async () => {
  const strict = await start({ limits: { sockets: 2 } });
  const guest = await Guest.come(strict, 'Ada');
  const [first] = [await guest.connect(), await guest.connect()];
  await assert.rejects(guest.connect(), /throttled/);
  first.drop();
  await first.closed;
  await guest.connect();
});

test('a socket is open to pages of allowed origins only', async () => {
  const strict = await start({ origins: ['https://example.org'] });
  for (const origin of [
    'https://example.org',
    'http://localhost:8000',
    'https://app.localhost',
    'http://[::1]:3',
  ])
    (await Client.open(strict.url, { origin })).drop();
  for (const origin of [
    'https://evil.example',
    'http://example.org',
    'null',
    'https://localhost.evil.example',
  ])
    await assert.rejects(Client.open(strict.url, { origin }), /403/, origin);
  await assert.rejects(Client.open(`${strict.url}/nowhere`), /404/);
});

test('a socket that is silent is dead, and one that answers pings is not', async () => {
  const strict = await start({ limits: { pingEvery: 100, silence: 400 }, grace: 600_000 });
  const [here, gone] = [await Guest.come(strict, 'Ada'), await Guest.come(strict, 'Bob')];
  await here.enter('silent');
  await gone.enter('silent');
  const [hers, his] = [await here.call('silent'), await gone.call('silent')];
  his.client.socket.pause(); // No pong any more, as when the network has gone.
  await hers.client.next('participants-changed', ({ participants: [one] }) => one?.state === 'reconnecting');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await hers.client.all('pong');
});

test('a server that closes says so to every socket', async () => {
  const short = await start();
  const guest = await Guest.come(short, 'Ada');
  const [one, two] = [await guest.connect(), await Client.open(short.url)];
  await short.close();
  for (const client of [one, two]) {
    assert.equal((await client.closed).code, 1001);
    assert.equal((await client.next('failure').catch(() => undefined))?.error.code, 'unreachable');
  }
  await short.close();
  await assert.rejects(fetch(`${short.url}/healthz`));
});
