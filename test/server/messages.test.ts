import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireMessage } from '../../src/contracts/native.js';
import { Guest, start } from './support.js';

const server = await start();
const ada = await Guest.come(server, 'Ada');
const bob = await Guest.come(server, 'Bob');

/** A thread that both are in, and its length so far. */
async function together(room: string) {
  const thread = await ada.enter(room);
  await bob.enter(room);
  return thread;
}

test('a message is stored and told; its client message id only to its sender', async () => {
  const thread = await together('sent');
  const [hers, his] = [await ada.connect(['chat']), await bob.connect(['chat'])];
  const before = Date.now();
  const { status, body } = await ada.ask<WireMessage>('POST', `${thread}/messages`, {
    text: 'hello',
    clientMessageId: 'one',
  });
  assert.equal(status, 201);
  assert.deepEqual(body.content, { kind: 'text', text: 'hello' });
  assert.deepEqual(body.sender, ada.session.person);
  assert.equal(body.clientMessageId, 'one');
  assert.equal(body.sequence, 3);
  assert.ok(body.sentAt >= before && body.sentAt <= Date.now());
  assert.equal('editedAt' in body, false);
  assert.deepEqual((await hers.next('messages-changed')).messages, [body]);
  const { clientMessageId: _, ...shown } = body;
  assert.deepEqual((await his.next('messages-changed')).messages, [shown]);
  assert.deepEqual((await ada.read(thread)).messages.at(-1), body);
  assert.deepEqual((await bob.read(thread)).messages.at(-1), shown);
});

test('a repeat is the same message, told once, whatever it says', async () => {
  const thread = await together('repeated');
  const socket = await bob.connect(['chat']);
  const send = (text: string) =>
    ada.ask<WireMessage>('POST', `${thread}/messages`, { text, clientMessageId: 'same' });
  const answers = await Promise.all([send('first'), send('first'), send('second'), send('first')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 201]);
  assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
  assert.equal((await socket.all('messages-changed')).length, 1);
  assert.equal((await ada.read(thread)).messages.length, 3);
});

test('client message ids are the sender’s and the thread’s own', async () => {
  const [thread, other] = [await together('own'), await together('other')];
  const ids = [
    await ada.say(thread, 'a', 'same'),
    await bob.say(thread, 'b', 'same'),
    await ada.say(other, 'c', 'same'),
  ].map(({ id }) => id);
  assert.equal(new Set(ids).size, 3);
});

test('text comes back as it was, whatever it holds', async () => {
  const thread = await together('text');
  for (const text of [
    '\u0000a\u0000',
    '<b>&amp;</b>',
    "'); DROP TABLE messages;--",
    '😀\u202e',
    ' \n ',
    '{"kind":1}',
  ]) {
    const sent = await ada.say(thread, text);
    assert.deepEqual(sent.content, { kind: 'text', text });
    assert.deepEqual((await bob.read(thread, '?limit=1')).messages[0]?.content, { kind: 'text', text });
  }
});

test('a text has 1 to 28,000 bytes', async () => {
  const thread = await together('sizes');
  const send = (text: unknown) =>
    ada.ask('POST', `${thread}/messages`, { text, clientMessageId: crypto.randomUUID() });
  assert.equal((await send('x'.repeat(28_000))).status, 201);
  assert.equal((await send('€'.repeat(9_333))).status, 201);
  for (const text of ['x'.repeat(28_001), '€'.repeat(9_334), '\u0001'.repeat(28_001)]) {
    const { status, body } = await send(text);
    assert.equal(status, 413);
    assert.equal(body.error?.code, 'too-large');
    assert.equal(body.error.target, 'text');
  }
  const huge = await send('x'.repeat(1_000_000));
  assert.equal(huge.status, 413);
  assert.equal(huge.body.error?.code, 'too-large');
  for (const text of ['', 5, null, undefined]) assert.equal((await send(text)).status, 400);
});

test('what does not fit the schema is refused with the name of the field', async () => {
  const thread = await together('schema');
  const bodies = [
    [{ text: 'x' }, 'clientMessageId'],
    [{ text: 'x', clientMessageId: '' }, 'clientMessageId'],
    [{ text: 'x', clientMessageId: 'x'.repeat(65) }, 'clientMessageId'],
    [{ text: 'x', clientMessageId: 'a\u0000b' }, 'clientMessageId'],
    [{ text: 'x', clientMessageId: '\ud800' }, 'clientMessageId'],
    [{ text: 'x', clientMessageId: '1', extra: true }, 'extra'],
    ['{"text":"x","clientMessageId":"1","__proto__":{}}', '__proto__'],
    [[], 'body'],
    ['null', 'body'],
    ['{"text":', 'body'],
    ['', 'body'],
  ] as const;
  for (const [body, target] of bodies) {
    const answer = await ada.ask('POST', `${thread}/messages`, body);
    assert.equal(answer.status, 400, JSON.stringify(body));
    assert.equal(answer.body.error?.code, 'invalid-argument');
    assert.equal(answer.body.error.target, target);
  }
});

