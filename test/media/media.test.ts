import { aTimeout, expect, oneEvent, waitUntil } from '@open-wc/testing';
import { AcsError } from '../../src/contracts/errors.js';
import { attachVideo } from '../../src/media/attach-video.js';
import { AudioLevels } from '../../src/media/audio-levels.js';
import { AudioOutput } from '../../src/media/audio-output.js';
import { captureDevice, captureScreen, mediaSource, type MediaSource } from '../../src/media/capture.js';
import { listDevices } from '../../src/media/device-list.js';
import { DeviceMemory } from '../../src/media/device-memory.js';
import { loudnessOf } from '../../src/media/loudness.js';
import { answerAfterRefusal, type PermissionSource } from '../../src/media/permission.js';
import { playTestSound } from '../../src/media/test-sound.js';

function refusing(name: string): MediaSource {
  const refuse = () => Promise.reject(new DOMException('No.', name));
  return {
    getUserMedia: refuse,
    getDisplayMedia: refuse,
    enumerateDevices: refuse,
    addEventListener: () => {},
    removeEventListener: () => {},
  };
}

async function codeOf(promise: Promise<unknown>) {
  try {
    await promise;
    return 'none';
  } catch (error) {
    expect(error).to.be.instanceOf(AcsError);
    return AcsError.from(error).code;
  }
}

class FakeStorage {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

describe('attachVideo', () => {
  it('shows one silent video as the only child, tells the first frame, and takes it out again', async () => {
    const frame = document.createElement('div');
    frame.append('placeholder');
    document.body.append(frame);
    const track = await captureDevice(mediaSource(), 'camera');
    const place = attachVideo(frame);
    setTimeout(() => place.set(track));
    await oneEvent(frame, 'acs-first-frame');
    const video = frame.firstElementChild as HTMLVideoElement;
    expect(frame.childNodes).to.have.length(1);
    expect(video.muted && video.playsInline && video.autoplay).to.be.true;
    expect(video.videoWidth).to.be.greaterThan(0);
    place.set(track);
    expect(frame.firstElementChild, 'the same track changes nothing').to.equal(video);
    place.release();
    place.release();
    expect(frame.childNodes).to.have.length(0);
    expect(video.srcObject).to.be.null;
    expect(track.readyState, 'the track belongs to somebody else').to.equal('live');
    track.stop();
    frame.remove();
  });
});

describe('attachVideo, when a browser pauses', () => {
  it('goes on after a move in the document', async () => {
    const frame = document.createElement('div');
    const other = document.createElement('div');
    document.body.append(frame, other);
    const track = await captureDevice(mediaSource(), 'camera');
    const place = attachVideo(frame);
    setTimeout(() => place.set(track));
    await oneEvent(frame, 'acs-first-frame');
    const video = frame.querySelector('video')!;
    const calm = 1200; // Nothing is left of the beginning.
    await aTimeout(calm);
    frame.remove();
    await waitUntil(() => video.paused, 'the browser pauses it');
    other.append(frame);
    await waitUntil(() => !video.paused, 'it plays again', { timeout: 3000 });
    const seen = place.position!;
    await waitUntil(() => place.position! > seen, 'it moves', { timeout: 3000 });
    await aTimeout(calm);
    video.pause();
    await waitUntil(() => !video.paused, 'it plays again', { timeout: 3000 });
    place.release();
    track.stop();
    frame.remove();
    other.remove();
  });

  it('begins afresh with the same track', async () => {
    const frame = document.createElement('div');
    document.body.append(frame);
    const track = await captureDevice(mediaSource(), 'camera');
    const place = attachVideo(frame);
    setTimeout(() => place.set(track));
    await oneEvent(frame, 'acs-first-frame');
    const video = frame.querySelector('video')!;
    const before = video.srcObject;
    place.restart();
    expect(video.srcObject).not.to.equal(before);
    await waitUntil(() => !video.paused && place.position! > 0, 'it moves', { timeout: 3000 });
    place.release();
    expect(place.position).to.be.undefined;
    track.stop();
    frame.remove();
  });
});

describe('capture', () => {
  for (const [name, code] of [
    ['NotAllowedError', 'permission-denied'],
    ['NotFoundError', 'device-missing'],
    ['OverconstrainedError', 'device-missing'],
    ['NotReadableError', 'device-busy'],
    ['WeirdError', 'internal'],
  ] as const) {
    it(`says ${code} for ${name}`, async () => {
      expect(await codeOf(captureDevice(refusing(name), 'camera'))).to.equal(code);
    });
  }

  it('takes a closed picker for a change of mind', async () => {
    expect(await codeOf(captureScreen(refusing('NotAllowedError')))).to.equal('cancelled');
  });

  it('says so where there are no devices at all', async () => {
    expect(await codeOf(captureDevice(undefined, 'microphone'))).to.equal('unsupported');
  });

  it('refuses a device that is not there, rather than take another one', async () => {
    expect(await codeOf(captureDevice(mediaSource(), 'camera', 'nothing'))).to.equal('device-missing');
  });

  it('lists nothing where the browser does not say', async () => {
    expect((await listDevices(refusing('NotAllowedError'))).cameras).to.deep.equal([]);
  });
});

describe('answerAfterRefusal', () => {
  const answering = (state: PermissionState) =>
    ({ query: () => Promise.resolve({ state }) }) as unknown as PermissionSource;

  it('tells a refusal of the system from one of the person', async () => {
    expect(await answerAfterRefusal(answering('granted'), 'camera')).to.equal('denied-by-system');
    expect(await answerAfterRefusal(answering('denied'), 'camera')).to.equal('denied');
    expect(await answerAfterRefusal(undefined, 'camera')).to.equal('denied');
  });
});

describe('DeviceMemory', () => {
  const devices = ['a', 'b', 'c', 'd'].map((label) => ({ id: `id of ${label}`, label }));

  it('chooses the latest that is plugged in, whatever its id is now', () => {
    const storage = new FakeStorage();
    const memory = new DeviceMemory(storage);
    for (const label of ['a', 'b', 'c']) memory.remember('camera', label);
    expect(new DeviceMemory(storage).choose('camera', devices)?.label).to.equal('c');
    const others = devices.filter(({ label }) => label !== 'c').map((one) => ({ ...one, id: 'new' }));
    expect(memory.choose('camera', others)).to.deep.equal({ id: 'new', label: 'b' });
    expect(memory.choose('microphone', devices)).to.be.undefined;
  });

  it('keeps three of a kind, and nothing without a label', () => {
    const memory = new DeviceMemory(new FakeStorage());
    for (const label of ['a', 'b', '', 'c', 'd']) memory.remember('camera', label);
    expect(memory.choose('camera', devices.slice(0, 1)), 'the fourth').to.be.undefined;
    expect(memory.choose('camera', [{ id: '', label: '' }])).to.be.undefined;
  });

  it('lives with a storage that refuses, or that holds nonsense', () => {
    const refuse = () => {
      throw new DOMException('No.', 'SecurityError');
    };
    const memory = new DeviceMemory({ getItem: refuse, setItem: refuse, removeItem: refuse });
    memory.remember('camera', 'a');
    expect(memory.choose('camera', devices)).to.be.undefined;
    const storage = new FakeStorage();
    storage.setItem('acs-devices:camera', '{');
    expect(new DeviceMemory(storage).choose('camera', devices)).to.be.undefined;
  });
});

describe('AudioLevels', () => {
  it('measures all on one context, and closes it', async () => {
    const contexts: AudioContext[] = [];
    const levels = new AudioLevels(() => {
      const context = new AudioContext();
      contexts.push(context);
      return context;
    });
    const tone = new AudioContext();
    await tone.resume();
    const oscillator = tone.createOscillator();
    const destination = tone.createMediaStreamDestination();
    oscillator.connect(destination);
    oscillator.start();
    const [track] = destination.stream.getAudioTracks();
    levels.set('one', track);
    levels.set('two', track);
    expect(contexts).to.have.length(1);
    await waitUntil(() => levels.amplitude('one') > 0.5, 'the tone is heard');
    expect(levels.amplitude('nobody')).to.equal(0);
    levels.set('one', undefined);
    expect(levels.amplitude('one')).to.equal(0);
    levels.close();
    await waitUntil(() => contexts[0]?.state === 'closed', 'the context is closed');
    await tone.close();
  });
});

describe('AudioOutput', () => {
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')!;

  afterEach(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'play', play);
  });

