import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/contracts/native.js';
import { RateLimiter } from '../../server/native/rate-limiter.js';
import { ask, Client, Guest, handClock, start, type RunningServer } from './support.js';

// Their clocks stand: nothing that was taken comes back by itself.
const strict = (limits: Parameters<typeof start>[0] = {}) =>
  start({ clock: handClock(Date.now()), ...limits });

/** As a proxy passes on what `address` asks for. */
function askFrom(
  address: string,
  server: RunningServer,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
) {
  return ask<Session>(server.url, method, path, { body, token, headers: { 'X-Forwarded-For': address } });
}

const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status;

test('an address asks only so much, of whatever kind, and a page can read when to come back', async () => {
  const clock = handClock(Date.now());
  const server = await strict({ clock, limits: { address: { burst: 5, perSecond: 0.5 } } });
  const headers = { Origin: 'http://localhost:3000' };
  assert.equal(await statusOf(ask(server.url, 'POST', '/people', { body: { name: 'Ada' } })), 201);
  assert.equal(await statusOf(ask(server.url, 'POST', '/tokens', { token: 'nonsense' })), 401);
  assert.equal(await statusOf(ask(server.url, 'GET', '/nothing')), 404);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  (await Client.open(server.url)).drop();
  const refused = await ask(server.url, 'POST', '/people', { body: { name: 'Ada' }, headers });
  assert.equal(refused.status, 429);
  assert.deepEqual([refused.body.error?.code, refused.body.error?.retryAfter], ['throttled', 2]);
  assert.equal(refused.headers.get('retry-after'), '2');
  assert.equal(refused.headers.get('access-control-allow-origin'), headers.Origin);
  assert.equal(refused.headers.get('access-control-expose-headers'), 'Retry-After');
  assert.equal((await fetch(`${server.url}/healthz`)).status, 429);
  await assert.rejects(Client.open(server.url), /429/);
  clock.advance(2_000);
  (await Client.open(server.url)).drop();
});

test('only so many sockets come from one address, and to the server', async () => {
  const server = await strict({ limits: { addressSockets: 2, allSockets: 3 }, trustedProxies: ['loopback'] });
  const from = (address: string) => Client.open(server.url, { headers: { 'X-Forwarded-For': address } });
  const [first] = [await from('192.0.2.1'), await from('192.0.2.1')];
  await assert.rejects(from('192.0.2.1'), /429/);
  await from('192.0.2.2');
  await assert.rejects(from('192.0.2.3'), /503/);
  first.drop();
  const ada = await Guest.come(server, 'Ada');
  for (let open = false; !open;)
    open = await from('192.0.2.1').then(
      () => true,
      () => false,
    );
  assert.equal(await statusOf(ada.ask('PUT', '/rooms/still-there')), 200);
});

test('a person makes only so many rooms, and an address, too; known rooms are open', async () => {
  const server = await strict({
    limits: { rooms: { burst: 2, perSecond: 0.1 }, addressRooms: { burst: 3, perSecond: 0.05 } },
  });
  const [ada, bob] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
  const make = (guest: Guest, room: string) => guest.ask('PUT', `/rooms/${room}`);
  assert.deepEqual([await statusOf(make(ada, 'a')), await statusOf(make(ada, 'b'))], [200, 200]);
  const third = await make(ada, 'c');
  assert.deepEqual([third.status, third.headers.get('retry-after')], [429, '10']);
  assert.equal(await statusOf(make(bob, 'd')), 200);
  assert.deepEqual([(await make(bob, 'e')).headers.get('retry-after')], ['20']);
  for (const guest of [ada, bob])
    for (const room of ['a', 'b', 'd']) assert.equal(await statusOf(make(guest, room)), 200);
});

