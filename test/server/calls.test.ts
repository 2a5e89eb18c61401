import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireSignal } from '../../src/contracts/native.js';
import { Guest, start, type Client } from './support.js';

const server = await start({ grace: 600_000 });
const [ada, bob, eve] = await Promise.all(['Ada', 'Bob', 'Eve'].map((name) => Guest.come(server, name)));
const offer: WireSignal = { kind: 'description', sdpType: 'offer', sdp: 'v=0' };
let rooms = 0;

/** Guests in a call of their own, in the order given. */
async function gather(...guests: Guest[]) {
  const room = `call-${++rooms}`;
  for (const guest of guests) await guest.enter(room);
  const calls = [];
  for (const guest of guests) calls.push(await guest.call(room));
  for (const { client } of calls) {
    await client.all('pong');
    client.frames.length = 0;
  }
  return { room, clients: calls.map(({ client }) => client), joins: calls.map(({ joined }) => joined) };
}

async function refusal(client: Client, frame: Parameters<Client['answer']>[0]) {
  const reply = await client.answer(frame);
  assert.ok('error' in reply, 'It was allowed.');
  return reply.error.code;
}

test('a join tells who is there, and the others who came', async () => {
  await ada!.enter('join');
  await bob!.enter('join');
  const first = await ada!.call('join');
  assert.equal(first.joined.resumed, false);
  assert.deepEqual(first.joined.participants, []);
  assert.deepEqual(first.joined.iceServers, []);
  const { me } = first.joined;
  assert.deepEqual(
    { ...me, session: '', joinedAt: 0 },
    {
      ...ada!.session.person,
      state: 'connected',
      session: '',
      joinedAt: 0,
      media: { muted: false, camera: true, screen: false },
    },
  );
  assert.ok(Math.abs(me.joinedAt - Date.now()) < 5_000);
  const second = await bob!.call('join');
  assert.equal(second.joined.callId, first.joined.callId);
  assert.deepEqual(second.joined.participants, [me]);
  assert.deepEqual((await first.client.next('participants-changed')).participants, [second.joined.me]);
});

test('a call is for members of the room', async () => {
  await ada!.enter('members-only');
  const media = { muted: false, camera: false, screen: false };
  const client = await eve!.connect();
  assert.equal(await refusal(client, { type: 'join-call', room: 'members-only', media }), 'forbidden');
  assert.equal(await refusal(client, { type: 'join-call', room: 'no-such-room', media }), 'not-found');
});

test('who is in no call can do nothing to one', async () => {
  const { joins, clients } = await gather(ada!);
  const client = await eve!.connect();
  const media = { muted: true, camera: false, screen: false };
  for (const frame of [
    { type: 'end-call' },
    { type: 'set-media', media },
    { type: 'set-hand', raised: true },
    { type: 'mute-participant', participant: ada!.id },
    { type: 'remove-participant', participant: ada!.id },
  ] as const)
    assert.equal(await refusal(client, frame), 'forbidden', frame.type);
  client.send({ type: 'signal', to: ada!.id, toSession: joins[0]!.me.session, signal: offer });
  await client.request({ type: 'leave-call' });
  assert.deepEqual(await clients[0]!.all('signal'), []);
});

test('media and hand show on the other side, at the same time for all', async () => {
  const { clients } = await gather(ada!, bob!, eve!);
  const [hers, his, theirs] = clients as [Client, Client, Client];
  await hers.request({ type: 'set-media', media: { muted: true, camera: false, screen: true } });
  const { participants } = await his.next('participants-changed');
  assert.deepEqual(participants[0]?.media, { muted: true, camera: false, screen: true });
  const { handRaisedAt } = await hers.request({ type: 'set-hand', raised: true });
  for (const client of [his, theirs]) {
    const changed = await client.next(
      'participants-changed',
      ({ participants: [one] }) => one?.media.handRaisedAt !== undefined,
    );
    assert.equal(changed.participants[0]?.media.handRaisedAt, handRaisedAt);
    assert.equal(changed.participants[0]?.media.screen, true);
  }
  // A hand that is up keeps its place.
  assert.deepEqual(await hers.request({ type: 'set-hand', raised: true }), { handRaisedAt });
  assert.deepEqual(await hers.request({ type: 'set-hand', raised: false }), {});
  await his.next('participants-changed', ({ participants: [one] }) => !('handRaisedAt' in one!.media));
  assert.deepEqual(await hers.all('participants-changed'), []);
});

