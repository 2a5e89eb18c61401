import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { WireParticipant } from '../../src/contracts/native.js';
import { runScript, type Run } from './process.js';
import { Guest, handClock, start, type Client, type RunningServer } from './support.js';

const hasty = { limits: { pingEvery: 200, silence: 1_000 }, grace: 500 };
const caller = fileURLToPath(new URL('./caller.ts', import.meta.url));

/** Two who may call each other, the first in the call. */
async function pair(server: RunningServer) {
  const [ada, bob] = [await Guest.come(server, 'Ada'), await Guest.come(server, 'Bob')];
  await ada.enter('ghosts');
  await bob.enter('ghosts');
  return { ada, bob, hers: (await ada.call('ghosts')).client };
}

function becomes(client: Client, state: WireParticipant['state']) {
  return client.next('participants-changed', ({ participants: [one] }) => one?.state === state);
}

async function says(running: Run, words: RegExp) {
  while (!words.test(running.output)) await wait(20);
}

/** A way to a server that can go dead: nothing comes through any more, and nobody is told. */
async function way(server: RunningServer) {
  const pairs: Socket[] = [];
  const gate = createServer((near) => {
    const far = connect(Number(new URL(server.url).port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      pairs.push(one);
    }
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  after(() => {
    for (const socket of pairs) socket.destroy();
    gate.close();
  });
  return {
    url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`,
    goDead() {
      for (const socket of pairs) socket.unpipe().pause();
    },
  };
}

test('a process that is stopped is gone from the call, and finds its socket closed when it goes on', async () => {
  const server = await start(hasty);
  const { bob, hers } = await pair(server);
  const ghost = runScript(caller, server.url, bob.session.token, 'ghosts');
  await says(ghost, /in the call/);
  await becomes(hers, 'connected');
  ghost.child.kill('SIGSTOP');
  await becomes(hers, 'reconnecting');
  assert.deepEqual((await hers.next('participants-left')).ids, [bob.id]);
  ghost.child.kill('SIGCONT');
  await ghost.exit;
  assert.match(ghost.output, /closed with 1006/);
  // Who answers pings is there all the while.
  await hers.all('pong');
});

test('who is cut off from the network is gone, and may take up the stay by another way within the grace', async () => {
  const server = await start({ ...hasty, grace: 60_000 });
  const { bob, hers } = await pair(server);
  const network = await way(server);
  const his = await new Guest(network.url, bob.session).call('ghosts');
  await becomes(hers, 'connected');
  network.goDead();
  await becomes(hers, 'reconnecting');
  assert.notEqual(his.client.socket.readyState, his.client.socket.CLOSED, 'he knows nothing of it');
  const back = await bob.call('ghosts', his.joined.me.session);
  assert.equal(back.joined.resumed, true);
  assert.deepEqual((await becomes(hers, 'connected')).participants, [back.joined.me]);
  assert.deepEqual(await hers.all('participants-left'), []);
});

test('by default a ghost shows as reconnecting within ten seconds, and is gone five later', async () => {
  const clock = handClock(Date.now());
  const server = await start({ clock });
  const { bob, hers } = await pair(server);
  const { client } = await bob.call('ghosts');
  await becomes(hers, 'connected');
  client.socket.pause();
  let seconds = 0;
  const secondsUntil = async (isThere: () => Promise<boolean>) => {
    for (seconds = 0; !(await isThere()); seconds++) {
      assert.ok(seconds < 30, 'it never came');
      clock.advance(1000);
      await hers.all('pong'); // She is there, and everything told so far has come.
    }
    return seconds;
  };
  const toldLost = async () => (await hers.all('participants-changed')).length > 0;
  const found = await secondsUntil(toldLost);
  assert.ok(found >= 8 && found <= 10, `after ${found} s`);
  assert.equal((await becomes(hers, 'reconnecting')).participants[0]?.id, bob.id);
  const toldLeft = async () => (await hers.all('participants-left')).length > 0;
  assert.equal(await secondsUntil(toldLeft), 5);
});

test('whoever is lost is removed 120 seconds after the last sign of life, however long the grace', async () => {
  const clock = handClock(Date.now());
  const server = await start({ clock, grace: 3_600_000 });
  const { bob, hers } = await pair(server);
  const { client, joined } = await bob.call('ghosts');
  await becomes(hers, 'connected');
  client.drop();
  await becomes(hers, 'reconnecting');
  clock.advance(119_999);
  assert.deepEqual(await hers.all('participants-left'), []);
  clock.advance(1);
  assert.deepEqual((await hers.next('participants-left')).ids, [bob.id]);
  const late = await bob.call('ghosts', joined.me.session);
  assert.equal(late.joined.resumed, false);
});

test('a machine that was asleep takes nobody for dead', async () => {
  const clock = handClock(Date.now());
  const server = await start({ clock });
  const { bob, hers } = await pair(server);
  const { client } = await bob.call('ghosts');
  await becomes(hers, 'connected');
  clock.advance(3_600_000);
  await Promise.all([hers.all('pong'), client.all('pong')]);
  assert.deepEqual(await hers.all('participants-changed'), []);
});
