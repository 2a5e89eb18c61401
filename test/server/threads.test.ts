import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Room, ThreadDetails } from '../../src/contracts/native.js';
import { Guest, start } from './support.js';

const server = await start();
const ada = await Guest.come(server, 'Ada');
const bob = await Guest.come(server, 'Bob');
const eve = await Guest.come(server, 'Eve');

test('a room is made by the first who enters it, and has one thread', async () => {
  const first = await ada.ask<Room>('PUT', '/rooms/made');
  assert.equal(first.status, 200);
  assert.equal(first.body.room, 'made');
  assert.equal(first.body.topic, 'made');
  assert.match(first.body.threadId, /^19:[\w-]{32}@thread\.v2$/);
  assert.deepEqual((await bob.ask<Room>('PUT', '/rooms/made')).body, first.body);
  assert.notEqual((await bob.ask<Room>('PUT', '/rooms/Made')).body.threadId, first.body.threadId);
});

test('a room has a name as in its link', async () => {
  const longest = 'x'.repeat(64);
  for (const name of ['a', '~A.b_c-9', longest])
    assert.equal((await ada.ask('PUT', `/rooms/${name}`)).status, 200, name);
  for (const name of ['x'.repeat(65), '%20', 'a%2Fb', '%C3%A4', 'a%00', "a'b"]) {
    const { status, body } = await ada.ask('PUT', `/rooms/${name}`);
    assert.equal(status, 400, name);
    assert.equal(body.error?.target, 'room');
  }
});

test('entering makes a member and says so once', async () => {
  const thread = await ada.enter('once');
  const socket = await ada.connect(['chat']);
  await bob.enter('once');
  assert.deepEqual((await socket.next('members-changed')).members, [bob.session.person]);
  const [told] = (await socket.next('messages-changed')).messages;
  assert.deepEqual(told?.content, { kind: 'members-added', names: ['Bob'] });
  assert.deepEqual(told.sender, bob.session.person);
  await Promise.all([bob.enter('once'), bob.enter('once'), bob.enter('once')]);
  assert.deepEqual(await socket.all('members-changed'), []);
  const { messages } = await ada.read(thread);
  assert.deepEqual(
    messages.map(({ sequence, content }) => [sequence, content.kind]),
    [
      [1, 'members-added'],
      [2, 'members-added'],
    ],
  );
  const { body } = await bob.ask<ThreadDetails>('GET', thread);
  assert.deepEqual(body.members, [ada.session.person, bob.session.person]);
});

test('who is no member reads, writes, hears and changes nothing', async () => {
  const thread = await ada.enter('private');
  const { id } = await ada.say(thread, 'secret');
  const outsider = await eve.connect(['chat']);
  const attempts = [
    ['GET', thread],
    ['PATCH', thread, { topic: 'mine' }],
    ['DELETE', `${thread}/members/${encodeURIComponent(ada.id)}`],
    ['GET', `${thread}/messages`],
    ['POST', `${thread}/messages`, { text: 'hi', clientMessageId: '1' }],
    ['PATCH', `${thread}/messages/${id}`, { text: 'hi' }],
    ['DELETE', `${thread}/messages/${id}`],
    ['POST', `${thread}/typing`],
    ['PUT', `${thread}/read`, { upTo: 1 }],
  ] as const;
  for (const [method, path, body] of attempts) {
    const answer = await eve.ask(method, path, body);
    assert.equal(answer.status, 403, `${method} ${path}`);
    assert.equal(answer.body.error?.code, 'forbidden');
  }
  await ada.say(thread, 'still secret');
  await ada.ask('POST', `${thread}/typing`);
  await outsider.all('pong');
  assert.deepEqual(outsider.frames, []);
  assert.equal((await ada.read(thread)).messages.length, 3);
});

test('what is not there is not found', async () => {
  const thread = await ada.enter('missing');
  const nowhere = `/threads/${encodeURIComponent('19:none@thread.v2')}`;
  const attempts = [
    ['GET', nowhere],
    ['GET', `${nowhere}/messages`],
    ['POST', `${nowhere}/messages`, { text: 'hi', clientMessageId: '1' }],
    ['PATCH', `${thread}/messages/1`, { text: 'hi' }],
    ['DELETE', `${thread}/messages/none`],
    ['DELETE', `${thread}/members/${encodeURIComponent(eve.id)}`],
    ['GET', '/nothing'],
  ] as const;
  for (const [method, path, body] of attempts) {
    const answer = await ada.ask(method, path, body);
    assert.equal(answer.status, 404, `${method} ${path}`);
    assert.equal(answer.body.error?.code, 'not-found');
  }
});