test('the sender edits; everybody hears; the version grows', async () => {
  const thread = await together('edited');
  const sent = await ada.say(thread, 'helo');
  const socket = await bob.connect(['chat']);
  const { status, body } = await ada.ask<WireMessage>('PATCH', `${thread}/messages/${sent.id}`, {
    text: 'hello',
  });
  assert.equal(status, 200);
  assert.deepEqual(
    { ...body, version: 0, editedAt: 0 },
    { ...sent, content: { kind: 'text', text: 'hello' }, version: 0, editedAt: 0 },
  );
  assert.ok(body.version > sent.version && body.editedAt! >= sent.sentAt);
  const { clientMessageId: _, ...shown } = body;
  assert.deepEqual((await socket.next('messages-changed')).messages, [shown]);
  // The answer may have been lost: the same edit again changes nothing.
  assert.deepEqual((await ada.ask('PATCH', `${thread}/messages/${sent.id}`, { text: 'hello' })).body, body);
  assert.deepEqual((await ada.read(thread)).messages.at(-1), body);
});

test('a deletion leaves a tombstone, and is final', async () => {
  const thread = await together('deleted');
  const sent = await ada.say(thread, 'oops', 'gone');
  const socket = await bob.connect(['chat']);
  const path = `${thread}/messages/${sent.id}`;
  const { status, body } = await ada.ask<WireMessage>('DELETE', path);
  assert.equal(status, 200);
  assert.deepEqual(body.content, { kind: 'deleted' });
  assert.ok(body.version > sent.version);
  assert.deepEqual((await socket.next('messages-changed')).messages[0]?.content, { kind: 'deleted' });
  assert.deepEqual((await ada.ask('DELETE', path)).body, body);
  assert.deepEqual(await socket.all('messages-changed'), []);
  assert.equal((await ada.ask('PATCH', path, { text: 'back' })).status, 404);
  assert.deepEqual(await ada.say(thread, 'oops', 'gone'), body);
  assert.deepEqual((await bob.read(thread)).messages.at(-1)?.content, { kind: 'deleted' });
});

test('nobody changes what others, or the server, have said', async () => {
  const thread = await together('foreign');
  const sent = await ada.say(thread, 'mine');
  const [joined] = (await ada.read(thread)).messages;
  assert.deepEqual(joined?.sender, ada.session.person);
  for (const [guest, id] of [
    [bob, sent.id],
    [ada, joined.id],
  ] as const) {
    const path = `${thread}/messages/${id}`;
    assert.equal((await guest.ask('PATCH', path, { text: 'yours' })).body.error?.code, 'forbidden');
    assert.equal((await guest.ask('DELETE', path)).body.error?.code, 'forbidden');
  }
  // Known here, but not in that thread.
  const other = await together('elsewhere');
  assert.equal((await ada.ask('DELETE', `${other}/messages/${sent.id}`)).status, 404);
  assert.deepEqual((await ada.read(thread)).messages.at(-1), sent);
});

test('a message keeps the name it was sent under', async () => {
  const carol = await Guest.come(server, 'Carol');
  const thread = await carol.enter('names');
  await carol.say(thread, 'hello');
  await carol.ask('PATCH', '/people/me', { name: 'Caroline' });
  await carol.say(thread, 'hello again');
  const names = (await carol.read(thread)).messages.map(({ sender }) => sender.name);
  assert.deepEqual(names, ['Carol', 'Carol', 'Caroline']);
});

test('pages go from the newest backwards and from a place forwards', async () => {
  const thread = await ada.enter('pages');
  for (let i = 2; i <= 10; i++) await ada.say(thread, `message ${i}`);
  const page = async (query: string) => {
    const { messages, complete } = await ada.read(thread, query);
    return [messages.map(({ sequence }) => sequence), complete];
  };
  assert.deepEqual(await page('?limit=3'), [[8, 9, 10], false]);
  assert.deepEqual(await page('?limit=3&before=8'), [[5, 6, 7], false]);
  assert.deepEqual(await page('?limit=4&before=5'), [[1, 2, 3, 4], true]);
  assert.deepEqual(await page('?before=1'), [[], true]);
  assert.deepEqual(await page('?after=7&limit=2'), [[8, 9], false]);
  assert.deepEqual(await page('?after=7&limit=3'), [[8, 9, 10], true]);
  assert.deepEqual(await page('?after=10'), [[], true]);
  assert.deepEqual(await page(''), [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], true]);
  for (const query of [
    '?limit=0',
    '?limit=201',
    '?limit=x',
    '?before=-1',
    '?after=1.5',
    '?before=',
    '?what=1',
    '?before=3&after=1',
    '?limit=1&limit=2',
  ])
    assert.equal((await ada.ask('GET', `${thread}/messages${query}`)).status, 400, query);
});