test('signals reach the stay they are meant for, in order and unchanged', async () => {
  const { clients, joins } = await gather(ada!, bob!, eve!);
  const [hers, his, theirs] = clients as [Client, Client, Client];
  const sent: WireSignal[] = [
    offer,
    { kind: 'description', sdpType: 'answer', sdp: 'a=\u0000é😀' },
    { kind: 'candidate', candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' },
    { kind: 'candidate', candidate: '', sdpMid: null, sdpMLineIndex: null, usernameFragment: null },
  ];
  for (const signal of sent)
    hers.send({ type: 'signal', to: bob!.id, toSession: joins[1]!.me.session, signal });
  hers.send({ type: 'signal', to: bob!.id, toSession: 'an-earlier-stay', signal: offer });
  hers.send({ type: 'signal', to: 'nobody', toSession: joins[1]!.me.session, signal: offer });
  hers.send({ type: 'signal', to: eve!.id, toSession: joins[1]!.me.session, signal: offer });
  await hers.all('pong');
  const heard = await his.all('signal');
  assert.deepEqual(
    heard,
    sent.map((signal) => ({ type: 'signal', from: ada!.id, fromSession: joins[0]!.me.session, signal })),
  );
  assert.deepEqual(await theirs.all('signal'), []);
  assert.deepEqual(await hers.all('failure'), []);
});

test('no signal goes from one call to another', async () => {
  const [one, two] = [await gather(ada!), await gather(bob!)];
  one.clients[0]!.send({ type: 'signal', to: bob!.id, toSession: two.joins[0]!.me.session, signal: offer });
  await one.clients[0]!.all('pong');
  assert.deepEqual(await two.clients[0]!.all('signal'), []);
  assert.equal(
    await refusal(one.clients[0]!, { type: 'mute-participant', participant: bob!.id }),
    'not-found',
  );
  assert.equal(
    await refusal(one.clients[0]!, { type: 'remove-participant', participant: bob!.id }),
    'not-found',
  );
});

test('mute asks the page of the other', async () => {
  const { clients } = await gather(ada!, bob!, eve!);
  await clients[0]!.request({ type: 'mute-participant', participant: bob!.id });
  assert.deepEqual(await clients[1]!.next('muted'), { type: 'muted', by: 'Ada' });
  assert.deepEqual(await clients[2]!.all('muted'), []);
  assert.equal(await refusal(clients[0]!, { type: 'mute-participant', participant: ada!.id }), 'not-found');
});

test('a removal ends the stay at once; the person may come back', async () => {
  const { clients, room, joins } = await gather(ada!, bob!, eve!);
  await clients[0]!.request({ type: 'remove-participant', participant: bob!.id });
  const { reason, by } = await clients[1]!.next('call-ended');
  assert.deepEqual({ reason, by }, { reason: 'removed', by: 'Ada' });
  for (const client of [clients[0]!, clients[2]!])
    assert.deepEqual((await client.next('participants-left')).ids, [bob!.id]);
  assert.equal(await refusal(clients[1]!, { type: 'set-hand', raised: true }), 'forbidden');
  const back = await clients[1]!.join(room);
  assert.equal(back.callId, joins[0]!.callId);
  assert.notEqual(back.me.session, joins[1]!.me.session);
});

test('leaving is at once, and leaving twice is once', async () => {
  const { clients } = await gather(ada!, bob!);
  await clients[0]!.request({ type: 'leave-call' });
  assert.deepEqual((await clients[1]!.next('participants-left')).ids, [ada!.id]);
  await clients[0]!.request({ type: 'leave-call' });
  assert.deepEqual(await clients[1]!.all('participants-left'), []);
});

test('a page that leaves and closes in one breath has left', async () => {
  const { clients } = await gather(ada!, bob!);
  clients[0]!.send({ type: 'leave-call', id: 1 });
  clients[0]!.socket.close();
  await clients[1]!.next('participants-left');
  assert.deepEqual(await clients[1]!.all('participants-changed'), []);
});

test('an end is for everyone, and the next call is another one', async () => {
  const { clients, joins, room } = await gather(ada!, bob!, eve!);
  await clients[0]!.request({ type: 'end-call' });
  for (const client of [clients[1]!, clients[2]!])
    assert.deepEqual(await client.next('call-ended'), {
      type: 'call-ended',
      reason: 'ended-for-everyone',
      by: 'Ada',
    });
  assert.deepEqual(await clients[0]!.all('call-ended'), []);
  const next = await clients[1]!.join(room);
  assert.notEqual(next.callId, joins[0]!.callId);
  assert.deepEqual(next.participants, []);
});

test('a join from elsewhere replaces the stay', async () => {
  const { clients, joins, room } = await gather(ada!, bob!);
  const elsewhere = await ada!.call(room);
  assert.notEqual(elsewhere.joined.me.session, joins[0]!.me.session);
  assert.deepEqual(
    elsewhere.joined.participants.map(({ id }) => id),
    [bob!.id],
  );
  assert.deepEqual(await clients[0]!.next('call-ended'), { type: 'call-ended', reason: 'replaced' });
  const { participants } = await clients[1]!.next('participants-changed');
  assert.deepEqual(participants, [elsewhere.joined.me]);
  assert.deepEqual(await clients[1]!.all('participants-left'), []);
  clients[0]!.drop(); // It has no stay any more: nobody hears of it.
  await clients[0]!.closed;
  await elsewhere.client.all('pong');
  assert.deepEqual(await clients[1]!.all('participants-changed'), []);
});

test('a repeated join on one socket is one join', async () => {
  const { clients, joins, room } = await gather(ada!, bob!);
  const again = await clients[0]!.join(room);
  assert.equal(again.resumed, true);
  assert.equal(again.me.session, joins[0]!.me.session);
  assert.deepEqual(await clients[0]!.all('call-ended'), []);
});

test('a join of another room leaves the first', async () => {
  const { clients } = await gather(ada!, bob!);
  await ada!.enter('moved');
  const moved = await clients[0]!.join('moved');
  assert.deepEqual(moved.participants, []);
  assert.deepEqual((await clients[1]!.next('participants-left')).ids, [ada!.id]);
});

test('a renamed person is renamed in the call', async () => {
  const carol = await Guest.come(server, 'Carol');
  const { clients } = await gather(ada!, carol);
  await carol.ask('PATCH', '/people/me', { name: 'Caroline' });
  assert.equal((await clients[0]!.next('participants-changed')).participants[0]?.name, 'Caroline');
});

test('a call has room for only so many', async () => {
  const small = await start({ participants: 2 });
  const guests = [await Guest.come(small, '1'), await Guest.come(small, '2'), await Guest.come(small, '3')];
  for (const guest of guests) await guest.enter('full');
  await guests[0]!.call('full');
  await guests[1]!.call('full');
  await assert.rejects(guests[2]!.call('full'), /"full"/);
  await guests[1]!.call('full'); // Replaces a stay and needs no more room.
});

test('each person gets credentials of their own for the relay', async () => {
  const relayed = await start({
    stun: ['stun:stun.example.org'],
    turn: ['turn:turn.example.org:3478'],
    turnSecret: 'secret',
    turnLifetime: 3_600_000,
  });
  const guest = await Guest.come(relayed, 'Ada');
  await guest.enter('relay');
  const { joined } = await guest.call('relay');
  const [stun, turn] = joined.iceServers;
  assert.deepEqual(stun, { urls: ['stun:stun.example.org'] });
  assert.deepEqual(turn?.urls, ['turn:turn.example.org:3478']);
  const [expiry, ...rest] = turn.username!.split(':');
  assert.equal(rest.join(':'), guest.id);
  assert.ok(Math.abs(Number(expiry) * 1000 - Date.now() - 3_600_000) < 10_000);
  const { createHmac } = await import('node:crypto');
  assert.equal(turn.credential, createHmac('sha1', 'secret').update(turn.username!).digest('base64'));
});
