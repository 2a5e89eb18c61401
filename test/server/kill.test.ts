import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import type { ThreadDetails, WireMessage } from '../../src/contracts/native.js';
import { ready, run } from './process.js';
import { Guest, temporaryFolder } from './support.js';

const ROUNDS = 4;
const WRITERS = 4;

/** One message of a writer: what was answered last, and what was asked and not answered. */
interface Draft {
  readonly key: string;
  answered: WireMessage | undefined;
  asked: 'send' | 'edit' | 'delete' | undefined;
  text: string;
}

/** Somebody who writes one thing after the other, and remembers what was promised. */
class Writer {
  readonly guest: Guest;
  readonly drafts: Draft[] = [];
  /** A room that only this writer comes to and goes from. */
  readonly room: string;
  roomThread = '';
  inside: boolean | 'unknown' = false;
  name: { readonly answered: string; readonly asked?: string };
  readUpTo = 0;
  answers = 0;
  #count = 0;

  constructor(guest: Guest, room: string) {
    this.guest = guest;
    this.room = room;
    this.name = { answered: guest.session.person.name };
  }

  /** Until the server is gone. */
  async writeTo(thread: string): Promise<void> {
    try {
      for (;;) {
        await this.#step(thread);
        this.answers++;
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // As `fetch` says that nobody answers.
    }
  }

  async #step(thread: string) {
    const dice = Math.random();
    const known = this.drafts.filter(({ answered }) => answered?.content.kind === 'text');
    const some = known[Math.floor(Math.random() * known.length)];
    if (!some || dice < 0.4) await this.#send(thread);
    else if (dice < 0.55) await this.#edit(thread, some);
    else if (dice < 0.65) await this.#delete(thread, some);
    else if (dice < 0.72) await this.#repeat(thread, some);
    else if (dice < 0.84) await this.#read(thread, some.answered!.sequence);
    else if (dice < 0.92) await this.#comeOrGo();
    else await this.#rename();
  }

  async #send(thread: string) {
    const key = `${this.room}-${this.#count++}`;
    const draft: Draft = { key, answered: undefined, asked: 'send', text: key };
    this.drafts.push(draft);
    await this.#settle(draft, 'POST', `${thread}/messages`, { text: key, clientMessageId: key });
  }

  async #edit(thread: string, draft: Draft) {
    draft.asked = 'edit';
    draft.text = `edited ${this.#count++}`;
    await this.#settle(draft, 'PATCH', `${thread}/messages/${draft.answered!.id}`, { text: draft.text });
  }

  async #delete(thread: string, draft: Draft) {
    draft.asked = 'delete';
    await this.#settle(draft, 'DELETE', `${thread}/messages/${draft.answered!.id}`);
  }

  async #repeat(thread: string, { key, answered }: Draft) {
    const { status, body } = await this.guest.ask<WireMessage>('POST', `${thread}/messages`, {
      text: 'something else',
      clientMessageId: key,
    });
    assert.equal(status, 200);
    assert.deepEqual(body, answered);
  }

  async #read(thread: string, upTo: number) {
    const { status } = await this.guest.ask('PUT', `${thread}/read`, { upTo });
    assert.equal(status, 204);
    this.readUpTo = Math.max(this.readUpTo, upTo);
  }

  async #comeOrGo() {
    const wanted = this.inside !== true;
    this.inside = 'unknown';
    const { status } = wanted
      ? await this.guest.ask('PUT', `/rooms/${this.room}`)
      : await this.guest.ask('DELETE', `${this.roomThread}/members/${encodeURIComponent(this.guest.id)}`);
    assert.ok(status === 200 || status === 204, String(status));
    this.inside = wanted;
  }

  async #rename() {
    const asked = `name ${this.#count++}`;
    this.name = { answered: this.name.answered, asked };
    assert.equal((await this.guest.ask('PATCH', '/people/me', { name: asked })).status, 200);
    this.name = { answered: asked };
  }

  async #settle(draft: Draft, method: string, path: string, body?: object) {
    const answer = await this.guest.ask<WireMessage>(method, path, body);
    assert.ok(answer.status < 300, `${method}: ${answer.status}`);
    draft.answered = answer.body;
    draft.asked = undefined;
  }
}

/** Everything in a thread, checked for what every thread must be. */
async function readAll(reader: Guest, thread: string): Promise<WireMessage[]> {
  const all: WireMessage[] = [];
  for (;;) {
    const { messages, complete } = await reader.read(thread, `?after=${all.length}&limit=200`);
    all.push(...messages);
    if (complete) break;
  }
  assert.deepEqual(
    all.map(({ sequence }) => sequence),
    all.map((_, index) => index + 1),
    'sequences have gaps or doubles',
  );
  for (const [index, { id }] of all.entries()) {
    if (index > 0) assert.ok(Number(id) > Number(all[index - 1]!.id), 'ids do not grow');
  }
  return all;
}

