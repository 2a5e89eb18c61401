import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startServer } from '../../../server/start-server.js';
import { Actor } from './support/actor.js';
import { openStage, type Stage } from './support/stage.js';

describe('a call over the local transport, when something breaks', () => {
  let stage: Stage;
  let data: string;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'acs-local-'));
    stage = await openStage({ server: { data } });
  });
  after(async () => {
    await stage.close();
    await rm(data, { recursive: true });
  });

  async function two(room: string) {
    const ada = await Actor.join(stage, room, 'Ada');
    const bo = await Actor.join(stage, room, 'Bo');
    let stream = '';
    await bo.untilOther('Ada', 'with a camera', ({ streams, state }) => {
      stream = streams.find(({ available }) => available)?.id ?? '';
      return stream && state === 'connected';
    });
    await bo.watch(stream);
    return { ada, bo, stream };
  }

  it('goes on while the socket is lost, and takes up the same stay', async () => {
    const { ada, bo, stream } = await two('socket');
    const { callId, me } = await bo.state();
    await bo.ask({ type: 'set-hand', raised: true });
    await bo.page.evaluate(() => window.person.dropSockets());
    await bo.until(
      'that it is reconnecting',
      ({ status, connection }) =>
        status === 'reconnecting' && connection.attempt === 1 && connection.cause === 'unreachable',
    );
    assert.equal((await bo.state()).participants.length, 1);
    await bo.until('that it is connected', ({ status }) => status === 'connected');
    const after = await bo.state();
    assert.equal(after.callId, callId);
    assert.equal(after.me.joinedAt, me.joinedAt, 'the same stay');
    assert.ok(after.me.handRaisedAt, 'the hand is still up');
    assert.ok((await bo.framesWithin(stream, 1500)) > 5, 'the picture never stopped');
    await ada.ask({ type: 'set-camera', on: false });
    await bo.untilOther('Ada', 'without a camera', ({ streams }) => streams.length === 0);
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('joins again by itself after the server has gone and come back, and media goes on meanwhile', async () => {
    const { ada, bo, stream } = await two('server');
    const { me } = await bo.state();
    const port = Number(new URL(stage.server.url).port);
    await stage.server.close();
    await bo.until('that it is reconnecting', ({ status }) => status === 'reconnecting');
    assert.ok((await bo.framesWithin(stream, 2000)) > 5, 'the picture goes on without a server');
    await ada.ask({ type: 'set-microphone', on: false });
    stage.server = await startServer({ data, port });
    await bo.ask({ type: 'reconnect' });
    for (const actor of [ada, bo]) {
      await actor.until('that it is connected', ({ status }) => status === 'connected', 30_000);
    }
    assert.equal((await bo.state()).me.id, me.id, 'the same person');
    await bo.untilOther('Ada', 'muted and connected', ({ muted, state }) => muted && state === 'connected');
    await bo.moves(stream);
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('makes a new connection where the old one is beyond mending', async () => {
    const { ada, bo, stream } = await two('media');
    await ada.page.evaluate(() => window.person.breakMedia());
    await bo.untilOther('Ada', 'interrupted', ({ state }) => state === 'reconnecting');
    await bo.untilOther('Ada', 'connected again', ({ state }) => state === 'connected', 40_000);
    await bo.moves(stream);
    await ada.until('Bo', ({ participants: [other] }) => other?.state === 'connected');
    assert.equal((await bo.state()).status, 'connected');
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('sees a killed tab go within seconds, and a closed one at once', async () => {
    const { ada, bo } = await two('killed');
    const cy = await Actor.join(stage, 'killed', 'Cy');
    await bo.until('two', ({ participants }) => participants.length === 2);
    await cy.page.close();
    await bo.until('that Cy has left', ({ participants }) => participants.length === 1, 1500);
    await ada.page.goto('chrome://crash').catch(() => {});
    await bo.until('that Ada is gone', ({ participants }) => participants.length === 0, 9000);
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('is the same person after a reload, and another one in a duplicated tab', async () => {
    const { ada, bo } = await two('reload');
    const { id } = (await ada.state()).me;
    await ada.page.reload();
    await ada.page.waitForFunction(() => 'person' in window);
    await ada.open(stage.server.url, 'reload');
    await ada.ask({ type: 'join' });
    assert.equal((await ada.state()).me.id, id);
    await bo.untilOther('Ada', 'again', ({ state }) => state === 'connected');

    const opened = ada.page.waitForEvent('popup');
    await ada.page.evaluate(() => window.open(location.href));
    const copy = new Actor(await opened, 'Ada');
    await copy.page.waitForFunction(() => 'person' in window);
    await copy.open(stage.server.url, 'reload');
    await copy.ask({ type: 'join' });
    assert.notEqual((await copy.state()).me.id, id);
    await bo.until('two others', ({ participants }) => participants.length === 2);
    assert.equal((await ada.state()).status, 'connected');
    await Promise.all([ada.page.close(), bo.page.close(), copy.page.close()]);
  });

  it('says what is wrong when it cannot join, and works once that is mended', async () => {
    const page = await stage.enter();
    const ada = new Actor(page, 'Ada');
    await ada.open('http://127.0.0.1:9', 'nobody');
    assert.equal(await ada.ask({ type: 'join' }), 'unreachable');
    const { status, endReason } = await ada.state();
    assert.equal(status, 'ended');
    assert.deepEqual(
      { ...endReason, message: '' },
      { code: 'failed', error: 'unreachable', rejoin: true, message: '' },
    );
    for (const [attributes, target] of [
      [{ room: 'no room' }, 'room'],
      [{}, 'room'],
      [{ room: 'r', server: 'ftp://x' }, 'server'],
      [{ room: 'r', 'token-url': 'javascript:1' }, 'token-url'],
      [{ room: 'r', 'display-name': 'x'.repeat(300) }, 'display-name'],
    ] as const) {
      const refusal = await page.evaluate((given) => window.person.refusal(given), attributes);
      assert.deepEqual(refusal, { code: 'invalid-argument', target });
    }
    const nameless = await stage.enter();
    const asked = await nameless.evaluate(
      async (attributes) => {
        const name = await window.person.openCall(attributes);
        const first = await window.person.ask({ type: 'join' });
        const second = await window.person.ask({ type: 'join', name: 'Zoë' });
        return [
          name,
          first,
          second,
          window.person.state()?.me.name,
          await window.person.openCall(attributes),
        ];
      },
      { server: stage.server.url, room: 'names' },
    );
    assert.deepEqual(asked, [undefined, 'invalid-argument', undefined, 'Zoë', 'Zoë']);
    await Promise.all([page.close(), nameless.close()]);
  });
});