test('the topic changes for everybody, and once', async () => {
  const thread = await ada.enter('topic');
  await bob.enter('topic');
  const socket = await bob.connect(['chat']);
  assert.equal((await ada.ask('PATCH', thread, { topic: ' Engines ' })).status, 204);
  assert.equal((await socket.next('topic-changed')).topic, 'Engines');
  const told = await socket.next('messages-changed');
  assert.deepEqual(told.messages[0]?.content, { kind: 'topic-changed', topic: 'Engines' });
  assert.equal((await ada.ask('PATCH', thread, { topic: 'Engines' })).status, 204);
  assert.deepEqual(await socket.all('topic-changed'), []);
  assert.equal((await bob.ask<ThreadDetails>('GET', thread)).body.topic, 'Engines');
  assert.equal((await bob.ask<Room>('PUT', '/rooms/topic')).body.topic, 'Engines');
  for (const topic of ['', '  ', 'x'.repeat(257), 7, undefined])
    assert.equal((await ada.ask('PATCH', thread, { topic })).status, 400);
});

test('a member who is taken out hears it, and the others, too', async () => {
  const thread = await ada.enter('removed');
  await bob.enter('removed');
  const [hers, his] = [await ada.connect(['chat']), await bob.connect(['chat'])];
  const path = `${thread}/members/${encodeURIComponent(bob.id)}`;
  assert.equal((await ada.ask('DELETE', path)).status, 204);
  assert.equal(typeof (await his.next('thread-removed')).thread, 'string');
  assert.deepEqual((await hers.next('members-left')).ids, [bob.id]);
  const told = await hers.next('messages-changed');
  assert.deepEqual(told.messages[0]?.content, { kind: 'members-removed', names: ['Bob'] });
  assert.deepEqual(told.messages[0].sender, ada.session.person);
  assert.equal((await bob.ask('GET', thread)).status, 403);
  await ada.say(thread, 'without him');
  assert.deepEqual(await his.all('messages-changed'), []);
  // A room is open: who comes back is a member again, and that is told again.
  await bob.enter('removed');
  assert.equal((await bob.read(thread)).messages.length, 5);
});

test('a member may leave', async () => {
  const thread = await ada.enter('left');
  await bob.enter('left');
  assert.equal((await bob.ask('DELETE', `${thread}/members/${encodeURIComponent(bob.id)}`)).status, 204);
  const { body } = await ada.ask<ThreadDetails>('GET', thread);
  assert.deepEqual(body.members, [ada.session.person]);
});

test('who is taken out of the room is out of its call, too', async () => {
  const thread = await ada.enter('expelled');
  await bob.enter('expelled');
  const [hers, his] = [await ada.call('expelled'), await bob.call('expelled')];
  await ada.ask('DELETE', `${thread}/members/${encodeURIComponent(bob.id)}`);
  const { reason, by } = await his.client.next('call-ended');
  assert.deepEqual({ reason, by }, { reason: 'removed', by: 'Ada' });
  assert.deepEqual((await hers.client.next('participants-left')).ids, [bob.id]);
});

test('typing is told to the others', async () => {
  const thread = await ada.enter('typing');
  await bob.enter('typing');
  const [hers, his] = [await ada.connect(['chat']), await bob.connect(['chat'])];
  assert.equal((await ada.ask('POST', `${thread}/typing`)).status, 204);
  assert.deepEqual((await his.next('typing')).person, ada.session.person);
  assert.deepEqual(await hers.all('typing'), []);
});

test('reading goes forward only, and never beyond the last message', async () => {
  const thread = await ada.enter('read');
  await bob.enter('read');
  const socket = await ada.connect(['chat']);
  const last = await ada.say(thread, 'hello');
  const read = async (upTo: unknown) => (await bob.ask('PUT', `${thread}/read`, { upTo })).status;
  assert.equal(await read(2), 204);
  const told = await socket.next('read-changed');
  assert.deepEqual([told.person, told.upTo], [bob.id, 2]);
  assert.equal(await read(1), 204);
  assert.equal(await read(0), 204);
  assert.deepEqual(await socket.all('read-changed'), []);
  assert.equal(await read(1e15), 204);
  assert.equal((await socket.next('read-changed')).upTo, last.sequence);
  const { body } = await ada.ask<ThreadDetails>('GET', thread);
  assert.deepEqual(body.receipts, [{ person: bob.id, upTo: last.sequence }]);
  for (const upTo of [-1, 1.5, '1', null, undefined]) assert.equal(await read(upTo), 400, String(upTo));
});

test('a socket that asked for calls alone hears nothing of chats', async () => {
  const thread = await ada.enter('quiet');
  const [quiet, loud] = [await ada.connect(['call']), await ada.connect(['chat'])];
  await ada.say(thread, 'hello');
  await loud.next('messages-changed');
  assert.deepEqual(await quiet.all('messages-changed'), []);
});
