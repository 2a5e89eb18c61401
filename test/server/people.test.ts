import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt, SignJWT, generateKeyPair, UnsecuredJWT } from 'jose';
import type { Person, Session, ThreadDetails } from '../../src/contracts/native.js';
import { ask, Guest, start } from './support.js';

const server = await start();

test('a guest comes in by a name and gets an id of the service and a token', async () => {
  const { status, body, headers } = await ask<Session>(server.url, 'POST', '/people', {
    body: { name: 'Ada' },
  });
  assert.equal(status, 201);
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.match(body.person.id, /^8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}$/);
  assert.equal(body.person.name, 'Ada');
  assert.ok(body.expiresAt > Date.now() + 23 * 3_600_000);
});

test('the token has the claims that clients of the service read', async () => {
  const guest = await Guest.come(server, 'Ada');
  const claims = decodeJwt(guest.session.token);
  assert.equal(`8:${String(claims['skypeid'])}`, guest.id);
  assert.equal(claims['acsScope'], 'chat,voip');
  assert.equal(guest.id.slice('8:acs:'.length).split('_')[0], claims['resourceId']);
  assert.equal(claims.exp! * 1000, guest.session.expiresAt);
  assert.ok(Math.abs(claims.iat! * 1000 - Date.now()) < 10_000);
});

test('names are one line, without control characters, and not empty', async () => {
  const { session } = await Guest.come(server, '  Ada\u0000 \n Lovelace\u200f ');
  assert.equal(session.person.name, 'Ada Lovelace\u200f');
  const longest = '😀'.repeat(256);
  assert.equal((await Guest.come(server, longest)).session.person.name, longest);
  for (const name of ['', '   ', '\u0000', '😀'.repeat(257), 5, null]) {
    const { status, body } = await ask(server.url, 'POST', '/people', { body: { name } });
    assert.equal(status, 400, JSON.stringify(name));
    assert.equal(body.error?.code, 'invalid-argument');
    assert.equal(body.error.target, 'name');
  }
});

test('a rename is told in every thread', async () => {
  const guest = await Guest.come(server, 'Ada');
  const thread = await guest.enter('rename');
  const socket = await guest.connect();
  const { status, body } = await guest.ask<Person>('PATCH', '/people/me', { name: 'Augusta' });
  assert.equal(status, 200);
  assert.deepEqual(body, { id: guest.id, name: 'Augusta' });
  assert.deepEqual((await socket.next('members-changed')).members, [body]);
  assert.deepEqual((await guest.ask<ThreadDetails>('GET', thread)).body.members, [body]);
});

test('a token is exchanged for a new one of the same person', async () => {
  const guest = await Guest.come(server, 'Ada');
  const { status, body } = await guest.ask<Session>('POST', '/tokens');
  assert.equal(status, 200);
  assert.deepEqual(body.person, guest.session.person);
  assert.notEqual(body.token, guest.session.token);
  assert.equal((await new Guest(server.url, body).ask('POST', '/tokens')).status, 200);
});

test('every route but the first wants a token', async () => {
  const guest = await Guest.come(server, 'Ada');
  const thread = await guest.enter('closed');
  const routes = [
    ['PATCH', '/people/me'],
    ['POST', '/tokens'],
    ['PUT', '/rooms/closed'],
    ['GET', thread],
    ['PATCH', thread],
    ['DELETE', `${thread}/members/${encodeURIComponent(guest.id)}`],
    ['GET', `${thread}/messages`],
    ['POST', `${thread}/messages`],
    ['PATCH', `${thread}/messages/1`],
    ['DELETE', `${thread}/messages/1`],
    ['POST', `${thread}/typing`],
    ['PUT', `${thread}/read`],
  ] as const;
  for (const [method, path] of routes) {
    const { status, body, headers } = await ask(server.url, method, path);
    assert.equal(status, 401, `${method} ${path}`);
    assert.equal(body.error?.code, 'unauthenticated');
    assert.equal(headers.get('www-authenticate'), 'Bearer');
  }
});

