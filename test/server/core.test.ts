import assert from 'node:assert/strict';
import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'libsql';
import { Events, type DomainEvent } from '../../server/core/events.js';
import { Store } from '../../server/core/store.js';
import { open } from './open-core.js';
import { handClock, temporaryFolder } from './support.js';

test('what was kept is there again after a restart, with the same key', async () => {
  const folder = await temporaryFolder();
  const clock = handClock();
  const first = await open(clock, folder);
  const ada = first.people.add('Ada');
  const { token } = await first.tokens.issue(ada.id);
  const { threadId } = first.rooms.enter('kept', ada);
  first.close();
  first.close();
  const second = await open(clock, folder);
  assert.equal((await second.tokens.verify(token)).id, ada.id);
  assert.deepEqual(second.threads.details(threadId, ada.id).members, [ada]);
  second.close();
});

test('a folder is used by one server at a time', async () => {
  const folder = await temporaryFolder();
  const first = await open(handClock(), folder);
  await assert.rejects(open(handClock(), folder), /in use by another server/);
  first.close();
  (await open(handClock(), folder)).close();
});

test('a database of a newer version is left alone', async () => {
  const folder = await temporaryFolder();
  (await open(handClock(), folder)).close();
  const db = new Database(join(folder, 'acs.db'));
  db.exec('PRAGMA user_version = 999');
  db.close();
  for (let tries = 0; tries < 2; tries++) await assert.rejects(open(handClock(), folder), /version 999/);
});

test('a damaged key is named and not quoted', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'signing-key.json');
  await writeFile(path, '{"d":"secret');
  await assert.rejects(open(handClock(), folder), (error: Error) => {
    assert.ok(error.message.includes(path) && !error.message.includes('secret'));
    return true;
  });
});

