import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireMessage } from '../../src/contracts/native.js';
import { Guest, handClock, start, type Client } from './support.js';

const plenty = { burst: 1_000_000, perSecond: 1_000_000 };
const BACKLOG = 200_000;
// Its clock stands: nobody is cut off before the farewell has been read.
const server = await start({
  clock: handClock(Date.now()),
  limits: { backlog: BACKLOG, requests: plenty, messages: plenty, signals: plenty },
  grace: 60_000,
});
/** More than the kernels of both sides buffer for a loopback connection. */
const FLOOD = 24 * 1024 * 1024;
let rooms = 0;

async function pair() {
  const room = `slow-${++rooms}`;
  const [talker, sleeper] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
  const thread = await talker.enter(room);
  await sleeper.enter(room);
  return { room, thread, talker, sleeper };
}

/** Reads on: what has been buffered, the reason at its end, and that it is over. */
async function wakeUp(client: Client) {
  client.socket.resume();
  const { code } = await client.closed;
  const last = client.frames.at(-1);
  assert.ok(last?.type === 'failure', 'no reason was told');
  assert.deepEqual([code, last.error.code, last.error.retryAfter], [1013, 'throttled', 1]);
}

test('a page that does not read its signals is sent away before the server runs full', async () => {
  const { room, talker, sleeper } = await pair();
  const [hers, his] = [await talker.call(room), await sleeper.call(room)];
  his.client.socket.pause();
  const sdp = 'v'.repeat(200_000);
  const signal = { kind: 'description', sdpType: 'offer', sdp } as const;
  const count = FLOOD / sdp.length;
  for (let i = 0; i < count; i++)
    hers.client.send({ type: 'signal', to: sleeper.id, toSession: his.joined.me.session, signal });
  await hers.client.all('pong'); // All of it has arrived.
  await wakeUp(his.client);
  const { participants } = await hers.client.next(
    'participants-changed',
    ({ participants: [one] }) => one?.state === 'reconnecting',
  );
  assert.equal(participants[0]?.id, sleeper.id);
  assert.ok(his.client.frames.length < count);
});

test('a page that does not read its messages is sent away with the reason, misses nothing, and hurts nobody', async () => {
  const { thread, talker, sleeper } = await pair();
  const [slow, quick] = [await sleeper.connect(['chat']), await talker.connect(['chat'])];
  const before = (await sleeper.read(thread)).messages.at(-1)!.sequence;
  slow.socket.pause();
  const text = 'x'.repeat(27_000);
  const sent: string[] = [];
  for (let bytes = 0; bytes < FLOOD; bytes += text.length) sent.push((await talker.say(thread, text)).id);
  await wakeUp(slow);
  const pushed = slow.frames.filter(({ type }) => type === 'messages-changed').length;
  assert.ok(pushed < sent.length, 'it was told everything');

  for (const id of sent) await quick.next('messages-changed', ({ messages: [one] }) => one?.id === id);
  const caught: WireMessage[] = [];
  const again = await sleeper.connect(['chat']);
  for (let complete = false; !complete;) {
    const page = await sleeper.read(thread, `?after=${caught.at(-1)?.sequence ?? before}&limit=100`);
    caught.push(...page.messages);
    complete = page.complete;
  }
  assert.deepEqual(
    caught.map(({ id }) => id),
    sent,
  );
  await again.all('pong');
});

test('signals for a lost stay wait only in bounds: above them the stay is over, and a new one begins', async () => {
  const { room, talker, sleeper } = await pair();
  const [hers, his] = [await talker.call(room), await sleeper.call(room)];
  his.client.drop();
  await hers.client.next('participants-changed', ({ participants: [one] }) => one?.state === 'reconnecting');
  const signal = { kind: 'description', sdpType: 'offer', sdp: 'v'.repeat(200_000) } as const;
  for (let i = 0; i < 6; i++)
    hers.client.send({ type: 'signal', to: sleeper.id, toSession: his.joined.me.session, signal });
  assert.deepEqual((await hers.client.next('participants-left')).ids, [sleeper.id]);
  const back = await sleeper.call(room, his.joined.me.session);
  assert.equal(back.joined.resumed, false);
  assert.deepEqual(await back.client.all('signal'), []);
});
