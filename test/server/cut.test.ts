import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client, Guest, handClock, start } from './support.js';

const server = await start({ grace: 60_000 });
let rooms = 0;

/** Two in a room and its call; the second with sockets for the chat and for the call. */
async function together() {
  const room = `cut-${++rooms}`;
  const [ada, bob] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
  const thread = await ada.enter(room);
  await bob.enter(room);
  const [hers, his] = [await ada.call(room), await bob.call(room)];
  await hers.client.next('participants-changed');
  const chats = [await bob.connect(['chat']), await bob.connect(['chat'])];
  const remove = () => ada.ask('DELETE', `${thread}/members/${encodeURIComponent(bob.id)}`);
  return { room, thread, ada, bob, hers, his, chats, remove };
}

test('who is taken out of a room hears, says and signals nothing in it from that moment on', async () => {
  const { room, thread, ada, bob, hers, his, chats, remove } = await together();
  assert.equal((await remove()).status, 204);
  await ada.say(thread, 'without Bob');
  await ada.ask('POST', `${thread}/typing`);
  for (const chat of chats) {
    const removed = await chat.next('thread-removed');
    assert.equal(`/threads/${encodeURIComponent(removed.thread)}`, thread);
    await chat.all('pong');
    assert.deepEqual(chat.frames, []);
  }
  assert.equal((await his.client.next('call-ended')).reason, 'removed');
  his.client.send({
    type: 'signal',
    to: ada.id,
    toSession: hers.joined.me.session,
    signal: { kind: 'description', sdpType: 'offer', sdp: '' },
  });
  for (const frame of [
    { type: 'set-hand', raised: true },
    { type: 'end-call' },
    { type: 'join-call', room, media: { muted: true, camera: false, screen: false } },
  ] as const) {
    const reply = await his.client.answer(frame);
    assert.ok('error' in reply && reply.error.code === 'forbidden', frame.type);
  }
  for (const [method, path, body] of [
    ['GET', thread],
    ['GET', `${thread}/messages`],
    ['POST', `${thread}/messages`, { text: 'x', clientMessageId: 'x' }],
    ['PUT', `${thread}/read`, { upTo: 1 }],
    ['POST', `${thread}/typing`],
  ] as const)
    assert.equal((await bob.ask(method, path, body)).status, 403, `${method} ${path}`);
  assert.deepEqual((await hers.client.next('participants-left')).ids, [bob.id]);
  assert.deepEqual(await hers.client.all('signal'), []);
});

test('who is taken out of a room while their connection is lost is out of its call at once', async () => {
  const { room, bob, hers, his, remove } = await together();
  his.client.drop();
  await hers.client.next('participants-changed');
  await remove();
  assert.deepEqual((await hers.client.next('participants-left')).ids, [bob.id]);
  await assert.rejects(bob.call(room, his.joined.me.session), /forbidden/);
});

test('revoked tokens end every socket and every stay, at once and for what is under way', async () => {
  const { room, thread, bob, hers, his, chats } = await together();
  const late = await Client.open(server.url);
  late.send({ type: 'authenticate', id: 1, token: bob.session.token, topics: ['chat'] });
  server.core.people.revokeTokens(bob.id);
  for (const client of [his.client, ...chats, late]) {
    assert.equal((await client.next('failure')).error.code, 'unauthenticated');
    assert.equal((await client.closed).code, 4401);
  }
  assert.deepEqual((await hers.client.next('participants-left')).ids, [bob.id]);
  assert.equal((await bob.ask('GET', thread)).status, 401);
  await assert.rejects(bob.call(room, his.joined.me.session), /unauthenticated/);
});

test('a socket whose token has expired hears nothing more', async () => {
  const clock = handClock(Date.now());
  const timed = await start({ tokenLifetime: 60_000, clock });
  const guest = await Guest.come(timed, 'Ada');
  const thread = await guest.enter('expired');
  const [old, other] = [await guest.connect(['chat']), await guest.connect(['chat'])];
  clock.advance(50_000);
  const fresh = new Guest(timed.url, await timed.core.tokens.issue(guest.id));
  await other.request({ type: 'authenticate', token: fresh.session.token, topics: ['chat'] });
  clock.advance(10_000);
  await fresh.say(thread, 'to those who are still here');
  assert.equal((await other.next('messages-changed')).messages.length, 1);
  assert.equal((await old.closed).code, 4401);
  assert.deepEqual(
    old.frames.map(({ type }) => type),
    ['failure'],
  );
});