test('behind a proxy that is trusted each client has limits of its own, and nobody makes up an address', async () => {
  const limits = { guests: { burst: 1, perSecond: 0.1 } };
  const come = (server: RunningServer, address: string) =>
    statusOf(askFrom(address, server, 'POST', '/people', { name: 'Ada' }));

  const proxied = await strict({ limits, trustedProxies: ['loopback', '10.0.0.0/8'] });
  for (const address of [
    '192.0.2.1',
    '192.0.2.2, 10.1.2.3',
    '192.0.2.3:4711',
    '[2001:db8:0:1::1]:4711',
    '2001:db8:0:2::1',
  ]) {
    assert.equal(await come(proxied, address), 201, address);
    assert.equal(await come(proxied, address), 429, address);
  }
  // The same clients: what stands further left was written by themselves, and a household has one prefix.
  for (const address of [
    '203.0.113.9, 192.0.2.1',
    'nonsense, 192.0.2.2',
    '::ffff:192.0.2.3',
    '2001:0db8::1:ffff:0:0:1',
    '2001:db8:0:2:ffff::',
  ])
    assert.equal(await come(proxied, address), 429, address);

  const direct = await strict({ limits });
  assert.equal(await come(direct, '192.0.2.1'), 201);
  assert.equal(await come(direct, '192.0.2.2'), 429);
});

test('frames are refused one by one, and whoever does not listen is sent away', async () => {
  const server = await strict({ limits: { frames: { burst: 5, perSecond: 0.1 } } });
  const [ada, bob] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
  const [hers, his] = [await ada.connect(), await bob.connect()]; // Takes the first.
  for (let id = 1; id <= 200; id++) hers.send({ type: 'leave-call', id });
  assert.equal((await hers.closed).code, 1013);
  assert.equal((await hers.next('failure')).error.code, 'throttled');
  const refused = hers.frames.filter((frame) => frame.type === 'reply' && 'error' in frame);
  assert.equal(refused.length, 100);
  // The limit is the person’s, not the socket’s.
  await assert.rejects(ada.connect(), /throttled/);
  await his.all('pong');
});

test('pings cannot be answered by a refusal, so a flood of them ends the socket', async () => {
  const server = await strict({ limits: { frames: { burst: 5, perSecond: 0.1 } } });
  const client = await (await Guest.come(server, 'Ada')).connect();
  for (let i = 0; i < 10; i++) client.send({ type: 'ping' });
  assert.equal((await client.closed).code, 1013);
  assert.equal(client.frames.filter(({ type }) => type === 'pong').length, 4);
});

test('large signals count for more', async () => {
  const server = await strict({ limits: { signals: { burst: 10, perSecond: 0.1 } } });
  const [ada, bob] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
  await ada.enter('large');
  await bob.enter('large');
  const [hers, his] = [await ada.call('large'), await bob.call('large')];
  const signal = (bytes: number) =>
    hers.client.send({
      type: 'signal',
      to: bob.id,
      toSession: his.joined.me.session,
      signal: { kind: 'description', sdpType: 'offer', sdp: 'v'.repeat(bytes) },
    });
  signal(30_000); // Eight.
  signal(1);
  signal(1);
  await hers.client.all('pong');
  signal(1);
  assert.equal((await hers.client.closed).code, 1013);
  assert.equal((await his.client.all('signal')).length, 3);
});

test('a stranger has one chance', async () => {
  const server = await strict();
  const { token } = (await Guest.come(server, 'Ada')).session;
  const chances: [object, number][] = [
    [{ type: 'authenticate', id: 1, topics: [] }, 1008],
    [{ type: 'authenticate', id: 1, token: 'nonsense', topics: [] }, 4401],
    [{ type: 'authenticate', id: 1, token, topics: ['everything'] }, 1008],
    [{ type: 'authenticate', id: 1, token: 'x'.repeat(70_000), topics: [] }, 1009],
    [{ type: 'ping' }, 4401],
  ];
  for (const [frame, code] of chances) {
    const client = await Client.open(server.url);
    client.socket.send(JSON.stringify(frame));
    client.send({ type: 'authenticate', id: 2, token, topics: [] });
    assert.equal((await client.closed).code, code, JSON.stringify(frame).slice(0, 80));
    await client.next('failure');
    assert.equal(
      client.frames.some((sent) => sent.type === 'reply' && 'result' in sent),
      false,
    );
  }
});

test('limits cost no more memory than for fifty thousand, and the busiest are remembered', () => {
  const clock = handClock();
  const limiter = new RateLimiter(clock, { burst: 1, perSecond: 0.001 });
  limiter.take('busy');
  for (let i = 0; i < 60_000; i++) {
    limiter.take(`address ${i}`);
    if (i % 1000 === 0) assert.throws(() => limiter.take('busy'), { code: 'throttled' });
  }
  assert.equal(limiter.size, 50_000);
});