test('a key that has been opened up is closed again', async () => {
  const folder = await temporaryFolder();
  (await open(handClock(), folder)).close();
  const path = join(folder, 'signing-key.json');
  await chmod(path, 0o644);
  (await open(handClock(), folder)).close();
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('the database is set to keep what has been committed through crashes and power cuts', async () => {
  const store = new Store(await temporaryFolder(), new Events((error) => assert.fail(String(error))));
  const pragma = (name: string) =>
    Object.values(store.get<Record<string, unknown>>(`PRAGMA ${name}`) ?? {})[0];
  assert.equal(pragma('journal_mode'), 'wal');
  assert.equal(pragma('synchronous'), 2); // FULL: the log is flushed at every commit.
  assert.equal(pragma('fullfsync'), 1);
  assert.equal(pragma('locking_mode'), 'exclusive');
  assert.equal(pragma('foreign_keys'), 1);
  store.close();
});

test('a write that fails has not happened, and nobody is told', () => {
  const told: DomainEvent[] = [];
  const events = new Events((error) => assert.fail(String(error)));
  events.subscribe((event) => told.push(event));
  const store = new Store(undefined, events);
  assert.throws(
    () =>
      store.write(() => {
        store.setting('a', () => '1');
        store.emit({ type: 'tokens-revoked', person: 'x' });
        throw new Error('no');
      }),
    /^Error: no$/,
  );
  assert.deepEqual(told, []);
  assert.equal(
    store.setting('a', () => '2'),
    '2',
  );
  store.write(() => {
    store.emit({ type: 'tokens-revoked', person: 'y' });
    assert.deepEqual(told, []);
  });
  assert.equal(told.length, 1);
  store.close();
});

test('what a listener causes is told to everybody after what caused it', () => {
  const heard: string[] = [];
  const faults: unknown[] = [];
  const events = new Events((error) => faults.push(error));
  const event = (person: string): DomainEvent => ({ type: 'tokens-revoked', person });
  events.subscribe((next) => {
    if (next.type === 'tokens-revoked' && next.person === 'first') events.publish(event('second'));
  });
  events.subscribe(() => {
    throw new Error('broken');
  });
  const stop = events.subscribe((next) => next.type === 'tokens-revoked' && heard.push(next.person));
  events.publish(event('first'));
  stop();
  events.publish(event('third'));
  assert.deepEqual(heard, ['first', 'second']);
  assert.equal(faults.length, 3);
});

test('calls have their beginning and end on disk, whatever ended them', async () => {
  const folder = await temporaryFolder();
  const clock = handClock();
  const core = await open(clock, folder);
  const [ada, bob] = [core.people.add('Ada'), core.people.add('Bob')];
  const media = { muted: true, camera: false, screen: false };
  for (const room of ['left', 'ended', 'open', 'lost']) {
    core.rooms.enter(room, ada);
    core.rooms.enter(room, bob);
  }
  const left = core.calls.join(ada, 'left', media);
  const ended = core.calls.join(ada, 'ended', media);
  core.calls.join(bob, 'ended', media);
  core.calls.join(ada, 'open', media);
  const lost = core.calls.join(ada, 'lost', media);
  clock.advance(1000);
  core.calls.leave(left.me.session);
  core.calls.endForEveryone(ended.me.session);
  core.calls.lose(lost.me.session, clock.now());
  clock.advance(5000);
  core.close();
  assert.equal(clock.timers, 0);
  const db = new Database(join(folder, 'acs.db'));
  const rows = db.prepare('SELECT room, started_at, ended_at, end_reason FROM calls').all();
  db.close();
  const at = (seconds: number) => 1_000_000 + seconds * 1000;
  assert.deepEqual(
    Object.fromEntries(
      (rows as Record<string, unknown>[]).map(({ room, ...row }) => [room, Object.values(row)]),
    ),
    {
      left: [at(0), at(1), 'left'],
      ended: [at(0), at(1), 'ended'],
      lost: [at(0), at(6), 'left'],
      open: [at(0), at(6), 'stopped'],
    },
  );
});

test('a grace that was called off does not end the stay later', async () => {
  const clock = handClock();
  const core = await open(clock);
  const ada = core.people.add('Ada');
  const media = { muted: true, camera: false, screen: false };
  core.rooms.enter('room', ada);
  const { session } = core.calls.join(ada, 'room', media).me;
  core.calls.lose(session, clock.now());
  core.calls.lose(session, clock.now()); // The grace does not begin anew.
  clock.advance(4_999);
  assert.equal(core.calls.join(ada, 'room', media, session).resumed, true);
  clock.advance(60_000);
  assert.equal(core.calls.roomOf(session), 'room');
  core.calls.lose(session, clock.now());
  clock.advance(5_000);
  assert.equal(core.calls.roomOf(session), undefined);
  core.close();
});

test('a grace counts from the last sign of life where that is longer ago than two minutes allow', async () => {
  const clock = handClock();
  const core = await open(clock, undefined, 100_000);
  const ada = core.people.add('Ada');
  core.rooms.enter('room', ada);
  const media = { muted: true, camera: false, screen: false };
  const { session } = core.calls.join(ada, 'room', media).me;
  core.calls.lose(session, clock.now() - 50_000);
  clock.advance(69_999);
  assert.equal(core.calls.roomOf(session), 'room');
  clock.advance(1);
  assert.equal(core.calls.roomOf(session), undefined);
  core.close();
});

test('an ending is remembered for five minutes', async () => {
  const clock = handClock();
  const core = await open(clock);
  const [ada, bob] = [core.people.add('Ada'), core.people.add('Bob')];
  const media = { muted: true, camera: false, screen: false };
  for (const person of [ada, bob]) core.rooms.enter('room', person);
  const [hers, his] = [core.calls.join(ada, 'room', media), core.calls.join(bob, 'room', media)];
  core.calls.remove(hers.me.session, bob.id);
  clock.advance(299_000);
  assert.throws(() => core.calls.join(bob, 'room', media, his.me.session), { code: 'closed' });
  clock.advance(2_000);
  assert.equal(core.calls.join(bob, 'room', media, his.me.session).resumed, false);
  core.close();
});
