import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { ready, run } from './process.js';
import { Guest, temporaryFolder, type Client } from './support.js';

/** Two in a call on a server of its own process. */
async function callOn(data: string) {
  const server = run('--port', '0', '--data', data);
  const { url } = await ready(server);
  const [ada, bob] = [await Guest.come({ url }, 'Ada'), await Guest.come({ url }, 'Bob')];
  const thread = await ada.enter('restart');
  await bob.enter('restart');
  const [hers, his] = [await ada.call('restart'), await bob.call('restart')];
  return { server, url, thread, people: [ada, bob] as const, calls: [hers, his] as const };
}

/** Both come back with what they have: a token, and the session of their last join. */
async function comeBack({ url, people, calls }: Awaited<ReturnType<typeof callOn>>, data: string) {
  const again = run('--port', new URL(url).port, '--data', data);
  await ready(again);
  const back: { client: Client; joined: Awaited<ReturnType<Client['join']>> }[] = [];
  for (const [index, guest] of people.entries())
    back.push(await guest.call('restart', calls[index]!.joined.me.session));
  const [hers, his] = back;
  assert.ok(hers && his);
  for (const [index, { joined }] of back.entries()) {
    assert.equal(joined.me.id, people[index]!.id);
    assert.equal(joined.resumed, false, 'peers must know to start afresh');
    assert.notEqual(joined.me.session, calls[index]!.joined.me.session);
  }
  assert.deepEqual(his.joined.participants, [hers.joined.me]);
  assert.deepEqual((await hers.client.next('participants-changed')).participants, [his.joined.me]);
  return again;
}

test('a server that is asked to stop tells everybody to come back, and they find each other again', async () => {
  const data = await temporaryFolder();
  const call = await callOn(data);
  call.server.child.kill('SIGTERM');
  for (const { client } of call.calls) {
    const { error } = await client.next('failure');
    assert.deepEqual([error.code, error.retryAfter], ['unreachable', 1]);
    assert.equal((await client.closed).code, 1001);
  }
  assert.deepEqual(await call.server.exit, { code: 0, signal: null });
  assert.equal(call.server.errors, '');
  const again = await comeBack(call, data);
  again.child.kill('SIGTERM');
  assert.deepEqual(await again.exit, { code: 0, signal: null });
});

test('a server that is killed in mid-call is found again by its people', async () => {
  const data = await temporaryFolder();
  const call = await callOn(data);
  call.server.child.kill('SIGKILL');
  for (const { client } of call.calls) assert.equal((await client.closed).code, 1006);
  await call.server.exit;
  const again = await comeBack(call, data);
  again.child.kill('SIGTERM');
  await again.exit;
});

test('what is under way when the server is asked to stop is answered, and kept', async () => {
  const data = await temporaryFolder();
  const { server, url, thread, people, calls } = await callOn(data);
  const [ada] = people;
  const body = JSON.stringify({ text: 'the last word', clientMessageId: 'last' });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  const ended = new Promise((resolve) => socket.on('close', resolve));
  socket.write(
    [
      `POST /api/v1${thread}/messages HTTP/1.1`,
      `Host: ${new URL(url).host}`,
      `Authorization: Bearer ${ada.session.token}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body.slice(0, 10),
    ].join('\r\n'),
  );
  await ada.read(thread); // By now the first half has arrived, too.
  server.child.kill('SIGTERM');
  await calls[0].client.closed;
  socket.write(body.slice(10));
  await ended;
  assert.match(answer, /^HTTP\/1\.1 201 /);
  assert.deepEqual(await server.exit, { code: 0, signal: null });

  const again = run('--port', '0', '--data', data);
  const { messages } = await new Guest((await ready(again)).url, ada.session).read(thread);
  assert.deepEqual(messages.at(-1)?.content, { kind: 'text', text: 'the last word' });
  again.child.kill('SIGTERM');
  await again.exit;
});
