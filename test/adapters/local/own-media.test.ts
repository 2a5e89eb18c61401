import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { OwnMedia } from '../../../src/adapters/local/own-media.js';
import type { CallFact, CallState } from '../../../src/contracts/call.js';
import { AcsError } from '../../../src/contracts/errors.js';
import { idleCall } from '../../../src/stateful/call/idle-call.js';
import { ManualClock } from '../../../src/testing/manual-clock.js';
import { reduceCall } from '../../../src/stateful/call/reduce-call.js';

/** A machine whose devices a test plugs in and out; the pictures and sounds are the browser's own fake ones. */
class Machine extends EventTarget {
  devices: readonly { readonly kind: MediaDeviceKind; readonly deviceId: string; readonly label: string }[] =
    [];
  readonly tracks: MediaStreamTrack[] = [];
  refusal: string | undefined;
  getDisplayMedia: () => Promise<MediaStream> = () =>
    Promise.reject(new DOMException('No.', 'NotAllowedError'));

  enumerateDevices = () => Promise.resolve(this.devices as MediaDeviceInfo[]);

  getUserMedia = async ({ video, audio }: MediaStreamConstraints = {}) => {
    if (this.refusal) throw new DOMException('No.', this.refusal);
    const kind = video ? 'videoinput' : 'audioinput';
    const wanted = (video ?? audio) as { readonly deviceId?: { readonly exact: string } };
    const fitting = this.devices.filter((one) => one.kind === kind);
    const found = wanted.deviceId
      ? fitting.find((one) => one.deviceId === wanted.deviceId?.exact)
      : fitting[0];
    if (!found) throw new DOMException('None.', 'OverconstrainedError');
    const stream = await navigator.mediaDevices.getUserMedia(video ? { video: true } : { audio: true });
    const [track] = stream.getTracks();
    track!.getSettings = () => ({ deviceId: found.deviceId });
    Object.defineProperty(track, 'label', { value: found.label });
    this.tracks.push(track!);
    return stream;
  };

  plug(...labels: readonly string[]) {
    this.devices = labels.map((label) => ({
      kind: label.startsWith('Camera')
        ? 'videoinput'
        : label.startsWith('Speaker')
          ? 'audiooutput'
          : 'audioinput',
      deviceId: `id of ${label}`,
      label,
    }));
    this.dispatchEvent(new Event('devicechange'));
  }

  /** What the browser does when the device of a track goes. */
  end(track: MediaStreamTrack | undefined) {
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  }
}

