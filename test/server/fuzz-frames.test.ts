import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ClientFrame, ServerFrame } from '../../src/contracts/native.js';
import { Client, Guest, start } from './support.js';

const plenty = { burst: 1e9, perSecond: 1e9 };
const server = await start({
  limits: { address: plenty, guests: plenty, requests: plenty, frames: plenty, signals: plenty },
  grace: 0,
});
const people = await Promise.all(['Ada', 'Bob', 'Eve', 'Mallory'].map((name) => Guest.come(server, name)));
const [ada, bob, eve, mallory] = people as [Guest, Guest, Guest, Guest];
for (const guest of [ada, bob]) await guest.enter('healthy');
for (const guest of [eve, mallory]) await guest.enter('ring');

// Two in a call of their own, to whom nothing of this may happen.
const [hers, his] = [(await ada.call('healthy')).client, (await bob.call('healthy')).client];
await hers.next('participants-changed');

/** Stands for the session of the other one in the ring, which is another one each time. */
const PARTNER = 'the session of the partner';

/** What a socket may be ended with. */
const CLOSE_CODES = [1000, 1006, 1007, 1008, 1009, 4401, 4409];

const FRAMES: Record<ServerFrame['type'], readonly string[]> = {
  reply: ['id'],
  failure: ['error'],
  pong: [],
  'participants-changed': ['participants'],
  'participants-left': ['ids'],
  signal: ['from', 'fromSession', 'signal'],
  muted: ['by'],
  'call-ended': ['reason'],
  'messages-changed': ['thread', 'messages'],
  'members-changed': ['thread', 'members'],
  'members-left': ['thread', 'ids'],
  'topic-changed': ['thread', 'topic'],
  'thread-removed': ['thread'],
  typing: ['thread', 'person'],
  'read-changed': ['thread', 'person', 'upTo'],
};

/** Whatever was sent: frames of this protocol, and nothing of what goes on inside. */
function checkFrames(frames: readonly ServerFrame[]) {
  for (const frame of frames) {
    assert.ok(Object.hasOwn(FRAMES, frame.type), frame.type);
    for (const field of FRAMES[frame.type]) assert.ok(field in frame, `${frame.type}.${field}`);
    if ('error' in frame) assert.notEqual(frame.error.code, 'internal', frame.error.message);
    if (frame.type === 'signal') assert.ok(['description', 'candidate'].includes(frame.signal.kind));
    const text = JSON.stringify(frame);
    assert.doesNotMatch(text, /node_modules|\.ts:\d|\.js:\d| {4}at |SQLITE/);
    for (const { session } of people) assert.ok(!text.includes(session.token), 'a token');
  }
}

async function checkHealth(raised: boolean) {
  await his.request({ type: 'set-hand', raised });
  await hers.next(
    'participants-changed',
    ({ participants: [one] }) => (one?.media.handRaisedAt !== undefined) === raised,
  );
  assert.deepEqual(hers.frames, []);
}

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', '\u0000', '\ud800', '__proto__', 'constructor', '..', 'healthy', 'ring'),
  fc.constantFrom(...people.map(({ id }) => id)),
  fc.integer({ min: 1, max: 70_000 }).map((length) => 'x'.repeat(length)),
);

const oddValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  oddText,
  fc.constantFrom(-1, 0, 1.5, 1e21, 2 ** 53, 65_536, null, true, {}, []),
);

const id = fc.oneof({ weight: 5, arbitrary: fc.nat(20) }, fc.constant(Number.MAX_SAFE_INTEGER));
const media = fc.record({ muted: fc.boolean(), camera: fc.boolean(), screen: fc.boolean() });
const participant = fc.constantFrom(...people.map((guest) => guest.id));
const signal = fc.oneof(
  fc.record({
    kind: fc.constant('description' as const),
    sdpType: fc.constantFrom('offer' as const, 'answer' as const),
    sdp: oddText,
  }),
  fc.record({
    kind: fc.constant('candidate' as const),
    candidate: fc.string(),
    sdpMid: fc.option(fc.string()),
    sdpMLineIndex: fc.option(fc.nat(65_535)),
    usernameFragment: fc.option(fc.string()),
  }),
);