/** A draft is there once, as it was answered last, or as it was asked last. */
function checkDraft({ key, answered, asked, text }: Draft, found: readonly WireMessage[]) {
  if (!answered) {
    assert.ok(found.length <= 1, `${key} is there ${found.length} times`);
    return;
  }
  assert.equal(found.length, 1, `${key} is there ${found.length} times`);
  const [message] = found;
  if (JSON.stringify(message) === JSON.stringify(answered)) return;
  assert.ok(message && asked, `${key} is not as it was answered`);
  assert.equal(message.id, answered.id);
  assert.ok(message.version > answered.version);
  assert.deepEqual(message.content, asked === 'edit' ? { kind: 'text', text } : { kind: 'deleted' });
}

const limits = ['requests', 'messages', 'rooms', 'address'].map((name) => `--limit=${name}=1000000/1000000`);

test('a server that is killed at any moment has kept everything that it answered, once', async (t) => {
  const data = await temporaryFolder();
  let server = run('--port', '0', '--data', data, ...limits);
  let { url } = await ready(server);
  const reader = await Guest.come({ url }, 'Reader');
  const thread = await reader.enter('shared');
  const writers: Writer[] = [];
  for (let i = 0; i < WRITERS; i++) {
    const writer = new Writer(await Guest.come({ url }, `Writer ${i}`), `room-${i}`);
    await writer.guest.enter('shared');
    writer.roomThread = await reader.enter(writer.room);
    writers.push(writer);
  }
  let newest = 0;
  let answers = 0;

  for (let round = 0; round < ROUNDS; round++) {
    const at = (guest: Guest) => new Guest(url, guest.session);
    for (const writer of writers) Object.assign(writer, { guest: at(writer.guest) });
    const writing = Promise.all(writers.map((writer) => writer.writeTo(thread)));
    const moment = 50 + Math.random() * 600;
    await wait(moment);
    server.child.kill('SIGKILL');
    assert.equal((await server.exit).signal, 'SIGKILL');
    await writing;
    t.diagnostic(`killed after ${Math.round(moment)} ms`);

    server = run('--port', '0', '--data', data, ...limits);
    ({ url } = await ready(server));
    const everything = await readAll(at(reader), thread);
    const details = (await at(reader).ask<ThreadDetails>('GET', thread)).body;
    for (const writer of writers) {
      const mine = (await readAll(at(writer.guest), thread)).filter(
        ({ clientMessageId }) => clientMessageId !== undefined,
      );
      assert.equal(
        everything.filter(({ sender, content }) => sender.id === writer.guest.id && !('names' in content))
          .length,
        mine.length,
        'a message that nobody sent',
      );
      for (const draft of writer.drafts) {
        const found = mine.filter(({ clientMessageId }) => clientMessageId === draft.key);
        checkDraft(draft, found);
        // What was not answered is asked again, as clients do; then it is there, and once.
        const again = draft.answered ? undefined : await at(writer.guest).say(thread, draft.text, draft.key);
        if (again && found[0]) assert.deepEqual(again, found[0]);
        draft.answered = again ?? found[0];
        draft.asked = undefined;
      }
      const receipt = details.receipts.find(({ person }) => person === writer.guest.id);
      assert.ok((receipt?.upTo ?? 0) >= writer.readUpTo, 'a receipt has gone back');
      const name = details.members.find(({ id }) => id === writer.guest.id)?.name;
      assert.ok([writer.name.answered, writer.name.asked].includes(name), `the name is ${name}`);
      writer.name = { answered: name! };
      const { members } = (await at(reader).ask<ThreadDetails>('GET', writer.roomThread)).body;
      const inside = members.some(({ id }) => id === writer.guest.id);
      if (writer.inside !== 'unknown') assert.equal(inside, writer.inside, 'a membership is lost');
      writer.inside = inside;
      await readAll(at(reader), writer.roomThread);
      answers += writer.answers;
      writer.answers = 0;
    }
    // Ids and versions are never given twice, not even those of what was changed or lost.
    for (const { id, version } of everything) newest = Math.max(newest, Number(id), version);
    const next = await at(reader).say(thread, 'next', `next-${round}`);
    assert.ok(Number(next.id) > newest, 'an id has been used before');
    newest = next.version;
  }
  t.diagnostic(`${answers} answers`);
  assert.ok(answers > ROUNDS * 5, `only ${answers} answers`);
  server.child.kill('SIGTERM');
  assert.deepEqual(await server.exit, { code: 0, signal: null });
  assert.equal(server.errors, '');
});
