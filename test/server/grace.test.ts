import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireParticipant } from '../../src/contracts/native.js';
import { Guest, handClock, start, type Client } from './support.js';

const GRACE = 400;
const server = await start({ grace: GRACE });
const patient = await start({ grace: 600_000 });
let rooms = 0;

async function pair(at = patient) {
  const room = `grace-${++rooms}`;
  const [ada, bob] = [await Guest.come(at, 'Ada'), await Guest.come(at, 'Bob')];
  await ada.enter(room);
  await bob.enter(room);
  const [hers, his] = [await ada.call(room), await bob.call(room)];
  await hers.client.next('participants-changed');
  return { room, ada, bob, hers: hers.client, his: his.client, herJoin: hers.joined, hisJoin: his.joined };
}

function state(client: Client, wanted: WireParticipant['state']) {
  return client.next('participants-changed', ({ participants: [one] }) => one?.state === wanted);
}

test('a socket that is lost is reconnecting, and gone after the grace', async () => {
  const { bob, hers, his } = await pair(server);
  const dropped = Date.now();
  his.drop();
  const { participants } = await state(hers, 'reconnecting');
  assert.equal(participants[0]?.id, bob.id);
  assert.deepEqual((await hers.next('participants-left')).ids, [bob.id]);
  const passed = Date.now() - dropped;
  assert.ok(passed >= GRACE - 20, `after ${passed} ms`);
});

test('a resume within the grace takes the stay up again', async () => {
  const { room, bob, hers, his, hisJoin } = await pair();
  await his.request({ type: 'set-hand', raised: true });
  his.drop();
  await state(hers, 'reconnecting');
  const back = await bob.call(room, hisJoin.me.session);
  assert.equal(back.joined.resumed, true);
  assert.equal(back.joined.me.session, hisJoin.me.session);
  assert.equal(back.joined.me.joinedAt, hisJoin.me.joinedAt);
  assert.equal(typeof back.joined.me.media.handRaisedAt, 'number');
  const { participants } = await state(hers, 'connected');
  assert.deepEqual(participants, [back.joined.me]);
  assert.deepEqual(await hers.all('participants-left'), []);
});

test('what was sent meanwhile comes after the resume, in order', async () => {
  const { room, bob, hers, his, hisJoin } = await pair();
  his.drop();
  await state(hers, 'reconnecting');
  const { session } = hisJoin.me;
  for (const sdp of ['one', 'two'])
    hers.send({
      type: 'signal',
      to: bob.id,
      toSession: session,
      signal: { kind: 'description', sdpType: 'offer', sdp },
    });
  await hers.request({ type: 'mute-participant', participant: bob.id });
  const { client } = await bob.call(room, session);
  const heard = [await client.next('signal'), await client.next('signal')];
  assert.deepEqual(
    heard.map(({ signal }) => signal.kind === 'description' && signal.sdp),
    ['one', 'two'],
  );
  assert.equal((await client.next('muted')).by, 'Ada');
});

test('a resume too late is a new stay', async () => {
  const { room, bob, hers, his, hisJoin } = await pair(server);
  his.drop();
  await hers.next('participants-left');
  const { joined } = await bob.call(room, hisJoin.me.session);
  assert.equal(joined.resumed, false);
  assert.notEqual(joined.me.session, hisJoin.me.session);
  assert.deepEqual(
    (await hers.next('participants-changed', ({ participants: [one] }) => one?.session === joined.me.session))
      .participants,
    [joined.me],
  );
});

test('a resume takes over from a socket that only seems open', async () => {
  const { room, bob, hers, his, hisJoin } = await pair();
  const { client, joined } = await bob.call(room, hisJoin.me.session);
  assert.equal(joined.resumed, true);
  assert.equal((await his.closed).code, 4409);
  assert.equal(
    his.frames.some(({ type }) => type === 'call-ended'),
    false,
  );
  await client.request({ type: 'set-hand', raised: true });
  await hers.next('participants-changed', ({ participants: [one] }) => one?.media.handRaisedAt !== undefined);
  assert.equal(
    hers.frames.some(
      (frame) => frame.type === 'participants-changed' && frame.participants[0]?.state === 'reconnecting',
    ),
    false,
  );
});

test('nobody takes up the stay of another', async () => {
  const { room, ada, bob, his, hisJoin } = await pair();
  const eve = await Guest.come(patient, 'Eve');
  await eve.enter(room);
  const { joined } = await eve.call(room, hisJoin.me.session);
  assert.equal(joined.resumed, false);
  assert.notEqual(joined.me.session, hisJoin.me.session);
  assert.deepEqual(
    joined.participants.map(({ id }) => id),
    [ada.id, bob.id],
  );
  assert.deepEqual(await his.all('call-ended'), []);
});

test('who was removed while away hears it instead of coming back', async () => {
  const { room, bob, hers, his, hisJoin } = await pair();
  his.drop();
  await state(hers, 'reconnecting');
  await hers.request({ type: 'remove-participant', participant: bob.id });
  await hers.next('participants-left');
  const client = await bob.connect(['call']);
  const media = { muted: false, camera: false, screen: false };
  const reply = await client.answer({ type: 'join-call', room, media, resume: hisJoin.me.session });
  assert.ok('error' in reply && reply.error.code === 'closed');
  assert.deepEqual(client.frames, [{ type: 'call-ended', reason: 'removed', by: 'Ada' }]);
  assert.deepEqual(await hers.all('participants-changed'), []);
  // A join that is meant as one works.
  assert.equal((await client.join(room)).resumed, false);
});

test('who was replaced while away hears it, too', async () => {
  const { room, bob, hers, his, hisJoin } = await pair();
  his.drop();
  await state(hers, 'reconnecting');
  const elsewhere = await bob.call(room);
  await assert.rejects(bob.call(room, hisJoin.me.session), /closed/);
  assert.deepEqual(await elsewhere.client.all('call-ended'), []);
});

test('a call whose people are all away waits for them', async () => {
  const { room, ada, bob, hers, his, herJoin, hisJoin } = await pair();
  hers.drop();
  his.drop();
  await Promise.all([hers.closed, his.closed]);
  const first = await ada.call(room, herJoin.me.session);
  assert.equal(first.joined.resumed, true);
  assert.equal(first.joined.callId, hisJoin.callId);
  const second = await bob.call(room, hisJoin.me.session);
  assert.equal(second.joined.resumed, true);
});

test('an expired token gives the grace to come back with another', async () => {
  const clock = handClock(Date.now());
  const timed = await start({ tokenLifetime: 60_000, grace: 600_000, clock });
  const guest = await Guest.come(timed, 'Ada');
  await guest.enter('expiry');
  const { client, joined } = await guest.call('expiry');
  clock.advance(61_000);
  assert.equal((await client.next('failure')).error.code, 'token-expired');
  await client.closed;
  const again = new Guest(timed.url, await timed.core.tokens.issue(guest.id));
  assert.equal((await again.call('expiry', joined.me.session)).joined.resumed, true);
});