const of = <Type extends ClientFrame['type']>(type: Type) => ({ type: fc.constant(type), id });
const topics = fc.subarray(['chat' as const, 'call' as const]);
const valid: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({
    ...of('authenticate'),
    token: fc.constantFrom(...people.map((one) => one.session.token)),
    topics,
  }),
  fc.record({ ...of('join-call'), room: fc.constant('ring'), media }),
  fc.record({ ...of('leave-call') }),
  fc.record({ ...of('end-call') }),
  fc.record({ ...of('set-media'), media }),
  fc.record({ ...of('set-hand'), raised: fc.boolean() }),
  fc.record({ ...of('mute-participant'), participant }),
  fc.record({ ...of('remove-participant'), participant }),
  fc.record({ type: fc.constant('signal' as const), to: participant, toSession: fc.uuid(), signal }),
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('signal' as const),
      to: fc.constant(eve.id),
      toSession: fc.constant(PARTNER),
      signal,
    }),
  },
  fc.constant({ type: 'ping' as const }),
);

/** A valid frame with a field that is gone, another one's, of another type, or new. */
const mutated = fc
  .tuple(valid, fc.nat(6), fc.constantFrom('drop', 'replace', 'add'), oddText, oddValue)
  .map(([frame, place, how, name, value]) => {
    const fields = Object.entries(frame);
    const chosen = fields[place % fields.length]!;
    if (how === 'drop') return JSON.stringify(Object.fromEntries(fields.filter((field) => field !== chosen)));
    if (how === 'replace') chosen[1] = value;
    else fields.push([name, value]);
    // By hand, for `__proto__` is a name like any other on the wire.
    return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`).join(',')}}`;
  });

/** Mostly what can be answered by name, so that a socket lives to see more of it. */
const mild = fc.oneof(
  { weight: 3, arbitrary: valid.map((frame) => JSON.stringify(frame)) },
  fc.tuple(valid, fc.nat(4), oddValue).map(([frame, place, value]) => {
    const names = Object.keys(frame).filter((name) => name !== 'type' && name !== 'id');
    return JSON.stringify({ ...frame, [names[place] ?? 'extra']: value });
  }),
);

const sent: fc.Arbitrary<string | Buffer> = fc.oneof(
  { weight: 6, arbitrary: valid.map((frame) => JSON.stringify(frame)) },
  { weight: 6, arbitrary: mutated },
  fc.json(),
  oddText,
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  fc.tuple(valid, fc.nat(100)).map(([frame, cut]) => JSON.stringify(frame).slice(0, cut)),
);

const mostly = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false));
const size = { minLength: 1, maxLength: 12 };
const batch = fc.oneof({ weight: 2, arbitrary: fc.array(mild, size) }, fc.array(sent, size));

test('no frame, however odd, brings the server out of its protocol or harms anybody else', async (t) => {
  let [answered, ended, signals, raised] = [0, 0, 0, false];
  await fc.assert(
    fc.asyncProperty(mostly, batch, async (known, frames) => {
      const partner = await eve.call('ring');
      const client = known ? (await mallory.call('ring')).client : await Client.open(server.url);
      const { session } = partner.joined.me;
      for (const data of frames)
        client.socket.send(typeof data === 'string' ? data.replaceAll(PARTNER, session) : data, {
          binary: data instanceof Buffer,
        });
      // Every frame that can be answered is, by one reply; every other one is served, or ends the socket.
      const over = await Promise.race([
        client.answer({ type: 'leave-call', id: 1_000_000 }).then(
          () => false,
          () => true,
        ),
        client.closed.then(() => true),
      ]);
      if (over) {
        ended++;
        const { code } = await client.closed;
        assert.ok(CLOSE_CODES.includes(code), String(code));
        if (![1006, 1007, 1009, 4409].includes(code))
          assert.ok(
            client.frames.some(({ type }) => type === 'failure'),
            `${code} without a reason`,
          );
      }
      const replies = client.frames.filter(({ type }) => type === 'reply').length;
      answered += replies;
      assert.ok(replies <= frames.length);
      if (!over) assert.equal(replies, frames.filter(isAsked).length);
      checkFrames(client.frames);
      await partner.client.all('pong').catch(() => {}); // Unless it has been replaced or removed.
      checkFrames(partner.client.frames);
      signals += partner.client.frames.filter(({ type }) => type === 'signal').length;
      for (const one of [client, partner.client]) one.drop();
      await checkHealth((raised = !raised));
    }),
    { includeErrorInReport: true, numRuns: 700, interruptAfterTimeLimit: 15_000 },
  );
  t.diagnostic(`${answered} answered, ${signals} signals passed on, ${ended} sockets ended`);
  assert.ok(answered > 20 && signals > 20 && ended > 20, 'it proved nothing');
});

/** It names itself, so that it must be answered. */
function isAsked(data: string | Buffer) {
  try {
    const frame = JSON.parse(data.toString()) as { type: string; id?: unknown };
    return Number.isSafeInteger(frame.id) && !['signal', 'ping'].includes(frame.type);
  } catch {
    return false;
  }
}