  it('waits for one gesture where sound is refused, and then plays all', async () => {
    let refuse = true;
    let plays = 0;
    HTMLMediaElement.prototype.play = function () {
      if (refuse) return Promise.reject(new DOMException('No.', 'NotAllowedError'));
      plays++;
      return Promise.resolve();
    };
    const told: boolean[] = [];
    const output = new AudioOutput((blocked) => told.push(blocked));
    const destination = new AudioContext().createMediaStreamDestination();
    const [track] = destination.stream.getAudioTracks();
    output.set('ada', track);
    output.set('bo', track);
    await waitUntil(() => output.blocked, 'it is blocked');
    expect(told).to.deep.equal([true]);
    refuse = false;
    window.dispatchEvent(new Event('pointerup'));
    await waitUntil(() => plays === 2, 'both play');
    expect(output.blocked).to.be.false;
    expect(told).to.deep.equal([true, false]);
    window.dispatchEvent(new Event('pointerup'));
    expect(plays, 'one gesture is enough').to.equal(2);
    output.close();
  });
});

describe('AudioOutput, when a browser pauses', () => {
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play')!;

  afterEach(() => {
    Object.defineProperty(HTMLMediaElement.prototype, 'play', play);
  });

  it('goes on, until it is ended', () => {
    const played: HTMLMediaElement[] = [];
    HTMLMediaElement.prototype.play = function () {
      played.push(this);
      return Promise.resolve();
    };
    const output = new AudioOutput();
    const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
    output.set('ada', track);
    played[0]?.dispatchEvent(new Event('pause'));
    expect(played).to.have.length(2);
    output.resume();
    expect(played).to.have.length(3);
    output.set('ada', undefined);
    played[0]?.dispatchEvent(new Event('pause'));
    expect(played).to.have.length(3);
  });
});

describe('loudnessOf', () => {
  it('goes in even steps of decibels from silence to full scale', () => {
    expect(loudnessOf(0)).to.equal(0);
    expect(loudnessOf(NaN)).to.equal(0);
    expect(loudnessOf(1)).to.equal(1);
    expect(loudnessOf(2)).to.equal(1);
    expect(loudnessOf(0.001)).to.be.closeTo(0, 0.01);
    expect(loudnessOf(10 ** -1.5)).to.be.closeTo(0.5, 0.01);
  });
});

describe('playTestSound', () => {
  it('plays to its end and lets go of the sound', async () => {
    const contexts: AudioContext[] = [];
    await playTestSound(undefined, () => {
      const context = new AudioContext();
      contexts.push(context);
      return context;
    });
    expect(contexts[0]?.state).to.equal('closed');
  });
});