test('tokens that are not ours are refused, and not repeated in the answer', async () => {
  const guest = await Guest.come(server, 'Ada');
  const { token } = guest.session;
  // One that is known already: it vouches for nothing but itself.
  assert.equal((await guest.ask('POST', '/tokens')).status, 200);
  const claims = decodeJwt(token);
  const { privateKey } = await generateKeyPair('RS256');
  const forged = [
    'nonsense',
    token.slice(0, -4) + 'AAAA',
    new UnsecuredJWT(claims).encode(),
    await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32)),
    (await Guest.come(await start(), 'Ada')).session.token,
  ];
  for (const bad of forged) {
    const { status, body } = await ask(server.url, 'POST', '/tokens', { token: bad });
    assert.equal(status, 401);
    assert.equal(body.error?.code, 'unauthenticated');
    assert.ok(!JSON.stringify(body).includes(bad));
  }
  for (const authorization of ['Bearer', 'Bearer ', `Basic ${token}`, token, `Bearer ${token} ${token}`]) {
    const { status } = await ask(server.url, 'POST', '/tokens', {
      headers: { Authorization: authorization },
    });
    assert.equal(status, 401, authorization.slice(0, 12));
  }
});

test('a revoked token is refused and its sockets end, while a new one holds', async () => {
  const guest = await Guest.come(server, 'Ada');
  const other = await Guest.come(server, 'Bob');
  await guest.enter('revoked');
  await other.enter('revoked');
  const { client } = await guest.call('revoked');
  const { client: watcher } = await other.call('revoked');
  server.core.people.revokeTokens(guest.id);
  assert.equal((await client.next('failure')).error.code, 'unauthenticated');
  assert.equal((await client.closed).code, 4401);
  assert.deepEqual((await watcher.next('participants-left')).ids, [guest.id]);
  assert.equal((await guest.ask('POST', '/tokens')).body.error?.code, 'unauthenticated');
  const fresh = new Guest(server.url, await server.core.tokens.issue(guest.id));
  assert.equal((await fresh.ask('POST', '/tokens')).status, 200);
});

test('an expired token says so', async () => {
  let now = Date.now();
  const timed = await start({
    tokenLifetime: 60_000,
    clock: { now: () => now, after: () => () => {} },
  });
  const guest = await Guest.come(timed, 'Ada');
  const socket = await guest.connect();
  now += 59_000;
  assert.equal((await guest.ask('POST', '/tokens')).status, 200);
  now += 2_000;
  const { status, body } = await guest.ask('POST', '/tokens');
  assert.equal(status, 401);
  assert.equal(body.error?.code, 'token-expired');
  // No timer runs here: the frame itself is judged.
  socket.send({ type: 'ping' });
  assert.equal((await socket.next('failure')).error.code, 'token-expired');
  assert.equal((await socket.closed).code, 4401);
});

test('a token for chat alone opens no call, and one for calls no chat', async () => {
  const { id } = await Guest.come(server, 'Ada');
  const chatter = new Guest(server.url, await server.core.tokens.issue(id, ['chat']));
  const caller = new Guest(server.url, await server.core.tokens.issue(id, ['voip']));
  const thread = await chatter.enter('scopes');
  assert.equal((await chatter.ask('GET', thread)).status, 200);
  assert.equal((await caller.ask('GET', thread)).body.error?.code, 'forbidden');
  const media = { muted: true, camera: false, screen: false };
  const refused = await (await chatter.connect()).answer({ type: 'join-call', room: 'scopes', media });
  assert.ok('error' in refused && refused.error.code === 'forbidden');
  await assert.rejects(caller.connect(['chat']), /forbidden/);
  await caller.call('scopes');
});

test('a server without guests takes none', async () => {
  const closed = await start({ guests: false });
  const { status, body } = await ask(closed.url, 'POST', '/people', { body: { name: 'Ada' } });
  assert.equal(status, 403);
  assert.equal(body.error?.code, 'forbidden');
  const known = closed.core.people.add('Ada');
  const member = new Guest(closed.url, await closed.core.tokens.issue(known.id));
  assert.equal((await member.ask('PUT', '/rooms/standup')).status, 200);
});
