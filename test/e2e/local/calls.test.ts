import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.js';
import { Actor } from './support/actor.js';
import { openStage, type Stage } from './support/stage.js';

/** Joins in turn, so that each is the newcomer to all before. */
async function gather(stage: Stage, room: string, ...names: readonly string[]) {
  const actors = [];
  for (const name of names) actors.push(await Actor.join(stage, room, name));
  for (const actor of actors) {
    for (const name of names) {
      if (name !== actor.name)
        await actor.untilOther(name, 'connected', ({ state }) => state === 'connected');
    }
  }
  return actors as [Actor, Actor, ...Actor[]];
}

async function streamOf(viewer: Actor, name: string, kind: 'camera' | 'screen') {
  let id = '';
  await viewer.untilOther(name, `with a ${kind}`, ({ streams }) => {
    const stream = streams.find((one) => one.kind === kind && one.available);
    id = stream?.id ?? '';
    return stream;
  });
  return id;
}

describe('a call over the local transport', () => {
  let stage: Stage;

  before(async () => {
    // The second fake camera gives frames that Chromium's own encoders drop; the third is as good as the first.
    stage = await openStage({ flags: ['--use-fake-device-for-media-stream=device-count=3,fps=20'] });
  });
  after(() => stage.close());

  it('shows three people each other, moving, and lets them hear each other', async () => {
    const actors = await gather(stage, 'three', 'Ada', 'Bo', 'Cy');
    for (const actor of actors) {
      for (const { name } of actors.filter((one) => one !== actor)) {
        const stream = await streamOf(actor, name, 'camera');
        await actor.watch(stream);
        assert.ok((await actor.framesWithin(stream, 1000)) >= 5, `${actor.name} decodes ${name}`);
        const { id } = (await actor.other(name))!;
        await eventually(`${actor.name} to hear ${name}`, async () => (await actor.loudest(id, 1500)) > 0.1);
      }
      const { connection, me } = await actor.state();
      assert.equal(connection.media, 'flowing');
      assert.equal(connection.signal, 'online');
      assert.ok((await actor.loudest(me.id)) > 0.1, `${actor.name} hears themselves`);
    }
    await Promise.all(actors.map(({ page }) => page.close()));
  });

  it('mutes, and mutes others, and tells who speaks', async () => {
    const [ada, bo] = await gather(stage, 'mute', 'Ada', 'Bo');
    const { id } = (await bo.other('Ada'))!;
    await bo.untilOther('Ada', 'speaking', ({ speaking }) => speaking);
    await ada.until('herself speaking', ({ me }) => me.speaking);
    await ada.ask({ type: 'set-microphone', on: false });
    await bo.untilOther('Ada', 'muted', ({ muted }) => muted);
    await bo.untilOther('Ada', 'silent', ({ speaking }) => !speaking);
    assert.equal(await bo.loudest(id), 0);
    await ada.ask({ type: 'set-microphone', on: true });
    await bo.untilOther('Ada', 'unmuted', ({ muted }) => !muted);
    assert.ok((await bo.loudest(id)) > 0.1);

    await bo.ask({ type: 'mute-participant', id });
    await ada.until('that she is muted', ({ microphone, me }) => !microphone.on && me.muted);
    await ada.until('who muted her', ({ notices }) =>
      notices.some(({ code, subject }) => code === 'muted-by' && subject === 'Bo'),
    );
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('turns the camera off, with its light, and on again without a new negotiation', async () => {
    const [ada, bo] = await gather(stage, 'camera', 'Ada', 'Bo');
    const stream = await streamOf(bo, 'Ada', 'camera');
    await bo.watch(stream);
    const before = await ada.page.evaluate(() => window.person.negotiations);
    const lights = await ada.page.evaluate(() => window.person.lights());
    assert.deepEqual(lights, { audio: 1, video: 1 });
    await ada.ask({ type: 'set-camera', on: false });
    await bo.untilOther('Ada', 'without a camera', ({ streams }) => streams.length === 0);
    assert.deepEqual(await ada.page.evaluate(() => window.person.lights()), { audio: 1, video: 0 });
    assert.equal(await bo.page.evaluate(() => document.querySelectorAll('video').length), 0);
    await ada.ask({ type: 'set-camera', on: true });
    await streamOf(bo, 'Ada', 'camera');
    await bo.moves(stream);
    assert.equal(await ada.page.evaluate(() => window.person.negotiations), before);
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('changes devices in the midst of it, and remembers them', async () => {
    const [ada, bo] = await gather(stage, 'devices', 'Ada', 'Bo');
    const stream = await streamOf(bo, 'Ada', 'camera');
    await bo.watch(stream);
    const { devices } = await ada.state();
    const camera = devices.cameras.at(-1)!;
    const microphone = devices.microphones.find(({ id }) => id !== devices.selected.microphone)!;
    const speaker = devices.speakers.at(-1)!;
    for (const [kind, { id }] of Object.entries({ camera, microphone, speaker })) {
      assert.equal(await ada.ask({ type: 'select-device', kind: kind as 'camera', id }), undefined);
    }
    await ada.until(
      'what she chose',
      ({ devices: { selected } }) =>
        selected.camera === camera.id &&
        selected.microphone === microphone.id &&
        selected.speaker === speaker.id,
    );
    await bo.moves(stream);
    assert.ok((await bo.loudest((await bo.other('Ada'))!.id)) > 0.1);
    assert.equal(await ada.ask({ type: 'select-device', kind: 'camera', id: 'none' }), 'device-missing');
    assert.ok((await ada.state()).camera.on, 'a device that is not there changes nothing');

    await ada.page.reload();
    await ada.page.waitForFunction(() => 'person' in window);
    await ada.open(stage.server.url, 'devices');
    await ada.until(
      'the same devices',
      ({ devices: { selected } }) =>
        selected.camera === camera.id &&
        selected.microphone === microphone.id &&
        selected.speaker === speaker.id,
    );
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('shares a screen with its sound, until it is stopped here or in the browser’s own bar', async () => {
    const [ada, bo] = await gather(stage, 'share', 'Ada', 'Bo');
    for (const stop of ['here', 'in the bar']) {
      assert.equal(await ada.ask({ type: 'set-screen-share', on: true }), undefined);
      await ada.until('her own share', ({ screenShare, me }) => screenShare.on && me.streams.length === 2);
      const stream = await streamOf(bo, 'Ada', 'screen');
      await bo.watch(stream);
      if (stop === 'here') await ada.ask({ type: 'set-screen-share', on: false });
      else await ada.page.evaluate(() => window.person.endShare());
      await ada.until('that the share is over', ({ screenShare }) => !screenShare.on);
      await bo.untilOther('Ada', 'sharing no more', ({ streams }) =>
        streams.every(({ kind }) => kind === 'camera'),
      );
    }
    await Promise.all([ada.page.close(), bo.page.close()]);
  });

  it('raises hands in order, removes, leaves and ends', async () => {
    const [ada, bo, cy] = (await gather(stage, 'order', 'Ada', 'Bo', 'Cy')) as [Actor, Actor, Actor];
    await bo.ask({ type: 'set-hand', raised: true });
    await cy.ask({ type: 'set-hand', raised: true });
    await ada.untilOther('Cy', 'with a hand up', ({ handRaisedAt }) => handRaisedAt);
    const hands = (await ada.state()).participants.toSorted((a, b) => a.handRaisedAt! - b.handRaisedAt!);
    assert.deepEqual(
      hands.map(({ name }) => name),
      ['Bo', 'Cy'],
    );
    assert.equal((await bo.state()).me.handRaisedAt, hands[0]?.handRaisedAt);

    await ada.ask({ type: 'remove-participant', id: (await bo.state()).me.id });
    await bo.until(
      'that he is out',
      ({ status, endReason }) =>
        status === 'ended' && endReason?.code === 'removed' && endReason.by === 'Ada',
    );
    assert.deepEqual(await bo.page.evaluate(() => window.person.lights()), { audio: 0, video: 0 });
    await ada.until('two', ({ participants }) => participants.length === 1);
    await cy.ask({ type: 'leave' });
    await ada.until(
      'nobody',
      ({ participants, connection }) => participants.length === 0 && connection.media === 'none',
    );
    assert.equal(await cy.ask({ type: 'join' }), undefined);
    await ada.untilOther('Cy', 'back', ({ state, streams }) => state === 'connected' && streams.length === 1);
    await ada.ask({ type: 'end-for-everyone' });
    await cy.until(
      'the end',
      ({ endReason }) => endReason?.code === 'ended-for-everyone' && endReason.by === 'Ada',
    );
    assert.equal((await ada.state()).endReason?.code, 'ended-for-everyone');
    await Promise.all([ada, bo, cy].map(({ page }) => page.close()));
  });

  it('replaces me when I join from elsewhere', async () => {
    const ada = await Actor.join(stage, 'twice', 'Ada');
    await ada.page.evaluate(() => window.person.again());
    await ada.until(
      'that she is elsewhere',
      ({ endReason }) => endReason?.code === 'replaced' && endReason.rejoin,
    );
    await ada.page.close();
  });
});