describe('OwnMedia', () => {
  let machine: Machine;
  let clock: ManualClock;
  let state: CallState;
  let facts: CallFact[];
  let media: OwnMedia;
  let speakers: string[];
  let closing: AbortController;
  const options = { signal: new AbortController().signal, pauseDeadline: () => () => {} };

  beforeEach(async () => {
    machine = new Machine();
    clock = new ManualClock();
    machine.plug('Camera A', 'Camera B', 'Microphone A', 'Microphone B', 'Speaker A', 'Speaker B');
    state = idleCall;
    facts = [];
    speakers = [];
    closing = new AbortController();
    media = new OwnMedia({
      source: machine,
      permissions: undefined,
      storage: undefined,
      clock,
      report: (fact) => {
        facts.push(fact);
        state = reduceCall(state, fact);
      },
      changed: () => {},
      useSpeaker: (id) => {
        speakers.push(id);
        return Promise.resolve();
      },
      signal: closing.signal,
    });
    await waitUntil(() => state.devices.cameras.length === 2, 'the devices are known');
  });

  afterEach(() => {
    closing.abort();
    expect(
      machine.tracks.every(({ readyState }) => readyState === 'ended'),
      'nothing is left open',
    ).to.be.true;
  });

  const lost = () => facts.flatMap((fact) => (fact.type === 'device-lost' ? fact : []));

  for (const kind of ['camera', 'microphone'] as const) {
    const name = kind === 'camera' ? 'Camera' : 'Microphone';
    const set = (on: boolean) =>
      kind === 'camera' ? media.setCamera(on, options) : media.setMicrophone(on, options);

    it(`goes on with another ${kind} when the one in use is unplugged, and says so`, async () => {
      await media.select({ type: 'select-device', kind, id: `id of ${name} B` }, options);
      await set(true);
      expect(state.devices.selected[kind]).to.equal(`id of ${name} B`);
      machine.plug(`${name} A`);
      machine.end(machine.tracks.at(-1));
      await waitUntil(() => lost().length > 0, 'it is told');
      expect(lost()).to.have.length(1);
      expect(lost()[0]).to.include({ kind, label: `${name} B`, now: `${name} A` });
      await waitUntil(
        () => state[kind].on && state.devices.selected[kind] === `id of ${name} A`,
        'the other is on',
      );
      expect(machine.tracks.at(-1)).to.include({ readyState: 'live', enabled: true });
      expect(media.tracks[kind]).to.equal(machine.tracks.at(-1));
    });

    it(`turns off when the only ${kind} is unplugged, and can be turned on when one comes`, async () => {
      await set(true);
      machine.plug();
      machine.end(machine.tracks.at(-1));
      await waitUntil(() => !state[kind].on, 'it is off');
      await waitUntil(() => state[kind].availability === 'missing', 'it is missing');
      expect(lost()[0]?.now).to.be.undefined;
      machine.plug(`${name} C`);
      await waitUntil(() => state[kind].availability === 'available', 'it is back');
      await set(true);
      expect(state[kind].on).to.be.true;
    });

    it(`says why a ${kind} cannot be used, and works once it can`, async () => {
      for (const [refusal, availability] of [
        ['NotAllowedError', 'denied'],
        ['NotReadableError', 'busy'],
      ] as const) {
        machine.refusal = refusal;
        let refused = false;
        await set(true).catch(() => (refused = true));
        expect(refused).to.be.true;
        expect(state[kind]).to.include({ on: false, availability });
      }
      machine.refusal = undefined;
      await set(true);
      expect(state[kind]).to.include({ on: true, availability: 'available' });
      expect(state.devices.permission[kind]).to.equal('granted');
    });

    it(`says that a ${kind} was taken away while it is still plugged in, and turns it on when asked`, async () => {
      await set(true);
      machine.refusal = 'NotReadableError';
      machine.end(machine.tracks.at(-1));
      await waitUntil(() => !state[kind].on, 'it is off');
      expect(state[kind].availability).to.equal('busy');
      expect(state.notices.at(-1)).to.include({ code: `${kind}-taken`, subject: `${name} A` });
      machine.refusal = undefined;
      await set(true);
      expect(state[kind].on).to.be.true;
      expect(state.notices).to.be.empty;
    });

    it(`says that nothing comes from a ${kind}, tells the others, and opens it again when asked`, async () => {
      await set(true);
      const track = machine.tracks.at(-1)!;
      const mute = (muted: boolean) => {
        Object.defineProperty(track, 'muted', { value: muted, configurable: true });
        track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
      };
      mute(true);
      await clock.pass(1999);
      expect(state.notices, 'some begin late').to.be.empty;
      await clock.pass(1);
      expect(state.notices.at(-1)).to.include({ code: `${kind}-taken` });
      expect(state[kind].on, 'it is wanted').to.be.true;
      expect(media.wire).to.deep.equal({ muted: true, camera: false, screen: false });
      mute(false);
      await clock.pass(0);
      expect(state.notices).to.be.empty;
      expect(kind === 'camera' ? media.wire.camera : !media.wire.muted).to.be.true;
      mute(true);
      await clock.pass(2000);
      await set(true);
      expect(track.readyState).to.equal('ended');
      expect(machine.tracks.at(-1)).to.include({ readyState: 'live', enabled: true });
      expect(kind === 'camera' ? media.wire.camera : !media.wire.muted).to.be.true;
    });

    it(`goes back to the ${kind} that was chosen when it is plugged in again`, async () => {
      await media.select({ type: 'select-device', kind, id: `id of ${name} B` }, options);
      await set(true);
      machine.plug(`${name} A`);
      machine.end(machine.tracks.at(-1));
      await waitUntil(() => state.devices.selected[kind] === `id of ${name} A`, 'the other is in use');
      await waitUntil(() => state[kind].on, 'it is on');
      machine.plug(`${name} A`, `${name} B`);
      await waitUntil(() => state.devices.selected[kind] === `id of ${name} B`, 'the chosen one is back');
      await waitUntil(() => media.tracks[kind]?.label === `${name} B`, 'it is in use');
      expect(media.tracks[kind]).to.include({ readyState: 'live', enabled: true });
      expect(state[kind].on).to.be.true;
      expect(state.notices).to.be.empty;
    });

    it(`stays with the ${kind} that was chosen after another was lost`, async () => {
      await media.select({ type: 'select-device', kind, id: `id of ${name} B` }, options);
      await set(true);
      machine.plug(`${name} A`, `${name} C`);
      machine.end(machine.tracks.at(-1));
      await waitUntil(() => state[kind].on && lost().length > 0, 'another is on');
      await media.select({ type: 'select-device', kind, id: `id of ${name} C` }, options);
      machine.plug(`${name} A`, `${name} B`, `${name} C`);
      await aTimeout(50);
      expect(state.devices.selected[kind]).to.equal(`id of ${name} C`);
    });

    it(`closes a ${kind} that comes when nobody waits for it any more`, async () => {
      const late = set(true).then(
        () => 'on',
        () => 'refused',
      );
      if (kind === 'camera') await media.setCamera(false, options);
      else media.mute();
      expect(await late).to.equal('refused');
      expect(state[kind].on).to.be.false;
      expect(machine.tracks.every(({ readyState }) => readyState === 'ended')).to.be.true;
    });
  }

  it('counts no time while somebody chooses what to share, and stops a share that comes too late', async () => {
    const [picture] = (await navigator.mediaDevices.getUserMedia({ video: true })).getVideoTracks();
    machine.tracks.push(picture!);
    let choose = () => {};
    machine.getDisplayMedia = () =>
      new Promise((resolve) => (choose = () => resolve(new MediaStream([picture!]))));
    const waiting = new AbortController();
    let pauses = 0;
    const late = media
      .setScreenShare(true, {
        signal: waiting.signal,
        pauseDeadline: () => {
          pauses++;
          return () => pauses--;
        },
      })
      .then(
        () => 'on',
        (error: unknown) => AcsError.from(error).code,
      );
    expect(pauses, 'the clock stands').to.equal(1);
    waiting.abort(new AcsError('timed-out', ''));
    choose();
    expect(await late).to.equal('timed-out');
    expect(pauses).to.equal(0);
    expect(picture!.readyState).to.equal('ended');
    expect(state.screenShare.on).to.be.false;
  });

  it('keeps a muted microphone open and silent, but closes a camera that is off', async () => {
    await media.setMicrophone(true, options);
    await media.setCamera(true, options);
    await media.setMicrophone(false, options);
    await media.setCamera(false, options);
    const [microphone, camera] = machine.tracks;
    expect(microphone).to.include({ readyState: 'live', enabled: false });
    expect(camera?.readyState).to.equal('ended');
    media.turnOff();
    expect(microphone?.readyState).to.equal('ended');
  });

  it('takes a refused permission for an answer', async () => {
    machine.refusal = 'NotAllowedError';
    await media.askPermission({ type: 'ask-permission', camera: true, microphone: true }, options);
    expect(state.devices.permission).to.deep.equal({ camera: 'denied', microphone: 'denied' });
    expect(
      facts.some((fact) => fact.type === 'devices-changed' && fact.change.permission?.camera === 'asking'),
    ).to.be.true;
  });

  it('goes back to the default when the chosen speaker is unplugged', async function () {
    if (state.devices.speakers.length === 0) this.skip();
    await media.select({ type: 'select-device', kind: 'speaker', id: 'id of Speaker B' }, options);
    machine.plug('Camera A', 'Microphone A', 'Speaker A');
    await waitUntil(() => lost().length > 0, 'it is told');
    expect(lost()[0]).to.include({ kind: 'speaker', label: 'Speaker B' });
    expect(speakers.at(-1)).to.equal('');
    expect(state.devices.selected.speaker).to.be.undefined;
  });
});
