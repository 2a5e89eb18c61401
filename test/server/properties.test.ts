import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseIdentifier } from '../../src/contracts/identifiers.js';
import type { WireMessage } from '../../src/contracts/native.js';
import type { Clock } from '../../server/core/clock.js';
import { RateLimiter } from '../../server/native/rate-limiter.js';
import { open } from './open-core.js';
import { handClock, temporaryFolder } from './support.js';

test('people have ids that every client takes for a user of the service', async () => {
  const core = await open(handClock());
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40 }).filter((name) => /[^\s\p{Cc}]/u.test(name)),
      (name) => {
        const { id } = core.people.add(name);
        assert.deepEqual(parseIdentifier(id), { kind: 'communication-user', id });
        assert.equal(id.slice('8:acs:'.length).split('_').length, 2);
      },
    ),
    { numRuns: 50 },
  );
  core.close();
});

test('ids and versions grow for ever, whatever the clock and the threads do; sequences have no gaps', async () => {
  const folder = await temporaryFolder();
  const step = fc.oneof(
    fc.record({ kind: fc.constant('send' as const), thread: fc.nat(2), key: fc.nat(8) }),
    fc.record({ kind: fc.constant('edit' as const), thread: fc.nat(2), key: fc.nat(8) }),
    fc.record({ kind: fc.constant('delete' as const), thread: fc.nat(2), key: fc.nat(8) }),
    fc.record({ kind: fc.constant('clock' as const), by: fc.integer({ min: -10_000, max: 10_000 }) }),
    fc.record({ kind: fc.constant('restart' as const) }),
  );
  let run = 0;
  let highest = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      let now = 1_000_000;
      const clock: Clock = { now: () => now, after: () => () => {} };
      let core = await open(clock, folder);
      const ada = core.people.add('Ada');
      const threads = [0, 1, 2].map((room) => core.rooms.enter(`room-${run}-${room}`, ada).threadId);
      run++;
      const everybody = () => [ada.id];
      const known = new Map<string, WireMessage>();
      const newest = ({ version }: WireMessage) => {
        assert.ok(version > highest, `${version} after ${highest}`);
        highest = version;
      };
      for (const next of steps) {
        if (next.kind === 'clock') now += next.by;
        else if (next.kind === 'restart') {
          core.close();
          core = await open(clock, folder);
        } else {
          const key = `${next.thread}/${next.key}`;
          const thread = threads[next.thread]!;
          const before = known.get(key);
          if (next.kind === 'send') {
            const body = { text: `${Math.random()}`, clientMessageId: String(next.key) };
            const { message, repeated } = core.messages.send(thread, ada, body, everybody);
            assert.equal(repeated, before !== undefined);
            if (before) assert.deepEqual(message, before);
            else {
              newest(message);
              assert.equal(message.id, String(message.version));
            }
            known.set(key, message);
          } else if (before?.content.kind === 'text') {
            const changed =
              next.kind === 'edit'
                ? core.messages.edit(thread, before.id, ada.id, `${Math.random()}`, everybody)
                : core.messages.delete(thread, before.id, ada.id, everybody);
            newest(changed);
            assert.deepEqual([changed.id, changed.sequence], [before.id, before.sequence]);
            known.set(key, changed);
          }
        }
      }
      for (const [index, thread] of threads.entries()) {
        const { messages } = core.messages.page(thread, { limit: 200 });
        assert.deepEqual(
          messages.map(({ sequence }) => sequence),
          messages.map((_, place) => place + 1),
        );
        const wanted = [...known]
          .filter(([key]) => key.startsWith(`${index}/`))
          .map(([, message]) => message);
        const found = messages.filter(({ clientMessageId }) => clientMessageId !== undefined);
        const byId = (one: WireMessage, other: WireMessage) => Number(one.id) - Number(other.id);
        assert.deepEqual(found.sort(byId), wanted.sort(byId));
      }
      core.close();
    }),
    { numRuns: 25 },
  );
});

test('pages find every message once, however large they are and whatever is said meanwhile', async () => {
  const core = await open(handClock());
  const ada = core.people.add('Ada');
  let room = 0;
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.array(fc.record({ limit: fc.integer({ min: 1, max: 20 }), meanwhile: fc.nat(3) }), { minLength: 1 }),
      fc.boolean(),
      (count, pages, backwards) => {
        const { threadId } = core.rooms.enter(`pages-${room++}`, ada);
        let said = 1; // The one that tells of the member.
        const say = () => {
          core.messages.send(threadId, ada, { text: 'x', clientMessageId: String(said) }, () => []);
          said++;
        };
        for (let i = 0; i < count; i++) say();
        const present = said;
        const found: number[] = [];
        for (let i = 0; ; i++) {
          const { limit, meanwhile } = pages[i % pages.length]!;
          const edge = backwards ? found[0] : found.at(-1);
          const place = backwards ? (edge === undefined ? {} : { before: edge }) : { after: edge ?? 0 };
          const { messages, complete } = core.messages.page(threadId, { ...place, limit });
          assert.ok(messages.length <= limit);
          const sequences = messages.map(({ sequence }) => sequence);
          found.splice(backwards ? 0 : found.length, 0, ...sequences);
          if (complete) break;
          assert.equal(messages.length, limit);
          // Forwards, one that is always spoken to never arrives; so it is quiet there after a while.
          if (backwards || i < 5) for (let more = 0; more < meanwhile; more++) say();
        }
        const last = backwards ? present : said;
        assert.deepEqual(
          found,
          Array.from({ length: last }, (_, index) => index + 1),
        );
      },
    ),
    { numRuns: 25 },
  );
  core.close();
});

test('a bucket never gives more than its burst and what has come back', () => {
  const taken = fc.array(fc.record({ wait: fc.nat(3000), takes: fc.nat(8) }), { maxLength: 40 });
  fc.assert(
    fc.property(
      taken,
      fc.integer({ min: 1, max: 5 }),
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      (steps, burst, perSecond) => {
        const clock = handClock();
        const started = clock.now();
        const limiter = new RateLimiter(clock, { burst, perSecond });
        let given = 0;
        for (const [step, { wait, takes }] of steps.entries()) {
          clock.advance(wait);
          for (let i = 0; i < takes; i++) {
            try {
              limiter.take('a');
              given++;
            } catch (error) {
              const { retryAfter } = error as { retryAfter: number };
              clock.advance(retryAfter * 1000);
              limiter.take('a'); // As promised.
              given++;
            }
          }
          limiter.take(`other ${step}`); // Everybody has a bucket of their own.
        }
        assert.ok(given <= burst + ((clock.now() - started) / 1000) * perSecond + 1e-6);
      },
    ),
  );
});
